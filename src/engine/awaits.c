#include "awaits.h"

#include <stdlib.h>

#include "base/log.h"
#include "model/command.h"

void awaits_release(struct awaits *a)
{
	for (struct await *w = a->first, *next; w != NULL; w = next) {
		next = w->next;
		free(w);
	}
	*a = (struct awaits){0};
}

void awaits_begin(struct awaits *a, ms_t now)
{
	ms_t back = now < a->now ? a->now - now : 0;

	for (struct await *w = a->first; w != NULL; w = w->next)
		w->until_at -= back;
	a->now = now;
}

bool awaits_add(struct awaits *a, struct command *c, int64_t task, ms_t until_at)
{
	struct await *w;

	if (a->n == AWAITS_MOST)
		return false;
	w = calloc(1, sizeof(*w));
	if (w == NULL)
		log_fatal("out_of_memory", "a wait for a task");
	*w = (struct await){.next = a->first, .command = c, .task = task, .until_at = until_at};
	a->first = w;
	a->n++;
	return true;
}

void awaits_note_end(struct awaits *a, int64_t task)
{
	for (struct await *w = a->first; w != NULL; w = w->next)
		w->has_ended = w->has_ended || w->task == task;
}

struct command *awaits_take(struct awaits *a, ms_t at)
{
	for (struct await **at_w = &a->first; *at_w != NULL; at_w = &(*at_w)->next) {
		struct await *w = *at_w;
		struct command *c = w->command;

		if (!w->has_ended && w->until_at > at && !atomic_load(&c->await->gone))
			continue;
		*at_w = w->next;
		a->n--;
		free(w);
		return c;
	}
	return NULL;
}

ms_t awaits_next(const struct awaits *a)
{
	ms_t next = MS_NEVER;

	for (const struct await *w = a->first; w != NULL; w = w->next)
		if (w->has_ended || w->until_at < next)
			next = w->has_ended ? 0 : w->until_at;
	return next;
}
