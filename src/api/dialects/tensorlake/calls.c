/* GET and DELETE of an application's calls. */

#include "api/dialects/tensorlake/call.h"
#include "api/paging.h"
#include "api/reading.h"

/* Why a call failed stands in its last attempt: attempts are read of those alone. */
static enum rc write_row(struct request *rq, struct store *s, const struct target_row *row,
			 const struct task *t, struct json_writer *w, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct call c = {.namespace = rq->caller.namespace_name,
			 .application = row->name,
			 .version = application_version(&rq->arena, row),
			 .id = call_id(&rq->arena, row->name, t),
			 .task = *t};

	if (t->state == TASK_FAILED && call_of(rq, s, &a, row, t, &c, err))
		return err->rc;
	call_write_short(w, &c);
	return RC_OK;
}

static enum rc write_rows(struct request *rq, struct store *s, const struct target_row *row,
			  struct page_walk *walk, struct json_writer *w, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct task_filter f = {.namespace = rq->caller.namespace,
				.target = row->name,
				.now = rq->now,
				.no_payload = true};
	struct task_list list;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		f.page = walk->ask;
		if (store_task_list(s, &scratch, &f, &list, err))
			return err->rc;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++)
			if (write_row(rq, s, row, &list.items[i], w, err))
				return err->rc;
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

/* The open server's clients read next_cursor, those of the cloud cursor. */
static void write_cursors(struct json_writer *w, const struct page_walk *walk)
{
	char text[CURSOR_TEXT];
	struct str next = walk->more ? cursor_print(text, walk->ask.before) : (struct str){0};

	json_add_null(w, "prev_cursor");
	if (next.n == 0) {
		json_add_null(w, "next_cursor");
		json_add_null(w, "cursor");
		return;
	}
	json_add_str(w, "next_cursor", next);
	json_add_str(w, "cursor", next);
}

enum rc calls_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct target_row row = {0};
	struct page_walk walk;
	struct json_writer w;
	struct place at;
	struct page page;

	if (place_enter(rq, &at, err) || cursor_read(rq, &page, err) ||
	    reading_begin(rq, &s, err) || application_find(rq, s, &at, &row, err))
		return err->rc;
	walk = page_walk_over(&page);
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "requests");
	if (write_rows(rq, s, &row, &walk, &w, err))
		return err->rc;
	json_end_array(&w);
	write_cursors(&w, &walk);
	json_end_object(&w);
	return RC_OK;
}

enum rc calls_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct json_writer w;
	struct call c;

	if (reading_begin(rq, &s, err) || call_load(rq, s, &c, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	call_write(&w, &c);
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_end_object(&w);
	return RC_OK;
}

/* One that is not at its end is cancelled. What has ended stays on record, since the ledger of its
 * schedule counts on it, until its time is over as that of any task. */
enum rc calls_delete(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct call c;

	if (reading_begin(rq, &s, err) || call_load(rq, s, &c, err))
		return err->rc;
	if (task_state_is_final(c.task.state))
		return answer_deleted(rq, err);
	request_command(rq, COMMAND_TASK_CANCEL, answer_deleted)->id = c.task.id;
	return RC_OK;
}

static enum rc answer_replayed(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);
	const struct str *id = rq->kept;

	(void)err;
	json_begin_object(&w);
	json_add_str(&w, "request_id", *id);
	json_end_object(&w);
	return RC_OK;
}

/* The same id again, from its last checkpoint: what retrying a task is. The body chooses between
 * versions of an application, of which there is the latest alone. */
enum rc calls_replay(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct call *c = NEW(&rq->arena, struct call);

	if (reading_begin(rq, &s, err) || call_load(rq, s, c, err))
		return err->rc;
	rq->kept = &c->id;
	request_command(rq, COMMAND_TASK_RETRY, answer_replayed)->id = c->task.id;
	return RC_OK;
}
