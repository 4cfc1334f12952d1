#include "api/dialects/tensorlake/call_events.h"

#include "base/macros.h"
#include "model/times.h"

enum { EVENTS_BESIDE_ATTEMPTS = 6 }; /* two begin it, two end it, and an attempt in flight */

struct list {
	struct call_event *items;
	size_t n;
};

static void add(struct list *l, struct call_event e)
{
	l->items[l->n++] = e;
}

static void add_attempts(struct list *l, const struct call *c)
{
	int last = 0;

	for (size_t i = 0; i < c->n_attempts; i++) {
		const struct attempt *t = &c->attempts[i];
		bool succeeded = t->status == ATTEMPT_SUCCEEDED;

		last = t->number;
		add(l, (struct call_event){CALL_ATTEMPT_CREATED, last, false, t->started_at});
		add(l,
		    (struct call_event){CALL_ATTEMPT_COMPLETED, last, succeeded, t->finished_at});
	}
	if (c->task.state == TASK_PROCESSING && c->task.attempts > last)
		add(l, (struct call_event){CALL_ATTEMPT_CREATED, c->task.attempts, false,
					   c->running_since});
}

size_t call_events(struct arena *a, const struct call *c, struct call_event **out)
{
	size_t most = 2 * c->n_attempts + EVENTS_BESIDE_ATTEMPTS;
	struct list l = {.items = NEW_N(a, struct call_event, most)};
	bool succeeded = c->task.state == TASK_COMPLETED;

	add(&l, (struct call_event){CALL_STARTED, 0, false, c->task.created_at});
	add(&l, (struct call_event){CALL_RUN_CREATED, 0, false, c->task.created_at});
	add_attempts(&l, c);
	if (task_state_is_final(c->task.state)) {
		add(&l, (struct call_event){CALL_RUN_COMPLETED, 0, succeeded, c->task.finished_at});
		add(&l, (struct call_event){CALL_FINISHED, 0, succeeded, c->task.finished_at});
	}
	*out = l.items;
	return l.n;
}

/* What the members of an event's object are, beside those that each has. */
enum { HAS_RUN = 1 << 0, HAS_ATTEMPT = 1 << 1, HAS_RESULT = 1 << 2, HAS_OUTCOME = 1 << 3 };

static const struct {
	const char *name;
	unsigned has;
} kinds[] = {
	[CALL_STARTED] = {"RequestStarted", 0},
	[CALL_RUN_CREATED] = {"FunctionRunCreated", HAS_RUN},
	[CALL_ATTEMPT_CREATED] = {"AllocationCreated", HAS_RUN | HAS_ATTEMPT},
	[CALL_ATTEMPT_COMPLETED] = {"AllocationCompleted", HAS_RUN | HAS_ATTEMPT | HAS_RESULT},
	[CALL_RUN_COMPLETED] = {"FunctionRunCompleted", HAS_RUN | HAS_RESULT},
	[CALL_FINISHED] = {"RequestFinished", HAS_OUTCOME},
};

static void write_members(struct json_writer *w, const struct call *c, const struct call_event *e)
{
	unsigned has = kinds[e->kind].has;

	if ((has & HAS_RUN) != 0) {
		json_add_str(w, "function_name", c->application);
		json_add_str(w, "function_run_id", c->id);
	}
	if ((has & HAS_ATTEMPT) != 0) {
		call_attempt_write(w, "allocation_id", c, e->attempt);
		json_add_z(w, "executor_id", "belfry");
	}
	if ((has & HAS_RESULT) != 0)
		json_add_z(w, "outcome", e->succeeded ? "success" : "failure");
	if ((has & HAS_OUTCOME) != 0)
		call_outcome_write(w, c);
	add_instant(w, "created_at", e->at);
}

void call_event_write(struct json_writer *w, const struct call *c, const struct call_event *e)
{
	json_begin_object(w);
	json_add_object(w, kinds[e->kind].name);
	json_add_str(w, "namespace", c->namespace);
	json_add_str(w, "application_name", c->application);
	json_add_str(w, "application_version", c->version);
	json_add_str(w, "request_id", c->id);
	write_members(w, c, e);
	json_end_object(w);
	json_end_object(w);
}
