#include "breaker.h"

#include <assert.h>

static ms_t least(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static void shut(struct breaker *b, ms_t now)
{
	b->shut_ms = b->shut_ms == 0 ? BREAKER_FIRST_MS : least(2 * b->shut_ms, BREAKER_MOST_MS);
	b->state = BREAKER_OPEN;
	b->open_until = now + b->shut_ms;
}

static bool hear_good(struct breaker *b)
{
	bool changed = b->state != BREAKER_CLOSED;

	*b = (struct breaker){.state = BREAKER_CLOSED};
	return changed;
}

/* What was under way when it opened tells nothing new. A probe may follow a time that the host
 * asked for, with too few failures before it. */
static bool hear_bad(struct breaker *b, ms_t now)
{
	bool was_probing = b->state == BREAKER_PROBING;

	if (b->state == BREAKER_OPEN)
		return false;
	b->state = BREAKER_CLOSED;
	if (++b->failures < BREAKER_FAILURES)
		return was_probing;
	shut(b, now);
	return true;
}

static bool hear_none(struct breaker *b, ms_t now)
{
	if (b->state != BREAKER_PROBING)
		return false;
	b->state = BREAKER_OPEN;
	b->open_until = now;
	return true;
}

bool breaker_hear(struct breaker *b, enum sign sign, ms_t now)
{
	switch (sign) {
	case SIGN_GOOD:
		return hear_good(b);
	case SIGN_BAD:
		return hear_bad(b, now);
	case SIGN_NONE:
		break;
	}
	return hear_none(b, now);
}

bool breaker_heed(struct breaker *b, ms_t retry_after_ms, ms_t now)
{
	ms_t until = now + least(retry_after_ms, BREAKER_MOST_MS);

	if (b->state == BREAKER_OPEN && b->open_until >= until)
		return false;
	b->state = BREAKER_OPEN;
	b->open_until = until;
	return true;
}

void breaker_probe(struct breaker *b)
{
	assert(b->state == BREAKER_OPEN);
	b->state = BREAKER_PROBING;
}

ms_t breaker_shut_until(const struct breaker *b)
{
	if (b->state == BREAKER_OPEN)
		return b->open_until;
	return b->state == BREAKER_PROBING ? MS_NEVER : 0;
}

const char *breaker_state_name(enum breaker_state s)
{
	static const char *const names[] = {
		[BREAKER_CLOSED] = "closed",
		[BREAKER_OPEN] = "open",
		[BREAKER_PROBING] = "probing",
	};

	assert((size_t)s < COUNTOF(names));
	return names[s];
}
