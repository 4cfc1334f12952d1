#pragma once
/* The reading of recurrence rules, in three layers: pieces of iCalendar text (rrule_read.c), the
 * parts of an RRULE (rrule_parts.c), and the lines around it (rrule_parse.c). Private to them. */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"
#include "cron/rrule.h"
#include "cron/zone.h"

/* Walls of rules are of the years that cron has. */
#define RRULE_WALL_LAST ((int64_t)7258118399) /* 2199-12-31T23:59:59 */
/* The nearest wall second of those years. */
int64_t rrule_clamp(int64_t wall);

/* A rule in the making. */
struct rrule_reading {
	struct rrule *r;
	const struct zone *zone;
	int64_t count; /* 0: not given */
	bool has_until, has_start;
	unsigned given; /* the parts of RRULE so far, by their places in the table */
	struct err *err;
};

enum rc rrule_refuse(const struct rrule_reading *g, const char *hint, const char *fmt, ...)
	PRINTF(3, 4);
/* FREQ=WEEKLY;BYDAY=MO */
enum rc rrule_read_parts(struct rrule_reading *g, struct str value);

/* Each of the following takes its piece off the front of *text, and answers false where it is not
 * there or out of range (RFC 5545 section 3.3). */

/* An optional sign and digits: 1..most, or -most..-1, or 0 where `zero` allows it. */
bool rrule_take_number(struct str *text, int64_t most, bool zero, int64_t *out);
/* SU, MO, … as 0 to 6. */
bool rrule_take_weekday(struct str *text, unsigned *out);

/* A DATE (19970714) or DATE-TIME (19970714T133000, with Z: UTC) of the years 1970 to 2199, on the
 * zone's wall. */
struct rrule_time {
	int64_t wall;
	bool is_date;
};
bool rrule_take_time(struct str *text, const struct zone *zone, struct rrule_time *out);
