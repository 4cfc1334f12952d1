/* The nights on which a clock change does something. */

#include "forecast.h"

#include "cron/zone.h"
#include "sched/preview.h"

#define AROUND (3 * MS_HOUR) /* what a change moves or repeats lies within this of it */

static bool is_within(const struct forecast *f, ms_t at)
{
	return at >= f->from && at < f->to;
}

/* The item's events around the change that are not as on any other day. */
static void add_changes(struct forecast *f, size_t item, struct forecast_shift *shift)
{
	const struct recur *r = &f->items[item].rule.recur;
	struct preview p;
	struct cron_event e;

	preview_begin(&p, r, shift->at - AROUND);
	while (preview_next(&p, &e) && e.at <= shift->at + AROUND && f->steps-- > 0) {
		if (e.mark == CRON_MARK_NORMAL || e.at < shift->at - AROUND)
			continue;
		if (shift->n < FORECAST_SHOWN)
			shift->changes[shift->n] = (struct forecast_change){item, e};
		shift->n++;
		return; /* one sentence for each schedule */
	}
}

static size_t add_shift(struct forecast *f, const struct zone_segment *s, size_t item,
			struct forecast_shift *out, size_t n)
{
	const struct zone *zone = f->items[item].rule.recur.zone;
	ms_t at = s->start * MS_SECOND;
	size_t place = 0;

	while (place < n && (out[place].at != at || out[place].zone != zone))
		place++;
	if (place == FORECAST_SHIFTS)
		return n;
	if (place == n)
		out[n++] = (struct forecast_shift){
			.zone = zone, .at = at, .before = s[-1].offset, .after = s->offset};
	add_changes(f, item, &out[place]);
	return n;
}

static size_t drop_empty(struct forecast_shift *out, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (out[i].n != 0)
			out[kept++] = out[i];
	return kept;
}

static void sort(struct forecast_shift *out, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && out[k].at < out[k - 1].at; k--) {
			struct forecast_shift moved = out[k];

			out[k] = out[k - 1];
			out[k - 1] = moved;
		}
}

size_t forecast_shifts(struct forecast *f, struct forecast_shift *out)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n && f->steps > 0; i++) {
		const struct zone *zone = f->items[i].rule.recur.zone;
		const struct zone_segment *s = zone_segment_at(zone, f->from / MS_SECOND);

		if (f->items[i].rule.recur.kind == RECUR_EVERY)
			continue;
		for (s++; s->start < f->to / MS_SECOND; s++)
			if (is_within(f, s->start * MS_SECOND))
				n = add_shift(f, s, i, out, n);
	}
	n = drop_empty(out, n);
	sort(out, n);
	return n;
}
