#include "store/caller.h"
#include "traced_impl.h"

static enum rc token_used(struct store *s, struct uuid token, ms_t now, ms_t since, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_USED, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_used(c.inner, token, now, since, err));
}

static enum rc token_schedule_add(struct store *s, struct uuid token, int64_t schedule,
				  struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_SCHEDULE_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_schedule_add(c.inner, token, schedule, err));
}

static enum rc token_schedules(struct store *s, struct uuid token, int64_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_SCHEDULES, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_schedules(c.inner, token, n_out, err));
}

const struct caller_ops traced_callers = {
	.token_used = token_used,
	.token_schedule_add = token_schedule_add,
	.token_schedules = token_schedules,
};
