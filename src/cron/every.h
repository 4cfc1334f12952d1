#pragma once
/* Intervals of a fixed length, "every 90 s", counted from an epoch and not from the last run: they
 * never drift, and a restart changes nothing. Real time, so zones and transitions do not matter.
 * Pure; a value; any thread. */

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"

#define EVERY_LEAST MS_SECOND
#define EVERY_MOST (3660 * MS_DAY) /* ten years */

/* Occurrences are anchor_at + k * step_ms for whole k of either sign, within 1970 to 2199. */
struct every {
	ms_t step_ms; /* EVERY_LEAST..EVERY_MOST */
	ms_t anchor_at;
};

/* `90s`, `2h`, `1h30m`, `1d`, `1w`, or ISO 8601: `PT90S`, `P1DT12H`, `P1W`. Code:
 * "invalid_every", with a hint. */
enum rc every_parse(struct every *out, struct str text, ms_t anchor_at, struct err *err);

ms_t every_next(const struct every *e, ms_t after);
ms_t every_prev(const struct every *e, ms_t before);
int64_t every_count(const struct every *e, ms_t from, ms_t to);
/* The shortest spelling: "1h30m"; parsing it gives the same step. */
void every_format(const struct every *e, struct buf *out);
/* "Every 1 hour 30 minutes" */
void every_explain(const struct every *e, struct buf *out);
