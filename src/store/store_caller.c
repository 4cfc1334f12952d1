/* The verbs of callers on their way to the backend. */

#include "store/caller.h"
#include "store/ops.h"

enum rc store_token_used(struct store *s, struct uuid token, ms_t now, ms_t since, struct err *err)
{
	return s->ops->callers->token_used(writing(s), token, now, since, err);
}

enum rc store_token_schedule_add(struct store *s, struct uuid token, int64_t schedule,
				 struct err *err)
{
	return s->ops->callers->token_schedule_add(writing(s), token, schedule, err);
}

enum rc store_token_schedules(struct store *s, struct uuid token, int64_t *n_out, struct err *err)
{
	return s->ops->callers->token_schedules(s, token, n_out, err);
}
