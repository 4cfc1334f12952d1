/* cron_warnings: what is good cron and yet may not be what was meant. */
#include <stdio.h>

#include "cron.h"

#include "bits.h"
#include "date.h"
#include "transit.h"
#include "wall.h"

enum {
	LOOK_AHEAD = 2 * 366 * DATE_DAY, /* seconds: two years of transitions */
	MINUTE = 60,
	HOUR = 3600,
	FEBRUARY = 1 << 2,
	MONTHS_OF_30 = 1 << 4 | 1 << 6 | 1 << 9 | 1 << 11,
};

struct warnings {
	struct cron_warning *items;
	size_t n;
};

static void warn(struct warnings *w, const char *code, const char *fmt, ...) PRINTF(3, 4);

static void warn(struct warnings *w, const char *code, const char *fmt, ...)
{
	struct cron_warning *item = &w->items[w->n++];
	va_list args;

	item->code = code;
	va_start(args, fmt);
	(void)vsnprintf(item->text, sizeof(item->text), fmt, args);
	va_end(args);
}

static void warn_seconds(struct warnings *w, const struct cron *c)
{
	unsigned n = bits_count(c->seconds);

	if (c->fields == 5 || c->seconds == 1)
		return;
	if (n == MINUTE)
		warn(w, "every_second",
		     "it fires every second: with %u fields the first one is the second; for every "
		     "minute leave it out",
		     c->fields);
	else
		warn(w, "seconds",
		     "with %u fields the first one is the second: it fires %u time%s a minute",
		     c->fields, n, n == 1 ? "" : "s");
}

static void warn_steps(struct warnings *w, const struct cron *c)
{
	bool every_minute = bits_count(c->minutes) == MINUTE;

	if ((c->remarks & CRON_WIDE_STEP) != 0)
		warn(w, "wide_step",
		     "a step is larger than its range, so only the range's first value is left "
		     "(*/90 in minutes is once an hour)");
	if (every_minute && bits_count(c->hours) <= 2)
		warn(w, "every_minute",
		     "it fires every minute of %s: for once write the minute, such as 0",
		     bits_count(c->hours) == 1 ? "that hour" : "those hours");
}

static void warn_days(struct warnings *w, const struct cron *c)
{
	bool all = bits_count(c->days) == 31 || c->weekdays == 0x7f;
	bool star = (c->traits & (CRON_STAR_DAY | CRON_STAR_WEEKDAY)) != 0;

	if ((c->traits & CRON_DAYS_OR) == 0)
		return;
	if (all)
		warn(w, "all_days",
		     "one day field lists all its days, and either one suffices: it fires on every "
		     "day of its months; write * in that field");
	else if (star)
		warn(w, "either_day",
		     "either day field suffices; where crond takes a field that begins with * both "
		     "must match: write + before the day of week for that");
	else
		warn(w, "either_day",
		     "either day field suffices; write + before the day of week to require both");
}

/* Days that only some of the months have. */
static void warn_short_months(struct warnings *w, const struct cron *c)
{
	unsigned first = c->days != 0 ? bits_first(c->days) : 1;
	bool alone = (c->traits & (CRON_SPECIAL | CRON_DAYS_OR)) == 0;

	if (!alone || first < 29)
		return;
	if (first == 29 && c->months == FEBRUARY)
		warn(w, "leap_day", "29 February comes in leap years only");
	else if ((c->months & FEBRUARY) != 0 || (first == 31 && (c->months & MONTHS_OF_30) != 0))
		warn(w, "short_months",
		     "months without a day %u are passed over; write L for the last day", first);
}

/* A wall second as "2026-03-29 02:30". */
struct wall_text {
	char text[32];
};

static struct wall_text wall_text(int64_t wall)
{
	int64_t day = date_day_of(wall);
	unsigned time = (unsigned)(wall - day * DATE_DAY);
	struct date date = date_from_days(day);
	struct wall_text out;

	(void)snprintf(out.text, sizeof(out.text), "%04d-%02u-%02u %02u:%02u", date.year,
		       date.month, date.day, time / HOUR, time % HOUR / MINUTE);
	return out;
}

/* The first match that the gap before `s` skips, if any. */
static bool warn_gap(struct warnings *w, const struct cron *c, struct transit rule,
		     const struct zone_segment *s)
{
	int64_t first = s->start + s->offset;
	int64_t match = wall_next(c, s->seen);

	if (match >= first)
		return false;
	if (transit_catches(rule, s))
		warn(w, "gap", "%s does not exist on that clock: it fires at %s instead",
		     wall_text(match).text, wall_text(first).text + sizeof("2026-03-29"));
	else
		warn(w, "gap", "%s does not exist on that clock: that time is skipped",
		     wall_text(match).text);
	return true;
}

static bool warn_overlap(struct warnings *w, const struct cron *c, struct transit rule,
			 const struct zone_segment *s)
{
	int64_t first = s->start + s->offset;
	int64_t match = wall_next(c, first);

	if (match >= s->seen)
		return false;
	warn(w, "overlap", "%s comes twice on that clock: it fires %s", wall_text(match).text,
	     transit_first_wall(rule, s) > first ? "the first time only" : "both times");
	return true;
}

/* For interval jobs the transitions matter as little as they do to a stopwatch. */
static void warn_transitions(struct warnings *w, const struct cron *c, const struct zone *zone,
			     enum cron_dst dst, ms_t now)
{
	struct transit rule = transit_of(c, dst);
	int64_t t = now / MS_SECOND;
	bool gap = false, overlap = false;

	if (!cron_is_fixed_time(c) && dst == CRON_DST_VIXIE)
		return;
	for (const struct zone_segment *s = zone_segment_at(zone, t) + 1; s->start < t + LOOK_AHEAD;
	     s++) {
		gap = gap || warn_gap(w, c, rule, s);
		overlap = overlap || warn_overlap(w, c, rule, s);
	}
}

size_t cron_warnings(const struct cron *c, const struct zone *zone, enum cron_dst dst, ms_t now,
		     struct cron_warning out[static CRON_WARNINGS_MOST])
{
	struct warnings w = {.items = out};

	if (cron_never_fires(c)) {
		warn(&w, "never_fires", "no date matches: it never fires");
		return w.n;
	}
	warn_seconds(&w, c);
	warn_steps(&w, c);
	warn_days(&w, c);
	warn_short_months(&w, c);
	if (zone != NULL)
		warn_transitions(&w, c, zone, dst, now);
	return w.n;
}
