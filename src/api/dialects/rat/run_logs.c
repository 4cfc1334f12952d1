#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/run.h"
#include "api/dialects/rat/run_log.h"
#include "api/reading.h"
#include "api/stream.h"
#include "base/limits.h"
#include "model/times.h"
#include "store/event.h"

static void write_line(struct json_writer *w, ms_t at, const char *level, struct str message)
{
	json_begin_object(w);
	add_instant(w, "timestamp", at);
	json_add_z(w, "level", level);
	json_add_str(w, "message", message);
	json_end_object(w);
}

/* --- as JSON --- */

static void on_line(void *context, ms_t at, const char *level, struct str message)
{
	write_line(context, at, level, message);
}

static enum rc write_lines(struct store *s, int64_t task, struct json_writer *w, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct run_log log = {.ask = {.task = task}};
	bool all = false;

	while (!all) {
		arena_reset(&scratch);
		if (run_log_read(&log, s, &scratch, on_line, w, &all, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc answer_whole(struct request *rq, struct store *s, const struct pipeline_run *r,
			    struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	json_begin_object(&w);
	json_add_array(&w, "logs");
	if (write_lines(s, r->task.key, &w, err))
		return err->rc;
	json_end_array(&w);
	json_add_z(&w, "status", pipeline_status_name(r->task.state));
	json_end_object(&w);
	return RC_OK;
}

/* --- as events: `log` for each line, `status` at the end --- */

struct watched {
	struct run_log log;
	bool has_begun;
};

static void say_line(void *context, ms_t at, const char *level, struct str message)
{
	struct stream *s = context;
	struct buf json CLEANUP(buf_release) = BUF_INIT(STREAM_BUFFER);
	struct json_writer w = json_writer_to(&json);

	write_line(&w, at, level, message);
	sse_event(&s->out, (struct str){0}, "log", buf_str(&json));
}

static void say_end(struct stream *s, enum task_state state)
{
	struct buf json CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME);
	struct json_writer w = json_writer_to(&json);

	json_begin_object(&w);
	json_add_z(&w, "status", pipeline_status_name(state));
	json_end_object(&w);
	sse_event(&s->out, (struct str){0}, "status", buf_str(&json));
	s->next = STREAM_ENDS;
}

/* Lines and state are of one moment: behind a final state there is no line. */
static enum rc pull(struct request *rq, struct stream *s, struct err *err)
{
	struct store *from CLEANUP(reading_end) = NULL;
	struct arena a CLEANUP(arena_release) = {0};
	struct watched *w = s->context;
	struct task t;
	bool all = false;

	if (!w->has_begun)
		sse_begin(&s->out);
	w->has_begun = true;
	if (reading_begin(rq, &from, err) ||
	    run_log_read(&w->log, from, &a, say_line, s, &all, err) ||
	    store_task_look(from, &a, w->log.ask.task, rq->now, &t, err))
		return err->rc;
	if (!all)
		s->next = STREAM_MORE;
	else if (task_state_is_final(t.state))
		say_end(s, t.state);
	return RC_OK;
}

enum rc rat_runs_logs(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct watched *w = NEW(&rq->arena, struct watched);
	struct pipeline_run r;

	if (reading_begin(rq, &s, err) || rat_run_find(rq, s, &r, err))
		return err->rc;
	if (!sse_is_wanted(rq))
		return answer_whole(rq, s, &r, err);
	w->log.ask.task = r.task.key;
	stream_listen(answer_stream(rq, SSE_TYPE, pull, w), bell_topic(BELL_TASK, r.task.key));
	return RC_OK;
}
