#pragma once
/* How often clients may call: each has a bucket of tokens that fills with time. Some thousand
 * clients are known at once, in sets by a hash of their address; a new one takes the place of the
 * one of its set that has not called for longest, and begins with a full bucket. Pure but for the
 * table, which has one owner: the api's thread. */

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"

struct sockaddr;

enum { RATE_SETS = 256, RATE_WAYS = 8 };

struct rate_rule {
	int64_t per_minute; /* 0: nobody is counted */
	int64_t burst;
};

struct rate_bucket {
	uint64_t client; /* 0: nobody's */
	int64_t level;	 /* in parts of a token: RATE_TOKEN are one */
	ms_t at;
};

enum { RATE_TOKEN = MS_MINUTE };

struct rate_table {
	struct rate_rule rule;
	struct rate_bucket buckets[RATE_SETS][RATE_WAYS];
};

/* What an answer tells of it; zeroed: nobody was counted. */
struct rate_left {
	int64_t limit, left;
};

/* Takes a token of the client's at `now`; false: there is none. A clock that was set back fills
 * nothing. */
bool rate_take(struct rate_table *t, uint64_t client, ms_t now, struct rate_left *out);
/* Whose requests count together: an IPv4 address, or an IPv6 network of 64 bits; never 0. */
uint64_t rate_client(const struct sockaddr *from);
