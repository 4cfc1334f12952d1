/* recur_min_interval: exact for several expressions joined. Any two neighbours among their
 * occurrences lie either on one day, or at a day's last time and the next day's first, and both
 * depend only on which of the expressions fire on those days. One pass over the calendar. */
#include "recur.h"

#include "bits.h"
#include "date.h"
#include "interval.h"
#include "joined.h"
#include "wall.h"

struct search {
	const struct recur *r;
	int64_t first[RECUR_CRONS_MOST], last[RECUR_CRONS_MOST]; /* times of day */
	/* The smallest distance from the i-th to a later time of the j-th on one day. */
	int64_t times[RECUR_CRONS_MOST][RECUR_CRONS_MOST];
	unsigned pairs_seen[RECUR_CRONS_MOST]; /* who has met whom on a day */
	unsigned known_day;		       /* the set last looked at */
	int64_t day_first, day_last;	       /* its times */
	int64_t before;			       /* the last occurrence so far */
	int64_t least, enough;
};

static void shorten(int64_t *least, int64_t distance)
{
	if (distance < *least)
		*least = distance;
}

/* The smallest distance that there could be, whatever the calendar says. */
static int64_t floor_of(const struct search *s)
{
	int64_t least = WALL_NEVER, first = DATE_DAY, last = 0;

	for (size_t i = 0; i < s->r->n_crons; i++) {
		for (size_t j = 0; j < s->r->n_crons; j++)
			shorten(&least, s->times[i][j]);
		shorten(&first, s->first[i]);
		last = s->last[i] > last ? s->last[i] : last;
	}
	shorten(&least, DATE_DAY + first - last);
	return least;
}

static void begin(struct search *s, const struct recur *r)
{
	*s = (struct search){.r = r, .before = WALL_NONE_BEFORE, .least = WALL_NEVER};
	for (size_t i = 0; i < r->n_crons; i++) {
		s->first[i] = wall_day_first(&r->crons[i]);
		s->last[i] = wall_day_last(&r->crons[i]);
		for (size_t j = 0; j < r->n_crons; j++)
			s->times[i][j] = interval_times(&r->crons[i], &r->crons[j]);
	}
	s->enough = floor_of(s);
}

/* A set of expressions on one day. */
static void meet(struct search *s, unsigned who)
{
	s->known_day = who;
	s->day_first = DATE_DAY;
	s->day_last = 0;
	for (uint64_t a = who; a != 0; a &= a - 1) {
		unsigned i = bits_first(a);

		shorten(&s->day_first, s->first[i]);
		s->day_last = s->last[i] > s->day_last ? s->last[i] : s->day_last;
		for (uint64_t b = who & ~s->pairs_seen[i]; b != 0; b &= b - 1)
			shorten(&s->least, s->times[i][bits_first(b)]);
		s->pairs_seen[i] |= who;
	}
}

static void add_day(struct search *s, int64_t day, unsigned who)
{
	if (who != s->known_day)
		meet(s, who);
	if (s->before != WALL_NONE_BEFORE)
		shorten(&s->least, day * DATE_DAY + s->day_first - s->before);
	s->before = day * DATE_DAY + s->day_last;
}

static int64_t of_crons(const struct recur *r)
{
	struct month month = month_make(CRON_YEAR_FIRST, 1);
	struct search s;

	begin(&s, r);
	for (; month.year <= CRON_YEAR_LAST && s.least > s.enough; month = month_after(&month)) {
		struct joined_month m;

		joined_fill(r, &month, &m);
		for (uint64_t left = m.any; left != 0 && s.least > s.enough; left &= left - 1) {
			unsigned day = bits_first(left);

			add_day(&s, month.first + day, joined_on(r, &m, day));
		}
	}
	return s.least;
}

ms_t recur_min_interval(const struct recur *r)
{
	int64_t least;

	if (r->kind == RECUR_EVERY)
		return r->every.step_ms;
	if (r->kind == RECUR_RRULE)
		return rrule_min_interval(&r->rrule);
	if (r->n_crons == 1)
		return cron_min_interval(&r->crons[0]);
	least = of_crons(r);
	return least != WALL_NEVER ? least * MS_SECOND : MS_NEVER;
}
