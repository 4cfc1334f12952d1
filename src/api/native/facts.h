#pragma once
/* What is computed of a schedule for the one who looks at it. Api's thread. */

#include "api/request.h"
#include "cron/recur.h"
#include "model/schedule_json.h"

enum facts_what {
	FACTS,
	FACTS_WITH_WARNINGS, /* what a careful colleague would ask before saving */
};

/* Lives in the request's arena. A schedule that cannot be computed has no facts. */
struct schedule_facts facts_of(struct request *rq, const struct schedule *s, enum facts_what what);
/* The same of a recurrence. */
struct schedule_facts facts_of_recur(struct request *rq, const struct recur *r,
				     enum facts_what what);
