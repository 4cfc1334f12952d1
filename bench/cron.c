/* What a next time costs: CPU nanoseconds for one next (each from the one before, and from random
 * starts), previous, parse, result of a dense list and count of a year, for expressions and zones
 * that schedulers see. Beside them a plain C search that steps through the calendar field by field,
 * as C libraries for cron do (UTC only). Prints a line of JSON for each expression; bench/cron.mjs
 * asks the other engines and draws the table. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "cron/cron.h"
#include "cron/date.h"

enum {
	STEPS = 500000, /* next steps of one round */
	STARTS = 4096,	/* random starts */
	PARSES = 300000,
	LISTED = 100000, /* results of one list */
	COUNTS = 300,
	ROUNDS = 5, /* the best of them counts */
	BASELINE_STEPS = 20000,
};

static const struct {
	const char *text, *zone;
} rows[] = {
	{"*/5 * * * *", "UTC"},
	{"0 9 * * 1-5", "America/New_York"},
	{"30 2 * * 0", "Europe/Berlin"},
	{"0 0 29 2 *", "UTC"},
	{"0 0 1 1 *", "America/New_York"},
	{"* * * * *", "America/New_York"},
	{"*/10 * * * * *", "Australia/Lord_Howe"},
	{"0 0 L * 5L", "Africa/Casablanca"},
	{"0 12 15W * *", "Europe/Berlin"},
	{"0 0 29 2 +MON", "UTC"},
	{"0 0 30 2 *", "UTC"},
	{"0 0 31 2,4,6,9,11 *", "America/New_York"},
	{"0 0 0 31 2 * 2199", "UTC"},
};

/* One row under measurement. The results of all calls flow into `sum`, so that none is left out. */
struct bench {
	const char *text;
	struct cron cron;
	const struct zone *zone;
	ms_t from, to;
	ms_t starts[STARTS];
	int64_t sum;
};

typedef void work(struct bench *b, int64_t n);

