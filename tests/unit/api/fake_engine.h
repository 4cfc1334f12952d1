#pragma once
/* An engine that commits at once, or when it is let: a thread that takes commands from its mailbox,
 * fills in their answers and gives them back. A task with the unique_id "conflict" is refused. */

#include <pthread.h>
#include <stdatomic.h>

#include "base/clock.h"
#include "model/command.h"

struct fake_engine {
	struct mailbox inbox;
	pthread_t thread;
	atomic_bool stopping, held;
	atomic_int waiting; /* commands that came while it was held */
	_Atomic int64_t applied, last_namespace;
};

static void fake_apply(struct fake_engine *e, struct command *c)
{
	struct task *t = &c->task;

	atomic_store(&e->last_namespace, c->namespace);
	if (str_eq(c->task_draft.unique_id, STR("conflict"))) {
		(void)err_set(&c->err, RC_CONFLICT, "made_up", "the engine refuses");
	} else {
		*t = (struct task){.id = uuid_new(clock_wall()),
				   .scheduled_for = AT_NONE,
				   .due_at = AT_NONE,
				   .finished_at = AT_NONE,
				   .expires_at = MS_NEVER,
				   .template = c->task_draft.template};
	}
	atomic_fetch_add(&e->applied, 1);
	c->done(c);
}

static void *fake_engine_run(void *arg)
{
	struct fake_engine *e = arg;
	struct letter *kept = NULL;

	while (!atomic_load(&e->stopping)) {
		struct letter *l = kept != NULL ? NULL : mailbox_take(&e->inbox);

		if (l != NULL) {
			kept = l;
			atomic_fetch_add(&e->waiting, 1);
		}
		if (atomic_load(&e->held) || kept == NULL) {
			mailbox_sleep(&e->inbox, MS_SECOND);
			continue;
		}
		while ((l = kept) != NULL) {
			kept = l->next;
			fake_apply(e, command_of(l));
		}
	}
	return NULL;
}

static void fake_engine_start(struct fake_engine *e)
{
	memset(e, 0, sizeof(*e));
	assert_true(mailbox_init(&e->inbox));
	assert_int_equal(pthread_create(&e->thread, NULL, fake_engine_run, e), 0);
}

static inline void fake_engine_let_go(struct fake_engine *e)
{
	atomic_store(&e->held, false);
	mailbox_wake(&e->inbox);
}

static void fake_engine_stop(struct fake_engine *e)
{
	atomic_store(&e->stopping, true);
	mailbox_wake(&e->inbox);
	assert_int_equal(pthread_join(e->thread, NULL), 0);
	mailbox_release(&e->inbox);
}
