#pragma once
/* The JSON of a schedule and of a gap on the native surface: Taskhook's fields first, in the order
 * and form of its documentation, Belfry's own beside them. Pure; the writer's buffer holds the
 * bound. */

#include "codec/json_write.h"
#include "model/gap.h"
#include "model/schedule.h"

/* What is computed of a schedule rather than stored, where one alone is shown. */
struct schedule_facts {
	struct str explain;   /* its rule in English; empty: it cannot be computed */
	ms_t min_interval_ms; /* between any two slots; MS_NEVER: fewer than two exist */
	const struct cron_warning *warnings;
	size_t n_warnings; /* shown where there are some */
};

/* `now` tells what has begun. `facts` are NULL in a list. */
void schedule_write(struct json_writer *w, const struct schedule *s,
		    const struct schedule_facts *facts, ms_t now);
/* {"explain","min_interval_seconds","warnings"?}, within an object. */
void schedule_facts_write(struct json_writer *w, const struct schedule_facts *facts);
/* {"from","to","count","reason","explanation","decided_at"} */
void gap_write(struct json_writer *w, const struct gap *g);
