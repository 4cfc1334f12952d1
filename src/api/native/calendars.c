/* Calendars: named sets of days on which schedules rest. */

#include "api/native/native.h"
#include "api/reading.h"
#include "api/request.h"

static void answer_calendar(struct request *rq, int status, const struct calendar *c)
{
	struct json_writer w = answer_json(&rq->answer, status);

	calendar_write(&w, c);
}

static enum rc answer_put(struct request *rq, struct err *err)
{
	const struct command *c = &rq->command;

	(void)err;
	answer_calendar(rq, c->existed ? 200 : 201, &c->calendar);
	return RC_OK;
}

enum rc calendars_put(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_CALENDAR_PUT, answer_put);
	struct str body;

	c->calendar.name = rq->params[0];
	if (calendar_check_name(c->calendar.name, "name", err) || request_body(rq, &body, err))
		return err->rc;
	return calendar_parse(&rq->arena, body, &c->calendar, err);
}

enum rc calendars_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct calendar c;

	if (reading_begin(rq, &s, err) ||
	    store_calendar_find(s, &rq->arena, rq->caller.namespace, rq->params[0], &c, err))
		return err->rc;
	answer_calendar(rq, 200, &c);
	return RC_OK;
}

enum rc calendars_list(struct request *rq, struct err *err)
{
	struct calendar *items;
	struct json_writer w;
	size_t n;

	if (store_calendar_list(rq->services->reader, &rq->arena, rq->caller.namespace, &items, &n,
				err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_i64(&w, "total", (int64_t)n);
	json_add_array(&w, "calendars");
	for (size_t i = 0; i < n; i++)
		calendar_write(&w, &items[i]);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc calendars_delete(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_CALENDAR_DELETE, answer_deleted);

	(void)err;
	c->calendar.name = rq->params[0];
	return RC_OK;
}
