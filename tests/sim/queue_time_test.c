/* Queues on made-up time: what happens on its millisecond, and what a clock that is set, a server
 * that goes down, a long purge, or a target that is slow do to those who wait. */

#include <stdio.h>

#include "store/queue.h"
#include "test.h"
#include "world.h"

static const ms_t begin_at = 1764064830000; /* 2025-11-25T10:00:30Z */

/* A receive, and whether it has been answered. */
struct consumer {
	struct command receive; /* first: on_done finds the consumer by it */
	bool is_answered;
};

static void on_done(struct command *c)
{
	CONTAINER_OF(c, struct consumer, receive)->is_answered = true;
}

static void set_up(struct world *w, const char *settings)
{
	struct command *c;

	world_open(w, begin_at);
	c = world_command(w, COMMAND_QUEUE_PUT, (struct uuid){{0}});
	c->queue = NEW(&w->arena, struct queue_order);
	c->queue->name = STR("q");
	CHECK(queue_draft_parse(&w->arena, str_dup(&w->arena, str_z(settings)), &c->queue->draft,
				&w->err) == RC_OK);
	world_apply(w, c);
	CHECK(c->err.rc == RC_OK);
}

static struct command *publish(struct world *w, size_t n, ms_t delay_ms)
{
	struct command *c = world_command(w, COMMAND_PUBLISH, (struct uuid){{0}});

	c->publish = NEW(&w->arena, struct publish_order);
	c->publish->queue = STR("q");
	c->publish->n = n;
	c->publish->ids = NEW_N(&w->arena, struct uuid, n);
	c->publish->drafts = NEW_N(&w->arena, struct message_draft, n);
	for (size_t i = 0; i < n; i++)
		c->publish->drafts[i] =
			(struct message_draft){.payload = STR("1"), .delay_ms = delay_ms};
	world_apply(w, c);
	CHECK(c->err.rc == RC_OK);
	return c;
}

static void receive(struct world *w, struct consumer *c, ms_t lease_ms, ms_t wait_ms)
{
	*c = (struct consumer){.receive = {.kind = COMMAND_RECEIVE,
					   .arena = &w->arena,
					   .namespace = 1,
					   .done = on_done}};
	c->receive.receive = NEW(&w->arena, struct receive_order);
	c->receive.receive->queue = STR("q");
	c->receive.receive->most = 1;
	c->receive.receive->lease_ms = lease_ms;
	c->receive.receive->wait_ms = wait_ms;
	letters_add(&w->engine->commands, &c->receive.letter);
	world_settle(w);
}

static bool has_message(const struct consumer *c)
{
	return c->is_answered && c->receive.receive->n == 1;
}

static struct command *queue_command(struct world *w, enum command_kind kind)
{
	struct command *c = world_command(w, kind, (struct uuid){{0}});

	c->queue = NEW(&w->arena, struct queue_order);
	c->queue->name = STR("q");
	c->queue->n_left = -1;
	return c;
}

static enum task_state state_of(struct world *w, struct uuid id)
{
	struct err err = {0};
	struct task t;

	CHECK(store_task_find(w->store, &w->arena, 1, id, w->now, &t, &err) == RC_OK);
	return t.state;
}

TEST(who_waits_gets_a_delayed_message_on_its_millisecond)
{
	struct world w;
	struct consumer c;

	set_up(&w, "{}");
	(void)publish(&w, 1, 700);
	receive(&w, &c, 1000, 5000);
	world_advance(&w, begin_at + 699);
	CHECK(!c.is_answered);
	CHECK(world_next_wake(&w) == begin_at + 700);
	world_advance(&w, begin_at + 700);
	CHECK(has_message(&c));
	world_close(&w);
}

TEST(a_lease_lapses_on_its_millisecond_and_who_waits_has_the_message)
{
	struct world w;
	struct consumer holder, waiter;

	set_up(&w, "{}");
	(void)publish(&w, 1, 0);
	receive(&w, &holder, 1000, 0);
	receive(&w, &waiter, 1000, 9000);
	CHECK(has_message(&holder) && !waiter.is_answered);
	CHECK(world_next_wake(&w) == begin_at + 1000);
	world_advance(&w, begin_at + 999);
	CHECK(!waiter.is_answered);
	world_advance(&w, begin_at + 1000);
	CHECK(has_message(&waiter) && waiter.receive.receive->items[0].attempt == 2);
	world_close(&w);
}

TEST(a_wait_ends_on_its_millisecond_with_nothing)
{
	struct world w;
	struct consumer c;

	set_up(&w, "{}");
	receive(&w, &c, 1000, 2500);
	world_advance(&w, begin_at + 2499);
	CHECK(!c.is_answered);
	world_advance(&w, begin_at + 2500);
	CHECK(c.is_answered && c.receive.receive->n == 0);
	world_close(&w);
}

TEST(a_clock_that_is_set_back_makes_nobody_wait_longer)
{
	struct world w;
	struct consumer c;

	set_up(&w, "{}");
	receive(&w, &c, 1000, 2000);
	w.now = begin_at - 3600000;
	world_turn(&w);
	world_advance(&w, begin_at - 3600000 + 1999);
	CHECK(!c.is_answered);
	world_advance(&w, begin_at - 3600000 + 2000);
	CHECK(c.is_answered);
	world_close(&w);
}

