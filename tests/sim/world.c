#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codec/hmac.h"
#include "codec/iso8601.h"
#include "model/target_order.h"
#include "sched/audit.h"
#include "sched/recurrence.h"
#include "test.h"

enum { TURNS_AT_ONCE = 100000 };

static const int64_t namespace_default = 1;

static void must(bool ok, const struct err *err, const char *what)
{
	if (!ok)
		fail_msg("%s: %s: %s (%s)", what, err->code, err->text, err->field);
}

static void open_engine(struct world *w)
{
	struct err err = {0};
	struct engine_options o = {
		.zones = w->zones,
		.commands = &w->commands,
		.outcomes = &w->outcomes,
		.seal_key = &w->key,
		.catch_up_window_ms = MS_HOUR,
		.retention_ms = MS_NEVER,
		.audit_retention_ms = MS_NEVER,
		.claims_per_lane = 1000,
		.claims = 1000,
	};

	must(store_open(str_z(w->url), STORE_WRITE, &w->store, &err) == RC_OK, &err, "store_open");
	o.store = w->store;
	must(engine_open(&o, w->now, &w->engine, &err) == RC_OK, &err, "engine_open");
}

/* A zoneinfo of the world's own, which is the system's as long as no script changes it. */
static void open_zones(struct world *w)
{
	char path[96], command[256];

	(void)snprintf(path, sizeof(path), "%.64s/zoneinfo", w->dir);
	(void)snprintf(command, sizeof(command), "mkdir %s && ln -s /usr/share/zoneinfo/* %s/",
		       path, path);
	CHECK(system(command) == 0);
	w->zones = zones_open(path);
	CHECK(w->zones != NULL);
}

void world_zone(struct world *w, const char *name, const char *source)
{
	char command[512];

	if (source != NULL)
		(void)snprintf(command, sizeof(command),
			       "mkdir -p $(dirname %s/zoneinfo/%s) && "
			       "cp -f /usr/share/zoneinfo/%s %s/zoneinfo/%s",
			       w->dir, name, source, w->dir, name);
	else
		(void)snprintf(command, sizeof(command), "rm %s/zoneinfo/%s", w->dir, name);
	CHECK(system(command) == 0);
	(void)zones_refresh(w->zones);
	if (w->engine == NULL)
		return;
	atomic_store(&w->engine->zones_changed, true);
	world_settle(w);
}

bool world_calendar(struct world *w, const char *name, struct str body)
{
	bool is_put = body.p != NULL;
	struct command *c = world_command(
		w, is_put ? COMMAND_CALENDAR_PUT : COMMAND_CALENDAR_DELETE, (struct uuid){{0}});

	w->err = (struct err){0};
	c->calendar.name = str_dup(&w->arena, str_z(name));
	if (is_put && calendar_parse(&w->arena, str_dup(&w->arena, body), &c->calendar, &w->err))
		return false;
	world_apply(w, c);
	return c->err.rc == RC_OK;
}

void world_target(struct world *w, struct str name, struct str what)
{
	enum command_kind kind = str_eq(what, STR("none"))     ? COMMAND_TARGET_DELETE
				 : str_eq(what, STR("enable")) ? COMMAND_TARGET_ENABLE
							       : COMMAND_TARGET_PUT;
	struct command *c = world_command(w, kind, (struct uuid){{0}});

	c->target = NEW(&w->arena, struct target_order);
	*c->target = (struct target_order){
		.name = str_dup(&w->arena, name), .text = str_dup(&w->arena, what), .force = true};
	world_apply(w, c);
}

void world_open(struct world *w, ms_t now)
{
	struct err err = {0};
	int64_t namespace = 0;

	*w = (struct world){.now = now};
	CHECK(codec_init());
	test_folder(w->dir, sizeof(w->dir));
	(void)snprintf(w->url, sizeof(w->url), "sqlite:%s/sim.db", w->dir);
	open_zones(w);
	CHECK(mailbox_init(&w->commands) && mailbox_init(&w->outcomes));
	open_engine(w);
	must(store_begin(w->store, &err) == RC_OK &&
		     namespace_open(w->engine, STR("default"), &namespace, &err) == RC_OK &&
		     store_commit(w->store, &err) == RC_OK,
	     &err, "namespace");
	CHECK(namespace == namespace_default);
}

static void drop_letters(struct letters *q)
{
	struct letter *l;

	while ((l = letters_take(q)) != NULL)
		delivery_free(delivery_of(l));
}

void world_crash(struct world *w)
{
	drop_letters(&w->in_flight);
	drop_letters(&w->engine->outcomes);
	engine_free(w->engine);
	store_close(w->store);
	w->engine = NULL;
	w->store = NULL;
}

void world_restart(struct world *w)
{
	open_engine(w);
	world_settle(w);
}

void world_close(struct world *w)
{
	char command[128];

	if (w->engine != NULL)
		world_crash(w);
	mailbox_release(&w->commands);
	mailbox_release(&w->outcomes);
	zones_close(w->zones);
	arena_release(&w->arena);
	(void)snprintf(command, sizeof(command), "rm -rf %s", w->dir);
	CHECK(system(command) == 0);
}

