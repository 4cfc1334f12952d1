#pragma once
/* The days on which a schedule rests, laid over its zone's wall. A value that borrows the days and
 * the zone. Pure. */

#include "cron/zone.h"
#include "model/calendar.h"

struct exclusion {
	const struct zone *zone;
	struct day_set days; /* empty: it never rests */
};

/* Whether it rests at the instant; *until_out is the first instant at which the answer may be
 * another one (MS_NEVER: it stays). */
bool exclusion_at(const struct exclusion *x, ms_t at, ms_t *until_out);
/* For an instant at which it rests: the first one of that rest, or of the zone's offset then in
 * force. */
ms_t exclusion_since(const struct exclusion *x, ms_t at);
