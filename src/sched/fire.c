#include "fire.h"

#include <assert.h>

/* The plan while it is made: `at` is the first slot not yet decided. */
struct planner {
	const struct schedule *s;
	const struct recur *r;
	const struct exclusion *rest;
	struct schedule_load load;
	ms_t now;
	struct fire_plan *plan;
};

/* --- slots
 * ------------------------------------------------------------------------------------------------
 */

ms_t fire_first(const struct schedule *s, const struct recur *r, ms_t after)
{
	ms_t from = s->start_at != AT_NONE && s->start_at - 1 > after ? s->start_at - 1 : after;
	ms_t slot = recur_next(r, from);

	return s->end_at != AT_NONE && slot > s->end_at ? MS_NEVER : slot;
}

ms_t fire_last_due(const struct schedule *s, const struct recur *r, ms_t first, ms_t now)
{
	ms_t until = s->end_at != AT_NONE && s->end_at < now ? s->end_at : now;
	ms_t slot = recur_prev(r, until + 1);

	return slot == MS_NONE_BEFORE || slot < first ? AT_NONE : slot;
}

ms_t fire_awake(const struct schedule *s, const struct fire_rule *rule, ms_t slot)
{
	ms_t until;

	for (int i = 0; i < FIRE_RESTS_MOST && slot != MS_NEVER; i++) {
		if (!exclusion_at(&rule->rest, slot, &until))
			return slot;
		slot = until == MS_NEVER ? MS_NEVER : fire_first(s, &rule->recur, until - 1);
	}
	return MS_NEVER;
}

/* splitmix64's finaliser: a stable hash of (schedule, slot). */
static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

ms_t fire_jitter(const struct schedule *s, ms_t slot)
{
	uint64_t id = 0;

	if (s->policies.jitter_ms <= 0)
		return 0;
	for (int i = 0; i < UUID_BYTES; i++)
		id = mix(id ^ s->id.b[i]);
	return (ms_t)(mix(id ^ (uint64_t)slot) % ((uint64_t)s->policies.jitter_ms + 1));
}

/* --- writing the plan --- */

static bool runs_are_up(const struct planner *p)
{
	int64_t made = p->plan->n_runs + (p->plan->ahead_at != AT_NONE ? 1 : 0);

	return p->s->policies.max_runs > 0 && made >= p->s->policies.max_runs;
}

/* A row made ahead counts as run once its slot has begun. */
static void begin_ahead(struct fire_plan *plan, ms_t now)
{
	if (plan->ahead_at == AT_NONE || plan->ahead_at > now)
		return;
	plan->last_at = plan->ahead_at;
	plan->n_runs++;
	plan->ahead_at = AT_NONE;
}

/* Moves behind `slot`, the last one decided now. */
static void decided(struct planner *p, ms_t slot)
{
	assert(p->plan->decided_at == AT_NONE || slot > p->plan->decided_at);
	p->plan->decided_at = slot;
	p->plan->runs_up = runs_are_up(p);
	p->plan->next_at = p->plan->runs_up ? MS_NEVER : fire_first(p->s, p->r, slot);
	assert(p->plan->next_at > slot);
}

static void add_task(struct planner *p, ms_t slot, enum placement where)
{
	struct fire_plan *plan = p->plan;

	assert(plan->n_tasks < FIRE_TASKS);
	plan->tasks[plan->n_tasks++] = (struct fire_task){
		.slot = slot, .due_at = slot + fire_jitter(p->s, slot), .where = where};
	if (slot > p->now) {
		plan->ahead_at = slot;
	} else {
		plan->last_at = slot;
		plan->n_runs++;
	}
	decided(p, slot);
}

static bool has_room(const struct planner *p)
{
	return p->plan->n_gaps < FIRE_GAPS && p->plan->n_tasks < FIRE_TASKS;
}

/* Whether the gap goes on where the plan's last one ends. */
static struct gap *gap_before(const struct planner *p, enum gap_reason reason)
{
	const struct fire_plan *plan = p->plan;
	struct gap *gap;

	if (plan->n_gaps == 0)
		return NULL;
	gap = &p->plan->gaps[plan->n_gaps - 1].gap;
	return gap->to_at == plan->decided_at && gap->reason == reason ? gap : NULL;
}

/* All slots from next_at up to `last` become one gap. */
static void write_gap(struct planner *p, ms_t last, enum gap_reason reason)
{
	struct fire_plan *plan = p->plan;
	struct gap *before = gap_before(p, reason);
	int64_t count = recur_count(p->r, plan->next_at, last + 1);

	assert(last >= plan->next_at);
	if (before != NULL) {
		before->to_at = last;
		before->count += count;
	} else {
		plan->gaps[plan->n_gaps++] = (struct fire_gap){
			.gap = {.from_at = plan->next_at,
				.to_at = last,
				.count = count,
				.reason = reason,
				.decided_at = p->now},
			.after = plan->decided_at,
		};
	}
	decided(p, last);
}

