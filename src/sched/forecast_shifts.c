/* The nights on which a clock change does something. */

#include "forecast.h"

#include "cron/zone.h"
#include "sched/preview.h"

#define AROUND (3 * MS_HOUR) /* what a change moves or repeats lies within this of it */

static bool is_within(const struct forecast *f, ms_t at)
{
	return at >= f->from && at < f->to;
}

enum telling { NOTHING, FIRST_OF_TWO, SECOND_OF_TWO, HARM };

/* The first pass of a repeated hour is as on any other day: what comes of the second is the news.
 */
static enum telling how_telling(const struct cron_event *e)
{
	switch (e->mark) {
	case CRON_MARK_NORMAL:
		return NOTHING;
	case CRON_MARK_REPEATED:
		return e->again ? SECOND_OF_TWO : FIRST_OF_TWO;
	case CRON_MARK_MOVED:
	case CRON_MARK_DROPPED:
		return HARM;
	}
	return NOTHING;
}

/* The item's event around the change that differs most from any other day's; false: none does. */
static bool most_telling(struct forecast *f, size_t item, ms_t at, struct cron_event *out)
{
	enum telling most = NOTHING;
	struct preview p;
	struct cron_event e;

	preview_begin(&p, &f->items[item].rule.recur, at - AROUND);
	while (most < HARM && preview_next(&p, &e) && e.at <= at + AROUND && f->steps-- > 0) {
		if (e.at < at - AROUND || how_telling(&e) <= most)
			continue;
		most = how_telling(&e);
		*out = e;
	}
	return most != NOTHING;
}

/* One sentence for each schedule. */
static void add_change(struct forecast *f, size_t item, struct forecast_shift *shift)
{
	struct cron_event e;

	if (!most_telling(f, item, shift->at, &e))
		return;
	if (shift->n < FORECAST_SHOWN)
		shift->changes[shift->n] = (struct forecast_change){item, e};
	shift->n++;
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
	add_change(f, item, &out[place]);
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
