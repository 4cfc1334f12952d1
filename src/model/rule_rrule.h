#pragma once
/* The rules of iCalendar as fields of a request. Private to model/rule.c. Pure. */

#include "codec/json.h"
#include "cron/recur.h"

/* Makes *out, whose zone is set, the recurrence of the object's rrule, dtstart, rdate and exdate.
 * The error names the field. */
enum rc rule_read_rrule(struct arena *a, const struct json_object *o, struct recur *out,
			struct err *err);
