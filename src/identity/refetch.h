#pragma once
/* When the issuer's keys are fetched. Pure: told what happened, it says when next. The last good
 * set stays in use however often a fetch fails. */

#include <stdbool.h>

#include "base/macros.h"

enum {
	REFETCH_FLOOR_MS = 60 * MS_SECOND, /* between two that unknown keys ask for */
	REFETCH_RETRY_MS = MS_SECOND, /* after a failure; then twice as long, up to the floor */
};

struct refetch {
	ms_t max_age_ms; /* a set is fetched anew after it, wanted or not */
	ms_t begun_mono; /* the last fetch */
	int failures;	 /* since the last good one */
	bool has_begun;
	bool is_wanted; /* a token named a key that is not known */
};

/* By the monotonic clock; a time that is past: now. */
ms_t refetch_at(const struct refetch *r);
void refetch_begin(struct refetch *r, ms_t now_mono);
void refetch_end(struct refetch *r, bool is_good);
