/* why_did_it_not_run: an answer in plain words, from the ledger, with what it rests on. */

#include "api/mcp/agent/agent.h"
#include "api/mcp/agent/ask.h"
#include "api/mcp/agent/wait_cause.h"
#include "api/native/facts.h"
#include "api/native/ledger_read.h"
#include "api/reading.h"
#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/times.h"
#include "store/run.h"

enum { ROWS_MOST = 50, SENTENCE = 768, DEFAULT_SPAN_MS = 24 * 3600 * MS_SECOND };

struct why {
	struct tool_call *c;
	struct store *s;
	struct schedule schedule;
	struct ledger_span span;
	struct buf answer; /* the first finding's sentence */
	int64_t completed;
};

/* --- findings --- */

/* Begins a finding, whose evidence and end come next. */
static void find(struct why *y, const char *code, struct str sentence)
{
	struct json_writer *w = &y->c->w;

	if (y->answer.n == 0)
		buf_add(&y->answer, sentence);
	json_begin_object(w);
	json_add_z(w, "code", code);
	json_add_str(w, "text", sentence);
}

static void find_plain(struct why *y, const char *code, const char *sentence)
{
	find(y, code, str_z(sentence));
	json_end_object(&y->c->w);
}

/* How the schedule stands now. */
static void look_at_status(struct why *y)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(SENTENCE);
	const struct schedule *s = &y->schedule;

	switch (schedule_shown_status(s)) {
	case SCHEDULE_DELETED:
		find_plain(y, "deleted", "The schedule is deleted: it makes no more runs.");
		break;
	case SCHEDULE_DISABLED:
		find_plain(y, "paused", "The schedule is paused: resume it to let it go on.");
		break;
	case SCHEDULE_ERROR:
		buf_printf(&text, "The schedule cannot be computed: " STR_FMT ".",
			   STR_ARG(str_sub(s->error, 0, LIMIT_ERROR_TEXT)));
		find(y, "error", buf_str(&text));
		json_end_object(&y->c->w);
		break;
	case SCHEDULE_ACTIVE:
		break;
	}
}

static void look_at_window(struct why *y)
{
	const struct schedule *s = &y->schedule;

	if (s->start_at != AT_NONE && s->start_at > y->span.to)
		find_plain(y, "not_begun", "The schedule's window begins later (start_at).");
	if (s->end_at != AT_NONE && s->end_at < y->span.from)
		find_plain(y, "window_over", "The schedule's window was over by then (end_at).");
	if (s->policies.max_runs != 0 && s->n_runs >= s->policies.max_runs)
		find_plain(y, "max_runs", "The schedule has used up its max_runs.");
	if (s->created_at > y->span.to)
		find_plain(y, "created_later", "The schedule was made later than that.");
}

static void look_at_gap(struct why *y, const struct gap *g)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(SENTENCE);
	struct json_writer *w = &y->c->w;
	char from[ISO_TEXT], to[ISO_TEXT];

	buf_printf(&text, "%lld occurrence%s (" STR_FMT, (long long)g->count,
		   g->count == 1 ? "" : "s", STR_ARG(iso_print(from, g->from_at)));
	if (g->to_at != g->from_at)
		buf_printf(&text, " to " STR_FMT, STR_ARG(iso_print(to, g->to_at)));
	buf_printf(&text, ") became no run: %s.", gap_reason_text(g->reason));
	find(y, gap_reason_name(g->reason), buf_str(&text));
	json_add_i64(w, "count", g->count);
	add_instant(w, "from", g->from_at);
	add_instant(w, "to", g->to_at);
	add_instant(w, "decided_at", g->decided_at);
	json_end_object(w);
}

/* --- tasks --- */

static void tell_wait(struct buf *text, struct str cause, const struct task *t, ms_t now)
{
	char due[ISO_TEXT];

	if (t->due_at != AT_NONE && t->due_at > now)
		buf_printf(text, "is due at " STR_FMT, STR_ARG(iso_print(due, t->due_at)));
	else
		buf_add_z(text, "is due and waits");
	if (cause.n != 0) {
		buf_add_z(text, ": ");
		buf_add(text, cause);
	}
}

static void tell_end(struct buf *text, const struct task *t, const struct run_course *course)
{
	buf_printf(text, "%s after %d attempt%s", task_state_name(t->state), t->attempts,
		   t->attempts == 1 ? "" : "s");
	if (course->error.n != 0)
		buf_printf(text, "; the last one said: " STR_FMT,
			   STR_ARG(str_sub(course->error, 0, LIMIT_NAME * 3)));
}

static enum rc tell(struct why *y, const struct task *t, const struct run_course *course,
		    struct buf *text, struct err *err)
{
	struct str cause;
	char slot[ISO_TEXT];

