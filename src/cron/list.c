/* cron_list: cron_next finds each day's first occurrence, the rest of the day is copied from a
 * pattern, since a day's hours (and minutes) all look alike. */
#include "cron.h"

#include "bits.h"
#include "date.h"
#include "wall.h"

enum { MINUTE = 60, HOUR = 3600, PATTERN_MOST = 60 };

/* What repeats: the occurrences of one hour (where the seconds field has one value) or of one
 * minute. */
struct pattern {
	int64_t span; /* HOUR or MINUTE, in seconds */
	size_t n;
	ms_t at[PATTERN_MOST]; /* after the span's start */
};

static void pattern_make(struct pattern *p, const struct cron *c)
{
	bool hourly = bits_count(c->seconds) == 1;
	ms_t unit = hourly ? MS_MINUTE : MS_SECOND;
	ms_t base = hourly ? (ms_t)bits_first(c->seconds) * MS_SECOND : 0;

	p->span = hourly ? HOUR : MINUTE;
	p->n = 0;
	for (uint64_t left = hourly ? c->minutes : c->seconds; left != 0; left &= left - 1)
		p->at[p->n++] = base + (ms_t)bits_first(left) * unit;
}

/* Where the results go. */
struct sink {
	ms_t *out;
	size_t n, most;
};

/* The pattern's occurrences of the span that begins at `start`, as far as they come after `after`.
 */
static void copy_span(struct sink *to, const struct pattern *p, ms_t start, ms_t after)
{
	size_t first = 0, n;
	ms_t *out = to->out + to->n;

	while (first < p->n && start + p->at[first] <= after)
		first++;
	n = p->n - first < to->most - to->n ? p->n - first : to->most - to->n;
	for (size_t i = 0; i < n; i++)
		out[i] = start + p->at[first + i];
	to->n += n;
}

/* The start of the next span behind the second of the day `span` in which something matches;
 * `limit` where there is none before. */
static int64_t next_span(const struct cron *c, const struct pattern *p, int64_t span, int64_t limit)
{
	for (span += p->span; span < limit; span += p->span)
		if ((c->hours >> span / HOUR & 1) != 0 &&
		    (p->span == HOUR || (c->minutes >> span / MINUTE % MINUTE & 1) != 0))
			return span;
	return limit;
}

/* All that follows `after`, an occurrence, on the same day of the wall in the same segment, where
 * whole spans fit in. */
static void fill_day(struct sink *to, const struct cron *c, const struct pattern *p,
		     const struct zone *zone, ms_t after)
{
	const struct zone_segment *s = zone_segment_at(zone, after / MS_SECOND);
	int64_t wall = after / MS_SECOND + s->offset;
	int64_t midnight = date_day_of(wall) * DATE_DAY;
	int64_t left = s[1].start + s->offset - midnight;
	int64_t limit = left < DATE_DAY ? left : DATE_DAY;
	int64_t span = wall - midnight - (wall - midnight) % p->span;

	if (after / MS_SECOND == s->start && !wall_matches(c, wall))
		return; /* it stands for a time in the gap, maybe of another day */
	while (span + p->span <= limit && to->n < to->most) {
		copy_span(to, p, (midnight + span - s->offset) * MS_SECOND, after);
		span = next_span(c, p, span, limit);
	}
}

size_t cron_list(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after,
		 ms_t *out, size_t most)
{
	bool dense = wall_day_count(cron) > 1;
	struct sink to = {.out = out, .most = most};
	struct pattern pattern;

	pattern_make(&pattern, cron);
	while (to.n < most) {
		ms_t next = cron_next(cron, zone, dst, to.n != 0 ? out[to.n - 1] : after);

		if (next == MS_NEVER)
			break;
		out[to.n++] = next;
		if (dense)
			fill_day(&to, cron, &pattern, zone, next);
	}
	return to.n;
}
