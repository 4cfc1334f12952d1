/* A call's progress: its events as they come, or all so far, page by page. An event's place in
 * their order is its id, and the token of a page. */

#include "api/dialects/tensorlake/progress.h"

#include "api/dialects/tensorlake/call_events.h"
#include "api/query.h"
#include "api/reading.h"
#include "api/stream.h"
#include "base/num.h"
#include "store/event.h"

enum {
	EVENT_MOST = 16 * 1024,	   /* bytes of one: names and ids, each bounded */
	KEEP_ALIVE_MS = MS_SECOND, /* as Tensorlake has it */
};

struct watch {
	struct call call; /* its task and attempts as they were seen last */
	size_t sent;	  /* events */
	bool has_begun;
};

static void say(struct watch *w, const struct call_event *e, struct buf *out)
{
	struct buf json CLEANUP(buf_release) = BUF_INIT(EVENT_MOST);
	struct json_writer writer = json_writer_to(&json);
	char id[NUM_I64_TEXT];

	call_event_write(&writer, &w->call, e);
	w->sent++;
	sse_event(out, str_of(id, num_print_i64(id, (int64_t)w->sent)), "message", buf_str(&json));
}

static void say_all(struct watch *w, struct arena *a, struct stream *s)
{
	struct call_event *events;
	size_t n = call_events(a, &w->call, &events);

	while (w->sent < n)
		say(w, &events[w->sent], &s->out);
	if (events[n - 1].kind == CALL_FINISHED)
		s->next = STREAM_ENDS;
}

/* Attempts carry bodies: they are read only when the task has moved. */
static enum rc look(struct request *rq, struct watch *w, struct arena *a, bool *moved_out,
		    struct err *err)
{
	struct store *from CLEANUP(reading_end) = NULL;
	struct call *c = &w->call;
	struct attempt *attempts;
	struct task t;

	if (reading_begin(rq, &from, err) ||
	    store_task_look(from, a, c->task.key, rq->now, &t, err))
		return err->rc;
	*moved_out = !w->has_begun || t.state != c->task.state || t.attempts != c->task.attempts;
	if (!*moved_out)
		return RC_OK;
	if (store_attempt_list(from, a, t.key, &attempts, &c->n_attempts, err))
		return err->rc;
	c->attempts = attempts;
	c->task.state = t.state;
	c->task.attempts = t.attempts;
	c->task.finished_at = t.finished_at;
	return call_look_running(rq, from, c, err);
}

static enum rc pull(struct request *rq, struct stream *s, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct watch *w = s->context;
	bool moved = false;

	if (look(rq, w, &a, &moved, err))
		return err->rc;
	if (!w->has_begun)
		sse_begin(&s->out);
	w->has_begun = true;
	if (moved)
		say_all(w, &a, s);
	w->call.attempts = NULL; /* the scratch's */
	w->call.n_attempts = 0;
	return RC_OK;
}

void progress_answer(struct request *rq, const struct call *c, size_t after)
{
	struct watch *w = NEW(&rq->arena, struct watch);
	struct stream *s = answer_stream(rq, SSE_TYPE, pull, w);

	*w = (struct watch){.call = *c, .sent = after};
	s->keep_alive_ms = KEEP_ALIVE_MS;
	stream_listen(s, bell_topic(BELL_TASK, c->task.key));
}

static enum rc read_place(struct str text, const char *name, int64_t *out, struct err *err)
{
	if (text.n == 0 || num_parse_i64(text, 0, INT32_MAX, out))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", name, "%s is no place among the events", name);
	return err_hint(err, "give what an earlier answer had");
}

enum rc calls_progress(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct str after = {0};
	int64_t place = 0;
	struct call c;

	if (sse_resume_id(rq, &after, err) || read_place(after, "Last-Event-ID", &place, err) ||
	    reading_begin(rq, &s, err) || call_load(rq, s, &c, err))
		return err->rc;
	progress_answer(rq, &c, (size_t)place);
	return RC_OK;
}

static void write_page(struct request *rq, const struct call *c, size_t from)
{
	struct json_writer w = answer_json(&rq->answer, 200);
	struct call_event *events;
	size_t n = call_events(&rq->arena, c, &events);
	char token[NUM_I64_TEXT];

	json_begin_object(&w);
	json_add_array(&w, "updates");
	for (size_t i = from; i < n; i++)
		call_event_write(&w, c, &events[i]);
	json_end_array(&w);
	if (events[n - 1].kind == CALL_FINISHED)
		json_add_null(&w, "next_token");
	else
		json_add_str(&w, "next_token", str_of(token, num_print_i64(token, (int64_t)n)));
	json_end_object(&w);
}

enum rc calls_updates(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct str token = {0};
	int64_t place = 0;
	struct call c;

	if (sse_is_wanted(rq))
		return calls_progress(rq, err);
	if (query_str(rq, "nextToken", &token, err) ||
	    read_place(token, "nextToken", &place, err) || reading_begin(rq, &s, err) ||
	    call_load(rq, s, &c, err))
		return err->rc;
	write_page(rq, &c, (size_t)place);
	return RC_OK;
}
