#include "ask.h"

#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/id.h"

enum rc ask_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return json_is_null(v) ? RC_OK : json_string(q->a, v, LIMIT_NAME, &q->id, name, err);
}

enum rc ask_expression(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return json_string(q->a, v, LIMIT_CRON, &q->expression, name, err);
}

enum rc ask_zone(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return json_string(q->a, v, LIMIT_ZONE_NAME, &q->zone, name, err);
}

enum rc ask_word(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return json_is_null(v) ? RC_OK : json_string(q->a, v, LIMIT_NAME, &q->word, name, err);
}

static enum rc read_time(struct ask *q, const struct json *v, ms_t *out, const char *name,
			 struct err *err)
{
	struct str text;

	if (json_is_null(v))
		return RC_OK;
	if (json_string(q->a, v, LIMIT_NAME, &text, name, err))
		return err->rc;
	return iso_parse_or_date(text, out, name, err);
}

enum rc ask_from(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return read_time(q, v, &q->from, name, err);
}

enum rc ask_to(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return read_time(q, v, &q->to, name, err);
}

enum rc ask_count(void *into, const char *name, const struct json *v, struct err *err)
{
	struct ask *q = into;

	return json_i64(v, 1, q->most, &q->count, name, err);
}

enum rc ask_schedule(struct tool_call *c, struct store *s, const struct ask *q,
		     struct schedule *out, struct err *err)
{
	struct err why = {0};
	struct uuid id = {{0}};

	if (q->id.n == 0)
		return field_missing("schedule_id", "list_schedules has them", err);
	(void)id_parse(ID_SCHEDULE, q->id, &id);
	if (store_schedule_find(s, &c->rq->arena, c->rq->caller.namespace, id, out, &why) == RC_OK)
		return RC_OK;
	if (why.rc != RC_NOT_FOUND)
		return (*err = why).rc;
	err_set(err, RC_NOT_FOUND, "schedule_not_found", "there is no such schedule");
	return err_hint(err, "list_schedules has the ids of all of them");
}

enum rc ask_task_id(const struct ask *q, struct uuid *out, struct err *err)
{
	if (q->id.n == 0)
		return field_missing("task_id", "list_failures and why_did_it_not_run have them",
				     err);
	*out = (struct uuid){{0}};
	(void)id_parse(ID_TASK, q->id, out);
	return RC_OK;
}

enum rc ask_task(struct tool_call *c, struct store *s, const struct ask *q, struct task *out,
		 struct err *err)
{
	struct err why = {0};
	struct uuid id;

	if (ask_task_id(q, &id, err))
		return err->rc;
	if (store_task_find(s, &c->rq->arena, c->rq->caller.namespace, id, c->rq->now, out, &why) ==
	    RC_OK)
		return RC_OK;
	if (why.rc != RC_NOT_FOUND)
		return (*err = why).rc;
	err_set(err, RC_NOT_FOUND, "task_not_found", "there is no such task");
	return err_hint(err, "tasks that ended long ago are not kept (--retention)");
}
