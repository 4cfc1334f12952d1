/* Storms: schedules of every policy, targets that answer, fail and hang, edits, pauses and crashes,
 * all by the dice of a printed seed. Whatever happens: the ledger has no hole and no double,
 * nothing leaves early (world.c), and where overlap is not allowed no two attempts of a schedule
 * are on their way at once. */

#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "test.h"
#include "world.h"

enum { STORMS = 4, STEPS = 250, SCHEDULES = 12 }; /* SIM_STORMS asks for more */

static const ms_t storm_start =
	1764064590000; /* 2025-11-25T09:56:30Z: Honolulu's midnight is near */

struct dice {
	uint64_t state;
};

static uint32_t roll(struct dice *d, uint32_t sides)
{
	d->state = d->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(d->state >> 33) % sides;
}

static const char *pick(struct dice *d, const char *const *from, size_t n)
{
	return from[roll(d, (uint32_t)n)];
}

static const char *const overlaps[] = {"skip", "allow", "buffer_one", "cancel_previous"};
static const char *const catch_ups[] = {"all", "latest", "none"};
static const char *const rules[] = {
	"\"cron\":\"* * * * * *\"",
	"\"cron\":\"*/3 * * * * *\"",
	"\"cron\":[\"*/7 * * * * *\",\"*/21 * * * * *\"]",
	"\"cron\":\"0,1,2 * * * * *\"",
	"\"cron\":\"* * * * *\"",
	"\"every\":\"2m\"",
	"\"every\":\"4s\",\"anchor\":\"2026-01-01T00:00:01Z\"",
	"\"rrule\":\"FREQ=SECONDLY;INTERVAL=5\",\"dtstart\":\"2025-11-25T09:00:00Z\"",
};
static const char *const zones[] = {"UTC", "Pacific/Honolulu", "Pacific/Kiritimati"};
static const char *const rests[] = {
	"{\"dates\":[]}", "{\"dates\":[\"2025-11-24\"]}",
	"{\"ranges\":[{\"from\":\"2025-11-25\",\"to\":\"2025-12-25\"}]}"};

static void change_rest(struct world *w, struct dice *d)
{
	if (!world_calendar(w, "rest", str_z(pick(d, rests, COUNTOF(rests)))))
		fail_msg("calendar: %s", w->err.text);
}

static void add_schedule(struct world *w, struct dice *d, int n)
{
	char body[640], name[16];

	(void)snprintf(name, sizeof(name), "s%d", n);
	(void)snprintf(
		body, sizeof(body),
		"{%s,\"timezone\":\"%s\",\"exclude_calendars\":%s,\"overlap\":\"%s\",\"catch_up\":"
		"\"%s\","
		"\"catch_up_window_seconds\":%u,\"create_ahead_seconds\":%u,\"jitter_seconds\":%u,"
		"\"task_template\":{\"target\":\"http://host%d.example/\",\"retry\":{\"strategy\":"
		"\"fixed\",\"initial_seconds\":%u,\"max_retries\":2,\"jitter\":0}}}",
		pick(d, rules, COUNTOF(rules)), pick(d, zones, COUNTOF(zones)),
		roll(d, 2) != 0 ? "[\"rest\"]" : "null", pick(d, overlaps, COUNTOF(overlaps)),
		pick(d, catch_ups, COUNTOF(catch_ups)), 5 + roll(d, 60), roll(d, 2) * roll(d, 90),
		roll(d, 2) * roll(d, 4), n % 5, roll(d, 5));
	if (!world_schedule(w, name, str_z(body)))
		fail_msg("%s: %s", body, w->err.text);
}

static void answer_one(struct world *w, struct dice *d)
{
	struct delivery *v = world_delivery(w, NULL);

	if (v == NULL)
		return;
	switch (roll(d, 6)) {
	case 0:
		world_answer(w, v, ATTEMPT_FAILED, 503, 0);
		break;
	case 1:
		world_answer(w, v, ATTEMPT_TIMED_OUT, 0, 0);
		break;
	default:
		world_answer(w, v, ATTEMPT_SUCCEEDED, 200, 0);
		break;
	}
}

