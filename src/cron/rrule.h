#pragma once
/* Recurrence rules of iCalendar (RFC 5545: RRULE, RDATE, EXDATE) beside cron: "every second
 * Tuesday", "the last working day of a quarter". A value; everything is pure and on the wall of the
 * schedule's zone, as for cron. docs/cron.md tells what is left out. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"
#include "cron/cron.h"
#include "cron/zone.h"

enum {
	RRULE_DATES_MOST = 64,	   /* RDATEs, and as many EXDATEs */
	RRULE_POSITIONS_MOST = 32, /* values of BYSETPOS */
	RRULE_COUNT_MOST = 5000,
	RRULE_TEXT_MOST = 8192,
	RRULE_YEAR_WORDS = 6, /* a bit for each day of a year, counted from 1 */
};

enum rrule_freq {
	RRULE_YEARLY,
	RRULE_MONTHLY,
	RRULE_WEEKLY,
	RRULE_DAILY,
	RRULE_HOURLY,
	RRULE_MINUTELY,
	RRULE_SECONDLY,
};

/* Wall seconds [from, to). */
struct rrule_span {
	int64_t from, to;
};

/* Masks are empty where the part is not given; bit n is the value n. "Back" counts from the end:
 * bit n is -n. */
struct rrule {
	enum rrule_freq freq;
	int64_t interval;
	int64_t start; /* DTSTART: wall second; its fields fill in what the rule leaves open */
	int64_t until; /* the last wall second that may match; COUNT becomes this too */
	unsigned week_start; /* WKST, 0 is Sunday */
	uint16_t months;
	uint32_t month_days, month_days_back;
	uint64_t year_days[RRULE_YEAR_WORDS], year_days_back[RRULE_YEAR_WORDS];
	uint64_t weeks, weeks_back; /* BYWEEKNO */
	uint8_t weekdays;	    /* BYDAY without a number: 0 is Sunday */
	uint64_t nth_weekdays[7],
		nth_weekdays_back[7]; /* BYDAY 2MO: of the month, or of the year */
	struct cron clock;	      /* BYHOUR, BYMINUTE, BYSECOND as a daily cron job */
	size_t n_positions;
	int16_t positions[RRULE_POSITIONS_MOST]; /* BYSETPOS */
	bool has_rule;				 /* else RDATEs alone */
	size_t n_dates, n_exceptions;
	int64_t dates[RRULE_DATES_MOST]; /* ascending wall seconds */
	struct rrule_span exceptions[RRULE_DATES_MOST];
};

/* Reads `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`, or lines of DTSTART, RRULE, RDATE and EXDATE as in a
 * calendar file. Without DTSTART the rule starts at `start_at`; a schedule's rule always has one,
 * since model/rule_rrule.c puts 1970-01-01T00:00:00 where the user gave none. Times that end in Z
 * are of UTC, all others of the zone. Code: "invalid_rrule", with a hint. */
enum rc rrule_parse(struct rrule *out, struct str text, const struct zone *zone, ms_t start_at,
		    struct err *err);

/* As cron_next and so on. A rule of days or longer is a fixed-time job, of hours or shorter an
 * interval job. */
ms_t rrule_next(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t after);
ms_t rrule_prev(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t before);
/* Goes by days (by periods, where BYSETPOS takes from weeks or longer), never by matches. */
int64_t rrule_count(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t from,
		    ms_t to);
/* The smallest distance between two matches on the wall, RDATEs and EXDATEs regarded; MS_NEVER for
 * fewer than two. Exact, and so up to a pass over the calendar's days; docs/cron.md tells what that
 * costs. */
ms_t rrule_min_interval(const struct rrule *r);

/* Lines of DTSTART, RRULE, RDATE, EXDATE; reading them gives the same value again. */
void rrule_format(const struct rrule *r, struct buf *out);
/* "Every 2 weeks on Tuesday at 09:00" */
void rrule_explain(const struct rrule *r, struct buf *out);
