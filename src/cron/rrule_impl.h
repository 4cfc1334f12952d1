#pragma once
/* What the files of rrule.h share: which days a rule names, and its matches on the wall. */

#include "cron/days.h"
#include "cron/rrule.h"

/* The days of a month that belong to the rule: those of its active periods, before BYSETPOS.
 * Bits 1..31. */
uint32_t rrule_days(const struct rrule *r, const struct month *month);
/* The first (last) day from `day` on (back to it), counted from 1970, that belongs to the rule;
 * INT64_MAX and INT64_MIN where there is none in the years of cron. */
int64_t rrule_day_from(const struct rrule *r, int64_t day);
int64_t rrule_day_upto(const struct rrule *r, int64_t day);
/* The days [*first_out, *end_out) of the rule's period that holds `day`: its year, month, week, or
 * itself. */
void rrule_period(const struct rrule *r, int64_t day, int64_t *first_out, int64_t *end_out);

/* As wall_next and wall_prev: all of the rule, its extra dates and its exceptions. */
int64_t rrule_wall_next(const struct rrule *r, int64_t wall);
int64_t rrule_wall_prev(const struct rrule *r, int64_t wall);

/* The same of the rule alone. */
int64_t rrule_alone_next(const struct rrule *r, int64_t wall);
int64_t rrule_alone_prev(const struct rrule *r, int64_t wall);
/* The exception that a wall second lies in, or NULL. */
const struct rrule_span *rrule_exception_at(const struct rrule *r, int64_t wall);

/* What BYSETPOS takes of one period, in order; `end` is the day behind the period. */
struct rrule_picked {
	size_t n;
	int64_t at[RRULE_POSITIONS_MOST];
	int64_t end;
};
void rrule_setpos_pick(const struct rrule *r, int64_t day, struct rrule_picked *out);
int64_t rrule_setpos_next(const struct rrule *r, int64_t wall);
int64_t rrule_setpos_prev(const struct rrule *r, int64_t wall);