static void edit_one(struct world *w, struct dice *d)
{
	char body[128], name[16];
	static const char *const edits[] = {"{\"enabled\":false}",
					    "{\"enabled\":true}",
					    "{\"cron\":\"*/5 * * * * *\"}",
					    "{\"every\":\"2s\"}",
					    "{\"exclude_calendars\":[\"rest\"]}",
					    "{\"exclude_calendars\":[]}",
					    "{\"overlap\":\"skip\"}",
					    "{\"create_ahead_seconds\":30}"};

	if (roll(d, 4) == 0)
		change_rest(w, d);
	(void)snprintf(name, sizeof(name), "s%u", roll(d, SCHEDULES));
	(void)snprintf(body, sizeof(body), "%s", pick(d, edits, COUNTOF(edits)));
	if (!world_patch(w, name, str_z(body)))
		fail_msg("%s %s: %s", name, body, w->err.text);
}

static void crash_and_come_back(struct world *w, struct dice *d)
{
	world_crash(w);
	w->now += roll(d, 3) * roll(d, 40000);
	world_restart(w);
	world_audit(w);
}

static bool may_overlap(struct world *w, struct uuid schedule)
{
	struct schedule s;
	struct err err = {0};
	struct arena a = {0};
	bool may;

	CHECK(store_schedule_find(w->store, &a, 1, schedule, &s, &err) == RC_OK);
	may = s.policies.overlap == OVERLAP_ALLOW;
	arena_release(&a);
	return may;
}

/* No two attempts of one schedule at once, unless its overlap allows it (or an edit just forbade
 * it). */
static void check_alone(struct world *w, const bool *edited)
{
	for (struct letter *l = w->in_flight.first; l != NULL; l = l->next)
		for (struct letter *m = l->next; m != NULL; m = m->next) {
			const struct delivery *a = delivery_of(l), *b = delivery_of(m);

			if (uuid_eq(a->schedule_id, b->schedule_id) && !*edited &&
			    !may_overlap(w, a->schedule_id))
				fail_msg("two attempts of a schedule at once");
		}
}

static void step(struct world *w, struct dice *d, bool *edited)
{
	uint32_t n = roll(d, 100);

	if (n < 45)
		answer_one(w, d);
	else if (n < 90)
		world_advance(w, w->now + roll(d, 2500));
	else if (n < 94)
		crash_and_come_back(w, d);
	else if (*edited)
		edit_one(w, d);
	check_alone(w, edited);
}

static void storm(uint64_t seed, bool edits)
{
	struct dice d = {seed};
	struct world w;

	print_message("seed %llu\n", (unsigned long long)seed);
	world_open(&w, storm_start);
	change_rest(&w, &d);
	for (int i = 0; i < SCHEDULES; i++)
		add_schedule(&w, &d, i);
	for (int i = 0; i < STEPS; i++)
		step(&w, &d, &edits);
	world_audit(&w);
	CHECK(w.n_delivered > 0);
	world_close(&w);
}

static uint64_t setting(const char *name, int64_t fallback)
{
	const char *given = getenv(name);

	if (given != NULL)
		(void)num_parse_i64(str_z(given), 0, INT64_MAX, &fallback);
	return (uint64_t)fallback;
}

static void storms(uint64_t first_seed, bool edits)
{
	uint64_t n = setting("SIM_STORMS", STORMS);

	for (uint64_t i = 0; i < n; i++)
		storm(setting("SIM_SEED", 1) + first_seed + i, edits);
}

TEST(a_storm_of_crashes_leaves_no_hole_in_the_ledger)
{
	storms(0, false);
}

TEST(a_storm_of_crashes_and_edits_leaves_no_hole_in_the_ledger)
{
	storms(1000000, true);
}