	buf_printf(text, "The run of " STR_FMT " ", STR_ARG(iso_print(slot, t->scheduled_for)));
	if (task_state_is_final(t->state)) {
		tell_end(text, t, course);
	} else if (t->state == TASK_PROCESSING) {
		buf_add_z(text, "is under way");
	} else {
		if (wait_cause(y->c->rq, y->s, &t->template, &cause, err))
			return err->rc;
		tell_wait(text, cause, t, y->c->rq->now);
	}
	buf_add_c(text, '.');
	return RC_OK;
}

static enum rc look_at_task(struct why *y, const struct slot *slot, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(SENTENCE);
	struct request *rq = y->c->rq;
	struct run_course course;
	struct task t;

	if (slot->state == TASK_COMPLETED) {
		y->completed++;
		return RC_OK;
	}
	if (store_task_find(y->s, &rq->arena, rq->caller.namespace, slot->task, rq->now, &t, err) ||
	    store_run_course(y->s, &rq->arena, t.key, &course, err) ||
	    tell(y, &t, &course, &text, err))
		return err->rc;
	find(y, task_state_name(t.state), buf_str(&text));
	json_add_z(&y->c->w, "task_id", id_print(ID_TASK, t.id).z);
	add_instant(&y->c->w, "scheduled_for", t.scheduled_for);
	json_end_object(&y->c->w);
	return RC_OK;
}

static enum rc look_at_tasks(struct why *y, struct err *err)
{
	for (size_t i = 0; i < y->span.n_slots; i++)
		if (look_at_task(y, &y->span.slots[i], err))
			return err->rc;
	return RC_OK;
}

/* --- the answer --- */

static int64_t occurrences(const struct why *y)
{
	return (int64_t)y->span.n_slots + ledger_missed(&y->span);
}

static void look_at_none(struct why *y)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(SENTENCE);
	char from[ISO_TEXT], to[ISO_TEXT];

	if (occurrences(y) != 0)
		return;
	buf_printf(&text,
		   "The ledger has no occurrence from " STR_FMT " to " STR_FMT
		   ": the rule had none there, or the schedule was not active.",
		   STR_ARG(iso_print(from, y->span.from)), STR_ARG(iso_print(to, y->span.to)));
	find(y, "no_occurrence", buf_str(&text));
	json_end_object(&y->c->w);
}

static enum rc put_findings(struct why *y, struct err *err)
{
	json_add_array(&y->c->w, "findings");
	for (size_t i = 0; i < y->span.n_gaps; i++)
		look_at_gap(y, &y->span.gaps[i]);
	if (look_at_tasks(y, err))
		return err->rc;
	look_at_status(y);
	look_at_window(y);
	look_at_none(y);
	json_end_array(&y->c->w);
	return RC_OK;
}

static void put_totals(struct why *y)
{
	struct json_writer *w = &y->c->w;
	struct schedule shown = y->schedule;

	facts_pass_rest(y->c->rq, &shown);
	if (y->answer.n == 0)
		buf_add_z(&y->answer, "It did run: every occurrence of that span was completed.");
	json_add_str(w, "answer", buf_str(&y->answer));
	json_add_i64(w, "occurrences", occurrences(y));
	json_add_i64(w, "completed", y->completed);
	json_add_i64(w, "missed", ledger_missed(&y->span));
	add_instant(w, "next_execution_at",
		    schedule_times(&shown, y->c->rq->now).next_execution_at);
	add_instant(w, "next_from", y->span.next_from);
}

static enum rc answer(struct why *y, struct err *err)
{
	struct json_writer *w = &y->c->w;
	struct history h;

	if (ledger_read(y->c->rq, y->s, &y->schedule, ROWS_MOST, &y->span, &h, err))
		return err->rc;
	json_begin_object(w);
	json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, y->schedule.id).z);
	add_instant(w, "from", y->span.from);
	add_instant(w, "to", y->span.to);
	if (put_findings(y, err))
		return err->rc;
	put_totals(y);
	json_end_object(w);
	return RC_OK;
}

static const struct field fields[] = {
	{"schedule_id", 0, ask_id},
	{"from", 0, ask_from},
	{"to", 0, ask_to},
};

static void release(struct why *y)
{
	buf_release(&y->answer);
	reading_end(&y->s);
}

enum rc agent_why(struct tool_call *c, struct err *err)
{
	struct why y CLEANUP(release) = {.c = c, .answer = BUF_INIT(SENTENCE)};
	struct ask q = {.a = &c->rq->arena, .from = AT_NONE, .to = c->rq->now};
	unsigned given;

	if (tool_arguments(c, fields, COUNTOF(fields), &q, &given, err) ||
	    reading_begin(c->rq, &y.s, err) || ask_schedule(c, y.s, &q, &y.schedule, err))
		return err->rc;
	y.span.to = q.to;
	y.span.from = q.from != AT_NONE ? q.from : q.to - DEFAULT_SPAN_MS;
	if (y.span.from <= y.span.to)
		return answer(&y, err);
	return field_bad_value("to", "is before from", "give the earlier instant as from", err);
}
