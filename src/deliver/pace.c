#include "pace.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"

enum { FIRST_SIZE = 16 };

void pace_set(struct pace *p, struct rate rate)
{
	p->rate = rate;
}

void pace_release(struct pace *p)
{
	free(p->seen);
	*p = (struct pace){.open = 0};
}

static ms_t *at(const struct pace *p, size_t i)
{
	return &p->seen[(p->first + i) % p->size];
}

static void grow(struct pace *p)
{
	size_t size = p->size != 0 ? 2 * p->size : FIRST_SIZE;
	ms_t *seen = malloc(size * sizeof(*seen));

	if (seen == NULL)
		log_fatal("out_of_memory", "a rate of %zu", size);
	for (size_t i = 0; i < p->n; i++)
		seen[i] = *at(p, i);
	free(p->seen);
	p->seen = seen;
	p->size = size;
	p->first = 0;
}

/* Readings are rounded down, so a span has passed for certain when they differ by more than it. */
static void forget(struct pace *p, ms_t now_mono)
{
	while (p->n != 0 && now_mono - *at(p, 0) > p->rate.per_ms) {
		p->first = (p->first + 1) % p->size;
		p->n--;
	}
}

bool pace_may_begin(struct pace *p, ms_t now_mono)
{
	forget(p, now_mono);
	return p->rate.limit == 0 || p->open + p->n < (size_t)p->rate.limit;
}

void pace_begun(struct pace *p)
{
	p->open++;
}

void pace_seen(struct pace *p, ms_t now_mono)
{
	assert(p->open > 0);
	p->open--;
	if (p->rate.limit == 0)
		return;
	if (p->n == p->size)
		grow(p);
	*at(p, p->n) = now_mono;
	p->n++;
}

void pace_undone(struct pace *p)
{
	assert(p->open > 0);
	p->open--;
}

ms_t pace_next_mono(struct pace *p, ms_t now_mono)
{
	forget(p, now_mono);
	return p->n != 0 ? *at(p, 0) + p->rate.per_ms + 1 : MS_NEVER;
}
