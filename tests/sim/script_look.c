#include "script.h"

static void see_refused(struct run *r, struct str rest)
{
	const char *code = script_name(r, &rest);

	EXPECT(r, r->world.err.rc != RC_OK, "was not refused");
	EXPECT(r, str_eq(str_z(code), str_z(r->world.err.code)), "refused with %s",
	       r->world.err.code);
	r->world.err = (struct err){0};
}

static void see_deliver(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);
	struct delivery *v = world_delivery(&r->world, t->name);
	char text[ISO_TEXT];

	EXPECT(r, v != NULL, "no delivery of %s is on its way", t->name);
	for (struct str w = script_word(&rest); w.n != 0; w = script_word(&rest)) {
		if (str_eq(w, STR("attempt")))
			EXPECT(r, v->attempt == script_number(r, script_word(&rest)), "attempt %d",
			       v->attempt);
		else if (str_eq(w, STR("slot")))
			EXPECT(r, v->scheduled_for == script_instant(r, script_word(&rest)),
			       "slot %s", script_iso(v->scheduled_for, text));
		else
			EXPECT(r, false, "what is " STR_FMT, STR_ARG(w));
	}
	r->named[t - r->world.things] = v;
}

static void see_quiet(struct run *r, struct str rest)
{
	(void)rest;
	EXPECT(r, r->world.in_flight.first == NULL, "a delivery is on its way (attempt %d)",
	       delivery_of(r->world.in_flight.first)->attempt);
}

static bool tells(const struct delivery *v, struct str event)
{
	struct str head = str_sub(v->body, sizeof("{\"event\":\"") - 1, event.n);

	return str_starts(v->body, STR("{\"event\":\"")) && str_eq(head, event);
}

/* told EVENT [STATUS]: the oldest notification on its way is of that event; it is answered. */
static void see_told(struct run *r, struct str rest)
{
	struct str event = script_word(&rest), status = script_word(&rest);
	struct delivery *v = NULL;
	int answer = status.n != 0 ? (int)script_number(r, status) : 200;

	for (struct letter *l = r->world.in_flight.first; l != NULL && v == NULL; l = l->next)
		if (tells(delivery_of(l), event))
			v = delivery_of(l);
	EXPECT(r, v != NULL, "nobody is told of " STR_FMT, STR_ARG(event));
	world_take(&r->world, v);
	world_answer(&r->world, v, answer / 100 == 2 ? ATTEMPT_SUCCEEDED : ATTEMPT_FAILED, answer,
		     0);
}

static struct schedule schedule_of(struct run *r, const struct thing *t)
{
	struct schedule s;
	struct err err = {0};

	EXPECT(r, store_schedule_find(r->world.store, &r->world.arena, 1, t->id, &s, &err) == RC_OK,
	       "%s", err.text);
	return s;
}

static struct task_list tasks_of(struct run *r, const struct thing *t)
{
	struct task_filter f = {.namespace = 1,
				.schedule = schedule_of(r, t).key,
				.now = r->world.now,
				.page = {.limit = 1000}};
	struct task_list list;
	struct err err = {0};

	EXPECT(r, store_task_list(r->world.store, &r->world.arena, &f, &list, &err) == RC_OK, "%s",
	       err.text);
	return list;
}

static void see_state(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);
	struct str want = script_word(&rest);
	struct task task;
	struct err err = {0};

	if (t->is_schedule) {
		struct task_list list = tasks_of(r, t);

		EXPECT(r, list.n > 0, "%s has no task", t->name);
		task = list.items[0];
	} else {
		EXPECT(r,
		       store_task_find(r->world.store, &r->world.arena, 1, t->id, r->world.now,
				       &task, &err) == RC_OK,
		       "%s", err.text);
	}
	EXPECT(r, str_eq(want, str_z(task_state_name(task.state))), "is %s",
	       task_state_name(task.state));
}

static void see_next(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, script_thing(r, &rest));
	ms_t got = schedule_times(&s, r->world.now).next_execution_at;
	char text[ISO_TEXT];

	EXPECT(r, got == script_instant(r, script_word(&rest)), "next is %s",
	       script_iso(got, text));
}

static void see_last(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, script_thing(r, &rest));
	ms_t got = schedule_times(&s, r->world.now).last_execution_at;
	char text[ISO_TEXT];

	EXPECT(r, got == script_instant(r, script_word(&rest)), "last is %s",
	       script_iso(got, text));
}

static void see_runs(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, script_thing(r, &rest));
	int64_t got = schedule_times(&s, r->world.now).execution_count;

	EXPECT(r, got == script_number(r, script_word(&rest)), "%lld runs", (long long)got);
}

static struct gap *gaps_of(struct run *r, const struct thing *t, size_t *n_out)
{
	const struct slot_span whole = {.to = LIMIT_INSTANT_MAX, .most = 1000};
	struct gap *gaps;
	struct err err = {0};

	EXPECT(r,
	       store_gap_list(r->world.store, &r->world.arena, schedule_of(r, t).key, whole, &gaps,
			      n_out, &err) == RC_OK,
	       "%s", err.text);
	return gaps;
}

static void print_gaps(const struct gap *gaps, size_t n)
{
	char from[ISO_TEXT], to[ISO_TEXT];

	for (size_t i = 0; i < n; i++)
		print_error("  gap %s %s %s %lld\n", gap_reason_name(gaps[i].reason),
			    script_iso(gaps[i].from_at, from), script_iso(gaps[i].to_at, to),
			    (long long)gaps[i].count);
}

static void see_gap(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);
	struct str reason = script_word(&rest);
	ms_t from = script_instant(r, script_word(&rest)),
	     to = script_instant(r, script_word(&rest));
	int64_t count = script_number(r, script_word(&rest));
	size_t n;
	struct gap *gaps = gaps_of(r, t, &n);

	for (size_t i = 0; i < n; i++)
		if (gaps[i].from_at == from && gaps[i].to_at == to && gaps[i].count == count &&
		    str_eq(reason, str_z(gap_reason_name(gaps[i].reason))))
			return;
	print_gaps(gaps, n);
	EXPECT(r, false, "no such gap");
}

static void see_gaps(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);
	int64_t want = script_number(r, script_word(&rest));
	size_t n;
	struct gap *gaps = gaps_of(r, t, &n);

	if ((int64_t)n != want)
		print_gaps(gaps, n);
	EXPECT(r, (int64_t)n == want, "%zu gaps", n);
}

static void see_tasks(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);
	int64_t total = tasks_of(r, t).total;

	EXPECT(r, total == script_number(r, script_word(&rest)), "%lld tasks", (long long)total);
}

static void see_status(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, script_thing(r, &rest));
	const char *got = schedule_status_name(schedule_shown_status(&s));

	EXPECT(r, str_eq(script_word(&rest), str_z(got)), "is %s", got);
}

static const struct verb verbs[] = {
	{"refused", see_refused, false}, {"deliver", see_deliver, false},
	{"told", see_told, false},	 {"quiet", see_quiet, false},
	{"state", see_state, false},	 {"next", see_next, false},
	{"last", see_last, false},	 {"runs", see_runs, false},
	{"gap", see_gap, false},	 {"gaps", see_gaps, false},
	{"tasks", see_tasks, false},	 {"status", see_status, false},
};

const struct verb *script_look(struct str name)
{
	for (size_t i = 0; i < COUNTOF(verbs); i++)
		if (str_eq(name, str_z(verbs[i].name)))
			return &verbs[i];
	return NULL;
}
