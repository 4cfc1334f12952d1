/* rrule_min_interval. Any two neighbours among a rule's matches either are neighbours of the rule
 * alone, in one of the stretches that the exceptions leave; or an exception or an RDATE is one of
 * them or lies between. */
#include "rrule_impl.h"

#include "date.h"
#include "rrule_span.h"
#include "wall.h"

static void shorten(int64_t *least, int64_t distance)
{
	if (distance < *least)
		*least = distance;
}

/* Without months and years a rule repeats itself after INTERVAL weeks: three such spans hold every
 * distance that it has. */
static int64_t end_of_interest(const struct rrule *r, int64_t from)
{
	bool weekly = r->freq == RRULE_WEEKLY || r->freq == RRULE_DAILY;
	uint64_t others = r->months | r->month_days | r->month_days_back;

	for (size_t i = 0; i < RRULE_YEAR_WORDS; i++)
		others |= r->year_days[i] | r->year_days_back[i];
	if (!weekly || others != 0)
		return r->until;
	return from + 3 * r->interval * DATE_WEEK * DATE_DAY;
}

/* The first exception's beginning at `wall` or later. */
static int64_t exception_from(const struct rrule *r, int64_t wall)
{
	int64_t least = WALL_NEVER;

	for (size_t i = 0; i < r->n_exceptions; i++)
		if (r->exceptions[i].from >= wall)
			shorten(&least, r->exceptions[i].from);
	return least;
}

/* The rule's own neighbours, stretch by stretch. */
static int64_t between_exceptions(struct rrule_tally *t, int64_t enough)
{
	const struct rrule *r = t->r;
	int64_t least = WALL_NEVER, from = r->start;

	while (from <= r->until && least > enough) {
		const struct rrule_span *e = rrule_exception_at(r, from);
		int64_t end = exception_from(r, from), stop = end_of_interest(r, from);

		if (e != NULL) {
			from = e->to;
			continue;
		}
		shorten(&stop, end - 1);
		shorten(&stop, r->until);
		shorten(&least, rrule_tally_span(t, from, stop + 1, enough).gap);
		if (end == WALL_NEVER)
			break;
		from = end;
	}
	return least;
}

/* The neighbours on both sides of [from, to), and what stands at `from`. */
static void look_around(const struct rrule *r, int64_t from, int64_t to, int64_t *least)
{
	int64_t before = rrule_wall_prev(r, from - 1), at = rrule_wall_next(r, from);
	int64_t after = at == from ? rrule_wall_next(r, to) : at;

	if (at != from && before != WALL_NONE_BEFORE && after != WALL_NEVER)
		shorten(least, after - before);
	if (at == from && before != WALL_NONE_BEFORE)
		shorten(least, at - before);
	if (at == from && after != WALL_NEVER)
		shorten(least, after - at);
}

/* Of all matches, where the rule has any. */
static int64_t min_of_all(const struct rrule *r)
{
	struct rrule_tally tally;
	int64_t least;

	rrule_tally_init(&tally, r);
	least = between_exceptions(&tally, rrule_gap_least(r));
	for (size_t i = 0; i < r->n_exceptions; i++)
		look_around(r, r->exceptions[i].from, r->exceptions[i].to, &least);
	for (size_t i = 0; i < r->n_dates; i++)
		look_around(r, r->dates[i], r->dates[i] + 1, &least);
	return least;
}

/* The RDATEs alone: a rule that never matches would be searched beside each of them. */
static int64_t min_of_dates(const struct rrule *r)
{
	int64_t least = WALL_NEVER, last = WALL_NEVER;

	for (size_t i = 0; i < r->n_dates; i++) {
		int64_t at = r->dates[i];

		if (rrule_exception_at(r, at) != NULL || at == last)
			continue;
		if (last != WALL_NEVER)
			shorten(&least, at - last);
		last = at;
	}
	return least;
}

ms_t rrule_min_interval(const struct rrule *r)
{
	bool fires = rrule_alone_next(r, r->start) != WALL_NEVER;
	int64_t least = fires ? min_of_all(r) : min_of_dates(r);

	return least != WALL_NEVER ? least * MS_SECOND : MS_NEVER;
}
