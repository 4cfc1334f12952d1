/* Queues as a whole: what they are set to, what is in them, and what is done to all of it. */

#include "api/native/native.h"
#include "api/paging.h"
#include "api/reading.h"
#include "base/macros.h"
#include "store/queue.h"

enum rc queue_of_path(struct request *rq, struct str *out, struct err *err)
{
	*out = rq->params[0];
	return queue_name_check(*out, "queue", err);
}

/* A command about the queue that the path names. */
static enum rc begin(struct request *rq, enum command_kind kind, handler *then,
		     struct queue_order **out, struct err *err)
{
	struct command *c = request_command(rq, kind, then);

	c->queue = NEW(&rq->arena, struct queue_order);
	c->queue->n_left = -1;
	*out = c->queue;
	return queue_of_path(rq, &c->queue->name, err);
}

void queue_counts_write(struct json_writer *w, const struct queue_counts *n, ms_t now)
{
	json_add_i64(w, "ready", n->ready);
	json_add_i64(w, "leased", n->leased);
	json_add_i64(w, "delayed", n->delayed);
	json_add_i64(w, "waiting", n->waiting);
	json_add_i64(w, "dead", n->dead);
	if (n->oldest_at == MS_NEVER)
		json_add_null(w, "oldest_age_seconds");
	else
		json_add_seconds(w, "oldest_age_seconds",
				 now > n->oldest_at ? now - n->oldest_at : 0);
}

static void write_rates(struct json_writer *w, const struct queue_rates *r)
{
	json_add_object(w, "per_second");
	json_add_permille(w, "published", r->published_permille);
	json_add_permille(w, "received", r->received_permille);
	json_add_permille(w, "acked", r->acked_permille);
	json_end_object(w);
}

static enum rc answer_queue(struct request *rq, int status, const struct queue_rates *rates,
			    struct err *err)
{
	const struct queue *q = &rq->command.queue->queue;
	struct queue_counts n;
	struct json_writer w;

	if (store_queue_counts(rq->services->reader, q->lane, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, status);
	json_begin_object(&w);
	queue_write(&w, q);
	queue_counts_write(&w, &n, rq->now);
	if (rates != NULL)
		write_rates(&w, rates);
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_put(struct request *rq, struct err *err)
{
	return answer_queue(rq, rq->command.queue->existed ? 200 : 201, NULL, err);
}

enum rc queues_put(struct request *rq, struct err *err)
{
	struct queue_order *o;

	if (begin(rq, COMMAND_QUEUE_PUT, answer_put, &o, err))
		return err->rc;
	return queue_draft_parse(&rq->arena, buf_str(&rq->body), &o->draft, err);
}

static enum rc answer_got(struct request *rq, struct err *err)
{
	return answer_queue(rq, 200, &rq->command.queue->rates, err);
}

enum rc queues_get(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin(rq, COMMAND_QUEUE_LOOK, answer_got, &o, err);
}

static enum rc answer_changed(struct request *rq, struct err *err)
{
	return answer_queue(rq, 200, NULL, err);
}

enum rc queues_pause(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin(rq, COMMAND_QUEUE_PAUSE, answer_changed, &o, err);
}

enum rc queues_resume(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin(rq, COMMAND_QUEUE_RESUME, answer_changed, &o, err);
}

/* --- what is done to all messages --- */

static enum rc answer_number(struct request *rq, const char *name)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	json_begin_object(&w);
	json_add_i64(&w, name, rq->command.queue->n_done);
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_purged(struct request *rq, struct err *err)
{
	(void)err;
	return answer_number(rq, "purged");
}

enum rc queues_purge(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin(rq, COMMAND_QUEUE_PURGE, answer_purged, &o, err);
}

static enum rc answer_redriven(struct request *rq, struct err *err)
{
	(void)err;
	return answer_number(rq, "redriven");
}

enum rc queues_redrive(struct request *rq, struct err *err)
{
	struct queue_order *o;

	if (begin(rq, COMMAND_QUEUE_REDRIVE, answer_redriven, &o, err))
		return err->rc;
	return redrive_parse(&rq->arena, buf_str(&rq->body), &o->redrive, err);
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_str(&w, "name", rq->command.queue->name);
	json_add_z(&w, "status", "deleted");
	json_add_i64(&w, "purged", rq->command.queue->n_done);
	json_end_object(&w);
	return RC_OK;
}

enum rc queues_delete(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin(rq, COMMAND_QUEUE_DELETE, answer_deleted, &o, err);
}

/* --- the list --- */

static enum rc write_item(struct request *rq, struct store *s, const struct queue *q,
			  struct json_writer *w, struct err *err)
{
	struct queue_counts n;

	if (store_queue_counts(s, q->lane, &n, err))
		return err->rc;
	json_begin_object(w);
	queue_write(w, q);
	queue_counts_write(w, &n, rq->now);
	json_end_object(w);
	return RC_OK;
}

/* By name; a page by offset alone. */
enum rc queues_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct queue *queues;
	struct json_writer w;
	struct page page;
	size_t n;

	if (paging_read(rq, &page, err) || reading_begin(rq, &s, err) ||
	    store_queue_list(s, &rq->arena, rq->caller.namespace, &queues, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_i64(&w, "total", (int64_t)n);
	json_add_array(&w, "queues");
	for (int64_t i = page.offset; i < (int64_t)n && i - page.offset < page.limit; i++)
		if (write_item(rq, s, &queues[i], &w, err))
			return err->rc;
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}
