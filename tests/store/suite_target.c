/* Named targets and named secrets. */

#include "store/target.h"
#include "suite.h"

static struct target_row put(struct suite *u, int64_t namespace, const char *name, const char *spec)
{
	struct target_row row = {.namespace = namespace,
				 .name = str_z(name),
				 .spec = str_z(spec),
				 .disabled_at = AT_NONE,
				 .created_at = u->now,
				 .updated_at = u->now};

	suite_begin(u);
	OK(u, store_target_put(u->s, &row, &u->err));
	suite_commit(u);
	return row;
}

static struct target_row find(struct suite *u, int64_t namespace, const char *name)
{
	struct target_row row;

	OK(u, store_target_find(u->s, &u->a, namespace, str_z(name), &row, &u->err));
	return row;
}

TEST(a_target_keeps_its_key_when_it_is_put_again)
{
	struct suite u;
	struct target_row first, found;

	suite_open(&u);
	first = put(&u, u.namespace, "billing", "{\"url\":\"http://a/\"}");
	u.now += 5;
	CHECK(put(&u, u.namespace, "billing", "{\"url\":\"http://b/\"}").key == first.key);
	found = find(&u, u.namespace, "billing");
	CHECK(found.key == first.key && found.namespace == u.namespace);
	CHECK(str_eq(found.spec, STR("{\"url\":\"http://b/\"}")));
	CHECK(found.created_at == u.now - 5 && found.updated_at == u.now);
	CHECK(found.disabled_at == AT_NONE && found.disabled_reason.p == NULL);
	suite_close(&u);
}

TEST(a_target_is_found_through_its_namespace_alone)
{
	struct suite u;
	struct target_row mine, theirs, row;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	mine = put(&u, u.namespace, "t", "{\"url\":\"http://mine/\"}");
	theirs = put(&u, other, "t", "{\"url\":\"http://theirs/\"}");
	put(&u, other, "only", "{}");
	CHECK(mine.key != theirs.key);
	CHECK(str_eq(find(&u, other, "t").spec, STR("{\"url\":\"http://theirs/\"}")));
	REFUSED(&u, store_target_find(u.s, &u.a, u.namespace, STR("only"), &row, &u.err),
		RC_NOT_FOUND, "not_found");
	suite_close(&u);
}

TEST(targets_are_listed_by_name_and_page)
{
	struct suite u;
	struct target_list list;
	struct page page = {.limit = 2, .offset = 1};

	suite_open(&u);
	put(&u, suite_namespace(&u, "other"), "b2", "{}");
	put(&u, u.namespace, "c", "{}");
	put(&u, u.namespace, "a", "{}");
	put(&u, u.namespace, "b", "{}");
	OK(&u, store_target_list(u.s, &u.a, u.namespace, &page, &list, &u.err));
	CHECK(list.total == 3 && list.n == 2);
	CHECK(str_eq(list.items[0].name, STR("b")) && str_eq(list.items[1].name, STR("c")));
	page.no_total = true;
	OK(&u, store_target_list(u.s, &u.a, u.namespace, &page, &list, &u.err));
	CHECK(list.total == TOTAL_UNKNOWN);
	suite_close(&u);
}

