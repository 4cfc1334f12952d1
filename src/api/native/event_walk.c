#include "event_walk.h"

#include "base/num.h"
#include "model/id.h"
#include "model/schedule.h"
#include "model/task.h"
#include "model/times.h"

enum {
	ROWS_AT_ONCE = 8,
	LOOKS_AT_ONCE = 512, /* at subjects, whether they are shown then or not */
};

static enum rc bad_place(struct err *err)
{
	err_at(err, RC_INVALID, "invalid_value", "after", "after is no event's id");
	return err_hint(err, "give the id of an event, or what an answer had as its next");
}

enum rc event_walk_begin(struct event_walk *w, struct store *s, struct str after, struct err *err)
{
	struct event_span kept;
	int64_t asked = 0;

	if (after.n != 0 && !num_parse_i64(after, 0, INT64_MAX, &asked))
		return bad_place(err);
	if (store_event_span(s, &kept, err))
		return err->rc;
	w->after = after.n != 0 ? asked : kept.last;
	if (after.n != 0 && asked == 0 && kept.first != 0)
		w->after = kept.first - 1;
	w->was_reset = asked > kept.last; /* of another store, or of a copy that was put back */
	if (w->was_reset)
		w->after = kept.last;
	return RC_OK;
}

/* --- a slice --- */

struct slice {
	struct event_walk *walk;
	struct store *store;
	struct arena subject; /* of the event that is looked at */
	on_event *on;
	void *context;
	int looks;
	bool is_full;
};

/* What can be told without a look at the subject. */
static bool may_be_wanted(const struct event_filter *f, const struct event *e)
{
	bool of_task = event_subject(e->kind) == EVENT_OF_TASK;

	if (e->namespace != f->namespace && !(e->namespace == 0 && f->server_too))
		return false;
	if ((f->kinds >> e->kind & 1) == 0)
		return false;
	if (f->task != 0)
		return of_task && e->subject == f->task;
	if (f->schedule == 0 || of_task)
		return true;
	return event_subject(e->kind) == EVENT_OF_SCHEDULE && e->subject == f->schedule;
}

/* *there_out: false where the subject is not kept any more. */
static enum rc show_task(struct slice *s, struct shown_event *e, struct err *err)
{
	struct task *t = NEW(&s->subject, struct task);
	struct err why = {0};
	int64_t schedule = s->walk->filter.schedule;

	if (store_task_brief(s->store, &s->subject, e->event.subject, t, &why)) {
		*err = why;
		return why.rc == RC_NOT_FOUND ? RC_OK : why.rc;
	}
	e->task = t;
	if (schedule == 0 || t->schedule_key == schedule)
		s->is_full = s->on(s->context, e);
	return RC_OK;
}

static enum rc show_schedule(struct slice *s, struct shown_event *e, struct err *err)
{
	struct schedule *sch = NEW(&s->subject, struct schedule);

	if (store_schedule_load(s->store, &s->subject, e->event.subject, sch, err))
		return err->rc;
	e->schedule = sch;
	s->is_full = s->on(s->context, e);
	return RC_OK;
}

static enum rc show(struct slice *s, struct shown_event *e, struct err *err)
{
	arena_reset(&s->subject);
	switch (event_subject(e->event.kind)) {
	case EVENT_OF_TASK:
		return show_task(s, e, err);
	case EVENT_OF_SCHEDULE:
		return show_schedule(s, e, err);
	case EVENT_OF_NOTHING:
		s->is_full = s->on(s->context, e);
	}
	return RC_OK;
}

static enum rc walk_row(struct slice *s, const struct event_row *row, struct err *err)
{
	struct str rest = row->body;
	struct shown_event e = {.at = row->at};

	for (e.number = row->first; !s->is_full && event_take(&rest, &e.event); e.number++) {
		if (e.number <= s->walk->after)
			continue;
		s->walk->after = e.number;
		e.task = NULL;
		e.schedule = NULL;
		if (!may_be_wanted(&s->walk->filter, &e.event))
			continue;
		if (show(s, &e, err))
			return err->rc;
		s->is_full = s->is_full || ++s->looks == LOOKS_AT_ONCE;
	}
	return RC_OK;
}

enum rc event_walk_on(struct event_walk *w, struct store *s, on_event *on, void *context,
		      bool *more_out, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct slice slice = {.walk = w, .store = s, .on = on, .context = context};
	struct event_row *rows;
	size_t n;
	enum rc rc = RC_OK;

	if (store_event_list(s, &a, w->after, ROWS_AT_ONCE, &rows, &n, err))
		return err->rc;
	if (n != 0 && rows[0].first > w->after + 1) {
		w->was_reset = *more_out = true;
		w->after = rows[0].first - 1;
		return RC_OK;
	}
	for (size_t i = 0; i < n && !slice.is_full && rc == RC_OK; i++)
		rc = walk_row(&slice, &rows[i], err);
	arena_release(&slice.subject);
	*more_out = slice.is_full || n == ROWS_AT_ONCE;
	return rc;
}

/* --- as JSON --- */

static void write_task(struct json_writer *w, const struct shown_event *e)
{
	const struct task *t = e->task;

	json_add_object(w, "task");
	json_add_z(w, "id", id_print(ID_TASK, t->id).z);
	if (t->schedule_key != 0)
		json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, t->schedule_id).z);
	else
		json_add_null(w, "schedule_id");
	add_instant(w, "scheduled_for", t->scheduled_for);
	json_add_z(w, "status", task_state_name(event_state(e->event.kind, e->event.in_ms)));
	json_add_raw(w, "target", t->template.target);
	json_add_i64(w, "attempt", e->event.attempt);
	if (e->event.in_ms != 0)
		add_instant(w, "due_at", e->at + e->event.in_ms);
	json_end_object(w);
}

static void write_schedule(struct json_writer *w, const struct schedule *s)
{
	json_add_object(w, "schedule");
	json_add_z(w, "id", id_print(ID_SCHEDULE, s->id).z);
	add_text(w, "name", s->name);
	json_end_object(w);
}

void event_write(struct json_writer *w, const struct event_walk *walk, const struct shown_event *e)
{
	char id[NUM_I64_TEXT];

	json_begin_object(w);
	json_add_str(w, "id", str_of(id, num_print_i64(id, e->number)));
	json_add_z(w, "type", event_name(e->event.kind));
	json_add_time(w, "timestamp", e->at);
	if (e->event.namespace != 0)
		json_add_str(w, "namespace", walk->filter.namespace_name);
	if (e->task != NULL)
		write_task(w, e);
	if (e->schedule != NULL)
		write_schedule(w, e->schedule);
	if (e->event.detail.n != 0)
		json_put_members(w, e->event.detail);
	json_end_object(w);
}
