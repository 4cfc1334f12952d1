#pragma once
/* What `belfry cron` was asked, and the answers: shared by the reading of the command line (cron.c)
 * and the printing (cron_answer.c). One call of the program; one thread. */

#include <stdbool.h>

#include "base/err.h"
#include "cron/cron.h"

enum {
	CRON_EXIT_OK = 0,
	CRON_EXIT_FAILED = 1,
	CRON_EXIT_USAGE = 2,
};

struct cron_request {
	struct zones *zones;
	struct str text; /* EXPR */
	struct str id;	 /* the schedule that H is asked for; empty: none in particular */
	struct cron cron;
	struct str zone_name;
	const struct zone *zone;
	enum cron_dst dst;
	ms_t from;
	int64_t n;
	bool batch, json, explain, help;
};

/* Each prints its answer, and returns the exit code. */
int cron_answer_next(const struct cron_request *r);
int cron_answer_explain(const struct cron_request *r);
int cron_answer_check(const struct cron_request *r);
/* EXPR is bad: says where and how to mend it. */
int cron_answer_error(const struct cron_request *r, const struct err *err);
