/* Hooks: targets that are told of what happens in their namespace. */

#include "store/hook.h"
#include "suite.h"

static struct hook hook_of(struct suite *u, int64_t namespace, const char *target)
{
	return (struct hook){.id = uuid_new(u->now),
			     .namespace = namespace,
			     .target = str_z(target),
			     .events = STR("[\"task.*\"]"),
			     .created_at = u->now};
}

static void add(struct suite *u, const struct hook *h)
{
	suite_begin(u);
	OK(u, store_hook_add(u->s, h, &u->err));
	suite_commit(u);
}

TEST(hooks_are_listed_by_their_namespace_until_they_are_dropped)
{
	struct suite u;
	struct hook mine, theirs, *items;
	int64_t other;
	size_t n;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	mine = hook_of(&u, u.namespace, "a");
	mine.description = STR("for me");
	theirs = hook_of(&u, other, "b");
	add(&u, &mine);
	add(&u, &theirs);
	suite_reopen(&u);
	OK(&u, store_hook_list(u.s, &u.a, u.namespace, &items, &n, &u.err));
	CHECK(n == 1 && uuid_eq(items[0].id, mine.id) && items[0].namespace == u.namespace);
	CHECK(suite_text_is(items[0].target, "a") &&
	      suite_text_is(items[0].events, "[\"task.*\"]"));
	CHECK(suite_text_is(items[0].description, "for me") && items[0].created_at == u.now);
	OK(&u, store_hook_list(u.s, &u.a, NAMESPACE_ALL, &items, &n, &u.err));
	CHECK(n == 2);
	suite_begin(&u);
	REFUSED(&u, store_hook_drop(u.s, u.namespace, theirs.id, &u.err), RC_NOT_FOUND,
		"not_found");
	OK(&u, store_hook_drop(u.s, u.namespace, mine.id, &u.err));
	suite_commit(&u);
	OK(&u, store_hook_list(u.s, &u.a, u.namespace, &items, &n, &u.err));
	CHECK(n == 0);
	suite_close(&u);
}
