/* Outbound webhooks: tasks that are sent at once. */

#include "cron_json.h"
#include "delivery_draft.h"
#include "envelope.h"
#include "infrai.h"
#include "once_body.h"

#include "api/reading.h"
#include "base/macros.h"
#include "model/id.h"
#include "model/task_json.h"
#include "model/times.h"

static void write_head(struct json_writer *w, struct arena *a, const struct task *t)
{
	json_add_z(w, "delivery_id", id_print(ID_TASK, t->id).z);
	json_add_z(w, "id", id_print(ID_TASK, t->id).z);
	json_add_z(w, "state", delivery_state_name(t->state));
	delivery_place_write(w, a, t->template.target);
	json_add_i64(w, "attempts", t->attempts);
	add_instant(w, "next_attempt_at", t->due_at);
	add_instant(w, "finished_at", t->finished_at);
	add_instant(w, "created_at", t->created_at);
}

static enum rc answer_sent(struct request *rq, struct err *err)
{
	struct envelope e = envelope_begin(rq, 201);

	(void)err;
	write_head(&e.w, &rq->arena, &rq->command.task);
	envelope_end(rq, &e);
	return RC_OK;
}

static const struct field fields[] = {
	{"url", DELIVERY_ADDRESS, delivery_read_url},
	{"payload", DELIVERY_PAYLOAD, delivery_read_payload},
	{"headers", DELIVERY_REQUEST, delivery_read_headers},
	{"method", DELIVERY_REQUEST, delivery_read_method},
	{"retries", DELIVERY_TRIES, delivery_read_retries},
	{"retry", DELIVERY_TRIES, delivery_read_retries},
	{"timeout_seconds", DELIVERY_TRIES, delivery_read_timeout},
};

enum rc infrai_webhook_send(struct request *rq, struct err *err)
{
	struct delivery_draft d = {.a = &rq->arena, .retries = -1};
	struct json_object o;
	struct command *c;
	unsigned given;
	struct str body;
	bool replayed;

	if (request_body(rq, &body, err) || once_of_body(rq, "webhook.send", &replayed, err))
		return err->rc;
	if (replayed)
		return RC_OK;
	if (json_object(&rq->arena, body, &o, err) ||
	    fields_read_known(&o, fields, COUNTOF(fields), &d, &given, err))
		return err->rc;
	if ((given & DELIVERY_ADDRESS) == 0)
		return field_missing("url", "give the URL that it is sent to", err);
	if ((given & DELIVERY_PAYLOAD) == 0)
		return field_missing("payload", "give an object", err);
	c = request_command(rq, COMMAND_TASK_CREATE, answer_sent);
	c->task_draft = (struct task_draft){.execute_at = AT_NONE, .expires_at = MS_NEVER};
	return delivery_apply(&d, given, &c->task_draft.template, err);
}

enum rc infrai_webhook_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct attempt *items;
	struct envelope e;
	struct task t;
	size_t n;

	if (reading_begin(rq, &s, err) ||
	    store_task_find(s, &rq->arena, rq->caller.namespace, request_uuid(rq, 0, ID_TASK),
			    rq->now, &t, err) ||
	    store_attempt_list(s, &rq->arena, t.key, &items, &n, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	write_head(&e.w, &rq->arena, &t);
	json_add_array(&e.w, "tries");
	for (size_t i = 0; i < n; i++)
		attempt_write(&e.w, &items[i]);
	json_end_array(&e.w);
	envelope_end(rq, &e);
	return RC_OK;
}
