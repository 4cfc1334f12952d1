#pragma once
/* Schedules and what may become of their rules: computed, broken, healed, computed anew when the
 * system's zones change. Engine's thread. */

#include "engine/engine_impl.h"
#include "sched/fire.h"

/* What the schedule's slots are. Where that cannot be computed (its zone has vanished), *why says
 * so, and the turn goes on; a failure is the store's. The rule lives as long as the turn. */
enum rc rule_load(struct engine *e, const struct schedule *s, struct fire_rule *out,
		  struct err *why, struct err *err);
/* Marks the schedule as one that cannot be computed, and puts it off; written at once. */
enum rc rule_break(struct engine *e, struct schedule *s, const struct err *why, struct err *err);
/* It can be computed (again). *healed_out: that is news, for the caller to write. */
enum rc rule_heal(struct engine *e, struct schedule *s, bool *healed_out, struct err *err);
/* One plan by the schedule's rule, made and written; see schedule_fire. */
enum rc rule_fire(struct engine *e, struct schedule *s, const struct fire_rule *rule,
		  size_t *made_out, bool *more_out, struct err *err);
/* Before a schedule or what it depends on changes: all that is due by now is decided. `ends`: so
 * does its present definition; what cannot be computed of it then never will be, and the ledger
 * knows of no such slots. */
enum rc rule_settle(struct engine *e, struct schedule *s, bool ends, struct err *err);
