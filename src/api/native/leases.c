/* What the holder of a task says of it, with the token that proves that it is the holder: as a
 * consumer of a queue, or as a target that was pushed a task and finishes it later. */

#include "api/native/native.h"
#include "api/reading.h"
#include "base/macros.h"
#include "model/id.h"
#include "model/times.h"
#include "store/queue.h"

static enum rc answer_nothing(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

/* `param`: where in the path the task's id stands. */
static enum rc begin_one(struct request *rq, enum lease_verb verb, size_t param, handler *then,
			 struct lease_order **out, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_LEASE, then);
	struct lease_order *o = NEW(&rq->arena, struct lease_order);
	struct str body;

	c->lease = o;
	o->verb = verb;
	o->claims = NEW(&rq->arena, struct lease_claim);
	o->claims[0].task = request_uuid(rq, param, ID_TASK);
	o->n = 1;
	*out = o;
	if (request_body(rq, &body, err))
		return err->rc;
	return lease_order_parse(&rq->arena, body, o, err);
}

static enum rc on_message(struct request *rq, enum lease_verb verb, struct err *err)
{
	struct lease_order *o;

	if (begin_one(rq, verb, 1, answer_nothing, &o, err))
		return err->rc;
	return queue_of_path(rq, &o->queue, err);
}

enum rc messages_ack(struct request *rq, struct err *err)
{
	return on_message(rq, LEASE_ACK, err);
}

enum rc messages_nack(struct request *rq, struct err *err)
{
	return on_message(rq, LEASE_NACK, err);
}

enum rc messages_release(struct request *rq, struct err *err)
{
	return on_message(rq, LEASE_RELEASE, err);
}

enum rc messages_extend(struct request *rq, struct err *err)
{
	return on_message(rq, LEASE_EXTEND, err);
}

/* --- many at once --- */

static void write_refused(struct json_writer *w, const struct lease_claim *c)
{
	json_begin_object(w);
	json_add_z(w, "message_id", id_print(ID_TASK, c->task).z);
	json_add_z(w, "code", c->err.code);
	json_add_z(w, "detail", c->err.text);
	json_end_object(w);
}

static enum rc answer_acks(struct request *rq, struct err *err)
{
	const struct lease_order *o = rq->command.lease;
	struct json_writer w = answer_json(&rq->answer, 200);
	int64_t acked = 0;

	(void)err;
	json_begin_object(&w);
	json_add_array(&w, "errors");
	for (size_t i = 0; i < o->n; i++) {
		if (o->claims[i].err.rc == RC_OK)
			acked++;
		else
			write_refused(&w, &o->claims[i]);
	}
	json_end_array(&w);
	json_add_i64(&w, "acked", acked);
	json_end_object(&w);
	return RC_OK;
}

enum rc messages_ack_many(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_LEASE, answer_acks);
	struct str body;

	c->lease = NEW(&rq->arena, struct lease_order);
	c->lease->verb = LEASE_ACK;
	if (queue_of_path(rq, &c->lease->queue, err) || request_body(rq, &body, err))
		return err->rc;
	return lease_order_parse(&rq->arena, body, c->lease, err);
}

/* --- tasks that were pushed --- */

enum rc tasks_complete(struct request *rq, struct err *err)
{
	struct lease_order *o;

	return begin_one(rq, LEASE_ACK, 0, answer_nothing, &o, err);
}

enum rc tasks_fail(struct request *rq, struct err *err)
{
	struct lease_order *o;

	return begin_one(rq, LEASE_NACK, 0, answer_nothing, &o, err);
}

static enum rc answer_extended(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	add_instant(&w, "lease_until", rq->command.lease->lease_until_at);
	json_end_object(&w);
	return RC_OK;
}

enum rc tasks_extend(struct request *rq, struct err *err)
{
	struct lease_order *o;

	return begin_one(rq, LEASE_EXTEND, 0, answer_extended, &o, err);
}

static enum rc answer_kept(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_i64(&w, "number", rq->command.lease->number);
	json_end_object(&w);
	return RC_OK;
}

enum rc tasks_checkpoint(struct request *rq, struct err *err)
{
	struct lease_order *o;

	return begin_one(rq, LEASE_CHECKPOINT, 0, answer_kept, &o, err);
}

enum rc tasks_checkpoint_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct json_writer w;
	struct progress p;
	struct task t;

	if (reading_begin(rq, &s, err) ||
	    store_task_find(s, &rq->arena, rq->caller.namespace, request_uuid(rq, 0, ID_TASK),
			    rq->now, &t, err) ||
	    store_progress_find(s, &rq->arena, t.key, &p, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_i64(&w, "number", p.number);
	add_instant(&w, "at", p.at);
	json_add_raw(&w, "checkpoint", p.body);
	json_end_object(&w);
	return RC_OK;
}
