#pragma once
/* A scheduled run as Bridge Town shows it: the schedule, what it runs, and how it went of late. */

#include "api/dialects/bridgetown/course.h"
#include "api/dialects/bridgetown/job.h"

struct summary {
	struct schedule schedule;
	struct job job;
	struct run_streak streak;
	struct run last; /* of streak.last, where there is one */
};

/* One that is not stored yet has had no runs. */
enum rc summary_read(struct request *rq, struct store *s, const struct schedule *sch,
		     struct summary *out, struct err *err);
/* The schedule of that id, which must be a scheduled run: RC_NOT_FOUND "schedule_not_found". */
enum rc summary_find(struct request *rq, struct store *s, struct str id, struct summary *out,
		     struct err *err);
/* The object. */
void summary_put(struct json_writer *w, const struct summary *s, ms_t now);
/* The next run's time, MS_NEVER: none. */
ms_t summary_next(const struct summary *s, ms_t now);
