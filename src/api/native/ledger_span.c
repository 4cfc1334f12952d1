#include "ledger_span.h"

#include "sched/recurrence.h"

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

void ledger_shorten(struct ledger_span *l, size_t limit)
{
	ms_t end = MS_NEVER;

	if (l->n_slots > limit)
		end = l->slots[limit].scheduled_for;
	if (l->n_gaps > limit)
		end = earlier(end, l->gaps[limit].from_at);
	l->next_from = end;
	if (end == MS_NEVER)
		return;
	l->to = end - 1;
	while (l->n_slots != 0 && l->slots[l->n_slots - 1].scheduled_for >= end)
		l->n_slots--;
	while (l->n_gaps != 0 && l->gaps[l->n_gaps - 1].from_at >= end)
		l->n_gaps--;
}

/* What a gap keeps: its slots so far. */
struct kept {
	ms_t first, last;
	int64_t count;
};

enum rc history_recur(const struct history *h, size_t revision, struct recur *out, struct err *err)
{
	const struct revision *r = &h->revisions[revision];
	struct definition d = {
		.schedule = h->schedule, .rule = r->rule, .timezone = r->timezone, .dst = r->dst};

	return recurrence_make(&d, h->zones, out, err);
}

/* Adds the slots of one revision within from..to, both included. */
static enum rc keep(struct kept *k, const struct history *h, size_t revision, ms_t from, ms_t to,
		    struct err *err)
{
	const struct revision *r = &h->revisions[revision];
	struct recur recur;
	int64_t n;

	if (r->start_at != AT_NONE)
		from = later(from, r->start_at);
	if (r->end_at != AT_NONE)
		to = earlier(to, r->end_at);
	if (from > to || r->status == SCHEDULE_DELETED)
		return RC_OK;
	if (history_recur(h, revision, &recur, err))
		return err->rc;
	n = recur_count(&recur, from, to + 1);
	if (n == 0)
		return RC_OK;
	k->first = earlier(k->first, recur_next(&recur, from - 1));
	k->last = later(k->last, recur_prev(&recur, to + 1));
	k->count += n;
	return RC_OK;
}

static enum rc cut(const struct ledger_span *l, struct gap *g, const struct history *h,
		   struct err *err)
{
	struct kept k = {.first = MS_NEVER, .last = INT64_MIN};
	ms_t from = later(g->from_at, l->from);
	ms_t to = earlier(g->to_at, l->to);

	if (from == g->from_at && to == g->to_at)
		return RC_OK;
	for (size_t i = 0; i < h->n; i++) {
		ms_t end = i + 1 < h->n ? h->revisions[i + 1].since_at - 1 : MS_NEVER;

		if (keep(&k, h, i, later(from, h->revisions[i].since_at), earlier(to, end), err))
			return err->rc;
	}
	g->from_at = k.first;
	g->to_at = k.last;
	g->count = k.count;
	return RC_OK;
}

enum rc ledger_cut(struct ledger_span *l, const struct history *h, struct err *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n_gaps; i++) {
		if (cut(l, &l->gaps[i], h, err))
			return err->rc;
		if (l->gaps[i].count != 0)
			l->gaps[kept++] = l->gaps[i];
	}
	l->n_gaps = kept;
	return RC_OK;
}

int64_t ledger_missed(const struct ledger_span *l)
{
	int64_t n = 0;

	for (size_t i = 0; i < l->n_gaps; i++)
		n += l->gaps[i].count;
	return n;
}
