/* URL groups, and tasks that are counted together. */

#include "store/bundle.h"
#include "suite.h"

static struct url_group group_of(struct suite *u, const char *name)
{
	return (struct url_group){.id = suite_id(++u->n_ids),
				  .namespace = u->namespace,
				  .name = str_z(name),
				  .urls = STR("[\"http://a.test/\"]"),
				  .created_at = u->now,
				  .updated_at = u->now};
}

static struct url_group add_group(struct suite *u, const char *name)
{
	struct url_group g = group_of(u, name);

	suite_begin(u);
	OK(u, store_url_group_add(u->s, &g, &u->err));
	suite_commit(u);
	return g;
}

TEST(a_group_is_found_by_its_name_and_by_its_id)
{
	struct suite u;
	struct url_group g, got;

	suite_open(&u);
	g = add_group(&u, "g");
	OK(&u, store_url_group_find(u.s, &u.a, u.namespace, STR("g"), &got, &u.err));
	CHECK(got.key == g.key && suite_text_is(got.urls, "[\"http://a.test/\"]"));
	OK(&u, store_url_group_find_id(u.s, &u.a, u.namespace, g.id, &got, &u.err));
	CHECK(got.key == g.key && suite_text_is(got.name, "g") && got.description.p == NULL);
	REFUSED(&u, store_url_group_find(u.s, &u.a, u.namespace, STR("h"), &got, &u.err),
		RC_NOT_FOUND, "not_found");
	REFUSED(&u, store_url_group_find_id(u.s, &u.a, u.namespace + 1, g.id, &got, &u.err),
		RC_NOT_FOUND, "not_found");
	suite_close(&u);
}

TEST(a_groups_name_is_taken_once_in_a_namespace)
{
	struct suite u;
	struct url_group first, second, third;

	suite_open(&u);
	first = add_group(&u, "g");
	second = add_group(&u, "h");
	third = group_of(&u, "g");
	suite_begin(&u);
	REFUSED(&u, store_url_group_add(u.s, &third, &u.err), RC_CONFLICT, "name_taken");
	second.name = first.name;
	REFUSED(&u, store_url_group_update(u.s, &second, &u.err), RC_CONFLICT, "name_taken");
	OK(&u, store_url_group_delete(u.s, first.key, &u.err));
	OK(&u, store_url_group_update(u.s, &second, &u.err));
	suite_commit(&u);
	suite_close(&u);
}

TEST(groups_are_listed_by_name_with_their_number)
{
	struct suite u;
	const struct page page = {.limit = 2};
	struct url_group_list list;

	suite_open(&u);
	(void)add_group(&u, "c");
	(void)add_group(&u, "a");
	(void)add_group(&u, "b");
	OK(&u, store_url_group_list(u.s, &u.a, u.namespace, &page, &list, &u.err));
	CHECK(list.total == 3 && list.n == 2);
	CHECK(suite_text_is(list.items[0].name, "a") && suite_text_is(list.items[1].name, "b"));
	suite_close(&u);
}

/* A fan-out: a parent, and `n` members, each due now. */
struct fan {
	struct task parent, members[4];
	struct bundle b;
	size_t n;
};

static struct fan fan_out(struct suite *u, size_t n)
{
	const struct template shared = {.payload = STR("{\"all\":1}")};
	struct fan f = {.parent = suite_task(u), .n = n};

	suite_add(u, &f.parent, PLACE_READY);
	f.b = (struct bundle){.id = f.parent.id,
			      .namespace = u->namespace,
			      .parent = f.parent.key,
			      .url_group = suite_id(++u->n_ids),
			      .shared = &shared};
	suite_stop(u, f.parent.key, TASK_CANCELLED);
	suite_begin(u);
	OK(u, store_bundle_add(u->s, &f.b, &u->err));
	for (size_t i = 0; i < n; i++) {
		f.members[i] = suite_task(u);
		f.members[i].template.payload = (struct str){0};
		f.members[i].of = (struct membership){.bundle = f.b.key, .index = (int64_t)i};
		OK(u, store_task_add(u->s, &f.members[i], PLACE_READY, &u->err));
	}
	suite_commit(u);
	return f;
}

