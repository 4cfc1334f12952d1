#include "watch.h"

#include <sys/socket.h>

enum { SWEEP_LEAST_MS = 10 };

void watch_init(struct watch *w, ms_t now_mono)
{
	w->first = NULL;
	w->n = 0;
	w->sweep_ms = MS_SECOND;
	for (size_t i = 0; i < PHASES; i++)
		if (w->most_ms[i] / 4 < w->sweep_ms)
			w->sweep_ms = w->most_ms[i] / 4;
	if (w->sweep_ms < SWEEP_LEAST_MS)
		w->sweep_ms = SWEEP_LEAST_MS;
	w->sweep_at_mono = now_mono + w->sweep_ms;
}

void watch_add(struct watch *w, struct peer *p, int fd, ms_t now_mono)
{
	*p = (struct peer){.next = w->first, .fd = fd};
	if (w->first != NULL)
		w->first->prev = p;
	w->first = p;
	w->n++;
	/* A connection is made in order to ask: its first request's line is due like a header. */
	p->phase = PHASE_IDLE;
	p->until_mono = now_mono + w->most_ms[PHASE_HEAD];
}

void watch_remove(struct watch *w, struct peer *p)
{
	if (p->prev != NULL)
		p->prev->next = p->next;
	else
		w->first = p->next;
	if (p->next != NULL)
		p->next->prev = p->prev;
	w->n--;
}

void watch_enter(const struct watch *w, struct peer *p, enum phase phase, ms_t now_mono)
{
	ms_t most = w->most_ms[phase];

	p->phase = phase;
	p->until_mono = most == MS_NEVER ? MS_NEVER : now_mono + most;
}

void watch_sweep(struct watch *w, ms_t now_mono)
{
	if (now_mono < w->sweep_at_mono)
		return;
	w->sweep_at_mono = now_mono + w->sweep_ms;
	for (struct peer *p = w->first; p != NULL; p = p->next)
		if (p->until_mono <= now_mono)
			(void)shutdown(p->fd, SHUT_RDWR);
}

void watch_close_idle(struct watch *w)
{
	for (struct peer *p = w->first; p != NULL; p = p->next)
		if (p->phase == PHASE_IDLE)
			(void)shutdown(p->fd, SHUT_RDWR);
}
