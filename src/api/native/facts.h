#pragma once
/* What is computed of a schedule for the one who looks at it. Api's thread. */

#include "api/request.h"
#include "cron/recur.h"
#include "model/schedule_json.h"
#include "sched/fire.h"

enum facts_what {
	FACTS,
	FACTS_WITH_WARNINGS, /* what a careful colleague would ask before saving */
};

/* What the schedule's slots are, days of rest included; they live in the request's arena. */
enum rc facts_rule(struct request *rq, const struct schedule *s, struct fire_rule *out,
		   struct err *err);
/* Moves next_at to the next slot on which the schedule does not rest: what is shown. */
void facts_pass_rest(struct request *rq, struct schedule *s);
/* Lives in the request's arena. A schedule that cannot be computed has no facts. */
struct schedule_facts facts_of(struct request *rq, const struct schedule *s, enum facts_what what);
/* The same where its recurrence is known already. */
struct schedule_facts facts_of_recur(struct request *rq, const struct schedule *s,
				     const struct recur *r, enum facts_what what);
