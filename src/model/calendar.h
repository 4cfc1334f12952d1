#pragma once
/* A named set of days of a namespace: dates, ranges of dates, or what an iCalendar file says. Days
 * are counted from 1970-01-01 (cron/date.h) and belong to no zone: a schedule that excludes a
 * calendar rests on them by its own wall. Pure. */

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "codec/json_write.h"

enum {
	CALENDAR_RANGES_MOST = 4096, /* of one calendar, once they are drawn together */
	CALENDARS_MOST = 8,	     /* that one schedule excludes */
};

struct day_range {
	int64_t from, to; /* both included */
};

/* Ascending; the ranges neither overlap nor touch. */
struct day_set {
	struct day_range *items;
	size_t n;
};

struct calendar {
	struct str name;
	struct str source; /* the body that it was made from, exactly */
	struct day_set days;
	ms_t updated_at;
};

/* Reads the body of PUT /v1/calendars/{name}: {"dates":[…],"ranges":[{"from","to"}]} or
 * {"ics":"BEGIN:VCALENDAR…"}. Fills source and days, in the arena. */
enum rc calendar_parse(struct arena *a, struct str body, struct calendar *out, struct err *err);
/* A calendar's name: 1 to LIMIT_NAME of letters, digits, '.', '_' and '-'. */
enum rc calendar_check_name(struct str name, const char *field, struct err *err);
/* The range that holds the day, or the first one behind it, or NULL. */
const struct day_range *day_set_find(const struct day_set *set, int64_t day);
/* Sorts ranges in any order and draws them together, in place. */
void day_set_tidy(struct day_set *set);
/* `2026-12-25`; false where it is no date of the years 1970 to 2199. */
bool day_parse(struct str text, int64_t *out);
/* Adds "NAME":"2026-12-25". */
void add_day(struct json_writer *w, const char *name, int64_t day);
/* As the client gave it, with its name and how many days it comes to. */
void calendar_write(struct json_writer *w, const struct calendar *c);
