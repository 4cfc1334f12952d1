#include "forecast.h"

#include <stdlib.h>

/* --- alike */

static int compare_at(ms_t a, ms_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_times(const struct schedule *a, const struct schedule *b)
{
	int c = str_cmp(a->rule, b->rule);

	if (c == 0)
		c = str_cmp(a->timezone, b->timezone);
	if (c == 0)
		c = (int)a->policies.dst - (int)b->policies.dst;
	if (c == 0)
		c = compare_at(a->start_at, b->start_at);
	if (c == 0)
		c = compare_at(a->end_at, b->end_at);
	return c != 0 ? c : str_cmp(a->exclude_calendars, b->exclude_calendars);
}

static int compare(const void *left, const void *right)
{
	const struct forecast_item *a = left, *b = right;
	int c = str_cmp(a->lane, b->lane);

	if (c == 0)
		c = compare_times(a->schedule, b->schedule);
	return c != 0 ? c : memcmp(a->schedule->id.b, b->schedule->id.b, UUID_BYTES);
}

/* H means another time for each schedule. */
static bool may_be_alike(const struct forecast_item *a, const struct forecast_item *b)
{
	return str_eq(a->lane, b->lane) && compare_times(a->schedule, b->schedule) == 0 &&
	       str_find(a->schedule->rule, 'H') == a->schedule->rule.n;
}

void forecast_sort(struct forecast *f)
{
	size_t first = 0;

	if (f->n != 0)
		qsort(f->items, f->n, sizeof(*f->items), compare);
	for (size_t i = 0; i < f->n; i++) {
		bool follows = i != 0 && may_be_alike(&f->items[first], &f->items[i]);

		first = follows ? first : i;
		f->items[i].alike = follows ? 0 : 1;
		f->items[first].alike += follows;
	}
}

/* --- counts */

size_t forecast_buckets(const struct forecast *f)
{
	return (size_t)((f->to - f->from + f->bucket_ms - 1) / f->bucket_ms);
}

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

/* A part of the span in which the item fires, and to which bucket it goes on. */
struct part {
	ms_t from, to;
};

static struct part part_of(const struct forecast *f, const struct forecast_item *it)
{
	const struct schedule *s = it->schedule;
	struct part p = {f->from, f->to};

	if (s->start_at != AT_NONE)
		p.from = later(p.from, s->start_at);
	if (s->end_at != AT_NONE)
		p.to = earlier(p.to, s->end_at + 1);
	return p;
}

/* The item's fires in [from, to), by counting where it rests and where not. */
static int64_t count_awake(struct forecast *f, const struct forecast_item *it, ms_t from, ms_t to)
{
	int64_t n = 0;

	while (from < to) {
		ms_t until;
		bool rests = exclusion_at(&it->rule.rest, from, &until);

		until = earlier(until, to);
		if (!rests)
			n += recur_count(&it->rule.recur, from, until);
		f->steps--;
		from = until;
	}
	return n;
}

int64_t forecast_fires(struct forecast *f, const struct forecast_item *it)
{
	struct part p = part_of(f, it);

	return count_awake(f, it, p.from, p.to);
}

static void count_dense(struct forecast *f, const struct forecast_item *it, struct part p,
			int64_t *counts)
{
	for (ms_t at = p.from; at < p.to && f->steps > 0;) {
		ms_t bucket = (at - f->from) / f->bucket_ms;
		ms_t end = earlier(p.to, f->from + (bucket + 1) * f->bucket_ms);

		counts[bucket] += count_awake(f, it, at, end) * (int64_t)it->alike;
		at = end;
	}
}

static void count_sparse(struct forecast *f, const struct forecast_item *it, struct part p,
			 int64_t *counts)
{
	ms_t at = recur_next(&it->rule.recur, p.from - 1), until;

	for (; at < p.to && f->steps > 0; at = recur_next(&it->rule.recur, at)) {
		f->steps--;
		if (!exclusion_at(&it->rule.rest, at, &until))
			counts[(at - f->from) / f->bucket_ms] += (int64_t)it->alike;
	}
}

/* Fires that are fewer than the buckets are walked, more are counted where counting is no walk
 * itself. */
static void count_item(struct forecast *f, const struct forecast_item *it, int64_t *counts)
{
	struct part p = part_of(f, it);
	ms_t width = recur_min_interval(&it->rule.recur);

	if (p.from >= p.to)
		return;
	if (width >= f->bucket_ms || it->rule.recur.n_crons != 1)
		count_sparse(f, it, p, counts);
	else
		count_dense(f, it, p, counts);
}

bool forecast_count(struct forecast *f, int64_t *counts, int64_t *total_out)
{
	size_t n = forecast_buckets(f);

	for (size_t i = 0; i < n; i++)
		counts[i] = 0;
	for (size_t i = 0; i < f->n && f->steps > 0; i += f->items[i].alike)
		count_item(f, &f->items[i], counts);
	*total_out = 0;
	for (size_t i = 0; i < n; i++)
		*total_out += counts[i];
	return f->steps > 0;
}
