#pragma once
/* A rate limiter: a bound under a name that several targets and tasks share. Named by a named
 * target's or a task's `rate_limiter`; it holds attempts back as they begin (deliver/gate.h). Pure.
 */

#include "base/arena.h"
#include "base/err.h"
#include "base/uuid.h"
#include "codec/json.h"
#include "codec/json_write.h"
#include "model/named_target.h"

/* Stored numbers: new ones are added at the end. */
enum limiter_type {
	LIMITER_CONCURRENT = 0, /* so many attempts in flight */
	LIMITER_WINDOW = 1,	/* so many in any span, as targets see it */
	LIMITER_BUCKET = 2,	/* each takes one of some tokens, which come back at a rate */
	LIMITER_LEAKY = 3,	/* evenly spaced: a bucket of one token */
};

/* What a limiter comes to. Zeroed: no bound. */
struct limiter_rule {
	int64_t key;		 /* of the limiter; 0: none */
	size_t concurrency;	 /* 0: no bound */
	struct rate window;	 /* limit 0: no bound */
	int64_t capacity;	 /* of a bucket; 0: none */
	int64_t refill_permille; /* thousandths of a token a second */
	ms_t as_of;		 /* of two rules of one limiter the later one holds */
	ms_t validity_ms;	 /* an attempt that goes through it takes no longer; 0: no bound */
};

struct rate_limiter {
	int64_t key; /* the store's own number; 0 before it is stored */
	struct uuid id;
	int64_t namespace;
	struct str name;
	enum limiter_type type;
	struct str config;	/* exact JSON */
	struct str description; /* absent: none */
	struct str timeouts;	/* exact JSON; absent: Taskhook's own */
	ms_t created_at, updated_at;
};

enum rate_limiter_field {
	RATE_LIMITER_NAME = 1 << 0,
	RATE_LIMITER_TYPE = 1 << 1,
	RATE_LIMITER_CONFIG = 1 << 2,
	RATE_LIMITER_DESCRIPTION = 1 << 3, /* null clears it */
	RATE_LIMITER_TIMEOUTS = 1 << 4,	   /* likewise */
};

struct rate_limiter_draft {
	unsigned given;
	struct rate_limiter values; /* only the fields of `given` mean anything */
};

/* One command's order, in the request's arena; its second half is filled by the engine. */
struct rate_limiter_order {
	struct rate_limiter_draft draft;
	struct str which; /* its id or its name, of the path */

	struct rate_limiter limiter; /* as stored */
};

/* How much of it is taken at present. */
struct limiter_use {
	int64_t in_use, waiting;
};

/* Reads the body of POST or PATCH /v1/rate-limiters; the config is checked by rate_limiter_apply.
 */
enum rc rate_limiter_draft_parse(struct arena *a, struct str body, struct rate_limiter_draft *out,
				 struct err *err);
enum rc rate_limiter_draft_require(const struct rate_limiter_draft *d, struct err *err);
/* Puts the draft's fields over *l and checks that the config fits the type; *l is untouched on
 * failure. */
enum rc rate_limiter_apply(struct arena *a, struct rate_limiter *l,
			   const struct rate_limiter_draft *d, struct err *err);
/* What its config says. */
enum rc rate_limiter_rule(struct arena *a, const struct rate_limiter *l, struct limiter_rule *out,
			  struct err *err);
void rate_limiter_write(struct json_writer *w, const struct rate_limiter *l,
			const struct limiter_use *use);

/* 1 to LIMIT_NAME letters, digits and hyphens; RC_INVALID "invalid_name". */
enum rc rate_limiter_check_name(struct str name, const char *field, struct err *err);

/* Tasks with a rate limiter of their own have a lane of their own: "limit:NAME http://host:80". */
struct str limited_lane(struct arena *a, struct str limiter, struct str lane);
/* The limiter's name and the lane behind it; both empty where the lane is none of these. */
struct limited {
	struct str limiter, lane;
};
struct limited limited_of_lane(struct str lane);
