#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "api/native/facts.h"
#include "api/reading.h"
#include "model/id.h"
#include "model/pipeline_order.h"
#include "model/times.h"

/* The members of the published documentation in its order, then those of RAT's source. */
static void write_schedule(struct request *rq, struct json_writer *w,
			   const struct pipeline_schedule *l, const struct schedule *s)
{
	struct schedule shown = *s;
	struct schedule_times times;

	facts_pass_rest(rq, &shown);
	times = schedule_times(&shown, rq->now);
	json_begin_object(w);
	rat_add_id(w, "id", s->id);
	json_add_str(w, "namespace", l->namespace_name);
	json_add_str(w, "layer", pipeline_layer(l->target));
	json_add_str(w, "pipeline", pipeline_name(l->target));
	json_add_str(w, "cron", s->rule);
	json_add_bool(w, "enabled", s->status == SCHEDULE_ACTIVE);
	add_second(w, "last_run_at", times.last_execution_at);
	add_second(w, "next_run_at", times.next_execution_at);
	add_second(w, "created_at", s->created_at);
	add_second(w, "updated_at", s->updated_at);
	rat_add_id(w, "pipeline_id", l->pipeline_id);
	rat_add_id(w, "last_run_id", l->run);
	json_end_object(w);
}

static enum rc write_rows(struct request *rq, struct store *s,
			  const struct pipeline_schedule_list *list, struct json_writer *w,
			  struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct schedule row;

	for (size_t i = 0; i < list->n; i++) {
		arena_reset(&scratch);
		if (store_schedule_load(s, &scratch, list->items[i].schedule, &row, err))
			return err->rc;
		write_schedule(rq, w, &list->items[i], &row);
	}
	return RC_OK;
}

enum rc rat_schedules_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct pipeline_schedule_filter f = {0};
	struct pipeline_schedule_list list;
	struct json_writer w;

	rat_page(rq, &f.page);
	if (rat_scope_asked(rq, &f.namespace, err) || reading_begin(rq, &s, err) ||
	    store_pipeline_schedule_list(s, &rq->arena, &f, &list, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "schedules");
	if (write_rows(rq, s, &list, &w, err))
		return err->rc;
	json_end_array(&w);
	json_add_i64(&w, "total", list.total);
	json_end_object(&w);
	return RC_OK;
}

/* --- one --- */

static enum rc find_link(struct request *rq, struct store *s, struct uuid id,
			 struct pipeline_schedule *out, struct err *err)
{
	const struct pipeline_schedule_filter f = {
		.namespace = rat_scope(rq), .id = id, .page = {.no_total = true}};
	struct pipeline_schedule_list list = {0};

	if (!uuid_is_nil(id) && store_pipeline_schedule_list(s, &rq->arena, &f, &list, err))
		return err->rc;
	if (list.n == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "schedule not found");
	*out = list.items[0];
	return RC_OK;
}

static enum rc find_of_path(struct request *rq, struct store *s, struct pipeline_schedule *out,
			    struct err *err)
{
	return find_link(rq, s, request_uuid(rq, 0, ID_SCHEDULE), out, err);
}

static enum rc answer_one(struct request *rq, int status, struct uuid id, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct pipeline_schedule l = {0};
	struct schedule row;
	struct json_writer w;

	if (reading_begin(rq, &s, err) || find_link(rq, s, id, &l, err) ||
	    store_schedule_load(s, &rq->arena, l.schedule, &row, err))
		return err->rc;
	w = answer_json(&rq->answer, status);
	write_schedule(rq, &w, &l, &row);
	return RC_OK;
}

enum rc rat_schedules_get(struct request *rq, struct err *err)
{
	return answer_one(rq, 200, request_uuid(rq, 0, ID_SCHEDULE), err);
}

/* --- create --- */

static enum rc answer_created(struct request *rq, struct err *err)
{
	return answer_one(rq, 201, rq->command.schedule.id, err);
}

struct draft {
	struct rat_name pipeline;
	struct str cron;
	bool enabled;
};

