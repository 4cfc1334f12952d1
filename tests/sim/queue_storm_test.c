/* Storms over a queue: consumers that acknowledge, give back, stall past their lease, extend it and
 * forget; a server that dies and comes back; all by the dice of a printed seed. Whatever happens:
 * no message is lost, none is acknowledged twice, nobody holds what somebody else holds, a token
 * counts exactly as long as its lease, and the messages of a group come in their order. */

#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "store/queue.h"
#include "test.h"
#include "world.h"

enum {
	STORMS = 3,
	STEPS = 1000,
	CONSUMERS = 8,
	GROUPS = 4,
	MESSAGES = 1200,
	HELD = 5,
	MAX_RECEIVES = 6,
};

static const ms_t storm_start = 1764064830000; /* 2025-11-25T10:00:30Z */

/* A message as it should stand. */
struct sent {
	struct uuid id;
	uint32_t group; /* GROUPS: none */
	bool acked, dead;
	ms_t held_until_at; /* AT_NONE: nobody holds it */
	uint64_t token;	    /* of who holds it */
	int in_vain;
};

/* A lease in a consumer's hands, maybe over by now. */
struct held {
	struct uuid id;
	uint64_t token;
};

struct consumer {
	struct command receive; /* first: done() finds the consumer by it */
	struct arena arena;
	bool waits;
	struct held held[HELD];
	size_t n_held;
	struct storm *storm;
};

struct storm {
	struct world world;
	uint64_t dice;
	struct sent sent[MESSAGES];
	size_t n_sent;
	struct consumer consumers[CONSUMERS];
	int64_t n_acked, n_dead, n_stale;
};

static uint32_t roll(struct storm *s, uint32_t sides)
{
	s->dice = s->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(s->dice >> 33) % sides;
}

static struct sent *sent_of(struct storm *s, struct uuid id)
{
	for (size_t i = 0; i < s->n_sent; i++)
		if (uuid_eq(s->sent[i].id, id))
			return &s->sent[i];
	fail_msg("a message that nobody has published");
	return NULL;
}

/* --- the model */

static void in_vain(struct storm *s, struct sent *m)
{
	m->held_until_at = AT_NONE;
	if (++m->in_vain < MAX_RECEIVES)
		return;
	m->dead = true;
	s->n_dead++;
}

/* What the passing of time has done. */
static void lapse(struct storm *s)
{
	for (size_t i = 0; i < s->n_sent; i++) {
		struct sent *m = &s->sent[i];

		if (m->held_until_at != AT_NONE && m->held_until_at <= s->world.now)
			in_vain(s, m);
	}
}

static void check_group(struct storm *s, const struct sent *m)
{
	if (m->group == GROUPS)
		return;
	for (const struct sent *before = s->sent; before != m; before++)
		if (before->group == m->group && !before->acked && !before->dead)
			fail_msg("a message came before an earlier one of its group was done");
}

static void take(struct storm *s, struct consumer *c, const struct received *r)
{
	struct sent *m = sent_of(s, r->task.id);

	lapse(s);
	if (m->acked || m->dead)
		fail_msg("a message came after its end");
	if (m->held_until_at != AT_NONE)
		fail_msg("a message came while somebody else holds it");
	check_group(s, m);
	CHECK(r->attempt >= 1 && r->lease_until_at > s->world.now);
	m->held_until_at = r->lease_until_at;
	m->token = r->token;
	CHECK(c->n_held < HELD);
	c->held[c->n_held++] = (struct held){m->id, r->token};
}

static void on_received(struct command *cmd)
{
	struct consumer *c = CONTAINER_OF(cmd, struct consumer, receive);

	CHECK(cmd->err.rc == RC_OK);
	c->waits = false;
	for (size_t i = 0; i < cmd->receive->n; i++)
		take(c->storm, c, &cmd->receive->items[i]);
}

/* --- what happens */

