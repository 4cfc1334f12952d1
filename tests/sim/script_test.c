/* Runs every tests/sim/scripts/NAME.sim. A line is a verb and its words, `#` begins a comment:
 *
 *   now ISO                                   the world begins (first line)
 *   schedule NAME JSON | task NAME JSON       as POST /v1/schedules and /v1/tasks
 *   patch NAME JSON | delete NAME | trigger NAME | cancel NAME | retry NAME
 *   refused CODE                              the last command was refused so
 *   advance DUR | at ISO                      time passes
 *   deliver NAME attempt N [slot ISO]         a delivery is on its way, since the last such line
 *   quiet                                     no other delivery is on its way
 *   reply NAME STATUS [retry-after DUR] | timeout NAME    the target answers what `deliver` named
 * last state NAME STATE                          of the task (of a schedule: its newest task) next
 * NAME ISO|never | last NAME ISO|none | runs NAME N gap NAME REASON ISO ISO COUNT             the
 * ledger holds exactly this gap gaps NAME N | tasks NAME N                how many rows there are
 *   crash | restart                           the server dies; it is started again
 *   status NAME STATUS                        of the schedule
 *   zone NAME SOURCE|none                     the zone is now as the system's SOURCE; it vanishes
 *   calendar NAME JSON|none                   as PUT and DELETE /v1/calendars/NAME
 *   target NAME JSON|none|enable              as PUT, DELETE and POST …/enable of /v1/targets/NAME
 *
 * At its end, and at every restart, each schedule's ledger is audited. */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "codec/iso8601.h"
#include "test.h"
#include "world.h"

struct run {
	struct world world;
	bool begun;
	const char *file;
	int line;
	struct delivery *named[WORLD_THINGS]; /* by thing: what `deliver` took last */
};

#define EXPECT(r, cond, ...)                                          \
	do {                                                          \
		if (!(cond)) {                                        \
			print_error("%s:%d: ", (r)->file, (r)->line); \
			fail_msg(__VA_ARGS__);                        \
		}                                                     \
	} while (0)

static struct str word(struct str *rest)
{
	*rest = str_trim(*rest);
	return str_cut(rest, ' ');
}

static const char *name_of(struct run *r, struct str *rest)
{
	return str_dup_z(&r->world.arena, word(rest));
}

static struct thing *thing_of(struct run *r, struct str *rest)
{
	const char *name = name_of(r, rest);
	struct thing *t = world_thing(&r->world, name);

	EXPECT(r, t != NULL, "no thing named %s", name);
	return t;
}

static ms_t instant(struct run *r, struct str s)
{
	struct err err = {0};
	ms_t at = 0;

	if (str_eq(s, STR("never")))
		return MS_NEVER;
	if (str_eq(s, STR("none")))
		return AT_NONE;
	EXPECT(r, iso_parse(s, &at, "time", &err) == RC_OK, "%s", err.text);
	return at;
}

static ms_t span(struct run *r, struct str s)
{
	struct err err = {0};
	ms_t ms = 0;

	EXPECT(r, dur_parse(s, 400 * MS_DAY, &ms, "span", &err) == RC_OK, "%s", err.text);
	return ms;
}

static int64_t number(struct run *r, struct str s)
{
	int64_t n = 0;

	EXPECT(r, num_parse_i64(s, 0, INT64_MAX, &n), "no number: " STR_FMT, STR_ARG(s));
	return n;
}

static const char *iso(ms_t at, char to[static ISO_TEXT])
{
	if (at == MS_NEVER || at == AT_NONE)
		return at == MS_NEVER ? "never" : "none";
	to[iso_print(to, at).n] = '\0';
	return to;
}

/* --- the verbs */

static void do_now(struct run *r, struct str rest)
{
	world_open(&r->world, instant(r, word(&rest)));
	r->begun = true;
}

static void do_schedule(struct run *r, struct str rest)
{
	const char *name = name_of(r, &rest);

	(void)world_schedule(&r->world, name, str_trim(rest));
}

static void do_task(struct run *r, struct str rest)
{
	const char *name = name_of(r, &rest);

	(void)world_task(&r->world, name, str_trim(rest));
}

static void do_patch(struct run *r, struct str rest)
{
	struct thing *t = thing_of(r, &rest);

	(void)world_patch(&r->world, t->name, str_trim(rest));
}

static void command(struct run *r, struct str rest, enum command_kind kind)
{
	struct thing *t = thing_of(r, &rest);

	world_apply(&r->world, world_command(&r->world, kind, t->id));
}

static void do_delete(struct run *r, struct str rest)
{
	command(r, rest, COMMAND_SCHEDULE_DELETE);
}

static void do_trigger(struct run *r, struct str rest)
{
	command(r, rest, COMMAND_SCHEDULE_TRIGGER);
}

static void do_cancel(struct run *r, struct str rest)
{
	command(r, rest, COMMAND_TASK_CANCEL);
}

static void do_retry(struct run *r, struct str rest)
{
	command(r, rest, COMMAND_TASK_RETRY);
}

