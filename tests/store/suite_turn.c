/* Promise 1: turns. */

#include "suite.h"

static bool exists(struct suite *u, struct store *s, const struct task *t)
{
	struct task found;
	enum rc rc = store_task_find(s, &u->a, t->namespace, t->id, u->now, &found, &u->err);

	CHECK(rc == RC_OK || rc == RC_NOT_FOUND);
	return rc == RC_OK;
}

TEST(a_committed_turn_is_there_for_every_handle)
{
	struct suite u;
	struct task t;
	struct store *reader;

	suite_open(&u);
	reader = suite_reader(&u);
	t = suite_task(&u);
	suite_begin(&u);
	OK(&u, store_task_add(u.s, &t, PLACE_READY, &u.err));
	CHECK(exists(&u, u.s, &t));
	CHECK(!exists(&u, reader, &t));
	suite_commit(&u);
	CHECK(exists(&u, reader, &t));
	store_close(reader);
	suite_close(&u);
}

TEST(a_turn_taken_back_leaves_nothing)
{
	struct suite u;
	struct task t;

	suite_open(&u);
	t = suite_task(&u);
	suite_begin(&u);
	OK(&u, store_task_add(u.s, &t, PLACE_READY, &u.err));
	store_rollback(u.s);
	CHECK(!exists(&u, u.s, &t));
	store_rollback(u.s);
	suite_add(&u, &t, PLACE_READY);
	CHECK(exists(&u, u.s, &t));
	suite_close(&u);
}

TEST(a_handle_closed_in_a_turn_takes_it_back)
{
	struct suite u;
	struct task t;

	suite_open(&u);
	t = suite_task(&u);
	suite_begin(&u);
	OK(&u, store_task_add(u.s, &t, PLACE_READY, &u.err));
	suite_reopen(&u);
	CHECK(!exists(&u, u.s, &t));
	suite_close(&u);
}

TEST(a_refused_verb_leaves_the_rest_of_its_turn)
{
	struct suite u;
	struct task first, again, last;

	suite_open(&u);
	first = suite_task(&u);
	again = suite_task(&u);
	last = suite_task(&u);
	first.unique_id = again.unique_id = STR("order-1");
	suite_begin(&u);
	OK(&u, store_task_add(u.s, &first, PLACE_READY, &u.err));
	REFUSED(&u, store_task_add(u.s, &again, PLACE_READY, &u.err), RC_CONFLICT,
		"unique_id_taken");
	CHECK(again.key == 0);
	OK(&u, store_task_add(u.s, &last, PLACE_READY, &u.err));
	suite_commit(&u);
	CHECK(exists(&u, u.s, &first) && !exists(&u, u.s, &again) && exists(&u, u.s, &last));
	suite_close(&u);
}

TEST(a_reading_turn_sees_one_state)
{
	struct suite u;
	struct task before, after;
	struct store *reader;

	suite_open(&u);
	reader = suite_reader(&u);
	before = suite_task(&u);
	after = suite_task(&u);
	suite_add(&u, &before, PLACE_READY);
	OK(&u, store_begin(reader, &u.err));
	CHECK(exists(&u, reader, &before));
	suite_add(&u, &after, PLACE_READY);
	CHECK(!exists(&u, reader, &after));
	OK(&u, store_commit(reader, &u.err));
	CHECK(exists(&u, reader, &after));
	store_close(reader);
	suite_close(&u);
}

TEST(a_store_opened_again_holds_what_it_held)
{
	struct suite u;
	struct schedule sch, found;
	struct task t;
	int64_t key;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	suite_reopen(&u);
	CHECK(exists(&u, u.s, &t));
	OK(&u, store_schedule_find(u.s, &u.a, u.namespace, sch.id, &found, &u.err));
	CHECK(found.key == sch.key);
	OK(&u, store_namespace_find(u.s, STR("default"), &key, &u.err));
	CHECK(key == u.namespace);
	suite_close(&u);
}

TEST(a_checkpoint_keeps_everything)
{
	struct suite u;
	struct task t;
	struct store *other;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	OK(&u, suite_backend.open(u.folder, STORE_WRITE, &other, &u.err));
	OK(&u, store_checkpoint(other, &u.err));
	CHECK(exists(&u, u.s, &t));
	store_close(other);
	suite_reopen(&u);
	CHECK(exists(&u, u.s, &t));
	suite_close(&u);
}

TEST(a_check_is_a_turn_of_its_own_or_a_part_of_one)
{
	struct suite u;
	struct task t;

	suite_open(&u);
	OK(&u, store_check(u.s, &u.err));
	CHECK(!u.s->in_turn);
	t = suite_task(&u);
	suite_begin(&u);
	OK(&u, store_task_add(u.s, &t, PLACE_READY, &u.err));
	OK(&u, store_check(u.s, &u.err));
	CHECK(u.s->in_turn);
	store_rollback(u.s);
	CHECK(!exists(&u, u.s, &t));
	suite_close(&u);
}
