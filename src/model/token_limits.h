#pragma once
/* What a token may at most do, beyond its role: the hosts that what it makes may call, how often
 * its schedules may fire, and how many of them there may be. They are given when the token is made,
 * kept as that JSON, and never change. A token with limits is no admin's, who could lift them.
 * Pure. */

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "codec/json.h"

struct token_limits {
	struct str *hosts;	/* "api.example.com", "*.example.org" (below it, not itself) */
	size_t n_hosts;		/* 0: any host */
	ms_t least_interval_ms; /* between two slots of a schedule; 0: no bound */
	int64_t most_schedules; /* made by the token and not deleted; 0: no bound */
	bool dry_run_only;	/* nothing is written: what can be tried dry may be tried */
};

/* Reads {"hosts"?, "min_interval_seconds"?, "max_schedules"?, "dry_run"?}; views of `text` or the
 * arena. Fields in errors have the members' names. */
enum rc token_limits_parse(struct arena *a, struct str text, struct token_limits *out,
			   struct err *err);
/* `host` as a URL has it, in any case. */
bool token_limits_allow(const struct token_limits *l, struct str host);

/* May the token make what calls this URL, or this target (JSON as in model/target.h)? Names of
 * targets and queues may be used: their own URLs were looked at when they were put.
 * RC_FORBIDDEN "host_not_allowed". */
enum rc token_limits_check_url(const struct token_limits *l, struct str url, const char *field,
			       struct err *err);
enum rc token_limits_check_target(struct arena *a, const struct token_limits *l, struct str target,
				  const char *field, struct err *err);