static void do_refused(struct run *r, struct str rest)
{
	const char *code = name_of(r, &rest);

	EXPECT(r, r->world.err.rc != RC_OK, "was not refused");
	EXPECT(r, str_eq(str_z(code), str_z(r->world.err.code)), "refused with %s",
	       r->world.err.code);
	r->world.err = (struct err){0};
}

static void do_advance(struct run *r, struct str rest)
{
	world_advance(&r->world, r->world.now + span(r, word(&rest)));
}

static void do_at(struct run *r, struct str rest)
{
	ms_t at = instant(r, word(&rest));

	EXPECT(r, at >= r->world.now, "time does not go back");
	world_advance(&r->world, at);
}

static void do_deliver(struct run *r, struct str rest)
{
	struct thing *t = thing_of(r, &rest);
	struct delivery *v = world_delivery(&r->world, t->name);
	char text[ISO_TEXT];

	EXPECT(r, v != NULL, "no delivery of %s is on its way", t->name);
	for (struct str w = word(&rest); w.n != 0; w = word(&rest)) {
		if (str_eq(w, STR("attempt")))
			EXPECT(r, v->attempt == number(r, word(&rest)), "attempt %d", v->attempt);
		else if (str_eq(w, STR("slot")))
			EXPECT(r, v->scheduled_for == instant(r, word(&rest)), "slot %s",
			       iso(v->scheduled_for, text));
		else
			EXPECT(r, false, "what is " STR_FMT, STR_ARG(w));
	}
	r->named[t - r->world.things] = v;
}

static void do_quiet(struct run *r, struct str rest)
{
	(void)rest;
	EXPECT(r, r->world.in_flight.first == NULL, "a delivery is on its way (attempt %d)",
	       delivery_of(r->world.in_flight.first)->attempt);
}

static struct delivery *take_named(struct run *r, struct str *rest)
{
	struct thing *t = thing_of(r, rest);
	struct delivery **named = &r->named[t - r->world.things], *v = *named;

	EXPECT(r, v != NULL, "no delivery of %s was named", t->name);
	*named = NULL;
	return v;
}

static void do_reply(struct run *r, struct str rest)
{
	struct delivery *v = take_named(r, &rest);
	int status = (int)number(r, word(&rest));
	ms_t after = str_eq(word(&rest), STR("retry-after")) ? span(r, word(&rest)) : 0;

	world_answer(&r->world, v, status / 100 == 2 ? ATTEMPT_SUCCEEDED : ATTEMPT_FAILED, status,
		     after);
}

static void do_timeout(struct run *r, struct str rest)
{
	world_answer(&r->world, take_named(r, &rest), ATTEMPT_TIMED_OUT, 0, 0);
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

static void do_state(struct run *r, struct str rest)
{
	struct thing *t = thing_of(r, &rest);
	struct str want = word(&rest);
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

static void do_next(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, thing_of(r, &rest));
	ms_t got = schedule_times(&s, r->world.now).next_execution_at;
	char text[ISO_TEXT];

	EXPECT(r, got == instant(r, word(&rest)), "next is %s", iso(got, text));
}

static void do_last(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, thing_of(r, &rest));
	ms_t got = schedule_times(&s, r->world.now).last_execution_at;
	char text[ISO_TEXT];

	EXPECT(r, got == instant(r, word(&rest)), "last is %s", iso(got, text));
}

static void do_runs(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, thing_of(r, &rest));
	int64_t got = schedule_times(&s, r->world.now).execution_count;

	EXPECT(r, got == number(r, word(&rest)), "%lld runs", (long long)got);
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
			    iso(gaps[i].from_at, from), iso(gaps[i].to_at, to),
			    (long long)gaps[i].count);
}

static void do_gap(struct run *r, struct str rest)
{
	struct thing *t = thing_of(r, &rest);
	struct str reason = word(&rest);
	ms_t from = instant(r, word(&rest)), to = instant(r, word(&rest));
	int64_t count = number(r, word(&rest));
	size_t n;
	struct gap *gaps = gaps_of(r, t, &n);

	for (size_t i = 0; i < n; i++)
		if (gaps[i].from_at == from && gaps[i].to_at == to && gaps[i].count == count &&
		    str_eq(reason, str_z(gap_reason_name(gaps[i].reason))))
			return;
	print_gaps(gaps, n);
	EXPECT(r, false, "no such gap");
}

static void do_gaps(struct run *r, struct str rest)
{
	struct thing *t = thing_of(r, &rest);
	int64_t want = number(r, word(&rest));
	size_t n;
	struct gap *gaps = gaps_of(r, t, &n);

	if ((int64_t)n != want)
		print_gaps(gaps, n);
	EXPECT(r, (int64_t)n == want, "%zu gaps", n);
}

static void do_tasks(struct run *r, struct str rest)
{
	struct thing *t = thing_of(r, &rest);
	int64_t total = tasks_of(r, t).total;

	EXPECT(r, total == number(r, word(&rest)), "%lld tasks", (long long)total);
}

