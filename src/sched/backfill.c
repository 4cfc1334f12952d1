#include "backfill.h"

struct planner {
	const struct audit_span *spans;
	size_t n_spans;
	ms_t from, to;
	size_t most;
	struct backfill_plan *plan;
};

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

/* The part of from..to in which the recurrence counts; false where there is none. */
static bool narrow(const struct audit_span *s, ms_t *from, ms_t *to)
{
	*from = later(*from, s->from_at);
	*to = earlier(*to, s->to_at - 1);
	if (s->start_at != AT_NONE)
		*from = later(*from, s->start_at);
	if (s->end_at != AT_NONE)
		*to = earlier(*to, s->end_at);
	return s->fires && *from <= *to;
}

/* What `g` is within from..to: count 0 where none of its slots lie there. */
static struct gap part_of(const struct planner *p, const struct gap *g, ms_t from, ms_t to)
{
	struct gap part = *g;

	part.count = 0;
	for (size_t i = 0; i < p->n_spans; i++) {
		const struct audit_span *s = &p->spans[i];
		ms_t first = from, last = to;
		int64_t n = narrow(s, &first, &last) ? recur_count(&s->recur, first, last + 1) : 0;

		if (n == 0)
			continue;
		if (part.count == 0)
			part.from_at = recur_next(&s->recur, first - 1);
		part.to_at = recur_prev(&s->recur, last + 1);
		part.count += n;
	}
	return part;
}

static void keep_rest(const struct planner *p, struct backfill_cut *cut, ms_t from, ms_t to)
{
	struct gap rest = part_of(p, &cut->gap, from, to);

	if (rest.count != 0)
		cut->rests[cut->n_rests++] = rest;
}

static void list_slots(const struct planner *p, ms_t from, ms_t to)
{
	struct backfill_plan *plan = p->plan;

	for (size_t i = 0; i < p->n_spans; i++) {
		const struct audit_span *s = &p->spans[i];
		ms_t first = from, last = to;

		if (!narrow(s, &first, &last))
			continue;
		for (ms_t at = recur_next(&s->recur, first - 1);
		     at <= last && plan->n_slots < p->most; at = recur_next(&s->recur, at))
			plan->slots[plan->n_slots++] = at;
	}
}

static void take(const struct planner *p, const struct gap *g)
{
	ms_t from = later(p->from, g->from_at), to = earlier(p->to, g->to_at);
	struct backfill_plan *plan = p->plan;
	struct backfill_cut *cut = &plan->cuts[plan->n_cuts];
	int64_t count = from <= to ? part_of(p, g, from, to).count : 0;

	if (count == 0)
		return;
	*cut = (struct backfill_cut){.gap = *g};
	keep_rest(p, cut, g->from_at, from - 1);
	keep_rest(p, cut, to + 1, g->to_at);
	list_slots(p, from, to);
	plan->count += count;
	plan->n_cuts++;
}

void backfill_plan(struct arena *a, const struct audit_span *spans, size_t n_spans,
		   const struct gap *gaps, size_t n_gaps, ms_t from, ms_t to, size_t most,
		   struct backfill_plan *out)
{
	struct planner p = {.spans = spans,
			    .n_spans = n_spans,
			    .from = from,
			    .to = to,
			    .most = most,
			    .plan = out};

	*out = (struct backfill_plan){.slots = NEW_N(a, ms_t, most + 1),
				      .cuts = NEW_N(a, struct backfill_cut, n_gaps + 1)};
	for (size_t i = 0; i < n_gaps; i++)
		take(&p, &gaps[i]);
}
