#include "calendar.h"

#include "date.h"

static const struct zone_segment *segment_of(const struct zone *zone, ms_t at, int64_t *second_out)
{
	int64_t second = at >= 0 ? at / MS_SECOND : ~(~at / MS_SECOND);

	*second_out = second;
	return zone_segment_at(zone, second);
}

/* The span that holds a day, or NULL. */
static const struct calendar_span *span_at(const struct calendar *c, int64_t day)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c->spans[middle].to <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low < c->n && c->spans[low].from <= day ? &c->spans[low] : NULL;
}

static const struct calendar_span *span_of_instant(const struct calendar *c,
						   const struct zone *zone, ms_t at)
{
	int64_t second;
	const struct zone_segment *s = segment_of(zone, at, &second);

	return span_at(c, date_day_of(second + s->offset));
}

bool calendar_excludes(const struct calendar *c, const struct zone *zone, ms_t at)
{
	return span_of_instant(c, zone, at) != NULL;
}

/* The first instant after `at` that the wall shows as `wall` or later. */
static ms_t instant_of(const struct zone *zone, ms_t at, int64_t wall)
{
	int64_t second;
	const struct zone_segment *s = segment_of(zone, at, &second);

	while (s[1].start + s->offset <= wall)
		s++;
	second = wall - s->offset;
	return (second > s->start ? second : s->start) * MS_SECOND;
}

ms_t calendar_open_at(const struct calendar *c, const struct zone *zone, ms_t at)
{
	const struct calendar_span *span = span_of_instant(c, zone, at);

	while (span != NULL) {
		at = instant_of(zone, at, span->to * DATE_DAY);
		span = span_of_instant(c, zone, at); /* an overlap may show the day again */
	}
	return at;
}