TEST(a_consumer_that_is_gone_is_passed_over)
{
	struct world w;
	struct consumer gone, next;

	set_up(&w, "{}");
	receive(&w, &gone, 1000, 9000);
	receive(&w, &next, 1000, 9000);
	atomic_store(&gone.receive.receive->gone, true);
	(void)publish(&w, 1, 0);
	CHECK(gone.is_answered && gone.receive.receive->n == 0);
	CHECK(has_message(&next) && next.receive.receive->items[0].attempt == 1);
	world_close(&w);
}

TEST(who_waits_is_sent_away_when_the_server_goes_down)
{
	struct world w;
	struct consumer before, after;

	set_up(&w, "{}");
	receive(&w, &before, 1000, 60000);
	engine_dismiss(w.engine);
	world_settle(&w);
	CHECK(before.is_answered && before.receive.receive->n == 0);
	receive(&w, &after, 1000, 60000);
	CHECK(after.is_answered);
	world_close(&w);
}

TEST(a_purge_goes_on_over_several_turns_and_others_have_theirs)
{
	struct world w;
	struct command *purge;
	struct consumer c;

	set_up(&w, "{}");
	(void)publish(&w, 1000, 0);
	(void)publish(&w, 200, 0);
	(void)publish(&w, 1, 3600000);
	purge = queue_command(&w, COMMAND_QUEUE_PURGE);
	letters_add(&w.engine->commands, &purge->letter);
	world_turn(&w);
	CHECK(purge->queue->n_done == 500 && purge->stays);
	(void)publish(&w, 1, 0); /* behind the purge: it stays */
	CHECK(purge->queue->n_done == 1201 && !purge->stays);
	receive(&w, &c, 1000, 0);
	CHECK(has_message(&c));
	world_close(&w);
}

TEST(a_pushed_message_that_fails_too_often_is_dead)
{
	struct world w;
	struct command *published;

	set_up(&w, "{\"push\":\"http://a.example/\",\"max_receives\":2}");
	published = publish(&w, 1, 0);
	world_answer(&w, world_delivery(&w, NULL), ATTEMPT_FAILED, 500, 0);
	CHECK(state_of(&w, published->publish->ids[0]) == TASK_RETRYING);
	world_advance(&w, w.now + MS_MINUTE);
	world_answer(&w, world_delivery(&w, NULL), ATTEMPT_FAILED, 500, 0);
	CHECK(state_of(&w, published->publish->ids[0]) == TASK_FAILED);
	world_apply(&w, queue_command(&w, COMMAND_QUEUE_PAUSE));
	(void)publish(&w, 1, 0);
	CHECK(world_delivery(&w, NULL) == NULL);
	world_apply(&w, queue_command(&w, COMMAND_QUEUE_RESUME));
	world_answer(&w, world_delivery(&w, NULL), ATTEMPT_SUCCEEDED, 200, 0);
	world_close(&w);
}

TEST(a_pushed_message_finds_room_when_others_have_filled_the_house)
{
	enum { HOUSE = 1000, LANES = 250, TASKS = 3000 }; /* HOUSE: claims in all, of the world's */
	struct world w;
	char body[64];

	set_up(&w, "{\"push\":\"http://a.example/\"}");
	for (int i = 0; i < TASKS; i++) {
		(void)snprintf(body, sizeof(body), "{\"target\":\"http://b%d.example/\"}",
			       i % LANES);
		CHECK(world_task(&w, "t", str_z(body)));
	}
	(void)publish(&w, 1, 0);
	for (int i = 0; i < TASKS; i++) {
		struct delivery *v = world_delivery(&w, NULL);

		CHECK(v != NULL && !v->is_message);
		world_answer(&w, v, ATTEMPT_SUCCEEDED, 200, 0);
		if (w.in_flight.first == NULL || delivery_of(w.in_flight.first)->is_message)
			break;
	}
	world_advance(&w, w.now + 1000);
	CHECK(w.in_flight.first != NULL && delivery_of(w.in_flight.first)->is_message);
	world_close(&w);
}

TEST(a_task_that_was_handed_over_times_out_after_its_timeout)
{
	struct world w;
	struct delivery *v;

	world_open(&w, begin_at);
	CHECK(world_task(&w, "t",
			 STR("{\"target\":\"http://a.example/\",\"retry\":{\"max_retries\":1,"
			     "\"strategy\":\"fixed\",\"initial_seconds\":0,\"jitter\":0,"
			     "\"timeout_seconds\":4}}")));
	v = world_delivery(&w, "t");
	v->is_async = true;
	world_answer(&w, v, ATTEMPT_SUCCEEDED, 202, 0);
	CHECK(world_next_wake(&w) == begin_at + 4000);
	world_crash(&w);
	world_restart(&w);
	CHECK(world_delivery(&w, "t") == NULL);
	world_advance(&w, begin_at + 3999);
	CHECK(world_delivery(&w, "t") == NULL);
	world_advance(&w, begin_at + 4000);
	v = world_delivery(&w, "t");
	CHECK(v != NULL && v->attempt == 2);
	world_answer(&w, v, ATTEMPT_SUCCEEDED, 200, 0);
	CHECK(state_of(&w, world_thing(&w, "t")->id) == TASK_COMPLETED);
	world_close(&w);
}
