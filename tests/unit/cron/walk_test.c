/* The searches against a walk: second by second or minute by minute through zone_offset_at, with
 * the rules of docs/cron.md told once more in the plainest words. */
#include <stdlib.h>

#include "rows.h"

enum {
	CASES = 4000,
	DAYS = 4, /* of one walk */
	FIRES_MOST = DAYS * 24 * 60 + 1,
	SEED = 20260329,
	THREE_HOURS = 3 * 3600,
	WEEK = 7,
};

/* splitmix64 */
static uint64_t random_u64(uint64_t *state)
{
	uint64_t x = *state += 0x9e3779b97f4a7c15;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static unsigned below(uint64_t *state, unsigned n)
{
	return (unsigned)(random_u64(state) % n);
}

static const char *one_of(uint64_t *state, const char *const *texts, size_t n)
{
	return texts[below(state, (unsigned)n)];
}
#define ONE_OF(state, texts) one_of((state), (texts), COUNTOF(texts))

static const char *const minutes[] = {"0",   "30",     "15,45",	 "59",	 "*",	 "*/15",
				      "*/7", "5-50/9", "1-3,40", "0-59", "*/90", "10,20,50"};
static const char *const hours[] = {"0",   "1",	    "2",     "3",   "23",   "*",   "*/2",
				    "1-3", "0,2,4", "22-23", "*/5", "0-23", "2,3", "1-23/2"};
static const char *const days[] = {"*",	 "*",	"*",   "?",   "1",    "L",   "28-31", "15W",
				   "LW", "L-2", "*/2", "1,L", "8,29", "31W", "1-31"};
static const char *const months[] = {"*", "*", "*", "MAR", "10-12", "*/2", "3,4,9,10,11"};
static const char *const weekdays[] = {"*",   "*",  "*",   "?",	  "SUN", "5-7",	 "+SUN",
				       "1#2", "0L", "6#5", "+5L", "*/2", "+1-5", "SAT"};
static const char *const zones_tried[] = {
	"America/New_York",  "Europe/Berlin",	  "Australia/Lord_Howe", "Antarctica/Troll",
	"Pacific/Apia",	     "Africa/Casablanca", "America/Nuuk",	 "Pacific/Chatham",
	"America/Havana",    "Asia/Kathmandu",	  "Africa/Cairo",	 "America/St_Johns",
	"Asia/Gaza",	     "Antarctica/Casey",  "Antarctica/Vostok",	 "Pacific/Kwajalein",
	"America/Sao_Paulo", "Asia/Tehran",	  "Europe/Dublin",	 "UTC",
};

/* Seconds since 1970 as the wall shows them. */
static int64_t wall_at(const struct zone *zone, int64_t t)
{
	return t + zone_offset_at(zone, t * MS_SECOND);
}

static bool is_workday(unsigned weekday)
{
	return weekday >= 1 && weekday <= 5;
}

/* The date that nW means: step outwards from the day, staying in the month. */
static bool is_nearest(const struct date *d, unsigned weekday, unsigned length, unsigned wanted)
{
	static const int order[] = {0, -1, 1, -2, 2};
	unsigned first = (weekday + 5 * WEEK - (d->day - 1)) % WEEK;

	for (size_t i = 0; wanted <= length && i < COUNTOF(order); i++) {
		int day = (int)wanted + order[i];

		if (day >= 1 && day <= (int)length &&
		    is_workday((first + (unsigned)day - 1) % WEEK))
			return d->day == (unsigned)day;
	}
	return false;
}

static bool day_matches(const struct cron *c, const struct date *d, unsigned weekday)
{
	unsigned length = date_month_length(d->year, d->month);
	bool day = (c->days >> d->day & 1) != 0 || (c->last_days >> (length - d->day) & 1) != 0 ||
		   (c->nearest != 0 &&
		    is_nearest(d, weekday, length,
			       c->nearest == CRON_NEAREST_LAST ? length : c->nearest));
	bool of_week = (c->weekdays >> weekday & 1) != 0 ||
		       (c->nth_weekdays >> ((d->day - 1) / WEEK * WEEK + weekday) & 1) != 0 ||
		       ((c->last_weekdays >> weekday & 1) != 0 && d->day + WEEK > length);
	bool both = (c->traits & (CRON_ANY_DAY | CRON_ANY_WEEKDAY | CRON_PLUS)) != 0;

	return both ? day && of_week : day || of_week;
}

static bool matches(const struct cron *c, int64_t wall)
{
	int64_t day = date_day_of(wall);
	unsigned time = (unsigned)(wall - day * DATE_DAY);
	struct date date = date_from_days(day);

	return (c->seconds >> time % 60 & 1) != 0 && (c->minutes >> time / 60 % 60 & 1) != 0 &&
	       (c->hours >> time / 3600 & 1) != 0 && (c->months >> date.month & 1) != 0 &&
	       day_matches(c, &date, date_weekday(day));
}

struct rules {
	bool fixed; /* vixie's gap end and first pass */
	bool first_pass;
	int64_t most; /* of an overlap that is looked at */
};

/* Whether the wall has shown this second before, within `most`. */
static bool is_second_pass(const struct zone *zone, int64_t t, int64_t step, int64_t most)
{
	int64_t wall = wall_at(zone, t);

	for (int64_t back = step; back <= most; back += step)
		if (wall_at(zone, t - back) == wall)
			return true;
	return false;
}

/* Whether a gap ends at t that skipped a match. */
static bool ends_a_gap(const struct cron *c, const struct zone *zone, int64_t t, int64_t step)
{
	int64_t from = wall_at(zone, t - 1) + 1, to = wall_at(zone, t);

	for (int64_t wall = from; to - from <= THREE_HOURS && wall < to; wall += step)
		if (matches(c, wall))
			return true;
	return false;
}

static bool fires(const struct cron *c, const struct zone *zone, struct rules rules, int64_t t,
		  int64_t step)
{
	if (rules.fixed && ends_a_gap(c, zone, t, step))
		return true;
	return matches(c, wall_at(zone, t)) &&
	       !(rules.first_pass && is_second_pass(zone, t, step, rules.most));
}

struct walk {
	int64_t from, to; /* seconds */
	size_t n;
	ms_t at[FIRES_MOST];
};

static void walk(struct walk *w, const struct cron *c, const struct zone *zone, enum cron_dst dst)
{
	bool fixed = (c->traits & (CRON_STAR_SECOND | CRON_STAR_MINUTE | CRON_STAR_HOUR)) == 0;
	struct rules rules = {
		.fixed = fixed && dst == CRON_DST_VIXIE,
		.first_pass = dst == CRON_DST_OCPS14 || (fixed && dst == CRON_DST_VIXIE),
		.most = dst == CRON_DST_OCPS14 ? DATE_DAY : THREE_HOURS,
	};
	int64_t step = 60;

	w->n = 0;
	for (int64_t t = w->from; t < w->to; t += step)
		if (fires(c, zone, rules, t, step))
			w->at[w->n++] = t * MS_SECOND;
}

struct trial {
	char text[128];
	const char *zone_name;
	const struct zone *zone;
	enum cron_dst dst;
	struct cron cron;
};

static void fail_trial(const struct trial *t, const char *what, ms_t got, ms_t want)
{
	fail_msg("\"%s\" %s %s: %s: got %s, want %s", t->text, t->zone_name, cron_dst_name(t->dst),
		 what, instant_text(got).text, instant_text(want).text);
}

static void compare(const struct trial *t, const char *what, ms_t got, ms_t want)
{
	if (got != want)
		fail_trial(t, what, got, want);
}

static void check_searches(const struct trial *t, const struct walk *w)
{
	ms_t from = w->from * MS_SECOND, to = w->to * MS_SECOND;
	ms_t at = from - 1;

	for (size_t i = 0; i < w->n; i++) {
		at = cron_next(&t->cron, t->zone, t->dst, at);
		compare(t, "next", at, w->at[i]);
	}
	CHECK(cron_next(&t->cron, t->zone, t->dst, at) >= to);
	at = to;
	for (size_t i = w->n; i-- > 0;) {
		at = cron_prev(&t->cron, t->zone, t->dst, at);
		compare(t, "prev", at, w->at[i]);
	}
	CHECK(cron_prev(&t->cron, t->zone, t->dst, at) < from);
}

static void check_list(const struct trial *t, const struct walk *w)
{
	static ms_t listed[FIRES_MOST];
	size_t n = cron_list(&t->cron, t->zone, t->dst, w->from * MS_SECOND - 1, listed, w->n);

	CHECK(n == w->n);
	for (size_t i = 0; i < n; i++)
		compare(t, "list", listed[i], w->at[i]);
}

/* The count from each tenth occurrence on, and from just behind it. */
static void check_counts(const struct trial *t, const struct walk *w)
{
	ms_t to = w->to * MS_SECOND;

	for (size_t i = 0; i < w->n; i += 10) {
		int64_t left = (int64_t)(w->n - i);

		CHECK(cron_count(&t->cron, t->zone, t->dst, w->at[i], to) == left);
		CHECK(cron_count(&t->cron, t->zone, t->dst, w->at[i] + 1, to) == left - 1);
		CHECK(cron_count(&t->cron, t->zone, t->dst, w->at[0], w->at[i]) == (int64_t)i);
	}
	CHECK(cron_count(&t->cron, t->zone, t->dst, w->from * MS_SECOND, to) == (int64_t)w->n);
}

/* A start near one of the zone's transitions, or anywhere, 1972 to 2199; whole minutes of the wall.
 */
static int64_t random_start(uint64_t *state, const struct zone *zone)
{
	int64_t first = instant("1972-02-01T00:00:00Z") / MS_SECOND;
	int64_t last = instant("2199-12-20T00:00:00Z") / MS_SECOND;
	int64_t t = zone->segments[below(state, (unsigned)zone->n)].start;

	t -= below(state, 3 * DATE_DAY);
	if (t < first || t > last)
		t = first + below(state, (unsigned)((last - first) / 60)) * (int64_t)60;
	return t - t % 60;
}

static void make_trial(struct trial *t, uint64_t *state, struct zones *zones)
{
	(void)snprintf(t->text, sizeof(t->text), "%s %s %s %s %s", ONE_OF(state, minutes),
		       ONE_OF(state, hours), ONE_OF(state, days), ONE_OF(state, months),
		       ONE_OF(state, weekdays));
	t->zone_name = ONE_OF(state, zones_tried);
	t->zone = zone_of(__LINE__, zones, t->zone_name);
	t->dst = (enum cron_dst)below(state, 3);
	t->cron = cron_of(__LINE__, t->text);
}

TEST(next_prev_list_and_count_agree_with_walking)
{
	static struct walk w;
	struct zones *zones = zones_open(NULL);
	uint64_t random = SEED;
	size_t n = 0;

	for (int i = 0; i < CASES; i++) {
		struct trial t;

		make_trial(&t, &random, zones);
		w.from = random_start(&random, t.zone);
		w.to = w.from + (int64_t)DAYS * DATE_DAY;
		walk(&w, &t.cron, t.zone, t.dst);
		check_searches(&t, &w);
		check_list(&t, &w);
		check_counts(&t, &w);
		n += w.n;
	}
	CHECK(n > CASES); /* the walk is not empty-handed */
	zones_close(zones);
}

/* Six fields, second by second, over the hours around a transition. */
TEST(seconds_agree_with_walking)
{
	static const char *const texts[] = {"*/7 * * * * *", "0,30 59 * * * *",
					    "5-10 0,30 1-3 * * *", "* 30 2 * * *",
					    "59 59 23,0,1,2 * * *"};
	static const char *const starts[] = {"2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z"};
	struct zones *zones = zones_open(NULL);
	const struct zone *zone = zone_of(__LINE__, zones, "Europe/Berlin");

	for (size_t i = 0; i < COUNTOF(texts) * COUNTOF(starts); i++) {
		struct cron cron = cron_of(__LINE__, texts[i % COUNTOF(texts)]);
		bool fixed = texts[i % COUNTOF(texts)][0] != '*';
		int64_t from = instant(starts[i / COUNTOF(texts)]) / MS_SECOND;
		struct rules rules = {.fixed = cron_is_fixed_time(&cron), .most = THREE_HOURS};
		ms_t next = cron_next(&cron, zone, CRON_DST_VIXIE, from * MS_SECOND);

		rules.first_pass = rules.fixed;
		CHECK(fixed || !rules.fixed);
		for (int64_t t = from + 1; t < from + 3600; t++) {
			if (!fires(&cron, zone, rules, t, 1))
				continue;
			CHECK(next == t * MS_SECOND);
			next = cron_next(&cron, zone, CRON_DST_VIXIE, next);
		}
		CHECK(next >= (from + 3600) * MS_SECOND);
	}
	zones_close(zones);
}

/* Sparse and dense expressions over years: the listing, the count and the single steps tell the
 * same. */
TEST(lists_and_counts_agree_over_years)
{
	static const char *const texts[] = {"*/5 * * * *", "0 9 * * 1-5",    "30 2 * * 0",
					    "0 0 L * 5L",  "*/20 1-3 * * *", "15 30 */2 1-7 * +1",
					    "0 0 29 2 *",  "0,1 0 1 1 *",    "*/40 59 23 * * *"};
	static ms_t listed[120000];
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(texts) * COUNTOF(zones_tried); i++) {
		const struct zone *zone =
			zone_of(__LINE__, zones, zones_tried[i % COUNTOF(zones_tried)]);
		struct cron cron = cron_of(__LINE__, texts[i / COUNTOF(zones_tried)]);
		ms_t from = instant("2024-06-30T12:00:00Z"), at = from;
		size_t n = cron_list(&cron, zone, CRON_DST_VIXIE, from, listed, COUNTOF(listed));

		CHECK(n != 0);
		for (size_t k = 0; k < n; k++) {
			at = cron_next(&cron, zone, CRON_DST_VIXIE, at);
			CHECK(at == listed[k]);
		}
		CHECK(cron_count(&cron, zone, CRON_DST_VIXIE, from + 1, at + 1) == (int64_t)n);
	}
	zones_close(zones);
}