static void forget_named(struct run *r)
{
	for (size_t i = 0; i < WORLD_THINGS; i++) {
		if (r->named[i] != NULL)
			delivery_free(r->named[i]);
		r->named[i] = NULL;
	}
}

static void do_status(struct run *r, struct str rest)
{
	struct schedule s = schedule_of(r, thing_of(r, &rest));
	const char *got = schedule_status_name(schedule_shown_status(&s));

	EXPECT(r, str_eq(word(&rest), str_z(got)), "is %s", got);
}

static void do_zone(struct run *r, struct str rest)
{
	const char *name = name_of(r, &rest), *source = name_of(r, &rest);

	world_zone(&r->world, name, str_eq(str_z(source), STR("none")) ? NULL : source);
}

static void do_calendar(struct run *r, struct str rest)
{
	const char *name = name_of(r, &rest);
	struct str body = str_trim(rest);

	(void)world_calendar(&r->world, name,
			     str_eq(body, STR("none")) ? (struct str){NULL, 0} : body);
}

static void do_target(struct run *r, struct str rest)
{
	struct str name = word(&rest);

	world_target(&r->world, name, str_trim(rest));
}

static void do_crash(struct run *r, struct str rest)
{
	(void)rest;
	forget_named(r);
	world_crash(&r->world);
}

static void do_restart(struct run *r, struct str rest)
{
	(void)rest;
	world_restart(&r->world);
	world_audit(&r->world);
}

static const struct {
	const char *verb;
	void (*run)(struct run *r, struct str rest);
} verbs[] = {
	{"now", do_now},
	{"schedule", do_schedule},
	{"task", do_task},
	{"patch", do_patch},
	{"delete", do_delete},
	{"trigger", do_trigger},
	{"cancel", do_cancel},
	{"retry", do_retry},
	{"refused", do_refused},
	{"advance", do_advance},
	{"at", do_at},
	{"deliver", do_deliver},
	{"quiet", do_quiet},
	{"reply", do_reply},
	{"timeout", do_timeout},
	{"state", do_state},
	{"next", do_next},
	{"last", do_last},
	{"runs", do_runs},
	{"gap", do_gap},
	{"gaps", do_gaps},
	{"tasks", do_tasks},
	{"crash", do_crash},
	{"restart", do_restart},
	{"status", do_status},
	{"zone", do_zone},
	{"calendar", do_calendar},
	{"target", do_target},
};

static bool is_command(struct str verb)
{
	return str_eq(verb, STR("schedule")) || str_eq(verb, STR("task")) ||
	       str_eq(verb, STR("patch")) || str_eq(verb, STR("delete")) ||
	       str_eq(verb, STR("trigger")) || str_eq(verb, STR("cancel")) ||
	       str_eq(verb, STR("retry")) || str_eq(verb, STR("calendar"));
}

static void run_line(struct run *r, struct str line)
{
	struct str rest = str_trim(line), verb = word(&rest);

	if (verb.n == 0 || verb.p[0] == '#')
		return;
	EXPECT(r, r->begun || str_eq(verb, STR("now")), "a script begins with `now`");
	if (!str_eq(verb, STR("refused")))
		EXPECT(r, r->world.err.rc == RC_OK, "the last command was refused: %s %s: %s",
		       r->world.err.code, r->world.err.field, r->world.err.text);
	for (size_t i = 0; i < COUNTOF(verbs); i++)
		if (str_eq(verb, str_z(verbs[i].verb))) {
			verbs[i].run(r, rest);
			if (!is_command(verb))
				r->world.err = (struct err){0};
			return;
		}
	EXPECT(r, false, "no verb " STR_FMT, STR_ARG(verb));
}

static void run_script(const char *path)
{
	static struct run r;
	char line[4096];
	FILE *f = fopen(path, "r");

	CHECK(f != NULL);
	r = (struct run){.file = path};
	while (fgets(line, sizeof(line), f) != NULL) {
		struct str text = str_z(line);

		r.line++;
		run_line(&r, str_cut(&text, '\n'));
	}
	(void)fclose(f);
	run_line(&r, STR("# the end: a last refusal must have been told"));
	EXPECT(&r, r.world.err.rc == RC_OK, "the last command was refused: %s", r.world.err.text);
	world_audit(&r.world);
	forget_named(&r);
	world_close(&r.world);
}

static int is_script(const struct dirent *d)
{
	return str_ends(str_z(d->d_name), STR(".sim"));
}

TEST(every_script_plays_as_written)
{
	struct dirent **names;
	int n = scandir(SIM_SCRIPTS, &names, is_script, alphasort);

	CHECK(n > 0);
	for (int i = 0; i < n; i++) {
		char path[512];

		(void)snprintf(path, sizeof(path), "%s/%s", SIM_SCRIPTS, names[i]->d_name);
		run_script(path);
		free(names[i]);
	}
	free(names);
	print_message("%d scripts\n", n);
}
