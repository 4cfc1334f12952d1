/* Batches: rows about bundles. */

#include "store/batch.h"
#include "store/bundle.h"
#include "suite.h"

static struct batch add_batch(struct suite *u)
{
	struct batch b = {.id = suite_id(++u->n_ids),
			  .namespace = u->namespace,
			  .description = STR("d"),
			  .created_at = u->now,
			  .expires_at = u->now + MS_HOUR,
			  .cancelled_at = AT_NONE,
			  .finished_at = AT_NONE};

	suite_begin(u);
	OK(u, store_batch_add(u->s, &b, &u->err));
	suite_commit(u);
	return b;
}

static struct task add_member(struct suite *u, const struct batch *b)
{
	struct task t = suite_task(u);

	t.of = (struct membership){.bundle = b->bundle};
	suite_add(u, &t, PLACE_READY);
	return t;
}

TEST(a_batch_is_found_by_its_id_and_by_its_bundle)
{
	struct suite u;
	struct batch b, got;

	suite_open(&u);
	b = add_batch(&u);
	OK(&u, store_batch_find(u.s, &u.a, u.namespace, b.id, &got, &u.err));
	CHECK(got.bundle == b.bundle && suite_text_is(got.description, "d"));
	CHECK(got.options.p == NULL && got.expires_at == b.expires_at);
	CHECK(got.cancelled_at == AT_NONE && got.finished_at == AT_NONE);
	OK(&u, store_batch_load(u.s, &u.a, b.bundle, &got, &u.err));
	CHECK(uuid_eq(got.id, b.id) && got.namespace == u.namespace);
	REFUSED(&u, store_batch_find(u.s, &u.a, u.namespace + 1, b.id, &got, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(a_batch_counts_its_tasks_and_they_know_it)
{
	struct suite u;
	struct batch b, got;
	struct task t, seen;

	suite_open(&u);
	b = add_batch(&u);
	t = add_member(&u, &b);
	(void)add_member(&u, &b);
	suite_stop(&u, t.key, TASK_CANCELLED);
	OK(&u, store_batch_load(u.s, &u.a, b.bundle, &got, &u.err));
	CHECK(got.counts.pending == 1 && got.counts.cancelled == 1);
	seen = suite_find(&u, &t);
	CHECK(seen.of.of_batch && uuid_eq(seen.of.owner, b.id));
	suite_close(&u);
}

TEST(batches_are_listed_newest_first_and_from_a_key_on)
{
	struct suite u;
	struct batch first, second;
	struct page page = {.limit = 1};
	struct batch_list list;

	suite_open(&u);
	first = add_batch(&u);
	second = add_batch(&u);
	OK(&u, store_batch_list(u.s, &u.a, u.namespace, &page, &list, &u.err));
	CHECK(list.total == 2 && list.n == 1 && list.items[0].bundle == second.bundle);
	page.before = second.bundle;
	page.no_total = true;
	OK(&u, store_batch_list(u.s, &u.a, u.namespace, &page, &list, &u.err));
	CHECK(list.total == TOTAL_UNKNOWN && list.n == 1 && list.items[0].bundle == first.bundle);
	suite_close(&u);
}

TEST(a_batch_that_finished_long_ago_goes_and_its_bundle_with_the_last_task)
{
	struct suite u;
	struct batch b, open, got;
	struct task t, newest;
	size_t n;
	bool more;

	suite_open(&u);
	b = add_batch(&u);
	open = add_batch(&u);
	t = add_member(&u, &b);
	newest = suite_task(&u);
	suite_add(&u, &newest, PLACE_READY);
	suite_stop(&u, t.key, TASK_CANCELLED);
	b.finished_at = u.now;
	suite_begin(&u);
	OK(&u, store_batch_state(u.s, &b, &u.err));
	OK(&u, store_batch_prune(u.s, u.now, 10, &n, &u.err));
	CHECK(n == 0);
	OK(&u, store_batch_prune(u.s, u.now + 1, 10, &n, &u.err));
	CHECK(n == 1);
	suite_commit(&u);
	REFUSED(&u, store_batch_load(u.s, &u.a, b.bundle, &got, &u.err), RC_NOT_FOUND, "not_found");
	OK(&u, store_batch_load(u.s, &u.a, open.bundle, &got, &u.err));
	CHECK(suite_find(&u, &t).of.bundle == b.bundle);
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1);
	suite_close(&u);
}
