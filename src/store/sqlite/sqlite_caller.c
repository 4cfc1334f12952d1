/* What is known of tokens beyond their rows. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/caller.h"

static enum rc token_used(struct store *s, struct uuid token, ms_t now, ms_t since, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TOKEN_USED, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &token);
	put_i64(&c, now);
	put_i64(&c, since);
	return query_run(&c, err);
}

static enum rc token_schedule_add(struct store *s, struct uuid token, int64_t schedule,
				  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TOKEN_SCHEDULE_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &token);
	put_i64(&c, schedule);
	return query_run(&c, err);
}

static enum rc token_schedules(struct store *s, struct uuid token, int64_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_TOKEN_SCHEDULES, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &token);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*n_out = found ? take_i64(&c) : 0;
	return RC_OK;
}

const struct caller_ops sqlite_callers = {
	.token_used = token_used,
	.token_schedule_add = token_schedule_add,
	.token_schedules = token_schedules,
};
