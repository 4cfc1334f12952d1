#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "api/dialects/rat/run.h"
#include "codec/iso8601.h"

static const char *const sorts[] = {
	[RUNS_BY_CREATION] = "created_at", [RUNS_BY_START] = "started_at",
	[RUNS_BY_END] = "finished_at",	   [RUNS_BY_STATUS] = "status",
	[RUNS_BY_TRIGGER] = "trigger",	   [RUNS_BY_DURATION] = "duration_ms",
};

static enum rc read_time(struct request *rq, const char *name, ms_t *out, struct err *err)
{
	struct str text = rat_query(rq, name);
	struct err why = {0};

	*out = AT_NONE;
	if (text.n == 0 || iso_parse(text, out, name, &why) == RC_OK)
		return RC_OK;
	return err_set(err, RC_INVALID, "invalid_argument", "%s must be RFC3339 format", name);
}

/* *none_out: a word that is no status is one that no run has. */
static enum rc read_filter(struct request *rq, struct pipeline_run_filter *out, bool *none_out,
			   struct err *err)
{
	struct str status = rat_query(rq, "status");
	size_t sort;

	*out = (struct pipeline_run_filter){.now = rq->now,
					    .layer = rat_query(rq, "layer"),
					    .name = rat_query(rq, "pipeline"),
					    .states = pipeline_status_states(status)};
	*none_out = status.n != 0 && out->states == 0;
	sort = rat_sort(rq, sorts, COUNTOF(sorts), &out->upwards);
	if (sort != SIZE_MAX)
		out->sort = (enum pipeline_run_sort)sort;
	rat_page(rq, &out->page);
	if (read_time(rq, "started_after", &out->started_after, err) ||
	    read_time(rq, "started_before", &out->started_before, err))
		return err->rc;
	return rat_scope_asked(rq, &out->namespace, err);
}

enum rc rat_runs_list(struct request *rq, struct err *err)
{
	struct pipeline_run_list list = {0};
	struct pipeline_run_filter f;
	struct json_writer w;
	bool none;

	if (read_filter(rq, &f, &none, err) ||
	    (!none && store_pipeline_run_list(rq->services->reader, &rq->arena, &f, &list, err)))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "runs");
	for (size_t i = 0; i < list.n; i++)
		rat_run_write(&w, &rq->arena, &list.items[i]);
	json_end_array(&w);
	json_add_i64(&w, "total", list.total);
	json_end_object(&w);
	return RC_OK;
}