/* The last slot up to `last` for which the answer about rest is that of next_at. */
static ms_t alike_until(const struct planner *p, ms_t last, bool *rests_out)
{
	ms_t until;

	*rests_out = exclusion_at(p->rest, p->plan->next_at, &until);
	return last < until ? last : recur_prev(p->r, until);
}

/* The slots from next_at up to `last` become gaps: those on days of rest for that reason. False
 * where the plan is full. */
static bool add_gap(struct planner *p, ms_t last, enum gap_reason reason)
{
	while (p->plan->next_at <= last) {
		bool rests;
		ms_t to = alike_until(p, last, &rests);

		if (!has_room(p))
			return false;
		write_gap(p, to, rests ? GAP_CALENDAR : reason);
	}
	return true;
}

/* Passes over the slots from next_at up to `last` that lie on days of rest, up to the first that
 * does not. */
static void pass_rest(struct planner *p, ms_t last)
{
	while (p->plan->next_at <= last && has_room(p)) {
		bool rests;
		ms_t to = alike_until(p, last, &rests);

		if (!rests)
			return;
		write_gap(p, to, GAP_CALENDAR);
	}
}

/* The last slot up to `last` that lies on no day of rest; before next_at where there is none. */
static ms_t awake_before(const struct planner *p, ms_t last)
{
	ms_t until;

	while (last >= p->plan->next_at && exclusion_at(p->rest, last, &until))
		last = recur_prev(p->r, exclusion_since(p->rest, last));
	return last;
}

/* --- a slot on its time --- */

static bool is_busy(const struct planner *p)
{
	return p->load.active || p->load.waiting;
}

static void decide_new(struct planner *p, ms_t slot)
{
	if (!is_busy(p) || p->s->policies.overlap == OVERLAP_ALLOW) {
		add_task(p, slot, PLACE_READY);
		return;
	}
	switch (p->s->policies.overlap) {
	case OVERLAP_CANCEL_PREVIOUS:
		p->plan->cancel_previous = true;
		add_task(p, slot, PLACE_READY);
		break;
	case OVERLAP_BUFFER_ONE:
		if (!p->load.waiting) {
			add_task(p, slot, PLACE_WAITING);
			break;
		}
		(void)add_gap(p, slot, GAP_OVERLAP);
		break;
	case OVERLAP_SKIP:
	case OVERLAP_ALLOW:
		(void)add_gap(p, slot, GAP_OVERLAP);
		break;
	}
}

/* --- missed slots --- */

/* Caught-up tasks run one after the other, and after what is under way unless overlap is allowed.
 */
static void add_caught_up(struct planner *p, ms_t slot)
{
	bool wait = p->s->policies.overlap == OVERLAP_ALLOW ? p->load.chained || p->load.waiting
							    : is_busy(p);

	add_task(p, slot, wait ? PLACE_WAITING : PLACE_CHAINED);
	p->load.active = true;
	p->load.chained = true;
}

/* Gives up the slots before `oldest`; false when none up to `last` is left. */
static bool drop_older(struct planner *p, ms_t oldest, ms_t last, enum gap_reason reason)
{
	ms_t older;

	if (p->plan->next_at >= oldest)
		return true;
	older = last < oldest ? last : recur_prev(p->r, oldest);
	return add_gap(p, older, reason) && p->plan->next_at <= last;
}

/* The slot from which on at most LIMIT_CATCH_UP_TASKS remain up to `last`. */
static ms_t oldest_of_most(const struct planner *p, ms_t last)
{
	ms_t slot = last;

	if (recur_count(p->r, p->plan->next_at, last + 1) <= LIMIT_CATCH_UP_TASKS)
		return p->plan->next_at;
	for (int i = 1; i < LIMIT_CATCH_UP_TASKS && slot > p->plan->next_at; i++)
		slot = awake_before(p, recur_prev(p->r, slot));
	return slot > p->plan->next_at ? slot : p->plan->next_at;
}

static ms_t window_start(const struct planner *p)
{
	ms_t window = p->s->policies.catch_up_window_ms;

	return window == MS_NEVER ? AT_NONE : p->now - window;
}

/* Makes the slots up to catch_up_to, as many as one plan holds. */
static void catch_up_part(struct planner *p)
{
	struct fire_plan *plan = p->plan;

	pass_rest(p, plan->catch_up_to);
	while (plan->next_at <= plan->catch_up_to && has_room(p)) {
		add_caught_up(p, plan->next_at);
		pass_rest(p, plan->catch_up_to);
	}
	plan->more = plan->next_at <= plan->catch_up_to;
	if (!plan->more)
		plan->catch_up_to = AT_NONE;
}

