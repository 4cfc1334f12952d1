/* Dead letters, and lists of what is in a queue. */

#include "suite_messages.h"

TEST(dead_letters_are_listed_newest_first_with_their_error)
{
	struct suite u;
	struct queue q, other;
	struct task first, second;
	struct dead_list dead;
	struct page page = {.limit = 1};
	struct dead_filter f = {.upto = INT64_MAX, .wanted.to_at = MS_NEVER, .most = 9};
	struct dead_key *keys;
	size_t n;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	other = suite_queue(&u, "other");
	first = suite_publish(&u, &q, 0, "");
	second = suite_publish(&u, &q, 0, "");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	u.now += 5;
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	OK(&u, store_dead_list(u.s, &u.a, q.lane, &page, u.now, &dead, &u.err));
	CHECK(dead.n == 1 && dead.total == 2 && dead.items[0].task.key == second.key);
	CHECK(dead.items[0].task.finished_at == u.now);
	CHECK(suite_text_is(dead.items[0].error, "given up"));
	page.before = second.key;
	OK(&u, store_dead_list(u.s, &u.a, q.lane, &page, u.now, &dead, &u.err));
	CHECK(dead.n == 1 && dead.items[0].task.key == first.key);
	OK(&u, store_dead_list(u.s, &u.a, other.lane, &page, u.now, &dead, &u.err));
	CHECK(dead.n == 0 && dead.total == 0);
	f.lane = q.lane;
	OK(&u, store_dead_keys(u.s, &u.a, &f, &keys, &n, &u.err));
	CHECK(n == 2 && keys[0].task == first.key && keys[0].is_wanted);
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, first.key, u.now, u.now, NULL, &u.err));
	suite_commit(&u);
	CHECK(suite_counts_are(&u, &q, 1, 0, 0, 0, 1));
	suite_close(&u);
}

/* Bits: which of the dead messages are wanted, the oldest first. */
static unsigned wanted(struct suite *u, const struct dead_filter *f)
{
	struct dead_key *keys;
	unsigned bits = 0;
	size_t n;

	OK(u, store_dead_keys(u->s, &u->a, f, &keys, &n, &u->err));
	for (size_t i = 0; i < n; i++)
		bits |= (unsigned)keys[i].is_wanted << i;
	return bits | 1U << n;
}

TEST(a_message_that_is_driven_again_later_is_delayed)
{
	struct suite u;
	struct queue q;
	struct task first;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	first = suite_publish(&u, &q, 0, "");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, first.key, u.now + 1, u.now, NULL, &u.err));
	suite_commit(&u);
	CHECK(suite_counts_are(&u, &q, 0, 0, 1, 0, 0));
	suite_close(&u);
}

TEST(dead_letters_are_told_apart_by_what_is_wanted)
{
	struct dead_filter all = {.upto = INT64_MAX, .wanted.to_at = MS_NEVER, .most = 9}, f;
	struct suite u;
	struct queue q;
	struct task first;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	first = suite_publish(&u, &q, 0, "g");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	u.now += 5;
	(void)suite_publish(&u, &q, 0, "");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	all.lane = q.lane;
	CHECK(wanted(&u, &all) == 7);
	f = all;
	f.wanted.from_at = u.now;
	CHECK(wanted(&u, &f) == 6);
	f = all;
	f.wanted.to_at = u.now;
	CHECK(wanted(&u, &f) == 5);
	f = all;
	f.wanted.error = STR("en up");
	CHECK(wanted(&u, &f) == 7);
	f.wanted.error = STR("EN UP");
	CHECK(wanted(&u, &f) == 4);
	f = all;
	f.wanted.group = STR("g");
	CHECK(wanted(&u, &f) == 5);
	f = all;
	f.after = first.key;
	CHECK(wanted(&u, &f) == 3);
	f = all;
	f.upto = first.key;
	CHECK(wanted(&u, &f) == 3);
	suite_close(&u);
}

TEST(a_pruned_dead_letter_leaves_its_list)
{
	struct suite u;
	struct queue q;
	size_t n;
	bool more;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	(void)suite_publish(&u, &q, 0, "");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	(void)suite_publish(&u, &q, 0, "");
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1 && suite_counts_are(&u, &q, 1, 0, 0, 0, 0));
	suite_close(&u);
}

