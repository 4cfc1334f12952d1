#include "exclusion.h"

#include "cron/date.h"

/* Within one segment of the zone the wall goes forward steadily: days are looked at within it, and
 * whoever asks goes on behind its end. */
struct place {
	const struct zone_segment *segment;
	int64_t day;
};

static struct place place_of(const struct exclusion *x, ms_t at)
{
	int64_t second = at / MS_SECOND;
	const struct zone_segment *s = zone_segment_at(x->zone, second);

	return (struct place){s, date_day_of(second + s->offset)};
}

/* The first instant of a day, by the segment's offset. */
static ms_t day_begin(const struct zone_segment *s, int64_t day)
{
	return (day * DATE_DAY - s->offset) * MS_SECOND;
}

static ms_t segment_end(const struct zone_segment *s)
{
	return s[1].start > MS_NEVER / MS_SECOND ? MS_NEVER : s[1].start * MS_SECOND;
}

bool exclusion_at(const struct exclusion *x, ms_t at, ms_t *until_out)
{
	const struct day_range *range;
	ms_t end, until;
	struct place p;
	bool rests;

	*until_out = MS_NEVER;
	if (x->days.n == 0)
		return false;
	p = place_of(x, at);
	range = day_set_find(&x->days, p.day);
	end = segment_end(p.segment);
	rests = range != NULL && range->from <= p.day;
	until = range == NULL ? end : day_begin(p.segment, rests ? range->to + 1 : range->from);
	*until_out = until < end ? until : end;
	return rests;
}

ms_t exclusion_since(const struct exclusion *x, ms_t at)
{
	struct place p = place_of(x, at);
	const struct day_range *range = day_set_find(&x->days, p.day);
	ms_t since = day_begin(p.segment, range->from);
	int64_t start = p.segment->start;

	return start > since / MS_SECOND ? start * MS_SECOND : since;
}