static void catch_up_all(struct planner *p, ms_t last)
{
	if (!drop_older(p, window_start(p), last, GAP_TOO_OLD))
		return;
	if (!drop_older(p, oldest_of_most(p, last), last, GAP_TOO_MANY))
		return;
	p->plan->catch_up_to = last;
	catch_up_part(p);
}

static void catch_up_latest(struct planner *p, ms_t last)
{
	if (last < window_start(p)) {
		(void)add_gap(p, last, GAP_TOO_OLD);
		return;
	}
	if (drop_older(p, last, last, GAP_CATCH_UP))
		add_caught_up(p, last);
}

static void catch_up_none(struct planner *p, ms_t last)
{
	if (p->now - last > FIRE_LATE_MS) {
		(void)add_gap(p, last, GAP_CATCH_UP);
		return;
	}
	if (drop_older(p, last, last, GAP_CATCH_UP))
		decide_new(p, last);
}

static void decide_missed(struct planner *p, ms_t last)
{
	switch (p->s->policies.catch_up) {
	case CATCH_UP_ALL:
		catch_up_all(p, last);
		break;
	case CATCH_UP_LATEST:
		catch_up_latest(p, last);
		break;
	case CATCH_UP_NONE:
		catch_up_none(p, last);
		break;
	}
}

/* --- the whole --- */

static void decide_awake(struct planner *p, ms_t last)
{
	if (last == p->plan->next_at && p->now - last <= FIRE_LATE_MS)
		decide_new(p, last);
	else if (last >= p->plan->next_at)
		decide_missed(p, last);
}

static void decide_due(struct planner *p)
{
	struct fire_plan *plan = p->plan;
	ms_t last;

	/* The zone's rules may have changed since: what was to come may be no slot any more. */
	plan->next_at = fire_first(p->s, p->r, plan->next_at - 1);
	if (plan->catch_up_to != AT_NONE) {
		catch_up_part(p);
		return;
	}
	if (plan->next_at > p->now)
		return;
	last = fire_last_due(p->s, p->r, plan->next_at, p->now);
	pass_rest(p, last);
	decide_awake(p, awake_before(p, last));
	pass_rest(p, last);
	plan->more = plan->more || plan->next_at <= p->now;
}

static bool rests_at(const struct planner *p, ms_t slot)
{
	ms_t until;

	return exclusion_at(p->rest, slot, &until);
}

static bool may_make_ahead(const struct planner *p)
{
	const struct fire_plan *plan = p->plan;

	return plan->next_at != MS_NEVER && plan->ahead_at == AT_NONE &&
	       plan->next_at - p->s->policies.create_ahead_ms <= p->now && plan->n_tasks == 0 &&
	       !rests_at(p, plan->next_at) &&
	       (p->s->policies.overlap == OVERLAP_ALLOW || !is_busy(p));
}

/* One row at most lies ahead; where it may not be made yet, the slot itself is the next time to
 * look. */
static ms_t wake_time(const struct planner *p)
{
	const struct fire_plan *plan = p->plan;
	ms_t early;

	if (plan->more)
		return p->now;
	if (plan->next_at == MS_NEVER)
		return MS_NEVER;
	early = plan->next_at - p->s->policies.create_ahead_ms;
	if (plan->ahead_at > early)
		early = plan->ahead_at;
	return early > p->now ? early : plan->next_at;
}

void fire_plan(const struct schedule *s, const struct fire_rule *rule, struct schedule_load load,
	       ms_t now, struct fire_plan *out)
{
	struct planner p = {.s = s,
			    .r = &rule->recur,
			    .rest = &rule->rest,
			    .load = load,
			    .now = now,
			    .plan = out};

	assert(s->status == SCHEDULE_ACTIVE);
	*out = (struct fire_plan){.next_at = s->next_at,
				  .decided_at = s->decided_at,
				  .ahead_at = s->ahead_at,
				  .last_at = s->last_at,
				  .catch_up_to = s->catch_up_to,
				  .n_runs = s->n_runs};
	begin_ahead(out, now);
	if (out->next_at <= now)
		decide_due(&p);
	else if (may_make_ahead(&p))
		add_task(&p, out->next_at, PLACE_READY);
	out->wake_at = wake_time(&p);
}

void fire_apply(struct schedule *s, const struct fire_plan *plan)
{
	s->next_at = plan->next_at;
	s->wake_at = plan->wake_at;
	s->decided_at = plan->decided_at;
	s->ahead_at = plan->ahead_at;
	s->last_at = plan->last_at;
	s->n_runs = plan->n_runs;
	s->catch_up_to = plan->catch_up_to;
}
