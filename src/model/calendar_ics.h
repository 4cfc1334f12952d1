#pragma once
/* The days of an iCalendar file's events (RFC 5545), as holiday calendars are published: whole days
 * from DTSTART to before DTEND; a timed event covers each day that it touches. Pure. */

#include "base/arena.h"
#include "model/calendar.h"

/* Adds the events' days, with all repetitions (RRULE, RDATE, EXDATE) up to the end of 2199. Code
 * "invalid_ics", with the line. */
enum rc calendar_ics_parse(struct arena *a, struct str text, struct day_set *out, const char *field,
			   struct err *err);
