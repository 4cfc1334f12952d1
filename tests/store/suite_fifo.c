/* Groups: messages that come one after the other. */

#include "suite_messages.h"

TEST(messages_of_a_group_come_one_after_the_other)
{
	struct suite u;
	struct queue q;
	struct task first, second, third, other;
	struct claim *c;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	first = suite_publish(&u, &q, 0, "g");
	second = suite_publish(&u, &q, 50, "g");
	third = suite_publish(&u, &q, 0, "g");
	other = suite_publish(&u, &q, 0, "h");
	CHECK(suite_counts_are(&u, &q, 2, 0, 0, 2, 0) &&
	      suite_find(&u, &third).state == TASK_QUEUED);
	CHECK(suite_text_is(suite_find(&u, &third).group, "g"));
	c = suite_receive(&u, &q, 9, 2);
	CHECK(c[0].task == first.key && c[1].task == other.key);
	suite_give_back(&u, &c[0], 5);
	(void)suite_receive(&u, &q, 9, 0);
	u.now += 5;
	CHECK(suite_promote(&u, &q) == 1);
	c = suite_receive(&u, &q, 9, 1);
	CHECK(c->task == first.key);
	suite_end(&u, c, TASK_COMPLETED);
	c = suite_receive(&u, &q, 9, 1);
	CHECK(c->task == second.key);
	suite_end(&u, c, TASK_FAILED);
	c = suite_receive(&u, &q, 9, 1);
	CHECK(c->task == third.key && suite_counts_are(&u, &q, 0, 2, 0, 0, 1));
	suite_close(&u);
}

TEST(a_group_goes_on_whatever_ends_its_head)
{
	struct suite u;
	struct queue q;
	struct task head, second, third, fourth;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	head = suite_publish(&u, &q, 0, "g");
	second = suite_publish(&u, &q, 0, "g");
	third = suite_message(&u, &q);
	third.group = STR("g");
	third.due_at = u.now + 10;
	suite_add(&u, &third, PLACE_READY);
	fourth = suite_publish(&u, &q, 0, "g");
	suite_stop(&u, second.key, TASK_CANCELLED);
	CHECK(suite_counts_are(&u, &q, 1, 0, 0, 2, 0));
	suite_stop(&u, head.key, TASK_EXPIRED);
	CHECK(suite_counts_are(&u, &q, 0, 0, 1, 1, 0));
	u.now += 10;
	CHECK(suite_promote(&u, &q) == 1);
	CHECK(suite_receive(&u, &q, 9, 1)->task == third.key);
	suite_stop(&u, third.key, TASK_CANCELLED);
	CHECK(suite_receive(&u, &q, 9, 1)->task == fourth.key);
	suite_close(&u);
}

TEST(a_revived_message_takes_its_place_in_its_group)
{
	struct suite u;
	struct queue q;
	struct task first, second, third;
	struct claim *c;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	first = suite_publish(&u, &q, 0, "g");
	suite_end(&u, suite_receive(&u, &q, 1, 1), TASK_FAILED);
	second = suite_publish(&u, &q, 0, "g");
	third = suite_publish(&u, &q, 0, "g");
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, first.key, u.now, u.now, NULL, &u.err));
	suite_commit(&u);
	CHECK(suite_counts_are(&u, &q, 1, 0, 0, 2, 0));
	c = suite_receive(&u, &q, 9, 1);
	CHECK(c->task == second.key);
	suite_end(&u, c, TASK_COMPLETED);
	c = suite_receive(&u, &q, 9, 1);
	CHECK(c->task == first.key && c->attempt == 2 && c->retries == 0);
	suite_end(&u, c, TASK_COMPLETED);
	CHECK(suite_receive(&u, &q, 9, 1)->task == third.key);
	suite_close(&u);
}
