/* Batches: tasks that are made together and counted together. */

#include "api/native/native.h"
#include "api/paging.h"
#include "api/problem.h"
#include "api/reading.h"
#include "model/id.h"
#include "store/batch.h"

static struct batch_order *order(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->batch = NEW(&rq->arena, struct batch_order);
	return c->batch;
}

static void write_whole(struct json_writer *w, const struct batch *b)
{
	batch_write(w, b);
	json_add_raw(w, "notifications", b->notifications);
	json_add_raw(w, "options", b->options);
}

static void write_refused(struct json_writer *w, size_t index, const struct err *why)
{
	json_begin_object(w);
	json_add_i64(w, "index", (int64_t)index);
	json_add_z(w, "code", why->code);
	json_add_z(w, "field", why->field);
	json_add_z(w, "detail", why->text);
	json_add_z(w, "hint", problem_hint(why));
	json_end_object(w);
}

/* The tasks' ids in the order of the request, null for one that was refused; and why. */
static void write_items(struct json_writer *w, const struct batch_order *o)
{
	json_add_array(w, "tasks");
	for (size_t i = 0; i < o->n; i++)
		if (o->items[i].err.rc == RC_OK)
			json_put_z(w, id_print(ID_TASK, o->items[i].id).z);
		else
			json_put_null(w);
	json_end_array(w);
	json_add_array(w, "errors");
	for (size_t i = 0; i < o->n; i++)
		if (o->items[i].err.rc != RC_OK)
			write_refused(w, i, &o->items[i].err);
	json_end_array(w);
}

static enum rc answer_items(struct request *rq, struct err *err)
{
	const struct batch_order *o = rq->command.batch;
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	json_begin_object(&w);
	write_whole(&w, &o->batch);
	write_items(&w, o);
	json_end_object(&w);
	request_location(rq, "/v1/batches/", id_print(ID_BATCH, o->batch.id).z);
	return RC_OK;
}

enum rc batches_create(struct request *rq, struct err *err)
{
	struct batch_order *o = order(rq, COMMAND_BATCH_CREATE, answer_items);
	struct str body;

	if (request_body(rq, &body, err))
		return err->rc;
	return batch_parse(&rq->arena, body, rq->command.dialect, rq->now, o, err);
}

enum rc batches_add(struct request *rq, struct err *err)
{
	struct batch_order *o = order(rq, COMMAND_BATCH_ADD, answer_items);
	struct str body;

	rq->command.id = request_uuid(rq, 0, ID_BATCH);
	if (request_body(rq, &body, err))
		return err->rc;
	return batch_parse_more(&rq->arena, body, rq->command.dialect, rq->now, o, err);
}

static void answer_one(struct request *rq, const struct batch *b)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	json_begin_object(&w);
	write_whole(&w, b);
	json_end_object(&w);
}

static enum rc answer_cancelled(struct request *rq, struct err *err)
{
	(void)err;
	answer_one(rq, &rq->command.batch->batch);
	return RC_OK;
}

enum rc batches_cancel(struct request *rq, struct err *err)
{
	(void)err;
	(void)order(rq, COMMAND_BATCH_CANCEL, answer_cancelled);
	rq->command.id = request_uuid(rq, 0, ID_BATCH);
	return RC_OK;
}

enum rc batches_get(struct request *rq, struct err *err)
{
	struct batch b;

	if (store_batch_find(rq->services->reader, &rq->arena, rq->caller.namespace,
			     request_uuid(rq, 0, ID_BATCH), &b, err))
		return err->rc;
	answer_one(rq, &b);
	return RC_OK;
}

static void answer_list(struct request *rq, const struct page *page, const struct batch_list *list)
{
	struct json_writer w = answer_json(&rq->answer, 200);
	size_t most = (size_t)page->limit - 1, n = list->n < most ? list->n : most;
	char text[CURSOR_TEXT];

	json_begin_object(&w);
	json_add_i64(&w, "total", list->total);
	json_add_array(&w, "batches");
	for (size_t i = 0; i < n; i++) {
		json_begin_object(&w);
		batch_write(&w, &list->items[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	if (list->n > most)
		json_add_str(&w, "next_cursor", cursor_print(text, list->items[n - 1].bundle));
	else
		json_add_null(&w, "next_cursor");
	json_end_object(&w);
}

/* One more than the page has tells whether there is a next one. */
enum rc batches_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct page page;
	struct batch_list list;

	if (paging_read(rq, &page, err) || reading_begin(rq, &s, err))
		return err->rc;
	page.limit++;
	if (store_batch_list(s, &rq->arena, rq->caller.namespace, &page, &list, err))
		return err->rc;
	answer_list(rq, &page, &list);
	return RC_OK;
}
