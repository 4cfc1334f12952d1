/* Dead letters: each queue has its own. */

#include "envelope.h"
#include "infrai.h"

#include "api/native/native.h"
#include "api/paging.h"
#include "api/reading.h"
#include "base/limits.h"
#include "base/macros.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/times.h"
#include "store/queue.h"

static void write_dead(struct json_writer *w, const struct dead_letter *d)
{
	json_begin_object(w);
	json_add_z(w, "id", id_print(ID_TASK, d->task.id).z);
	message_write(w, &d->task);
	add_instant(w, "dead_at", d->task.finished_at);
	add_text(w, "last_error", d->error);
	json_end_object(w);
}

static enum rc write_all(struct request *rq, struct store *s, int64_t lane, struct page_walk *walk,
			 struct json_writer *w, int64_t *total_out, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct dead_list list;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		if (store_dead_list(s, &scratch, lane, &walk->ask, rq->now, &list, err))
			return err->rc;
		if (list.total != TOTAL_UNKNOWN)
			*total_out = list.total;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++)
			write_dead(w, &list.items[i]);
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].task.key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

enum rc infrai_dlq_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct page_walk walk;
	struct str name = {0};
	struct envelope e;
	int64_t total = 0;
	struct page page;
	struct queue q;

	if (queue_of_path(rq, &name, err) || paging_read(rq, &page, err) ||
	    reading_begin(rq, &s, err) ||
	    store_queue_find(s, &rq->arena, rq->caller.namespace, name, &q, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	walk = page_walk_over(&page);
	json_add_array(&e.w, "items");
	if (write_all(rq, s, q.lane, &walk, &e.w, &total, err))
		return err->rc;
	json_end_array(&e.w);
	json_add_i64(&e.w, "total", total);
	page_walk_write_next(&walk, &e.w);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc answer_redriven(struct request *rq, struct err *err)
{
	struct envelope e = envelope_begin(rq, 200);

	(void)err;
	json_add_i64(&e.w, "redriven", rq->command.queue->n_done);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc read_most(void *into, const char *name, const struct json *v, struct err *err)
{
	struct redrive *r = into;

	return json_i64(v, 1, INT64_MAX, &r->most, name, err);
}

static const struct field redrive_fields[] = {{"max_messages", 0, read_most}};

enum rc infrai_dlq_redrive(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_QUEUE_REDRIVE, answer_redriven);
	struct str body = buf_str(&rq->body);
	struct json_object o;
	unsigned given;

	c->queue = NEW(&rq->arena, struct queue_order);
	c->queue->n_left = -1;
	if (queue_of_path(rq, &c->queue->name, err) ||
	    redrive_parse(&rq->arena, (struct str){0}, &c->queue->redrive, err))
		return err->rc;
	if (str_trim(body).n == 0)
		return RC_OK;
	if (json_object(&rq->arena, body, &o, err))
		return err->rc;
	return fields_read_known(&o, redrive_fields, COUNTOF(redrive_fields), &c->queue->redrive,
				 &given, err);
}