static enum rc read_draft(struct request *rq, struct draft *d, struct err *err)
{
	struct json_object o;
	bool given;

	*d = (struct draft){.enabled = true};
	if (rat_body(rq, &o, err) || rat_text(rq, &o, "namespace", &d->pipeline.namespace, err) ||
	    rat_text(rq, &o, "layer", &d->pipeline.layer, err) ||
	    rat_text(rq, &o, "pipeline", &d->pipeline.name, err) ||
	    rat_text(rq, &o, "cron", &d->cron, err) ||
	    rat_bool(&o, "enabled", &d->enabled, &given, err))
		return err->rc;
	if (d->pipeline.namespace.n == 0 || d->pipeline.layer.n == 0 || d->pipeline.name.n == 0 ||
	    d->cron.n == 0)
		return rat_refuse(err, "namespace, layer, pipeline, and cron are required");
	if (rat_check_name(&d->pipeline, "pipeline", err))
		return err->rc;
	return rat_check_cron(d->cron, err);
}

enum rc rat_schedules_create(struct request *rq, struct err *err)
{
	struct pipeline_order *order = NEW(&rq->arena, struct pipeline_order);
	struct draft d;
	struct command *c;

	if (read_draft(rq, &d, err) || rat_find_pipeline(rq, &d.pipeline, &order->pipeline, err))
		return err->rc;
	c = request_command(rq, COMMAND_PIPELINE_SCHEDULE, answer_created);
	c->pipeline = order;
	rat_schedule_draft(&rq->arena, &c->schedule_draft, &order->pipeline, "schedule", d.cron);
	c->schedule_draft.given |= SCHEDULE_ENABLED;
	c->schedule_draft.enabled = d.enabled;
	return RC_OK;
}

/* --- change --- */

static enum rc answer_updated(struct request *rq, struct err *err)
{
	return answer_one(rq, 200, rq->command.schedule.id, err);
}

/* What a change names. An empty text is an expression that was given, and a bad one. */
struct change {
	struct str cron;
	bool cron_given, enabled, enabled_given;
};

static enum rc read_change(struct request *rq, struct change *c, struct err *err)
{
	struct json_object o;

	*c = (struct change){0};
	if (rat_body(rq, &o, err) || rat_text(rq, &o, "cron", &c->cron, err) ||
	    rat_bool(&o, "enabled", &c->enabled, &c->enabled_given, err))
		return err->rc;
	c->cron_given = rat_is_given(&o, "cron");
	return RC_OK;
}

/* An unknown schedule is looked for before its expression is looked at, as RAT does. */
enum rc rat_schedules_update(struct request *rq, struct err *err)
{
	struct pipeline_schedule l = {0};
	struct change change;
	struct pipeline p;
	struct command *c;

	if (read_change(rq, &change, err) || find_of_path(rq, rq->services->reader, &l, err) ||
	    (change.cron_given && rat_check_cron(change.cron, err)) ||
	    store_pipeline_load(rq->services->reader, &rq->arena, l.pipeline, &p, err))
		return err->rc;
	c = request_command(rq, COMMAND_SCHEDULE_UPDATE, answer_updated);
	if (rat_move(rq, l.namespace, err))
		return err->rc;
	c->id = request_uuid(rq, 0, ID_SCHEDULE);
	if (change.cron_given)
		rat_schedule_draft(&rq->arena, &c->schedule_draft, &p, "schedule", change.cron);
	if (change.enabled_given)
		c->schedule_draft.given |= SCHEDULE_ENABLED;
	c->schedule_draft.enabled = change.enabled;
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc rat_schedules_delete(struct request *rq, struct err *err)
{
	struct pipeline_schedule l = {0};
	struct command *c;

	if (find_of_path(rq, rq->services->reader, &l, err))
		return err->rc;
	c = request_command(rq, COMMAND_SCHEDULE_DELETE, answer_deleted);
	c->id = request_uuid(rq, 0, ID_SCHEDULE);
	return rat_move(rq, l.namespace, err);
}