static void publish(struct storm *s)
{
	struct world *w = &s->world;
	struct command *c = world_command(w, COMMAND_PUBLISH, (struct uuid){{0}});
	struct sent *m = &s->sent[s->n_sent];
	char group[8];

	if (s->n_sent == MESSAGES)
		return;
	*m = (struct sent){.group = roll(s, GROUPS + 3), .held_until_at = AT_NONE};
	if (m->group > GROUPS)
		m->group = GROUPS;
	(void)snprintf(group, sizeof(group), "g%u", m->group);
	c->publish = NEW(&w->arena, struct publish_order);
	c->publish->queue = STR("storm");
	c->publish->n = 1;
	c->publish->ids = &m->id;
	c->publish->drafts = NEW(&w->arena, struct message_draft);
	*c->publish->drafts = (struct message_draft){
		.payload = STR("1"),
		.delay_ms = roll(s, 3) == 0 ? roll(s, 3000) : 0,
		.priority = (int64_t)roll(s, 5),
		.group_id = m->group < GROUPS ? str_dup(&w->arena, str_z(group)) : (struct str){0},
	};
	s->n_sent++; /* a consumer that waits may have it before the command is back */
	letters_add(&w->engine->commands, &c->letter);
	world_turn(w);
	CHECK(c->err.rc == RC_OK);
	world_settle(w);
}

static void receive(struct storm *s, struct consumer *c)
{
	if (c->waits || c->n_held == HELD)
		return;
	arena_reset(&c->arena);
	c->receive = (struct command){
		.kind = COMMAND_RECEIVE, .arena = &c->arena, .namespace = 1, .done = on_received};
	c->receive.receive = NEW(&c->arena, struct receive_order);
	c->receive.receive->queue = STR("storm");
	c->receive.receive->most = 1 + roll(s, (uint32_t)(HELD - c->n_held));
	c->receive.receive->lease_ms = 200 + roll(s, 5000);
	c->receive.receive->wait_ms = roll(s, 2) * roll(s, 4000);
	c->waits = true;
	letters_add(&s->world.engine->commands, &c->receive.letter);
	world_settle(&s->world);
}

static enum rc say(struct storm *s, enum lease_verb verb, const struct held *h, ms_t span)
{
	struct world *w = &s->world;
	struct command *c = world_command(w, COMMAND_LEASE, (struct uuid){{0}});

	c->lease = NEW(&w->arena, struct lease_order);
	c->lease->verb = verb;
	c->lease->queue = STR("storm");
	c->lease->claims = NEW(&w->arena, struct lease_claim);
	c->lease->claims[0] = (struct lease_claim){.task = h->id, .token = h->token};
	c->lease->n = 1;
	c->lease->delay_ms = c->lease->lease_ms = span;
	world_apply(w, c);
	return c->err.rc;
}

/* Before the engine applies it: a consumer that waits may be given the message in the same turn. */
static void expect(struct storm *s, enum lease_verb verb, struct sent *m, ms_t span)
{
	if (verb == LEASE_EXTEND) {
		m->held_until_at = s->world.now + span;
		return;
	}
	m->held_until_at = AT_NONE;
	if (verb == LEASE_ACK) {
		m->acked = true;
		s->n_acked++;
	} else if (verb == LEASE_NACK) {
		in_vain(s, m);
	}
}

/* Whether the consumer still holds it is the model's to say: the engine must agree. */
static void speak(struct storm *s, struct consumer *c, enum lease_verb verb)
{
	struct held h;
	struct sent *m;
	ms_t span = 1 + roll(s, 4000);
	bool holds;

	if (c->n_held == 0)
		return;
	h = c->held[--c->n_held];
	m = sent_of(s, h.id);
	lapse(s);
	holds = m->held_until_at != AT_NONE && m->token == h.token;
	if (!holds) {
		s->n_stale++;
		if (say(s, verb, &h, span) != RC_CONFLICT)
			fail_msg("a token counted after the end of its lease");
		return;
	}
	expect(s, verb, m, span);
	if (say(s, verb, &h, span) != RC_OK)
		fail_msg("a token did not count: %s", s->world.err.text);
	if (verb == LEASE_EXTEND)
		c->held[c->n_held++] = h;
}

/* Its leases are nobody's from now on, until they lapse. */
static void die(struct consumer *c)
{
	c->n_held = 0;
}

/* Those who waited are gone with their connections. */
static void crash(struct storm *s)
{
	world_crash(&s->world);
	for (size_t i = 0; i < CONSUMERS; i++)
		s->consumers[i].waits = false;
	s->world.now += roll(s, 2) * roll(s, 6000);
	world_restart(&s->world);
}

