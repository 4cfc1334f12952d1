/* Counts the union of cron expressions: day by day on the wall, and segment by segment of the zone.
 * Expressions that meet at one instant make one occurrence, so the numbers of each alone cannot be
 * added; but a day's number depends only on which of them fire that day, and there are few such
 * sets. */
#include "joined.h"

#include "bits.h"
#include "date.h"
#include "search.h"

enum { MINUTE = 60, HOUR = 3600 };

/* One counting: the number of a whole day for each set of expressions; -1: not yet known. */
struct joined {
	const struct recur *r;
	int32_t known[JOINED_SETS];
};

/* The seconds of one minute of the day at which any of them fires. */
static uint64_t seconds_at(const struct recur *r, unsigned who, unsigned hour, unsigned minute)
{
	uint64_t seconds = 0;

	for (uint64_t left = who; left != 0; left &= left - 1) {
		const struct cron *c = &r->crons[bits_first(left)];

		if ((c->hours >> hour & 1) != 0 && (c->minutes >> minute & 1) != 0)
			seconds |= c->seconds;
	}
	return seconds;
}

/* Of a day's seconds [from, to). */
static int64_t count_times(const struct recur *r, unsigned who, unsigned from, unsigned to)
{
	int64_t n = 0;

	for (unsigned at = from - from % MINUTE; at < to; at += MINUTE) {
		uint64_t seconds = seconds_at(r, who, at / HOUR, at / MINUTE % MINUTE);

		if (at < from)
			seconds &= ~bits_below(from - at);
		if (to - at < MINUTE)
			seconds &= bits_below(to - at);
		n += bits_count(seconds);
	}
	return n;
}

/* The part of the day that lies in [from, to) on the wall. */
static int64_t count_day(struct joined *j, unsigned who, int64_t day, int64_t from, int64_t to)
{
	int64_t begin = from - day * DATE_DAY, end = to - day * DATE_DAY;

	if (begin > 0 || end < DATE_DAY)
		return count_times(j->r, who, begin > 0 ? (unsigned)begin : 0,
				   end < DATE_DAY ? (unsigned)end : DATE_DAY);
	if (j->known[who] < 0)
		j->known[who] = (int32_t)count_times(j->r, who, 0, DATE_DAY);
	return j->known[who];
}

/* On the wall in [from, to), of the expressions `who`. */
static int64_t count_wall(struct joined *j, unsigned who, int64_t from, int64_t to)
{
	struct date date = date_from_days(date_day_of(from));
	struct month m = month_make(date.year, date.month);
	int64_t n = 0;

	for (; from < to && m.first * DATE_DAY < to; m = month_after(&m)) {
		struct joined_month days;

		joined_fill(j->r, &m, &days);
		for (uint64_t left = days.any; left != 0; left &= left - 1) {
			unsigned of_month = bits_first(left);
			int64_t day = m.first + of_month - 1;

			if ((day + 1) * DATE_DAY > from && day * DATE_DAY < to)
				n += count_day(j, who & joined_on(j->r, &days, of_month), day, from,
					       to);
		}
	}
	return n;
}

/* Those that fire from the segment's first wall second on; the others leave an overlap out. */
static unsigned awake_at_once(const struct recur *r, const struct zone_segment *s)
{
	unsigned who = 0;

	for (size_t i = 0; i < r->n_crons; i++)
		if (transit_first_wall(transit_of(&r->crons[i], r->dst), s) <= s->start + s->offset)
			who |= 1u << i;
	return who;
}

/* Whether the segment's first instant is an occurrence only since a gap skipped one before it. */
static bool is_caught(const struct recur *r, const struct zone_segment *s)
{
	int64_t first = s->start + s->offset;
	bool caught = false;

	for (size_t i = 0; i < r->n_crons; i++) {
		const struct cron *c = &r->crons[i];
		struct transit rule = transit_of(c, r->dst);

		if (wall_matches(c, first) && transit_first_wall(rule, s) <= first)
			return false;
		caught = caught || (transit_catches(rule, s) && wall_next(c, s->seen) < first);
	}
	return caught;
}

/* In [from, to), which the segment covers. */
static int64_t count_segment(struct joined *j, const struct zone_segment *s, int64_t from,
			     int64_t to)
{
	unsigned all = (1u << j->r->n_crons) - 1, early = awake_at_once(j->r, s);
	int64_t wall = from + s->offset, end = to + s->offset, cut = wall;
	int64_t n = from == s->start && is_caught(j->r, s) ? 1 : 0;

	if (early != all && s->seen > wall)
		cut = s->seen < end ? s->seen : end;
	return n + count_wall(j, early, wall, cut) + count_wall(j, all, cut, end);
}

int64_t joined_count(const struct recur *r, ms_t from, ms_t to)
{
	struct joined j = {.r = r};
	int64_t t = ceil_second(from), n = 0;
	int64_t end = ceil_second(to) <= SECOND_LAST ? ceil_second(to) : SECOND_LAST + 1;

	for (size_t i = 0; i < COUNTOF(j.known); i++)
		j.known[i] = -1;
	for (const struct zone_segment *s = zone_segment_at(r->zone, t); t < end; s++) {
		int64_t stop = s[1].start < end ? s[1].start : end;

		n += count_segment(&j, s, t, stop);
		t = stop;
	}
	return n;
}
