/* A queue over a store that fails: every call of a story's verbs fails once, and every commit. A
 * turn that failed has changed nothing: who asked is refused and asks again, and in the end each
 * message was acknowledged exactly once. */

#include "store/queue.h"
#include "store/traced.h"
#include "test.h"
#include "world.h"

static const ms_t story_start = 1764064830000; /* 2025-11-25T10:00:30Z */

enum { MESSAGES = 2, MOST_TURNS = 200 };

struct story {
	struct world world;
	struct command *waiting; /* a receive that has not been answered */
	struct received got;
	bool has_got;
	struct command *last; /* answered last */
	int refused, acked;
};

static struct story *the_story; /* of the running test, for the callback */

static void on_done(struct command *c)
{
	struct story *s = the_story;

	s->last = c;
	if (c != s->waiting)
		return;
	s->waiting = NULL;
	if (c->err.rc == RC_OK && c->receive->n != 0) {
		CHECK(!s->has_got);
		s->got = c->receive->items[0];
		s->has_got = true;
	}
}

/* One turn, which may fail. */
static bool turn(struct story *s)
{
	struct engine *e = s->world.engine;
	struct err err = {0};
	enum rc rc = turn_run(e, s->world.now, &err);
	struct letter *l;

	CHECK(e->effects.deliveries.first == NULL);
	while ((l = letters_take(&e->effects.replies)) != NULL)
		command_of(l)->done(command_of(l));
	turn_finish(e);
	return rc == RC_OK;
}

static void settle(struct story *s)
{
	for (int i = 0; turn_is_due(s->world.engine, s->world.now); i++) {
		CHECK(i < MOST_TURNS);
		(void)turn(s);
	}
}

static struct command *post(struct story *s, enum command_kind kind)
{
	struct command *c = world_command(&s->world, kind, (struct uuid){{0}});

	c->done = on_done;
	letters_add(&s->world.engine->commands, &c->letter);
	return c;
}

static void publish(struct story *s)
{
	struct command *c;

	do {
		c = post(s, COMMAND_PUBLISH);
		c->publish = NEW(&s->world.arena, struct publish_order);
		c->publish->queue = STR("q");
		c->publish->n = 1;
		c->publish->drafts = NEW(&s->world.arena, struct message_draft);
		*c->publish->drafts = (struct message_draft){.group_id = STR("g")};
		c->publish->ids = NEW(&s->world.arena, struct uuid);
		settle(s);
		s->refused += c->err.rc != RC_OK;
	} while (c->err.rc != RC_OK);
}

/* Waits unless it does already; a turn that fails refuses it. */
static void wait_for_message(struct story *s)
{
	while (s->waiting == NULL && !s->has_got) {
		struct command *c = post(s, COMMAND_RECEIVE);

		c->receive = NEW(&s->world.arena, struct receive_order);
		c->receive->queue = STR("q");
		c->receive->most = 1;
		c->receive->lease_ms = 5000;
		c->receive->wait_ms = 20000;
		s->waiting = c;
		settle(s);
		s->refused += c->err.rc != RC_OK;
	}
}

static void ack(struct story *s)
{
	struct command *c;

	do {
		c = post(s, COMMAND_LEASE);
		c->lease = NEW(&s->world.arena, struct lease_order);
		c->lease->verb = LEASE_ACK;
		c->lease->n = 1;
		c->lease->claims = NEW(&s->world.arena, struct lease_claim);
		c->lease->claims[0] =
			(struct lease_claim){.task = s->got.task.id, .token = s->got.token};
		settle(s);
		s->refused += c->err.rc != RC_OK;
		CHECK(c->err.rc != RC_CONFLICT);
	} while (c->err.rc != RC_OK);
	s->has_got = false;
	s->acked++;
}

/* The first consumer forgets what it got: its lease lapses. */
static void forget(struct story *s)
{
	s->has_got = false;
	s->world.now += 5000;
	settle(s);
}

static void tell(struct story *s)
{
	wait_for_message(s);
	for (int i = 0; i < MESSAGES; i++)
		publish(s);
	wait_for_message(s);
	CHECK(s->has_got);
	forget(s);
	while (s->acked < MESSAGES) {
		wait_for_message(s);
		CHECK(s->has_got); /* whatever failed: it is there */
		ack(s);
	}
}

static void check_end(struct story *s)
{
	struct world *w = &s->world;
	struct queue_counts n;
	struct err err = {0};
	struct queue q;

	CHECK(store_queue_find(w->store, &w->arena, 1, STR("q"), &q, &err) == RC_OK);
	CHECK(store_queue_counts(w->store, q.lane, &n, &err) == RC_OK);
	CHECK(n.ready + n.leased + n.delayed + n.waiting + n.dead == 0);
}

/* False where the story ended before the failure came. */
static bool play(const struct traced_options *o)
{
	static struct story s;
	bool has_failed;

	s = (struct story){0};
	the_story = &s;
	world_open(&s.world, story_start);
	s.world.store = traced_open(s.world.store, o);
	s.world.engine->o.store = s.world.store;
	tell(&s);
	has_failed = traced_has_failed(s.world.store);
	traced_arm(s.world.store, &(struct traced_options){0});
	check_end(&s);
	world_close(&s.world);
	return has_failed;
}

TEST(a_call_that_fails_loses_no_message_and_gives_none_twice)
{
	struct traced_options o = {.fail_rc = RC_IO};

	do
		o.fail_call++;
	while (play(&o));
	CHECK(o.fail_call > 60);
}

TEST(a_commit_that_fails_loses_no_message_and_gives_none_twice)
{
	struct traced_options o = {.fail_rc = RC_BUSY};

	do
		o.fail_commit++;
	while (play(&o));
	CHECK(o.fail_commit > 6);
}
