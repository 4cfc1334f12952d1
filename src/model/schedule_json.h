#pragma once
/* The JSON of a schedule and of a gap on the native surface: Taskhook's fields first, in the order
 * and form of its documentation, Belfry's own beside them. Pure; the writer's buffer holds the
 * bound. */

#include "codec/json_write.h"
#include "model/gap.h"
#include "model/schedule.h"

/* As an item of a list or the answer to a get; `now` tells what has begun. */
void schedule_write(struct json_writer *w, const struct schedule *s, ms_t now);
/* {"from","to","count","reason","explanation","decided_at"} */
void gap_write(struct json_writer *w, const struct gap *g);
