/* Messages: published, received, looked at. */

#include "api/native/native.h"
#include "api/paging.h"
#include "api/query.h"
#include "api/reading.h"
#include "base/limits.h"
#include "base/macros.h"
#include "model/id.h"
#include "model/times.h"
#include "store/queue.h"

enum { PEEK_DEFAULT = 10 };

/* --- publish --- */

static void write_ids(struct json_writer *w, const struct publish_order *o)
{
	if (!o->is_batch) {
		json_add_z(w, "message_id", id_print(ID_TASK, o->ids[0]).z);
		return;
	}
	json_add_array(w, "message_ids");
	for (size_t i = 0; i < o->n; i++)
		json_put_z(w, id_print(ID_TASK, o->ids[i]).z);
	json_end_array(w);
}

static enum rc answer_published(struct request *rq, struct err *err)
{
	const struct publish_order *o = rq->command.publish;
	struct json_writer w = answer_json(&rq->answer, o->existed ? 200 : 201);

	(void)err;
	json_begin_object(&w);
	write_ids(&w, o);
	json_end_object(&w);
	if (!o->is_batch)
		request_location(rq, "/v1/tasks/", id_print(ID_TASK, o->ids[0]).z);
	return RC_OK;
}

enum rc messages_publish(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_PUBLISH, answer_published);
	struct str body;

	c->publish = NEW(&rq->arena, struct publish_order);
	if (queue_of_path(rq, &c->publish->queue, err) || request_body(rq, &body, err))
		return err->rc;
	return publish_order_parse(&rq->arena, body, c->publish, err);
}

/* --- receive --- */

static enum rc answer_received(struct request *rq, struct err *err)
{
	const struct receive_order *o = rq->command.receive;
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_array(&w, "messages");
	for (size_t i = 0; i < o->n; i++) {
		json_begin_object(&w);
		received_write(&w, &o->items[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

enum rc messages_receive(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_RECEIVE, answer_received);

	c->receive = NEW(&rq->arena, struct receive_order);
	if (queue_of_path(rq, &c->receive->queue, err))
		return err->rc;
	return receive_order_parse(&rq->arena, buf_str(&rq->body), c->receive, err);
}

/* --- look --- */

static enum rc find_queue(struct request *rq, struct store *s, struct queue *out, struct err *err)
{
	struct str name = {0};

	if (queue_of_path(rq, &name, err))
		return err->rc;
	return store_queue_find(s, &rq->arena, rq->caller.namespace, name, out, err);
}

enum rc messages_peek(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	int64_t limit = PEEK_DEFAULT;
	struct task_list list;
	struct json_writer w;
	struct queue q = {0};

	if (query_i64(rq, "limit", 1, LIMIT_RECEIVE, &limit, err) || reading_begin(rq, &s, err) ||
	    find_queue(rq, s, &q, err) ||
	    store_peek(s, &rq->arena, q.lane, rq->now, (size_t)limit, &list, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "messages");
	for (size_t i = 0; i < list.n && rq->answer.body.n < PAGE_BYTES; i++) {
		json_begin_object(&w);
		message_write(&w, &list.items[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

static void write_dead(struct json_writer *w, const struct dead_letter *d)
{
	json_begin_object(w);
	message_write(w, &d->task);
	add_instant(w, "dead_at", d->task.finished_at);
	add_text(w, "last_error", d->error);
	json_end_object(w);
}

struct dead_walk {
	struct page_walk walk;
	int64_t lane;
	bool begun;
};

static void begin_dead(struct dead_walk *d, struct json_writer *w, int64_t total)
{
	if (d->begun)
		return;
	d->begun = true;
	json_begin_object(w);
	json_add_i64(w, "total", total);
	json_add_array(w, "messages");
}

static enum rc write_dead_rows(struct request *rq, struct store *s, struct dead_walk *d,
			       struct json_writer *w, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct dead_list list;

	while (page_walk_goes_on(&d->walk)) {
		size_t show;

		arena_reset(&scratch);
		if (store_dead_list(s, &scratch, d->lane, &d->walk.ask, rq->now, &list, err))
			return err->rc;
		begin_dead(d, w, list.total);
		show = page_walk_fit(&d->walk, list.n);
		for (size_t i = 0; i < show; i++)
			write_dead(w, &list.items[i]);
		page_walk_shown(&d->walk, list.n, show,
				show != 0 ? list.items[show - 1].task.key : 0, rq->answer.body.n);
	}
	return RC_OK;
}

enum rc messages_dead(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct json_writer w = answer_json(&rq->answer, 200);
	struct dead_walk d = {0};
	struct page page;
	struct queue q = {0};

	if (paging_read(rq, &page, err) || reading_begin(rq, &s, err) || find_queue(rq, s, &q, err))
		return err->rc;
	d.walk = page_walk_over(&page);
	d.lane = q.lane;
	if (write_dead_rows(rq, s, &d, &w, err))
		return err->rc;
	json_end_array(&w);
	page_walk_write_next(&d.walk, &w);
	json_end_object(&w);
	return RC_OK;
}
