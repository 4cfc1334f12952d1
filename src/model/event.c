#include "event.h"

#include <assert.h>

static const struct {
	const char *name;
	enum event_subject subject;
} kinds[EVENT_KINDS] = {
	[EVENT_TASK_QUEUED] = {"task.queued", EVENT_OF_TASK},
	[EVENT_TASK_PROCESSING] = {"task.processing", EVENT_OF_TASK},
	[EVENT_TASK_COMPLETED] = {"task.completed", EVENT_OF_TASK},
	[EVENT_TASK_RETRYING] = {"task.retrying", EVENT_OF_TASK},
	[EVENT_TASK_FAILED] = {"task.failed", EVENT_OF_TASK},
	[EVENT_TASK_EXPIRED] = {"task.expired", EVENT_OF_TASK},
	[EVENT_TASK_CANCELLED] = {"task.cancelled", EVENT_OF_TASK},
	[EVENT_SCHEDULE_CREATED] = {"schedule.created", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_UPDATED] = {"schedule.updated", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_DELETED] = {"schedule.deleted", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_PAUSED] = {"schedule.paused", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_RESUMED] = {"schedule.resumed", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_MISSED] = {"schedule.missed", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_ERROR] = {"schedule.error", EVENT_OF_SCHEDULE},
	[EVENT_SCHEDULE_RECOVERED] = {"schedule.recovered", EVENT_OF_SCHEDULE},
	[EVENT_QUEUE_DEAD] = {"queue.dead", EVENT_OF_TASK},
	[EVENT_TARGET_DISABLED] = {"target.disabled", EVENT_OF_NOTHING},
	[EVENT_TARGET_ENABLED] = {"target.enabled", EVENT_OF_NOTHING},
	[EVENT_BREAKER_OPENED] = {"breaker.opened", EVENT_OF_NOTHING},
	[EVENT_BREAKER_CLOSED] = {"breaker.closed", EVENT_OF_NOTHING},
};

const char *event_name(enum event_kind k)
{
	assert(k < EVENT_KINDS);
	return kinds[k].name;
}

enum event_subject event_subject(enum event_kind k)
{
	assert(k < EVENT_KINDS);
	return kinds[k].subject;
}

/* By state; scheduled and queued tell alike. */
static const enum event_kind of_states[] = {
	[TASK_SCHEDULED] = EVENT_TASK_QUEUED,	   [TASK_QUEUED] = EVENT_TASK_QUEUED,
	[TASK_PROCESSING] = EVENT_TASK_PROCESSING, [TASK_RETRYING] = EVENT_TASK_RETRYING,
	[TASK_COMPLETED] = EVENT_TASK_COMPLETED,   [TASK_FAILED] = EVENT_TASK_FAILED,
	[TASK_CANCELLED] = EVENT_TASK_CANCELLED,   [TASK_EXPIRED] = EVENT_TASK_EXPIRED,
};

enum event_kind event_of_state(enum task_state s)
{
	assert(s < COUNTOF(of_states));
	return of_states[s];
}

enum task_state event_state(enum event_kind k, ms_t in_ms)
{
	if (k == EVENT_QUEUE_DEAD)
		return TASK_FAILED;
	if (k == EVENT_TASK_QUEUED)
		return in_ms > 0 ? TASK_SCHEDULED : TASK_QUEUED;
	for (size_t s = TASK_PROCESSING; s < COUNTOF(of_states); s++)
		if (of_states[s] == k)
			return (enum task_state)s;
	assert(false); /* not of a task */
	return TASK_QUEUED;
}

bool event_is_end(enum event_kind k)
{
	return event_subject(k) == EVENT_OF_TASK && task_state_is_final(event_state(k, 0));
}

bool event_is_called(struct str name, struct str word)
{
	if (str_ends(word, STR(".*")))
		return str_starts(name, str_sub(word, 0, word.n - 1));
	return str_eq(name, word);
}

enum rc event_words(struct str word, unsigned *bits, struct err *err)
{
	unsigned found = 0;

	_Static_assert(EVENT_KINDS <= 32, "a bit each");
	for (unsigned k = 0; k < EVENT_KINDS; k++)
		if (event_is_called(str_z(kinds[k].name), word))
			found |= 1U << k;
	*bits |= found;
	if (found != 0)
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", "types", "no event is called \"" STR_FMT "\"",
	       STR_ARG(word));
	return err_hint(err, "use names such as task.failed, or task.*, with a comma between them");
}

/* --- the stored form: a byte for the kind, then numbers of seven bits a byte --- */

enum { HAS_DETAIL = 0x80 };

static void put_number(struct buf *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		buf_add_c(to, (char)(value | 0x80));
	buf_add_c(to, (char)value);
}

static bool take_number(struct str *from, int64_t *out)
{
	uint64_t value = 0;

	for (unsigned shift = 0; from->n != 0 && shift < 63; shift += 7) {
		unsigned char byte = (unsigned char)*from->p;

		*from = str_sub(*from, 1, from->n);
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80) {
			*out = (int64_t)value;
			return true;
		}
	}
	return false;
}

void event_put(struct buf *to, const struct event *e)
{
	assert(e->namespace >= 0 && e->subject >= 0 && e->attempt >= 0 && e->in_ms >= 0);
	buf_add_c(to, (char)(e->detail.n != 0 ? e->kind | HAS_DETAIL : e->kind));
	put_number(to, (uint64_t)e->namespace);
	put_number(to, (uint64_t)e->subject);
	put_number(to, (uint64_t)e->attempt);
	put_number(to, (uint64_t)e->in_ms);
	if (e->detail.n == 0)
		return;
	put_number(to, e->detail.n);
	buf_add(to, e->detail);
}

static bool take_detail(struct str *from, struct str *out)
{
	int64_t n;

	if (!take_number(from, &n) || (uint64_t)n > from->n)
		return false;
	*out = str_sub(*from, 0, (size_t)n);
	*from = str_sub(*from, (size_t)n, from->n);
	return true;
}

bool event_take(struct str *from, struct event *out)
{
	unsigned char first = from->n != 0 ? (unsigned char)*from->p : 0xff;
	struct event e = {.kind = (enum event_kind)(first & ~HAS_DETAIL)};
	int64_t attempt;

	if (e.kind >= EVENT_KINDS)
		return false;
	*from = str_sub(*from, 1, from->n);
	if (!take_number(from, &e.namespace) || !take_number(from, &e.subject) ||
	    !take_number(from, &attempt) || attempt > INT32_MAX || !take_number(from, &e.in_ms) ||
	    ((first & HAS_DETAIL) != 0 && !take_detail(from, &e.detail)))
		return false;
	e.attempt = (int)attempt;
	*out = e;
	return true;
}