static void step(struct storm *s)
{
	struct consumer *c = &s->consumers[roll(s, CONSUMERS)];
	uint32_t n = roll(s, 100);

	if (n < 30)
		publish(s);
	else if (n < 50)
		receive(s, c);
	else if (n < 68)
		speak(s, c, LEASE_ACK);
	else if (n < 74)
		speak(s, c, LEASE_NACK);
	else if (n < 78)
		speak(s, c, LEASE_RELEASE);
	else if (n < 82)
		speak(s, c, LEASE_EXTEND);
	else if (n < 84)
		die(c);
	else if (n < 98)
		world_advance(&s->world, s->world.now + roll(s, 1500));
	else
		crash(s);
}

static bool is_over(const struct storm *s)
{
	return s->n_acked + s->n_dead == (int64_t)s->n_sent;
}

/* Everybody works on until nothing is left. */
static void come_to_rest(struct storm *s)
{
	for (int i = 0; i < 20000 && !is_over(s); i++) {
		for (size_t k = 0; k < CONSUMERS; k++) {
			receive(s, &s->consumers[k]);
			while (s->consumers[k].n_held != 0)
				speak(s, &s->consumers[k], LEASE_ACK);
		}
		world_advance(&s->world, s->world.now + 500);
		lapse(s);
	}
	if (!is_over(s))
		fail_msg("%zu messages, %lld acked, %lld dead: some are lost", s->n_sent,
			 (long long)s->n_acked, (long long)s->n_dead);
}

static void check_store(struct storm *s)
{
	struct world *w = &s->world;
	struct queue_counts n;
	struct err err = {0};
	struct queue q;

	CHECK(store_queue_find(w->store, &w->arena, 1, STR("storm"), &q, &err) == RC_OK);
	CHECK(store_queue_counts(w->store, q.lane, &n, &err) == RC_OK);
	CHECK(n.ready == 0 && n.leased == 0 && n.delayed == 0 && n.waiting == 0);
	CHECK(n.dead == s->n_dead);
	for (size_t i = 0; i < s->n_sent; i++) {
		struct task t;

		CHECK(store_task_find(w->store, &w->arena, 1, s->sent[i].id, w->now, &t, &err) ==
		      RC_OK);
		CHECK(t.state == (s->sent[i].acked ? TASK_COMPLETED : TASK_FAILED));
	}
}

static void set_up(struct storm *s)
{
	struct world *w = &s->world;
	struct command *c;

	world_open(w, storm_start);
	c = world_command(w, COMMAND_QUEUE_PUT, (struct uuid){{0}});
	c->queue = NEW(&w->arena, struct queue_order);
	c->queue->name = STR("storm");
	CHECK(queue_draft_parse(&w->arena, STR("{\"max_receives\":6}"), &c->queue->draft,
				&w->err) == RC_OK);
	world_apply(w, c);
	for (size_t i = 0; i < CONSUMERS; i++)
		s->consumers[i].storm = s;
}

static void storm(uint64_t seed)
{
	struct storm *s = calloc(1, sizeof(*s));

	CHECK(s != NULL);
	s->dice = seed;
	print_message("seed %llu\n", (unsigned long long)seed);
	set_up(s);
	for (int i = 0; i < STEPS; i++)
		step(s);
	come_to_rest(s);
	check_store(s);
	CHECK(s->n_acked > 50 && s->n_stale > 0);
	world_close(&s->world);
	for (size_t i = 0; i < CONSUMERS; i++)
		arena_release(&s->consumers[i].arena);
	free(s);
}

static uint64_t setting(const char *name, int64_t fallback)
{
	const char *given = getenv(name);

	if (given != NULL)
		(void)num_parse_i64(str_z(given), 0, INT64_MAX, &fallback);
	return (uint64_t)fallback;
}

TEST(a_storm_over_a_queue_loses_nothing_and_repeats_nothing)
{
	uint64_t n = setting("SIM_STORMS", STORMS);

	for (uint64_t i = 0; i < n; i++)
		storm(setting("SIM_SEED", 1) + i);
}