static struct bundle_counts counts_of(struct suite *u, const struct fan *f)
{
	struct bundle b;

	OK(u, store_bundle_of(u->s, f->parent.key, &b, &u->err));
	CHECK(b.key == f->b.key && uuid_eq(b.url_group, f->b.url_group));
	return b.counts;
}

static size_t changed(struct suite *u, struct bundle **out)
{
	size_t n;

	OK(u, store_bundles_changed(u->s, &u->a, 10, out, &n, &u->err));
	return n;
}

TEST(members_share_the_bundles_payload_and_know_whose_they_are)
{
	struct suite u;
	struct fan f;
	struct task got;

	suite_open(&u);
	f = fan_out(&u, 2);
	got = suite_find(&u, &f.members[1]);
	CHECK(got.of.bundle == f.b.key && got.of.index == 1 && !got.of.of_batch);
	CHECK(uuid_eq(got.of.owner, f.parent.id) && uuid_eq(got.of.url_group, f.b.url_group));
	CHECK(suite_text_is(got.template.payload, "{\"all\":1}"));
	OK(&u, store_task_work(u.s, &u.a, f.members[0].key, &got, &u.err));
	CHECK(suite_text_is(got.template.payload, "{\"all\":1}"));
	got = suite_find(&u, &f.parent);
	CHECK(got.members.pending == 2 && got.of.bundle == 0);
	suite_close(&u);
}

TEST(a_bundle_counts_each_members_end_and_its_revival)
{
	struct suite u;
	struct fan f;
	struct bundle_counts c;
	struct settlement st;
	struct bundle *list;

	suite_open(&u);
	f = fan_out(&u, 4);
	c = counts_of(&u, &f);
	CHECK(c.pending == 4 && bundle_total(&c) == 4 && changed(&u, &list) == 0);
	suite_begin(&u);
	st = suite_outcome(&u, suite_claim(&u, 4));
	OK(&u, store_settle(u.s, &st, &u.err));
	suite_commit(&u);
	suite_stop(&u, f.members[1].key, TASK_FAILED);
	suite_stop(&u, f.members[2].key, TASK_CANCELLED);
	suite_stop(&u, f.members[3].key, TASK_EXPIRED);
	c = counts_of(&u, &f);
	CHECK(c.pending == 0 && c.completed == 1 && c.failed == 1);
	CHECK(c.cancelled == 1 && c.expired == 1);
	suite_begin(&u);
	for (size_t i = 1; i < 4; i++)
		OK(&u, store_task_revive(u.s, f.members[i].key, u.now, u.now, NULL, &u.err));
	suite_commit(&u);
	c = counts_of(&u, &f);
	CHECK(c.pending == 3 && c.completed == 1 && bundle_total(&c) == 4);
	suite_close(&u);
}

TEST(a_retry_is_no_end)
{
	struct suite u;
	struct fan f;
	struct settlement st;
	struct claim claim;
	struct bundle *list;

	suite_open(&u);
	f = fan_out(&u, 1);
	claim = suite_claim_one(&u);
	st = suite_outcome(&u, &claim);
	st.next = TASK_RETRYING;
	st.due_at = u.now + 1;
	suite_settle(&u, &st);
	CHECK(counts_of(&u, &f).pending == 1 && changed(&u, &list) == 0);
	u.now++;
	claim = suite_claim_one(&u);
	st = suite_outcome(&u, &claim);
	suite_settle(&u, &st);
	CHECK(counts_of(&u, &f).completed == 1);
	suite_close(&u);
}

