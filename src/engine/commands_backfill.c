/* Gaps become tasks after all, on request. All of it is one turn: the ledger is never seen with a
 * slot in both places, or in none. */

#include "codec/iso8601.h"
#include "engine/commands.h"
#include "engine/rules.h"
#include "engine/targets.h"
#include "sched/backfill.h"
#include "sched/recurrence.h"

/* Slots of a history as far as the gaps of one backfill reach. */
struct past {
	struct gap *gaps;
	size_t n_gaps;
	struct audit_span *spans;
	size_t n_spans;
};

/* A revision whose zone has vanished has slots that nobody can tell. */
static enum rc add_span(struct engine *e, const struct schedule *s, const struct revision *r,
			ms_t end, struct past *past, struct err *err)
{
	struct audit_span *span = &past->spans[past->n_spans];
	struct definition d = {
		.schedule = s->id, .rule = r->rule, .timezone = r->timezone, .dst = r->dst};

	if (recurrence_make(&d, e->o.zones, &span->recur, err)) {
		err->rc = RC_CONFLICT; /* of the schedule, not of the request */
		return err->rc;
	}
	span->from_at = r->since_at;
	span->to_at = end;
	span->fires = r->status != SCHEDULE_DELETED;
	span->start_at = r->start_at;
	span->end_at = r->end_at;
	past->n_spans++;
	return RC_OK;
}

static enum rc read_spans(struct engine *e, const struct schedule *s, struct past *past,
			  struct err *err)
{
	ms_t first = past->gaps[0].from_at, last = past->gaps[past->n_gaps - 1].to_at;
	struct revision *revisions;
	size_t n;

