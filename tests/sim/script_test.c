/* Runs every tests/sim/scripts/NAME.sim. A line is a verb and its words, `#` begins a comment:
 *
 *   now ISO                                   the world begins (first line)
 *   schedule NAME JSON | task NAME JSON       as POST /v1/schedules and /v1/tasks
 *   patch NAME JSON | delete NAME | trigger NAME | cancel NAME | retry NAME
 *   backfill NAME ISO ISO                     the gaps of the span become tasks
 *   refused CODE                              the last command was refused so
 *   advance DUR | at ISO                      time passes
 *   deliver NAME attempt N [slot ISO]         a delivery is on its way, since the last such line
 *   quiet                                     no other delivery is on its way
 *   reply NAME STATUS [retry-after DUR] | timeout NAME    the target answers what `deliver` named
 *   state NAME STATE                          of the task (of a schedule: its newest task)
 *   next NAME ISO|never | last NAME ISO|none | runs NAME N
 *   gap NAME REASON ISO ISO COUNT             the ledger holds exactly this gap
 *   gaps NAME N | tasks NAME N                how many rows there are
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

#include "script.h"

static void do_now(struct run *r, struct str rest)
{
	world_open(&r->world, script_instant(r, script_word(&rest)));
	r->begun = true;
}

static void do_schedule(struct run *r, struct str rest)
{
	const char *name = script_name(r, &rest);

	(void)world_schedule(&r->world, name, str_trim(rest));
}

static void do_task(struct run *r, struct str rest)
{
	const char *name = script_name(r, &rest);

	(void)world_task(&r->world, name, str_trim(rest));
}

static void do_patch(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);

	(void)world_patch(&r->world, t->name, str_trim(rest));
}

static void command(struct run *r, struct str rest, enum command_kind kind)
{
	struct thing *t = script_thing(r, &rest);

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

static void do_backfill(struct run *r, struct str rest)
{
	struct thing *t = script_thing(r, &rest);
	struct command *c = world_command(&r->world, COMMAND_SCHEDULE_BACKFILL, t->id);

	c->backfill = NEW(&r->world.arena, struct backfill_order);
	c->backfill->from = script_instant(r, script_word(&rest));
	c->backfill->to = script_instant(r, script_word(&rest));
	world_apply(&r->world, c);
}

static void do_cancel(struct run *r, struct str rest)
{
	command(r, rest, COMMAND_TASK_CANCEL);
}

static void do_retry(struct run *r, struct str rest)
{
	command(r, rest, COMMAND_TASK_RETRY);
}

static void do_advance(struct run *r, struct str rest)
{
	world_advance(&r->world, r->world.now + script_span(r, script_word(&rest)));
}

static void do_at(struct run *r, struct str rest)
{
	ms_t at = script_instant(r, script_word(&rest));

	EXPECT(r, at >= r->world.now, "time does not go back");
	world_advance(&r->world, at);
}

static struct delivery *take_named(struct run *r, struct str *rest)
{
	struct thing *t = script_thing(r, rest);
	struct delivery **named = &r->named[t - r->world.things], *v = *named;

	EXPECT(r, v != NULL, "no delivery of %s was named", t->name);
	*named = NULL;
	return v;
}

static void do_reply(struct run *r, struct str rest)
{
	struct delivery *v = take_named(r, &rest);
	int status = (int)script_number(r, script_word(&rest));
	ms_t after = str_eq(script_word(&rest), STR("retry-after"))
			     ? script_span(r, script_word(&rest))
			     : 0;

	world_answer(&r->world, v, status / 100 == 2 ? ATTEMPT_SUCCEEDED : ATTEMPT_FAILED, status,
		     after);
}

static void do_timeout(struct run *r, struct str rest)
{
	world_answer(&r->world, take_named(r, &rest), ATTEMPT_TIMED_OUT, 0, 0);
}

static void forget_named(struct run *r)
{
	for (size_t i = 0; i < WORLD_THINGS; i++) {
		if (r->named[i] != NULL)
			delivery_free(r->named[i]);
		r->named[i] = NULL;
	}
}

static void do_zone(struct run *r, struct str rest)
{
	const char *name = script_name(r, &rest), *source = script_name(r, &rest);

	world_zone(&r->world, name, str_eq(str_z(source), STR("none")) ? NULL : source);
}

static void do_calendar(struct run *r, struct str rest)
{
	const char *name = script_name(r, &rest);
	struct str body = str_trim(rest);

	(void)world_calendar(&r->world, name,
			     str_eq(body, STR("none")) ? (struct str){NULL, 0} : body);
}

static void do_target(struct run *r, struct str rest)
{
	struct str name = script_word(&rest);

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

static const struct verb verbs[] = {
	{"now", do_now, false},		{"schedule", do_schedule, true},
	{"task", do_task, true},	{"patch", do_patch, true},
	{"delete", do_delete, true},	{"trigger", do_trigger, true},
	{"cancel", do_cancel, true},	{"retry", do_retry, true},
	{"advance", do_advance, false}, {"at", do_at, false},
	{"reply", do_reply, false},	{"timeout", do_timeout, false},
	{"crash", do_crash, false},	{"restart", do_restart, false},
	{"zone", do_zone, false},	{"calendar", do_calendar, true},
	{"target", do_target, true},	{"backfill", do_backfill, true},
};

static const struct verb *verb_of(struct str name)
{
	for (size_t i = 0; i < COUNTOF(verbs); i++)
		if (str_eq(name, str_z(verbs[i].name)))
			return &verbs[i];
	return script_look(name);
}

static void run_line(struct run *r, struct str line)
{
	struct str rest = str_trim(line), name = script_word(&rest);
	const struct verb *verb = verb_of(name);

	if (name.n == 0 || name.p[0] == '#')
		return;
	EXPECT(r, verb != NULL, "no verb " STR_FMT, STR_ARG(name));
	EXPECT(r, r->begun || str_eq(name, STR("now")), "a script begins with `now`");
	if (!str_eq(name, STR("refused")))
		EXPECT(r, r->world.err.rc == RC_OK, "the last command was refused: %s %s: %s",
		       r->world.err.code, r->world.err.field, r->world.err.text);
	verb->run(r, rest);
	if (!verb->may_be_refused)
		r->world.err = (struct err){0};
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