TEST(a_bundle_is_changed_until_it_was_seen)
{
	struct suite u;
	struct fan f;
	struct bundle *list;

	suite_open(&u);
	f = fan_out(&u, 2);
	(void)fan_out(&u, 1);
	suite_stop(&u, f.members[0].key, TASK_CANCELLED);
	CHECK(changed(&u, &list) == 1 && list[0].key == f.b.key && list[0].told == 0);
	suite_begin(&u);
	OK(&u, store_bundle_seen(u.s, f.b.key, 5, &u.err));
	suite_commit(&u);
	CHECK(changed(&u, &list) == 0);
	suite_stop(&u, f.members[1].key, TASK_CANCELLED);
	CHECK(changed(&u, &list) == 1 && list[0].told == 5 && bundle_is_over(&list[0].counts));
	suite_begin(&u);
	OK(&u, store_bundle_seen(u.s, f.b.key, 5, &u.err));
	OK(&u, store_bundle_renew(u.s, f.b.key, &u.err));
	suite_commit(&u);
	CHECK(changed(&u, &list) == 1 && list[0].told == 0);
	suite_close(&u);
}

TEST(members_are_listed_by_what_became_of_them)
{
	struct suite u;
	struct fan f;
	struct member_ask ask = {.most = 10};
	int64_t *keys;
	size_t n;

	suite_open(&u);
	f = fan_out(&u, 3);
	suite_stop(&u, f.members[1].key, TASK_FAILED);
	ask.bundle = f.b.key;
	OK(&u, store_members(u.s, &u.a, &ask, &keys, &n, &u.err));
	CHECK(n == 2 && keys[0] == f.members[0].key && keys[1] == f.members[2].key);
	ask.after = keys[0];
	OK(&u, store_members(u.s, &u.a, &ask, &keys, &n, &u.err));
	CHECK(n == 1 && keys[0] == f.members[2].key);
	ask = (struct member_ask){.bundle = f.b.key, .ended = true, .most = 10};
	OK(&u, store_members(u.s, &u.a, &ask, &keys, &n, &u.err));
	CHECK(n == 1 && keys[0] == f.members[1].key);
	suite_close(&u);
}

TEST(a_list_of_tasks_may_be_of_a_bundle)
{
	struct suite u;
	struct fan f;
	struct task_filter filter = {.now = SUITE_NOW, .page = {.limit = 10}};
	struct task_list list;

	suite_open(&u);
	f = fan_out(&u, 3);
	(void)fan_out(&u, 2);
	suite_stop(&u, f.members[1].key, TASK_FAILED);
	filter.namespace = u.namespace;
	filter.bundle = f.b.key;
	OK(&u, store_task_list(u.s, &u.a, &filter, &list, &u.err));
	CHECK(list.total == 3 && list.n == 3 && list.items[0].key == f.members[2].key);
	filter.states = 1U << TASK_FAILED;
	OK(&u, store_task_list(u.s, &u.a, &filter, &list, &u.err));
	CHECK(list.total == 1 && list.items[0].key == f.members[1].key);
	filter.namespace = u.namespace + 1;
	OK(&u, store_task_list(u.s, &u.a, &filter, &list, &u.err));
	CHECK(list.total == 0 && list.n == 0);
	suite_close(&u);
}

TEST(a_bundle_goes_with_the_last_task_that_needs_it)
{
	struct suite u;
	struct fan f;
	struct task newest;
	struct bundle b;
	size_t n;
	bool more;

	suite_open(&u);
	f = fan_out(&u, 1);
	newest = suite_task(&u);
	suite_add(&u, &newest, PLACE_READY);
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1); /* the parent, before its member */
	CHECK(suite_text_is(suite_find(&u, &f.members[0]).template.payload, "{\"all\":1}"));
	suite_stop(&u, f.members[0].key, TASK_CANCELLED);
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1);
	REFUSED(&u, store_bundle_of(u.s, f.parent.key, &b, &u.err), RC_NOT_FOUND, "not_found");
	suite_close(&u);
}
