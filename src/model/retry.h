#pragma once
/* How often and when a task is tried again, and how long one attempt may take. Delays count from
 * the end of the attempt before. Read from and printed as the `retry` object of DESIGN.md's
 * surface: {"max_retries":3,"strategy":"exponential","initial_seconds":1,"factor":2,
 * "max_seconds":3600,"jitter":0.1,"timeout_seconds":30}; strategy "list" takes
 * "delays_seconds":[…]. */

#include "base/err.h"
#include "base/limits.h"
#include "codec/json.h"
#include "model/names.h"

enum retry_strategy {
	RETRY_TASKHOOK = 0, /* n^4 + 15 + random(10) * (n + 1) seconds, n = 1, 2, … (taskhook.io,
			       error handling) */
	RETRY_EXPONENTIAL = 1,
	RETRY_FIXED = 2,
	RETRY_LIST = 3,
};

struct retry {
	enum retry_strategy strategy;
	int max_retries;	 /* 0..LIMIT_RETRIES, beyond the first attempt */
	ms_t initial_ms;	 /* exponential: the first delay; fixed: every delay */
	ms_t max_ms;		 /* exponential: no delay is longer */
	int64_t factor_permille; /* exponential: 2000 doubles; 1000..100000 */
	int jitter_permille;	 /* 0..1000: a delay d becomes d * (1 ± jitter) */
	ms_t timeout_ms;	 /* one attempt, connect to last byte; > 0 */
	int n_delays;
	ms_t delays_ms[LIMIT_RETRIES]; /* list: the last one repeats */
};

/* What a task of the dialect gets when it says nothing. */
struct retry retry_default(enum dialect d);
/* Reads the object over the dialect's defaults; unknown fields are refused. `field` names it in
 * errors. */
enum rc retry_parse(struct str text, enum dialect d, struct retry *out, const char *field,
		    struct err *err);
