#pragma once
/* Days on which schedules rest: holidays, freezes. A calendar is a list of days, read from plain
 * lines or from an iCalendar file; the days are those of the clock on the schedule's own wall.
 * Immutable once read, any thread; it lives as long as the arena that it was read into. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"
#include "cron/zone.h"

enum {
	CALENDAR_TEXT_MOST = 1024 * 1024, /* bytes */
	CALENDAR_SPANS_MOST = 20000,	  /* after recurring events are spelled out */
};

/* Days from 1970-01-01: [from, to). */
struct calendar_span {
	int64_t from, to;
};

struct calendar {
	const struct calendar_span *spans; /* ascending, apart from each other */
	size_t n;
};

/* Lines of `2026-12-25` or `2026-12-24/2027-01-01` (both ends are in), empty ones and `# remarks`;
 * or an iCalendar file, whose events of whole days count, with RRULE, RDATE and EXDATE. Code:
 * "invalid_calendar", naming the line; too many days are RC_TOO_LARGE. */
enum rc calendar_read(struct arena *a, struct str text, struct calendar *out, struct err *err);

/* Whether an instant lies on one of the days. */
bool calendar_excludes(const struct calendar *c, const struct zone *zone, ms_t at);
/* The first instant from `at` on that lies on none of them: `at` itself, or the midnight behind the
 * days. */
ms_t calendar_open_at(const struct calendar *c, const struct zone *zone, ms_t at);