	if (store_revision_list(e->o.store, &e->turn, s->key, &revisions, &n, err))
		return err->rc;
	past->spans = NEW_N(&e->turn, struct audit_span, n + 1);
	for (size_t i = 0; i < n; i++) {
		ms_t end = i + 1 < n ? revisions[i + 1].since_at : MS_NEVER;

		if (end > first && revisions[i].since_at <= last &&
		    add_span(e, s, &revisions[i], end, past, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc plan_of(struct engine *e, const struct schedule *s, const struct backfill_order *o,
		       struct backfill_plan *out, struct err *err)
{
	const struct slot_span span = {.from = o->from, .to = o->to, .most = LIMIT_AUDIT_ROWS};
	struct past past = {0};

	if (store_gap_list(e->o.store, &e->turn, s->key, span, &past.gaps, &past.n_gaps, err) ||
	    (past.n_gaps != 0 && read_spans(e, s, &past, err)))
		return err->rc;
	backfill_plan(&e->turn, past.spans, past.n_spans, past.gaps, past.n_gaps, o->from, o->to,
		      LIMIT_BACKFILL, out);
	return RC_OK;
}

static enum rc refuse_many(const struct backfill_plan *plan, struct err *err)
{
	char text[ISO_TEXT];

	err_at(err, RC_INVALID, "backfill_too_large", "to",
	       "the span has %lld slots that became no task; one backfill makes at most %d",
	       (long long)plan->count, LIMIT_BACKFILL);
	return err_hint(err, "the first %d end with \"to\": \"" STR_FMT "\"", LIMIT_BACKFILL,
			STR_ARG(iso_print(text, plan->slots[plan->n_slots - 1])));
}

static int64_t runs_left(const struct schedule *s)
{
	if (s->policies.max_runs == 0)
		return INT64_MAX;
	return s->policies.max_runs - s->n_runs - (s->ahead_at != AT_NONE ? 1 : 0);
}

static enum rc check(struct engine *e, const struct schedule *s, const struct backfill_plan *plan,
		     struct err *err)
{
	int64_t left = runs_left(s);

	if (plan->count > LIMIT_BACKFILL)
		return refuse_many(plan, err);
	if (plan->count > left) {
		err_set(err, RC_CONFLICT, "max_runs_reached",
			"%lld slots would become tasks, and %lld of the schedule's runs are left",
			(long long)plan->count, (long long)(left > 0 ? left : 0));
		return err_hint(err, "raise max_runs, or narrow the span");
	}
	return target_check(e, s->namespace, &s->template, "task_template.target", err);
}

/* One after the other, and after what is under way unless overlap is allowed. */
static enum rc first_place(struct engine *e, const struct schedule *s, enum placement *out,
			   struct err *err)
{
	struct schedule_load load;
	bool wait;

	if (store_load_of(e->o.store, s->key, &load, err))
		return err->rc;
	wait = load.waiting || (s->policies.overlap == OVERLAP_ALLOW ? load.chained : load.active);
	*out = wait ? PLACE_WAITING : PLACE_CHAINED;
	return RC_OK;
}

static enum rc pass_on(const struct err *why, struct err *err)
{
	*err = *why;
	return err->rc;
}

static enum rc write_tasks(struct engine *e, const struct schedule *s, struct backfill_order *o,
			   struct err *err)
{
	enum placement where = PLACE_WAITING;
	size_t made = 0;

	if (first_place(e, s, &where, err))
		return err->rc;
	for (size_t i = 0; i < o->n_slots; i++) {
		struct task t = task_of_slot(e, s, o->slots[i].scheduled_for, e->now);
		struct err why = {0};

		if (task_place(e, &t, made == 0 ? where : PLACE_WAITING, &why) == RC_OK)
			o->slots[made++] = (struct backfill_slot){t.scheduled_for, t.id};
		else if (why.rc != RC_CONFLICT) /* a slot that is taken has its task already */
			return pass_on(&why, err);
	}
	o->n_slots = made;
	o->count = (int64_t)made;
	return RC_OK;
}

/* With the last of its runs a schedule has no slots any more. */
static enum rc end_runs(struct engine *e, struct schedule *s, struct err *err)
{
	struct schedule ended = *s;

	if (runs_left(s) > 0 || s->next_at == MS_NEVER)
		return RC_OK;
	s->next_at = MS_NEVER;
	s->wake_at = MS_NEVER;
	ended.status = SCHEDULE_DELETED;
	return store_revision_add(e->o.store, &ended, fire_since(s, e->now), err);
}

static enum rc write_state(struct engine *e, struct schedule *s, const struct backfill_order *o,
			   struct err *err)
{
	s->n_runs += o->count;
	for (size_t i = 0; i < o->n_slots; i++)
		if (o->slots[i].scheduled_for > s->last_at)
			s->last_at = o->slots[i].scheduled_for;
	if (end_runs(e, s, err))
		return err->rc;
	return store_schedule_state(e->o.store, s, err);
}

static enum rc write_plan(struct engine *e, struct schedule *s, struct backfill_order *o,
			  const struct backfill_plan *plan, struct err *err)
{
	for (size_t i = 0; i < plan->n_cuts; i++) {
		const struct backfill_cut *cut = &plan->cuts[i];

		if (store_gap_cut(e->o.store, s->key, &cut->gap, cut->rests, cut->n_rests, err))
			return err->rc;
	}
	if (write_tasks(e, s, o, err))
		return err->rc;
	return write_state(e, s, o, err);
}

static void answer(struct command *c, const struct backfill_plan *plan)
{
	struct backfill_order *o = c->backfill;
	size_t most = o->dry_run ? BACKFILL_SHOWN : LIMIT_BACKFILL;

	o->count = plan->count;
	o->n_slots = plan->n_slots < most ? plan->n_slots : most;
	o->slots = NEW_N(c->arena, struct backfill_slot, o->n_slots + 1);
	for (size_t i = 0; i < o->n_slots; i++)
		o->slots[i].scheduled_for = plan->slots[i];
}

/* All that is due by now, or has passed in a pause, is decided and on record first. */
static enum rc settle(struct engine *e, struct schedule *s, struct err *err)
{
	if (rule_settle(e, s, false, err))
		return err->rc;
	return store_schedule_state(e->o.store, s, err);
}

enum rc command_schedule_backfill(struct engine *e, struct command *c, struct err *err)
{
	struct backfill_order *o = c->backfill;
	struct backfill_plan plan = {0};
	struct schedule s;

	if (command_schedule_find(e, c, &s, err) || settle(e, &s, err) ||
	    plan_of(e, &s, o, &plan, err) || (!o->dry_run && check(e, &s, &plan, err)))
		return err->rc;
	c->schedule = s;
	answer(c, &plan);
	return o->dry_run || o->count == 0 ? RC_OK : write_plan(e, &s, o, &plan, err);
}
