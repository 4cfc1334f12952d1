/* What is known of tokens beyond their rows. */

#include "store/caller.h"
#include "suite.h"

static struct token token_of(struct suite *u, const char *limits)
{
	struct token t = {.id = suite_id(++u->n_ids),
			  .name = STR("agent"),
			  .namespace = u->namespace,
			  .created_at = u->now,
			  .expires_at = MS_NEVER,
			  .revoked_at = MS_NEVER,
			  .last_used_at = AT_NONE,
			  .limits = str_z(limits),
			  .hash = {(unsigned char)u->n_ids}};

	suite_begin(u);
	OK(u, store_token_add(u->s, &t, &u->err));
	suite_commit(u);
	return t;
}

static struct token read(struct suite *u, const struct token *t)
{
	struct token found;

	OK(u, store_token_find(u->s, &u->a, t->hash, &found, &u->err));
	return found;
}

TEST(a_token_keeps_its_limits)
{
	struct suite u;
	struct token with, without;

	suite_open(&u);
	with = token_of(&u, "{\"max_schedules\": 3}");
	without = token_of(&u, NULL);
	CHECK(suite_text_is(read(&u, &with).limits, "{\"max_schedules\": 3}"));
	CHECK(suite_text_is(read(&u, &without).limits, NULL));
	suite_close(&u);
}

static void use(struct suite *u, const struct token *t, ms_t now, ms_t since)
{
	suite_begin(u);
	OK(u, store_token_used(u->s, t->id, now, since, &u->err));
	suite_commit(u);
}

TEST(a_use_is_noted_where_the_last_one_is_old)
{
	struct suite u;
	struct token t, other;

	suite_open(&u);
	t = token_of(&u, NULL);
	other = token_of(&u, NULL);
	use(&u, &t, u.now, u.now - MS_MINUTE);
	CHECK(read(&u, &t).last_used_at == u.now && read(&u, &other).last_used_at == AT_NONE);
	use(&u, &t, u.now + MS_MINUTE - 1, u.now - 1);
	CHECK(read(&u, &t).last_used_at == u.now);
	use(&u, &t, u.now + MS_MINUTE, u.now);
	CHECK(read(&u, &t).last_used_at == u.now + MS_MINUTE);
	suite_close(&u);
}

static int64_t count(struct suite *u, const struct token *t)
{
	int64_t n;

	OK(u, store_token_schedules(u->s, t->id, &n, &u->err));
	return n;
}

TEST(a_tokens_schedules_are_counted_until_they_are_deleted)
{
	struct suite u;
	struct token t, other;
	struct schedule sch;

	suite_open(&u);
	t = token_of(&u, NULL);
	other = token_of(&u, NULL);
	CHECK(count(&u, &t) == 0);
	for (int i = 0; i < 2; i++) {
		sch = suite_schedule(&u);
		suite_begin(&u);
		OK(&u, store_token_schedule_add(u.s, t.id, sch.key, &u.err));
		suite_commit(&u);
	}
	CHECK(count(&u, &t) == 2 && count(&u, &other) == 0);
	sch.status = SCHEDULE_DISABLED;
	suite_begin(&u);
	OK(&u, store_schedule_update(u.s, &sch, &u.err));
	CHECK(count(&u, &t) == 2);
	sch.status = SCHEDULE_DELETED;
	OK(&u, store_schedule_update(u.s, &sch, &u.err));
	suite_commit(&u);
	CHECK(count(&u, &t) == 1);
	suite_close(&u);
}
