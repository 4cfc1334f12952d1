/* A task's log while it is written: its pieces as events `log`, what becomes of the task as
 * `status`, and `end` at its end. Each event's id is the position behind the last piece, so that a
 * client that was cut off goes on there; one that comes back after the end is told by 204 to stay
 * away, as browsers know it. */

#include "api/native/log_query.h"
#include "api/native/native.h"
#include "api/reading.h"
#include "api/stream.h"
#include "base/limits.h"
#include "model/id.h"
#include "store/event.h"

enum { PIECES_AT_ONCE = 8 };

#define ENDED ".end" /* behind the position, in the id of the last event */

struct log_watch {
	struct log_query q;
	bool has_begun, resumes_at_end;
	enum task_state state; /* as it was told last */
	int attempts;
};

static struct str id_of(const struct log_watch *w, struct arena *a, const char *behind)
{
	struct str position = log_position_print(a, &w->q.ask);
	struct buf id CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME);

	buf_add(&id, position);
	buf_add_z(&id, behind);
	return str_dup(a, buf_str(&id));
}

static void say_piece(struct log_watch *w, struct arena *a, const struct log_piece *p,
		      struct stream *s)
{
	struct buf json CLEANUP(buf_release) = BUF_INIT(STREAM_BUFFER);
	struct json_writer writer = json_writer_to(&json);

	log_query_pass(&w->q, p);
	if (!log_query_wants(&w->q, p))
		return;
	log_piece_write(&writer, p);
	sse_event(&s->out, id_of(w, a, ""), "log", buf_str(&json));
}

/* *all_out: there is nothing behind what was said. */
static enum rc say_pieces(struct log_watch *w, struct store *from, struct arena *a,
			  struct stream *s, bool *all_out, struct err *err)
{
	struct log_piece *items;
	size_t n;

	if (store_log_list(from, a, &w->q.ask, PIECES_AT_ONCE, &items, &n, err))
		return err->rc;
	*all_out = n < PIECES_AT_ONCE;
	for (size_t i = 0; i < n; i++) {
		if (s->out.n > STREAM_FULL) {
			*all_out = false;
			return RC_OK;
		}
		say_piece(w, a, &items[i], s);
	}
	return RC_OK;
}

static void say_state(const struct log_watch *w, struct arena *a, const struct task *t,
		      struct stream *s)
{
	struct buf json CLEANUP(buf_release) = BUF_INIT(LIMIT_QUERY_VALUE);
	struct json_writer writer = json_writer_to(&json);
	bool is_end = task_state_is_final(t->state);

	json_begin_object(&writer);
	json_add_z(&writer, "status", task_state_name(t->state));
	json_add_i64(&writer, "attempts", t->attempts);
	json_end_object(&writer);
	sse_event(&s->out, id_of(w, a, is_end ? ENDED : ""), is_end ? "end" : "status",
		  buf_str(&json));
}

/* Behind all pieces: what has become of the task since it was told last. */
static void look(struct log_watch *w, struct arena *a, const struct task *t, struct stream *s)
{
	bool is_past = w->q.ask.attempt != 0 && t->attempts > w->q.ask.attempt;

	if (t->state != w->state || t->attempts != w->attempts)
		say_state(w, a, t, s);
	w->state = t->state;
	w->attempts = t->attempts;
	if (task_state_is_final(t->state) || is_past)
		s->next = STREAM_ENDS;
}

/* Pieces and state are of one moment: behind a final state there is no piece. */
static enum rc pull(struct request *rq, struct stream *s, struct err *err)
{
	struct store *from CLEANUP(reading_end) = NULL;
	struct arena a CLEANUP(arena_release) = {0};
	struct log_watch *w = s->context;
	struct task t;
	bool all = false;

	if (!w->has_begun)
		sse_begin(&s->out);
	w->has_begun = true;
	if (reading_begin(rq, &from, err) || say_pieces(w, from, &a, s, &all, err) ||
	    store_task_look(from, &a, w->q.ask.task, rq->now, &t, err))
		return err->rc;
	if (all)
		look(w, &a, &t, s);
	else
		s->next = STREAM_MORE;
	return RC_OK;
}

static enum rc read_resumption(struct request *rq, struct log_watch *w, struct err *err)
{
	struct str after;

	if (sse_resume_id(rq, &after, err))
		return err->rc;
	w->resumes_at_end = str_ends(after, STR(ENDED));
	if (w->resumes_at_end)
		after.n -= sizeof(ENDED) - 1;
	return log_query_read(rq, after, &w->q, err);
}

enum rc log_stream_get(struct request *rq, struct err *err)
{
	struct store *from CLEANUP(reading_end) = NULL;
	struct log_watch *w = NEW(&rq->arena, struct log_watch);
	struct task t;

	if (read_resumption(rq, w, err) || reading_begin(rq, &from, err) ||
	    store_task_find(from, &rq->arena, rq->caller.namespace, request_uuid(rq, 0, ID_TASK),
			    rq->now, &t, err))
		return err->rc;
	w->q.ask.task = t.key;
	w->attempts = -1;
	if (w->resumes_at_end && task_state_is_final(t.state))
		answer_empty(&rq->answer, 204);
	else
		stream_listen(answer_stream(rq, SSE_TYPE, pull, w), bell_topic(BELL_TASK, t.key));
	return RC_OK;
}