TEST(a_target_is_disabled_with_a_reason_and_enabled_again)
{
	struct suite u;
	struct target_row row, found;

	suite_open(&u);
	row = put(&u, u.namespace, "t", "{}");
	suite_begin(&u);
	OK(&u, store_target_disable(u.s, row.key, STR("410"), u.now, &u.err));
	REFUSED(&u, store_target_disable(u.s, row.key + 9, STR("410"), u.now, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_commit(&u);
	put(&u, u.namespace, "t", "{\"a\":1}"); /* an edit does not enable it */
	found = find(&u, u.namespace, "t");
	CHECK(found.disabled_at == u.now && str_eq(found.disabled_reason, STR("410")));
	suite_begin(&u);
	OK(&u, store_target_disable(u.s, row.key, (struct str){NULL, 0}, AT_NONE, &u.err));
	suite_commit(&u);
	found = find(&u, u.namespace, "t");
	CHECK(found.disabled_at == AT_NONE && found.disabled_reason.p == NULL);
	suite_close(&u);
}

static void add_secret(struct suite *u, int64_t target, const char *sealed)
{
	suite_begin(u);
	OK(u, store_target_secret_add(u->s, target, suite_id(++u->n_ids), str_z(sealed), u->now,
				      &u->err));
	suite_commit(u);
}

TEST(a_target_has_signing_secrets_of_its_own_and_takes_them_along)
{
	struct suite u;
	struct target_row row, other;
	struct sealed_secret *items;
	size_t n;

	suite_open(&u);
	row = put(&u, u.namespace, "t", "{}");
	other = put(&u, u.namespace, "o", "{}");
	add_secret(&u, row.key, "old");
	add_secret(&u, other.key, "theirs");
	suite_begin(&u);
	OK(&u, store_target_secrets_expire(u.s, row.key, u.now + 10, &u.err));
	suite_commit(&u);
	add_secret(&u, row.key, "new");
	OK(&u, store_target_secret_list(u.s, &u.a, row.key, u.now + 9, &items, &n, &u.err));
	CHECK(n == 2 && str_eq(items[0].sealed, STR("new")) && items[0].expires_at == MS_NEVER);
	CHECK(str_eq(items[1].sealed, STR("old")) && items[1].expires_at == u.now + 10);
	OK(&u, store_target_secret_list(u.s, &u.a, row.key, u.now + 10, &items, &n, &u.err));
	CHECK(n == 1);
	suite_begin(&u);
	OK(&u, store_target_delete(u.s, row.key, &u.err));
	REFUSED(&u, store_target_delete(u.s, row.key, &u.err), RC_NOT_FOUND, "not_found");
	suite_commit(&u);
	OK(&u, store_target_secret_list(u.s, &u.a, row.key, u.now, &items, &n, &u.err));
	CHECK(n == 0);
	OK(&u, store_target_secret_list(u.s, &u.a, other.key, u.now, &items, &n, &u.err));
	CHECK(n == 1);
	suite_close(&u);
}

TEST(named_secrets_are_put_found_listed_and_deleted)
{
	struct suite u;
	struct named_secret *items;
	struct str sealed;
	size_t n;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	suite_begin(&u);
	OK(&u, store_named_secret_put(u.s, u.namespace, STR("b"), STR("x"), u.now, &u.err));
	OK(&u, store_named_secret_put(u.s, u.namespace, STR("b"), STR("y\0z"), u.now + 1, &u.err));
	OK(&u, store_named_secret_put(u.s, u.namespace, STR("a"), STR("1"), u.now, &u.err));
	OK(&u, store_named_secret_put(u.s, other, STR("c"), STR("2"), u.now, &u.err));
	suite_commit(&u);
	OK(&u, store_named_secret_find(u.s, &u.a, u.namespace, STR("b"), &sealed, &u.err));
	CHECK(str_eq(sealed, STR("y\0z")));
	REFUSED(&u, store_named_secret_find(u.s, &u.a, u.namespace, STR("c"), &sealed, &u.err),
		RC_NOT_FOUND, "not_found");
	OK(&u, store_named_secret_list(u.s, &u.a, u.namespace, &items, &n, &u.err));
	CHECK(n == 2 && str_eq(items[0].name, STR("a")) && str_eq(items[1].name, STR("b")));
	CHECK(items[1].updated_at == u.now + 1);
	suite_begin(&u);
	OK(&u, store_named_secret_delete(u.s, u.namespace, STR("a"), &u.err));
	REFUSED(&u, store_named_secret_delete(u.s, u.namespace, STR("c"), &u.err), RC_NOT_FOUND,
		"not_found");
	suite_commit(&u);
	suite_close(&u);
}

TEST(a_lane_tells_its_namespace_and_name)
{
	struct suite u;
	struct lane lane;
	struct task t;

	suite_open(&u);
	OK(&u, store_lane_load(u.s, &u.a, u.lane, &lane, &u.err));
	CHECK(lane.key == u.lane && lane.namespace == u.namespace);
	CHECK(str_eq(lane.name, STR("http://a.test:80")) && lane.first_due_at == MS_NEVER);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_lane_load(u.s, &u.a, u.lane, &lane, &u.err));
	CHECK(lane.first_due_at == t.due_at);
	REFUSED(&u, store_lane_load(u.s, &u.a, u.lane + 99, &lane, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(a_claim_that_was_given_back_unbegun_leaves_no_trace)
{
	struct suite u;
	struct settlement st;
	struct attempt *attempts;
	struct claim first, again;
	struct task t;
	size_t n;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	first = suite_claim_one(&u);
	st = suite_outcome(&u, &first);
	st.next = TASK_QUEUED;
	st.due_at = t.due_at;
	st.unbegun = true;
	suite_settle(&u, &st);
	OK(&u, store_attempt_list(u.s, &u.a, t.key, &attempts, &n, &u.err));
	CHECK(n == 0 && suite_find(&u, &t).attempts == 0);
	again = suite_claim_one(&u);
	CHECK(again.attempt == 1 && again.token != first.token && again.due_at == t.due_at);
	suite_close(&u);
}
