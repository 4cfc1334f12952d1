/* Cron schedules of an application (Tensorlake's page on its scheduler): they start at once, fire
 * by UTC, and are never changed, only deleted and made anew. */

#include "api/dialects/tensorlake/tensorlake.h"
#include "codec/base64.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/payload.h"
#include "sched/recurrence.h"

enum { LEAST_INTERVAL_MS = MS_MINUTE };

/* --- create */

static enum rc read_cron(struct request *rq, const struct json_object *o, struct str *rule_out,
			 struct err *err)
{
	const struct json *v = json_get(o, STR("cron_expression"));
	struct cron_grammar grammar = schedule_grammar(DIALECT_TENSORLAKE);
	struct rule_parts parts = {0};
	struct str text;

	if (v == NULL)
		return field_missing("cron_expression", "such as \"0 * * * *\"", err);
	if (json_string(&rq->arena, v, LIMIT_CRON, &text, "cron_expression", err))
		return err->rc;
	parts.raw[RULE_CRON] = v->raw;
	if (rule_compose(&rq->arena, &parts, &grammar, rule_out, err))
		return field_rename("cron_expression", err);
	return RC_OK;
}

/* next_fire_time_ms is always a number, so what never fires is no schedule. */
static enum rc check_fires(struct request *rq, struct str rule, struct err *err)
{
	const struct definition d = {.rule = rule, .timezone = STR("UTC")};
	struct recur r;

	if (recurrence_make(&d, rq->services->zones, &r, err))
		return err->rc;
	if (recur_next(&r, rq->now) != MS_NEVER)
		return RC_OK;
	return field_bad_value("cron_expression", "never fires: no date matches",
			       "choose days that exist", err);
}

static enum rc read_input(struct request *rq, const struct json_object *o, struct template *t,
			  struct err *err)
{
	const struct json *v = json_get(o, STR("input_base64"));
	struct template given = {0};

	if (v == NULL || json_is_null(v) || str_eq(v->raw, STR("\"\"")))
		return RC_OK;
	if (payload_read_base64(&rq->arena, v, &given, "input_base64", err))
		return err->rc;
	return payload_set(t, given.bytes, (struct str){0}, "input_base64", err);
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	json_begin_object(&w);
	add_uuid(&w, "schedule_id", rq->command.schedule.id);
	json_end_object(&w);
	return RC_OK;
}

static enum rc read_draft(struct request *rq, struct str application, struct schedule_draft *out,
			  struct err *err)
{
	struct template t = {.target = target_of_name(&rq->arena, application)};
	struct json_object o;
	struct str body, rule;

	if (request_body(rq, &body, err) || json_object(&rq->arena, body, &o, err) ||
	    read_cron(rq, &o, &rule, err) || check_fires(rq, rule, err) ||
	    read_input(rq, &o, &t, err))
		return err->rc;
	*out = (struct schedule_draft){
		.given = SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_TEMPLATE,
		.values = {.rule = rule, .timezone = STR("UTC"), .template = t},
	};
	return RC_OK;
}

enum rc crons_create(struct request *rq, struct err *err)
{
	struct schedule_draft draft;
	struct target_row row = {0};
	struct command *c;
	struct place at;

	if (place_enter(rq, &at, err) ||
	    application_find(rq, rq->services->reader, &at, &row, err) ||
	    read_draft(rq, at.application, &draft, err))
		return err->rc;
	c = request_command(rq, COMMAND_SCHEDULE_CREATE, answer_created);
	c->schedule_draft = draft;
	c->bounds = (struct schedule_bounds){.least_interval_ms = LEAST_INTERVAL_MS,
					     .most_of_target = LIMIT_SCHEDULES_OF_APPLICATION,
					     .target = at.application};
	return RC_OK;
}

/* --- list */

/* Of one that does not fire by itself just now (it was disabled, or its zone's data is gone): when
 * its rule would, or 0. */
static ms_t next_of(struct request *rq, const struct schedule *s)
{
	struct schedule_times times = schedule_times(s, rq->now);
	struct err ignored = {0};
	struct recur r;
	ms_t next;

	if (times.next_execution_at != MS_NEVER)
		return times.next_execution_at;
	if (recurrence_of(s, rq->services->zones, &r, &ignored))
		return 0;
	next = recur_next(&r, rq->now);
	return next != MS_NEVER ? next : 0;
}

static void write(struct json_writer *w, struct request *rq, struct str application,
		  const struct schedule *s)
{
	ms_t last = schedule_times(s, rq->now).last_execution_at;

	json_begin_object(w);
	add_uuid(w, "id", s->id);
	json_add_str(w, "application_name", application);
	json_add_str(w, "cron_expression", s->rule);
	json_add_i64(w, "next_fire_time_ms", next_of(rq, s));
	if (last != AT_NONE)
		json_add_i64(w, "last_fired_at_ms", last);
	else
		json_add_null(w, "last_fired_at_ms");
	json_add_i64(w, "created_at", s->key);
	json_add_bool(w, "enabled", true);
	json_end_object(w);
}

enum rc crons_list(struct request *rq, struct err *err)
{
	struct schedule_filter f = {
		.statuses = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED | 1U << SCHEDULE_ERROR,
		.dialects = 1U << DIALECT_TENSORLAKE,
		.no_payload = true,
		.page = {.limit = LIMIT_SCHEDULES_OF_APPLICATION, .no_total = true},
	};
	struct schedule_list list;
	struct target_row row = {0};
	struct json_writer w;
	struct place at;

	if (place_enter(rq, &at, err) || application_find(rq, rq->services->reader, &at, &row, err))
		return err->rc;
	f.namespace = rq->caller.namespace;
	f.target = at.application;
	if (store_schedule_list(rq->services->reader, &rq->arena, &f, &list, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "schedules");
	for (size_t i = list.n; i-- > 0;) /* as they were made; the store has the newest first */
		write(&w, rq, at.application, &list.items[i]);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

/* --- delete */

static enum rc unknown(struct err *err)
{
	return err_set(err, RC_NOT_FOUND, "not_found", "Schedule not found");
}

static enum rc find(struct request *rq, const struct place *at, struct schedule *out,
		    struct err *err)
{
	if (store_schedule_find(rq->services->reader, &rq->arena, rq->caller.namespace, out->id,
				out, err))
		return err->rc == RC_NOT_FOUND ? unknown(err) : err->rc;
	if (out->status == SCHEDULE_DELETED || out->dialect != DIALECT_TENSORLAKE ||
	    !template_is_of(&rq->arena, &out->template, at->application))
		return unknown(err);
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

/* Also of an application that is gone, so that its schedules can go, too. */
enum rc crons_delete(struct request *rq, struct err *err)
{
	struct schedule s = {0};
	struct command *c;
	struct place at;

	if (place_enter(rq, &at, err))
		return err->rc;
	(void)id_parse(ID_SCHEDULE, at.rest[0], &s.id);
	if (find(rq, &at, &s, err))
		return err->rc;
	c = request_command(rq, COMMAND_SCHEDULE_DELETE, answer_deleted);
	c->id = s.id;
	return RC_OK;
}