/* --- time */

/* A cancelled task's attempt is given up: it comes back, and its claim is over. */
static void give_up(struct world *w, int64_t task)
{
	struct letters kept = {0};
	struct letter *l;

	while ((l = letters_take(&w->in_flight)) != NULL) {
		struct delivery *v = delivery_of(l);

		if (v->task != task) {
			letters_add(&kept, l);
			continue;
		}
		v->outcome = (struct attempt){
			.status = ATTEMPT_CANCELLED, .started_at = w->now, .finished_at = w->now};
		turn_take_outcome(w->engine, l);
	}
	w->in_flight = kept;
}

static void release_effects(struct world *w)
{
	struct effects *f = &w->engine->effects;
	struct letter *l;

	for (size_t i = 0; i < f->n_cancelled; i++)
		give_up(w, f->cancelled[i]);
	while ((l = letters_take(&f->deliveries)) != NULL) {
		if (delivery_of(l)->due_at > w->now)
			fail_msg("a delivery left %lld ms early",
				 (long long)(delivery_of(l)->due_at - w->now));
		letters_add(&w->in_flight, l);
		w->n_delivered++;
	}
	while ((l = letters_take(&f->replies)) != NULL)
		if (command_of(l)->done != NULL)
			command_of(l)->done(command_of(l));
}

void world_turn(struct world *w)
{
	struct err err = {0};

	must(turn_run(w->engine, w->now, &err) == RC_OK, &err, "turn");
	release_effects(w);
	turn_finish(w->engine);
}

void world_settle(struct world *w)
{
	for (int i = 0; turn_is_due(w->engine, w->now); i++) {
		if (i == TURNS_AT_ONCE)
			fail_msg("the engine does not come to rest");
		world_turn(w);
	}
}

ms_t world_next_wake(const struct world *w)
{
	ms_t lanes = turn_lanes_due(w->engine);
	ms_t wake = w->engine->wake_at < lanes ? w->engine->wake_at : lanes;

	return w->engine->more || wake < w->now ? w->now : wake;
}

void world_advance(struct world *w, ms_t to)
{
	if (w->engine == NULL) {
		w->now = to;
		return;
	}
	world_settle(w);
	for (ms_t wake; (wake = world_next_wake(w)) <= to;) {
		w->now = wake;
		world_settle(w);
	}
	w->now = to;
	world_settle(w);
}

/* --- commands */

struct command *world_command(struct world *w, enum command_kind kind, struct uuid id)
{
	struct command *c = NEW(&w->arena, struct command);

	c->kind = kind;
	c->arena = &w->arena;
	c->namespace = namespace_default;
	c->dialect = DIALECT_NATIVE;
	c->id = id;
	return c;
}

void world_apply(struct world *w, struct command *c)
{
	letters_add(&w->engine->commands, &c->letter);
	world_turn(w);
	w->err = c->err;
	world_settle(w);
}

static void name_thing(struct world *w, const char *name, struct uuid id, bool is_schedule)
{
	struct thing *t = world_thing(w, name);

	if (t == NULL) {
		CHECK(w->n_things < WORLD_THINGS);
		t = &w->things[w->n_things++];
		(void)snprintf(t->name, sizeof(t->name), "%s", name);
	}
	t->id = id;
	t->is_schedule = is_schedule;
}

struct thing *world_thing(struct world *w, const char *name)
{
	for (size_t i = 0; i < w->n_things; i++)
		if (str_eq(str_z(w->things[i].name), str_z(name)))
			return &w->things[i];
	return NULL;
}

static bool read_draft(struct world *w, struct str body, struct schedule_draft *out)
{
	w->err = (struct err){0};
	return schedule_draft_parse(&w->arena, body, DIALECT_NATIVE, w->zones, out, &w->err) ==
	       RC_OK;
}

bool world_schedule(struct world *w, const char *name, struct str body)
{
	struct command *c = world_command(w, COMMAND_SCHEDULE_CREATE, (struct uuid){{0}});

	if (!read_draft(w, str_dup(&w->arena, body), &c->schedule_draft) ||
	    schedule_draft_require(&c->schedule_draft, &w->err))
		return false;
	world_apply(w, c);
	if (c->err.rc == RC_OK)
		name_thing(w, name, c->schedule.id, true);
	return c->err.rc == RC_OK;
}

bool world_patch(struct world *w, const char *name, struct str body)
{
	struct command *c = world_command(w, COMMAND_SCHEDULE_UPDATE, world_thing(w, name)->id);

	if (!read_draft(w, str_dup(&w->arena, body), &c->schedule_draft))
		return false;
	world_apply(w, c);
	return c->err.rc == RC_OK;
}

bool world_task(struct world *w, const char *name, struct str body)
{
	struct command *c = world_command(w, COMMAND_TASK_CREATE, (struct uuid){{0}});

	w->err = (struct err){0};
	if (task_draft_parse(&w->arena, str_dup(&w->arena, body), DIALECT_NATIVE, w->now,
			     &c->task_draft, &w->err))
		return false;
	world_apply(w, c);
	if (c->err.rc == RC_OK)
		name_thing(w, name, c->task.id, false);
	return c->err.rc == RC_OK;
}

