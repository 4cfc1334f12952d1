#pragma once
/* The store's verbs of what is known of a token beyond its row: when it was used, and what was made
 * with it. store.h's contract holds. */

#include "store/store.h"

/* Notes that the token was used at `now`, unless that is noted for a later instant than `since`. */
enum rc store_token_used(struct store *s, struct uuid token, ms_t now, ms_t since, struct err *err);
/* The schedule was made with the token. */
enum rc store_token_schedule_add(struct store *s, struct uuid token, int64_t schedule,
				 struct err *err);
/* How many were, and are not deleted. */
enum rc store_token_schedules(struct store *s, struct uuid token, int64_t *n_out, struct err *err);

/* What a backend implements of these. */
struct caller_ops {
	enum rc (*token_used)(struct store *s, struct uuid token, ms_t now, ms_t since,
			      struct err *err);
	enum rc (*token_schedule_add)(struct store *s, struct uuid token, int64_t schedule,
				      struct err *err);
	enum rc (*token_schedules)(struct store *s, struct uuid token, int64_t *n_out,
				   struct err *err);
};
