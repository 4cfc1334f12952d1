#pragma once
/* The times of one day that a rule of hours, minutes, seconds, or days without BYSETPOS has: by
 * minutes, each a mask of seconds. Private to rrule_span.c and rrule_times.c. */

#include "cron/rrule_span.h"

#define RRULE_SUM_NONE ((struct rrule_sum){0, 0, 0, INT64_MAX})

/* How INTERVAL of hours or less divides the wall: times in [0, size) behind origin, and behind each
 * step from there. Of longer rules, and where INTERVAL is 1, size is step. */
struct rrule_lattice {
	int64_t origin, size, step;
	uint64_t comb; /* of a step below a minute: bits 0, step, 2 * step, … */
};

struct rrule_lattice rrule_lattice_of(const struct rrule *r);
/* Seconds [from, to) of one day that belongs to the rule. */
struct rrule_sum rrule_times(const struct rrule *r, int64_t from, int64_t to);
/* Puts what follows behind what came before. */
void rrule_sum_add(struct rrule_sum *sum, const struct rrule_sum *next);