/* --- targets */

static bool is_of(const struct delivery *v, const struct thing *t)
{
	return t == NULL || uuid_eq(t->is_schedule ? v->schedule_id : v->task_id, t->id);
}

void world_take(struct world *w, struct delivery *v)
{
	struct letters kept = {0};
	struct letter *l;

	while ((l = letters_take(&w->in_flight)) != NULL)
		if (delivery_of(l) != v)
			letters_add(&kept, l);
	w->in_flight = kept;
}

struct delivery *world_delivery(struct world *w, const char *name)
{
	const struct thing *t = name != NULL ? world_thing(w, name) : NULL;
	struct letters kept = {0};
	struct delivery *found = NULL;
	struct letter *l;

	while ((l = letters_take(&w->in_flight)) != NULL) {
		if (found == NULL && is_of(delivery_of(l), t))
			found = delivery_of(l);
		else
			letters_add(&kept, l);
	}
	w->in_flight = kept;
	return found;
}

void world_answer(struct world *w, struct delivery *v, enum attempt_status status, int http_status,
		  ms_t retry_after_ms)
{
	v->outcome = (struct attempt){.status = status,
				      .started_at = w->now,
				      .finished_at = w->now,
				      .http_status = http_status};
	v->retry_after_ms = retry_after_ms;
	v->gone = http_status == 410;
	turn_take_outcome(w->engine, &v->letter);
	world_settle(w);
}

/* --- the proof */

enum { AUDIT_ROWS = 200000 };

static size_t spans_of(struct world *w, struct uuid id, const struct revision *revisions, size_t n,
		       ms_t until, struct audit_span *spans)
{
	struct err err = {0};

	for (size_t i = 0; i < n; i++) {
		const struct revision *r = &revisions[i];

		spans[i] = (struct audit_span){
			.from_at = r->since_at,
			.to_at = i + 1 < n ? revisions[i + 1].since_at : until,
			.fires = r->status != SCHEDULE_DELETED,
			.start_at = r->start_at,
			.end_at = r->end_at,
		};
		must(recurrence_make(&(struct definition){id, r->rule, r->timezone, r->dst},
				     w->zones, &spans[i].recur, &err) == RC_OK,
		     &err, "revision");
	}
	return n;
}

/* Nothing can be said of slots in a zone that has vanished. */
static bool zones_are_there(struct world *w, const struct revision *revisions, size_t n)
{
	struct err none = {0};

	for (size_t i = 0; i < n; i++)
		if (zones_get(w->zones, revisions[i].timezone, &none) == NULL)
			return false;
	return true;
}

static void audit_one(struct world *w, const struct schedule *s)
{
	struct arena a = {0};
	const struct slot_span whole = {.to = LIMIT_INSTANT_MAX, .most = AUDIT_ROWS};
	struct err err = {0};
	struct revision *revisions = NULL;
	struct slot *slots = NULL;
	struct gap *gaps = NULL;
	size_t n_revisions = 0, n_slots = 0, n_gaps = 0;
	struct audit_span *spans;
	struct audit_result result;
	ms_t *at;
	ms_t until = s->decided_at == AT_NONE ? 0 : s->decided_at + 1;
	char text[ISO_TEXT];

	must(store_revision_list(w->store, &a, s->key, &revisions, &n_revisions, &err) == RC_OK &&
		     store_slot_list(w->store, &a, s->key, whole, &slots, &n_slots, &err) ==
			     RC_OK &&
		     store_gap_list(w->store, &a, s->key, whole, &gaps, &n_gaps, &err) == RC_OK,
	     &err, "ledger");
	if (!zones_are_there(w, revisions, n_revisions)) {
		arena_release(&a);
		return;
	}
	/* What is due must be decided: the engine is at rest. */
	if (s->status == SCHEDULE_ACTIVE && until <= w->now)
		until = w->now + 1;
	spans = NEW_N(&a, struct audit_span, n_revisions);
	at = NEW_N(&a, ms_t, n_slots + 1);
	for (size_t i = 0; i < n_slots; i++)
		at[i] = slots[i].scheduled_for;
	result = audit_ledger(spans, spans_of(w, s->id, revisions, n_revisions, until, spans), at,
			      n_slots, gaps, n_gaps);
	if (result.fault != AUDIT_OK)
		fail_msg("\"%.*s\" %.*s: %s at " STR_FMT, STR_ARG(s->rule), STR_ARG(s->timezone),
			 audit_fault_text(result.fault), STR_ARG(iso_print(text, result.at)));
	arena_release(&a);
}

void world_audit(struct world *w)
{
	struct arena a = {0};
	struct err err = {0};
	struct schedule_list list;
	struct schedule_filter f = {
		.namespace = namespace_default, .statuses = 7, .page = {.limit = WORLD_THINGS}};

	must(store_schedule_list(w->store, &a, &f, &list, &err) == RC_OK, &err, "schedules");
	for (size_t i = 0; i < list.n; i++)
		audit_one(w, &list.items[i]);
	arena_release(&a);
}
