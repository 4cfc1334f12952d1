#include "message_body.h"

#include "envelope.h"
#include "infrai.h"
#include "once_body.h"

#include "base/macros.h"
#include "model/id.h"
#include "model/once.h"
#include "model/times.h"

/* --- publish --- */

static void write_id(struct json_writer *w, struct uuid id)
{
	json_add_z(w, "message_id", id_print(ID_TASK, id).z);
	json_add_z(w, "id", id_print(ID_TASK, id).z);
}

static enum rc answer_published(struct request *rq, struct err *err)
{
	const struct publish_order *o = rq->command.publish;
	struct envelope e = envelope_begin(rq, o->existed ? 200 : 201);

	(void)err;
	write_id(&e.w, o->ids[0]);
	json_add_str(&e.w, "queue", o->queue);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc answer_batch(struct request *rq, struct err *err)
{
	const struct publish_order *o = rq->command.publish;
	struct envelope e = envelope_begin(rq, o->existed ? 200 : 201);

	(void)err;
	json_add_array(&e.w, "message_ids");
	for (size_t i = 0; i < o->n; i++)
		json_put_z(&e.w, id_print(ID_TASK, o->ids[i]).z);
	json_end_array(&e.w);
	json_add_array(&e.w, "items");
	for (size_t i = 0; i < o->n; i++) {
		json_begin_object(&e.w);
		write_id(&e.w, o->ids[i]);
		json_end_object(&e.w);
	}
	json_end_array(&e.w);
	json_add_str(&e.w, "queue", o->queue);
	envelope_end(rq, &e);
	return RC_OK;
}

enum rc infrai_publish(struct request *rq, struct err *err)
{
	struct command *c;
	struct str body;
	bool replayed;

	if (request_body(rq, &body, err) || once_of_body(rq, "queue.publish", &replayed, err))
		return err->rc;
	if (replayed)
		return RC_OK;
	c = request_command(rq, COMMAND_PUBLISH, answer_published);
	c->publish = NEW(&rq->arena, struct publish_order);
	return publish_body_parse(&rq->arena, body, c->publish, err);
}

enum rc infrai_publish_batch(struct request *rq, struct err *err)
{
	struct command *c;
	struct str body;
	bool replayed;

	if (request_body(rq, &body, err) || once_of_body(rq, "queue.publish_batch", &replayed, err))
		return err->rc;
	if (replayed)
		return RC_OK;
	c = request_command(rq, COMMAND_PUBLISH, answer_batch);
	c->publish = NEW(&rq->arena, struct publish_order);
	return batch_body_parse(&rq->arena, body, c->publish, err);
}

/* --- consume --- */

static void write_received(struct json_writer *w, const struct received *r)
{
	json_begin_object(w);
	json_add_z(w, "id", id_print(ID_TASK, r->task.id).z);
	received_write(w, r);
	json_add_i64(w, "attempts", r->attempt);
	json_add_i64(w, "receive_count", r->attempt);
	json_end_object(w);
}

/* Infrai's clients read the messages as `items`, or as `messages`. */
static enum rc answer_consumed(struct request *rq, struct err *err)
{
	static const char *const names[] = {"items", "messages"};
	const struct receive_order *o = rq->command.receive;
	struct envelope e = envelope_begin(rq, 200);

	(void)err;
	for (size_t k = 0; k < COUNTOF(names); k++) {
		json_add_array(&e.w, names[k]);
		for (size_t i = 0; i < o->n; i++)
			write_received(&e.w, &o->items[i]);
		json_end_array(&e.w);
	}
	envelope_end(rq, &e);
	return RC_OK;
}

/* The same for every request of one caller, be it a token, a person or dev mode's admin. */
static struct uuid caller_of(const struct request *rq)
{
	const struct actor *actor = &rq->caller.actor;
	const char kind = (char)('0' + actor->kind);
	const struct str parts[] = {str_of(&kind, 1), actor->id};
	unsigned char digest[ONCE_DIGEST];
	struct uuid id;

	once_digest(digest, parts, COUNTOF(parts));
	memcpy(id.b, digest, sizeof(id.b));
	return id;
}

enum rc infrai_consume(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_RECEIVE, answer_consumed);
	struct str body;

	c->receive = NEW(&rq->arena, struct receive_order);
	c->receive->has_holder = true;
	c->receive->holder = caller_of(rq);
	if (request_body(rq, &body, err))
		return err->rc;
	return consume_body_parse(&rq->arena, body, c->receive, err);
}

/* --- ack, nack, extend --- */

static enum rc begin(struct request *rq, enum lease_verb verb, handler *then, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_LEASE, then);
	struct str body;

	c->lease = NEW(&rq->arena, struct lease_order);
	c->lease->verb = verb;
	c->lease->claims = NEW(&rq->arena, struct lease_claim);
	c->lease->claims[0].holder = caller_of(rq);
	c->lease->n = 1;
	if (request_body(rq, &body, err))
		return err->rc;
	return lease_body_parse(&rq->arena, body, c->lease, err);
}

static struct envelope begin_answer(struct request *rq)
{
	struct envelope e = envelope_begin(rq, 200);

	write_id(&e.w, rq->command.lease->claims[0].task);
	return e;
}

static enum rc answer_flag(struct request *rq, const char *flag)
{
	struct envelope e = begin_answer(rq);

	json_add_bool(&e.w, flag, true);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc answer_acked(struct request *rq, struct err *err)
{
	(void)err;
	return answer_flag(rq, "acked");
}

static enum rc answer_nacked(struct request *rq, struct err *err)
{
	(void)err;
	return answer_flag(rq, "nacked");
}

static enum rc answer_extended(struct request *rq, struct err *err)
{
	struct envelope e = begin_answer(rq);

	(void)err;
	add_instant(&e.w, "lease_until", rq->command.lease->lease_until_at);
	envelope_end(rq, &e);
	return RC_OK;
}

enum rc infrai_ack(struct request *rq, struct err *err)
{
	return begin(rq, LEASE_ACK, answer_acked, err);
}

enum rc infrai_nack(struct request *rq, struct err *err)
{
	return begin(rq, LEASE_NACK, answer_nacked, err);
}

enum rc infrai_extend(struct request *rq, struct err *err)
{
	return begin(rq, LEASE_EXTEND, answer_extended, err);
}
