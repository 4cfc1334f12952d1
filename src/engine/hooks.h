#pragma once
/* The hooks of all namespaces, as the engine needs them at each event: few, so they are kept in
 * memory, read anew after any of them has changed. What a hook is told is a task like any
 * notification, so that nobody is told of it in turn. Engine's thread, within a turn. */

#include "base/arena.h"
#include "model/event.h"
#include "model/hook.h"
#include "model/schedule.h"

struct engine;
struct task_change;

struct known_hook {
	struct hook hook;
	unsigned kinds; /* 1 << enum event_kind */
};

struct hooks {
	struct arena arena;
	struct known_hook *items;
	size_t n;
	bool known;
};

void hooks_release(struct hooks *h);
/* One has changed, or the turn that read them has failed. */
void hooks_forget(struct hooks *h);

enum rc hooks_tell_task(struct engine *e, const struct task_change *c, struct err *err);
enum rc hooks_tell_schedule(struct engine *e, enum event_kind kind, const struct schedule *s,
			    struct str detail, struct err *err);