static int64_t cpu_ns(void)
{
	struct rusage u;

	(void)getrusage(RUSAGE_SELF, &u);
	return ((u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 + u.ru_utime.tv_usec +
		u.ru_stime.tv_usec) *
	       1000;
}

static void do_next(struct bench *b, int64_t n)
{
	ms_t at = b->from;

	for (int64_t i = 0; i < n; i++) {
		at = cron_next(&b->cron, b->zone, CRON_DST_VIXIE, at);
		b->sum += at;
		at = at < b->to ? at : b->from;
	}
}

static void do_random(struct bench *b, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		b->sum += cron_next(&b->cron, b->zone, CRON_DST_VIXIE, b->starts[i % STARTS]);
}

static void do_prev(struct bench *b, int64_t n)
{
	ms_t at = b->to;

	for (int64_t i = 0; i < n; i++) {
		at = cron_prev(&b->cron, b->zone, CRON_DST_VIXIE, at);
		b->sum += at;
		at = at > b->from ? at : b->to;
	}
}

static void do_parse(struct bench *b, int64_t n)
{
	struct str text = str_z(b->text);
	struct err err = {0};

	for (int64_t i = 0; i < n; i++) {
		(void)cron_parse(&b->cron, text, &cron_native, &err);
		b->sum += (int64_t)b->cron.minutes;
	}
}

/* n results, in lists of LISTED. */
static void do_list(struct bench *b, int64_t n)
{
	static ms_t out[LISTED];

	for (int64_t done = 0; done < n; done += LISTED) {
		size_t got = cron_list(&b->cron, b->zone, CRON_DST_VIXIE, b->from, out, LISTED);

		b->sum += got != 0 ? out[got - 1] : 0;
	}
}

static void do_count(struct bench *b, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		b->sum += cron_count(&b->cron, b->zone, CRON_DST_VIXIE, b->from + i,
				     b->from + 365 * MS_DAY);
}

static void do_interval(struct bench *b, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		b->sum += cron_min_interval(&b->cron) % 1000;
}

/* The baseline: a broken-down time whose fields are set forward one by one, a day at a time. */
struct naive_time {
	struct date date;
	unsigned hour, minute;
};

static void naive_midnight(struct naive_time *t)
{
	t->hour = t->minute = 0;
	t->date.day++;
	if (t->date.day <= date_month_length(t->date.year, t->date.month))
		return;
	t->date.day = 1;
	if (++t->date.month > DATE_MONTHS) {
		t->date.month = 1;
		t->date.year++;
	}
}

static bool naive_day_matches(const struct cron *c, const struct date *d)
{
	unsigned weekday = date_weekday(date_to_days(d->year, d->month, d->day));
	bool day = c->days >> d->day & 1, of_week = c->weekdays >> weekday & 1;

	return (c->months >> d->month & 1) != 0 &&
	       ((c->traits & CRON_DAYS_OR) != 0 ? day || of_week : day && of_week);
}

static ms_t naive_next(const struct cron *c, ms_t after)
{
	int64_t minute = after / MS_MINUTE + 1;
	struct naive_time t = {date_from_days(minute / 1440), (unsigned)(minute / 60 % 24),
			       (unsigned)(minute % 60)};

	while (t.date.year < CRON_YEAR_LAST) {
		if (!naive_day_matches(c, &t.date)) {
			naive_midnight(&t);
		} else if ((c->hours >> t.hour & 1) != 0 && (c->minutes >> t.minute & 1) != 0) {
			return date_to_days(t.date.year, t.date.month, t.date.day) * MS_DAY +
			       t.hour * MS_HOUR + t.minute * MS_MINUTE;
		} else if (++t.minute == 60) {
			t.minute = 0;
			if (++t.hour == 24)
				naive_midnight(&t);
		}
	}
	return MS_NEVER;
}

static void do_naive(struct bench *b, int64_t n)
{
	ms_t at = b->from;

	for (int64_t i = 0; i < n; i++) {
		at = naive_next(&b->cron, at);
		b->sum += at;
		at = at < b->to ? at : b->from;
	}
}

/* CPU nanoseconds of one of n, the best of the rounds. */
static double measure(struct bench *b, work *do_work, int64_t n)
{
	int64_t best = INT64_MAX;

	for (int round = 0; round < ROUNDS; round++) {
		int64_t before = cpu_ns();

		do_work(b, n);
		before = cpu_ns() - before;
		best = before < best ? before : best;
	}
	return (double)best / (double)n;
}

static void fill_starts(struct bench *b)
{
	uint64_t x = 88172645463325252;

	for (size_t i = 0; i < STARTS; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		b->starts[i] = b->from + (ms_t)(x % (uint64_t)(b->to - b->from));
	}
}

/* An engine that answers is timed over many steps, one that says "never" over few. */
static int64_t steps_of(const struct bench *b, int64_t steps)
{
	return cron_next(&b->cron, b->zone, CRON_DST_VIXIE, b->from) < b->to ? steps : steps / 100;
}

static void run(struct bench *b, const char *zone_name)
{
	bool plain = b->cron.fields == 5 && (b->cron.traits & CRON_SPECIAL) == 0;

	fill_starts(b);
	(void)printf("{\"expression\":\"%s\",\"zone\":\"%s\"", b->text, zone_name);
	(void)printf(",\"next_ns\":%.1f", measure(b, do_next, steps_of(b, STEPS)));
	(void)printf(",\"random_ns\":%.1f", measure(b, do_random, steps_of(b, STEPS)));
	(void)printf(",\"prev_ns\":%.1f", measure(b, do_prev, steps_of(b, STEPS)));
	(void)printf(",\"parse_ns\":%.1f", measure(b, do_parse, PARSES));
	if (cron_count(&b->cron, b->zone, CRON_DST_VIXIE, b->from, MS_NEVER) > LISTED)
		(void)printf(",\"list_ns\":%.2f", measure(b, do_list, 10 * (int64_t)LISTED));
	(void)printf(",\"count_year_ns\":%.0f", measure(b, do_count, COUNTS));
	(void)printf(",\"min_interval_ns\":%.0f", measure(b, do_interval, COUNTS));
	if (plain && b->zone == &zone_utc)
		(void)printf(",\"naive_ns\":%.1f",
			     measure(b, do_naive, steps_of(b, BASELINE_STEPS)));
	(void)printf("}\n");
}

int main(void)
{
	struct zones *zones = zones_open(NULL);
	int64_t sum = 0;

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		static struct bench b;
		struct err err = {0};

		b = (struct bench){
			.text = rows[i].text, .from = 1767225600000, .to = 2082758400000};
		b.zone = zones_get(zones, str_z(rows[i].zone), &err);
		if (b.zone == NULL || cron_parse(&b.cron, str_z(b.text), &cron_native, &err)) {
			(void)fprintf(stderr, "cron: %s: %s\n", rows[i].text, err.text);
			return 1;
		}
		run(&b, rows[i].zone);
		sum += b.sum;
	}
	zones_close(zones);
	(void)fprintf(stderr, "checksum %" PRId64 "\n", sum);
	return 0;
}
