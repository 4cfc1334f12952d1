#include "audit.h"

#include <assert.h>

/* What is on record, read in order beside the occurrences. */
struct cursor {
	const ms_t *slots;
	size_t n_slots, slot;
	const struct gap *gaps;
	size_t n_gaps, gap;
	struct audit_result result;
};

const char *audit_fault_name(enum audit_fault f)
{
	static const char *const names[] = {
		[AUDIT_OK] = "none",	     [AUDIT_HOLE] = "hole",   [AUDIT_DOUBLE] = "double",
		[AUDIT_SURPLUS] = "surplus", [AUDIT_COUNT] = "count",
	};

	assert((size_t)f < COUNTOF(names));
	return names[f];
}

const char *audit_fault_text(enum audit_fault f)
{
	static const char *const texts[] = {
		[AUDIT_OK] = "every occurrence is accounted for",
		[AUDIT_HOLE] = "an occurrence has neither task nor gap",
		[AUDIT_DOUBLE] = "an instant is on record twice",
		[AUDIT_SURPLUS] = "a task or gap stands at an instant that is no occurrence",
		[AUDIT_COUNT] = "a gap's count is not that of its slots",
	};

	assert((size_t)f < COUNTOF(texts));
	return texts[f];
}

static void fault(struct cursor *c, enum audit_fault f, ms_t at)
{
	if (c->result.fault == AUDIT_OK) {
		c->result.fault = f;
		c->result.at = at;
	}
}

/* The next instant on record; MS_NEVER. */
static ms_t on_record(const struct cursor *c)
{
	ms_t slot = c->slot < c->n_slots ? c->slots[c->slot] : MS_NEVER;
	ms_t gap = c->gap < c->n_gaps ? c->gaps[c->gap].from_at : MS_NEVER;

	return slot < gap ? slot : gap;
}

static ms_t span_next(const struct audit_span *s, ms_t after)
{
	ms_t from = s->start_at != AT_NONE && s->start_at - 1 > after ? s->start_at - 1 : after;
	ms_t slot = s->fires ? recur_next(&s->recur, from) : MS_NEVER;

	return slot >= s->to_at || (s->end_at != AT_NONE && slot > s->end_at) ? MS_NEVER : slot;
}

/* A gap begins at this occurrence: takes all of it; returns its last slot. */
static ms_t take_gap(struct cursor *c, const struct audit_span *s)
{
	const struct gap *g = &c->gaps[c->gap++];
	ms_t to = g->to_at < s->to_at ? g->to_at : s->to_at - 1;

	if (recur_count(&s->recur, g->from_at, to + 1) != g->count || to != g->to_at)
		fault(c, AUDIT_COUNT, g->from_at);
	c->result.occurrences += g->count;
	c->result.missed += g->count;
	if (c->slot < c->n_slots && c->slots[c->slot] <= g->to_at)
		fault(c, AUDIT_DOUBLE, c->slots[c->slot]);
	return g->to_at;
}

static ms_t take_slot(struct cursor *c)
{
	ms_t at = c->slots[c->slot++];

	c->result.occurrences++;
	c->result.tasks++;
	if (on_record(c) <= at)
		fault(c, AUDIT_DOUBLE, at);
	return at;
}

static void walk_span(struct cursor *c, const struct audit_span *s)
{
	ms_t at = span_next(s, s->from_at - 1);

	while (at != MS_NEVER && c->result.fault == AUDIT_OK) {
		ms_t record = on_record(c);

		if (record < at) {
			fault(c, AUDIT_SURPLUS, record);
		} else if (record > at) {
			fault(c, AUDIT_HOLE, at);
		} else {
			bool is_slot = c->slot < c->n_slots && c->slots[c->slot] == at;

			at = span_next(s, is_slot ? take_slot(c) : take_gap(c, s));
		}
	}
}

struct audit_result audit_ledger(const struct audit_span *spans, size_t n_spans, const ms_t *slots,
				 size_t n_slots, const struct gap *gaps, size_t n_gaps)
{
	struct cursor c = {.slots = slots, .n_slots = n_slots, .gaps = gaps, .n_gaps = n_gaps};

	for (size_t i = 0; i < n_spans && c.result.fault == AUDIT_OK; i++)
		walk_span(&c, &spans[i]);
	if (c.result.fault == AUDIT_OK && on_record(&c) != MS_NEVER)
		fault(&c, AUDIT_SURPLUS, on_record(&c));
	return c.result;
}
