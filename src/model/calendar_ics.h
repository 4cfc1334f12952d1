#pragma once
/* The days of an iCalendar file's events (RFC 5545), as holiday calendars are published: whole days
 * from DTSTART to before DTEND; a timed event covers each day that it touches. Pure. */

#include "base/arena.h"
#include "model/calendar.h"

/* Adds the events' days. An event that repeats (RRULE, RDATE) is refused, so that no day is lost
 * unseen. Code "invalid_ics", with the line. */
enum rc calendar_ics_parse(struct arena *a, struct str text, struct day_set *out, const char *field,
			   struct err *err);