TEST(the_oldest_message_is_found_among_all_priorities)
{
	struct suite u;
	struct queue q;
	ms_t first = SUITE_NOW;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	CHECK(suite_counts(&u, &q).oldest_at == MS_NEVER);
	(void)suite_publish(&u, &q, -9, "");
	u.now += 10;
	(void)suite_publish(&u, &q, 9, "");
	(void)suite_publish(&u, &q, 0, "");
	CHECK(suite_counts(&u, &q).oldest_at == first);
	suite_close(&u);
}

TEST(peeking_shows_the_next_ones_and_holds_nothing)
{
	struct suite u;
	struct queue q;
	struct task_list list;
	struct task high;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	(void)suite_publish(&u, &q, 0, "");
	high = suite_publish(&u, &q, 1, "");
	(void)suite_publish(&u, &q, 0, "");
	OK(&u, store_peek(u.s, &u.a, q.lane, u.now, 2, &list, &u.err));
	CHECK(list.n == 2 && list.items[0].key == high.key);
	CHECK(suite_text_is(list.items[0].template.payload, "{\"n\":1.0}"));
	CHECK(suite_counts_are(&u, &q, 3, 0, 0, 0, 0));
	suite_close(&u);
}

TEST(the_messages_of_a_queue_are_found_wherever_they_stand)
{
	struct suite u;
	struct queue q;
	struct task delayed;
	int64_t *keys;
	size_t n;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	(void)suite_publish(&u, &q, 0, "");
	(void)suite_receive(&u, &q, 1, 1);
	(void)suite_publish(&u, &q, 0, "g");
	(void)suite_publish(&u, &q, 0, "g");
	delayed = suite_message(&u, &q);
	delayed.due_at = u.now + 1;
	suite_add(&u, &delayed, PLACE_READY);
	OK(&u, store_message_keys(u.s, &u.a, &(struct message_filter){q.lane, false, INT64_MAX, 9},
				  &keys, &n, &u.err));
	CHECK(n == 3);
	OK(&u, store_message_keys(u.s, &u.a, &(struct message_filter){q.lane, true, INT64_MAX, 9},
				  &keys, &n, &u.err));
	CHECK(n == 4);
	OK(&u, store_message_keys(u.s, &u.a, &(struct message_filter){q.lane, true, INT64_MAX, 2},
				  &keys, &n, &u.err));
	CHECK(n == 2);
	OK(&u,
	   store_message_keys(u.s, &u.a, &(struct message_filter){q.lane, true, delayed.key - 1, 9},
			      &keys, &n, &u.err));
	CHECK(n == 3 && suite_counts(&u, &q).newest == delayed.key);
	suite_close(&u);
}

TEST(what_belfry_itself_holds_of_a_queue_is_leased_as_well)
{
	struct suite u;
	struct queue q;
	struct claim *claims;
	int64_t *keys;
	size_t n;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	(void)suite_publish(&u, &q, 0, "");
	(void)suite_publish(&u, &q, 0, "");
	suite_begin(&u);
	OK(&u, store_receive(u.s, &u.a, q.lane, u.now, MS_NEVER, 1, &claims, &n, &u.err));
	suite_commit(&u);
	CHECK(n == 1 && suite_counts_are(&u, &q, 1, 1, 0, 0, 0));
	OK(&u, store_message_keys(u.s, &u.a, &(struct message_filter){q.lane, false, INT64_MAX, 9},
				  &keys, &n, &u.err));
	CHECK(n == 1 && keys[0] != claims[0].task);
	OK(&u, store_message_keys(u.s, &u.a, &(struct message_filter){q.lane, true, INT64_MAX, 9},
				  &keys, &n, &u.err));
	CHECK(n == 2);
	suite_close(&u);
}

TEST(a_list_of_queued_tasks_has_the_messages_that_are_available_or_wait)
{
	struct suite u;
	struct queue q;
	struct task_filter f = {.states = 1U << TASK_QUEUED, .page = {.limit = 10}};
	struct task_list list;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	f.namespace = u.namespace;
	f.now = u.now;
	(void)suite_publish(&u, &q, 0, "g");
	(void)suite_publish(&u, &q, 0, "g");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_COMPLETED);
	(void)suite_publish(&u, &q, 0, "g");
	OK(&u, store_task_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 2 && list.total == 2);
	f.states = 1U << TASK_COMPLETED;
	OK(&u, store_task_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 1 && list.total == 1);
	suite_close(&u);
}
