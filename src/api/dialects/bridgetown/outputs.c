/* get_run_output, compare_runs. */

#include "api/dialects/bridgetown/bridgetown.h"
#include "api/dialects/bridgetown/job.h"
#include "api/dialects/bridgetown/left.h"
#include "api/dialects/bridgetown/metrics.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/fields.h"
#include "store/record.h"

struct asking {
	struct arena *a;
	struct str run, other, output;
};

static enum rc read_text(struct asking *r, const struct json *v, struct str *out, const char *name,
			 struct err *err)
{
	return json_string(r->a, v, LIMIT_NAME, out, name, err);
}

static enum rc read_run(void *into, const char *name, const struct json *v, struct err *err)
{
	struct asking *r = into;

	return read_text(r, v, &r->run, name, err);
}

static enum rc read_other(void *into, const char *name, const struct json *v, struct err *err)
{
	struct asking *r = into;

	return read_text(r, v, &r->other, name, err);
}

static enum rc read_output(void *into, const char *name, const struct json *v, struct err *err)
{
	struct asking *r = into;

	return read_text(r, v, &r->output, name, err);
}

/* --- one output --- */

static const struct field output_fields[] = {
	{"run_id", 0, read_run},
	{"output_name", 0, read_output},
};

static void put_output(struct json_writer *w, const struct run *run, const struct output *o)
{
	json_begin_object(w);
	add_id(w, "run_id", run->task.id);
	json_add_str(w, "output_name", o->name);
	json_add_str(w, "content_type", o->type);
	json_add_z(w, "encoding", left_encoding_name(left_encoding_of(o)));
	json_key(w, "value");
	left_put(w, o);
	json_end_object(w);
}

static enum rc find_output(struct tool_call *c, struct store *s, const struct run *run,
			   struct str name, struct output *out, struct err *err)
{
	struct err why = {0};

	if (store_output_find(s, &c->rq->arena, run->task.key, name, out, &why) == RC_OK)
		return RC_OK;
	if (why.rc != RC_NOT_FOUND)
		return (*err = why).rc;
	err_set(err, RC_NOT_FOUND, "output_not_found", "the run has no output of that name");
	return err_hint(err, "get_run lists the outputs");
}

enum rc bridgetown_get_output(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct asking r = {.a = &c->rq->arena};
	struct output o;
	struct run run;
	unsigned given;

	if (tool_arguments(c, output_fields, COUNTOF(output_fields), &r, &given, err))
		return err->rc;
	if (r.run.n == 0)
		return field_missing("run_id", "list_runs has them", err);
	if (r.output.n == 0)
		return field_missing("output_name", "get_run lists them", err);
	if (reading_begin(c->rq, &s, err) || run_find(c->rq, s, r.run, &run, err) ||
	    find_output(c, s, &run, r.output, &o, err))
		return err->rc;
	put_output(&c->w, &run, &o);
	return RC_OK;
}

/* --- two runs --- */

static const struct field compare_fields[] = {
	{"base_run_id", 0, read_run},
	{"scenario_run_id", 0, read_other},
};

/* The metrics file's numbers go by their own names. */
static struct str prefix_of(struct str name)
{
	struct str end = STR(".json");

	if (str_eq(name, STR("metrics.json")))
		return (struct str){0};
	return str_ends(name, end) ? str_sub(name, 0, name.n - end.n) : name;
}

struct side {
	struct run run;
	struct left left;
	struct metrics *metrics;
};

static enum rc gather(struct tool_call *c, struct store *s, struct side *side, struct err *err)
{
	for (size_t i = 0; i < side->left.n; i++) {
		const struct output *listed = &side->left.outputs[i];
		struct output o;

		if (!str_starts(listed->type, STR("application/json")))
			continue;
		if (store_output_find(s, &c->rq->arena, side->run.task.key, listed->name, &o, err))
			return err->rc;
		metrics_add(side->metrics, &c->rq->arena, prefix_of(o.name), o.body);
	}
	metrics_sort(side->metrics);
	return RC_OK;
}

static enum rc read_side(struct tool_call *c, struct store *s, struct str id, struct side *out,
			 struct err *err)
{
	out->metrics = NEW(&c->rq->arena, struct metrics);
	if (run_find(c->rq, s, id, &out->run, err) ||
	    left_read(c->rq, s, &out->run, &out->left, err))
		return err->rc;
	return gather(c, s, out, err);
}

static void put_compared(struct tool_call *c, const struct side *base, const struct side *scenario)
{
	json_begin_object(&c->w);
	add_id(&c->w, "base_run_id", base->run.task.id);
	add_id(&c->w, "scenario_run_id", scenario->run.task.id);
	json_add_z(&c->w, "base_status", run_status_name(base->run.status));
	json_add_z(&c->w, "scenario_status", run_status_name(scenario->run.status));
	job_add(&c->w, "base_commit_sha", left_commit(c->rq, &base->left, &base->run));
	job_add(&c->w, "scenario_commit_sha", left_commit(c->rq, &scenario->left, &scenario->run));
	metrics_write_diff(&c->w, base->metrics, scenario->metrics);
	json_end_object(&c->w);
}

enum rc bridgetown_compare(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct asking r = {.a = &c->rq->arena};
	struct side base, scenario;
	unsigned given;

	if (tool_arguments(c, compare_fields, COUNTOF(compare_fields), &r, &given, err))
		return err->rc;
	if (r.run.n == 0)
		return field_missing("base_run_id", "list_runs has them", err);
	if (r.other.n == 0)
		return field_missing("scenario_run_id", "list_runs has them", err);
	if (reading_begin(c->rq, &s, err) || read_side(c, s, r.run, &base, err) ||
	    read_side(c, s, r.other, &scenario, err))
		return err->rc;
	put_compared(c, &base, &scenario);
	return RC_OK;
}
