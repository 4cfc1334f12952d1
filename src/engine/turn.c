#include "turn.h"

#include "deliver/delivery.h"
#include "engine/events.h"
#include "engine/messages.h"

/* What an attempt says of its target's host. Any answer but a server's own trouble is a good sign:
 * somebody is there. */
static enum sign sign_of(const struct delivery *v)
{
	enum attempt_status status = v->outcome.status;

	if (status == ATTEMPT_INTERRUPTED || status == ATTEMPT_CANCELLED)
		return SIGN_NONE;
	if (v->unreachable || status == ATTEMPT_TIMED_OUT)
		return SIGN_BAD;
	if (status == ATTEMPT_SUCCEEDED)
		return SIGN_GOOD;
	if (v->outcome.http_status == 0)
		return SIGN_NONE; /* it could not be sent at all */
	return v->outcome.http_status >= 500 ? SIGN_BAD : SIGN_GOOD;
}

static void tell_breaker(struct engine *e, const struct delivery *v)
{
	bool asks = v->outcome.http_status == 429 && v->retry_after_ms != 0 &&
		    v->outcome.status == ATTEMPT_FAILED;

	breakers_hear(&e->breakers, &e->lanes, lanes_get(&e->lanes, v->from), sign_of(v),
		      asks ? v->retry_after_ms : 0, v->outcome.finished_at);
}

void turn_take_outcome(struct engine *e, struct letter *l)
{
	const struct delivery *v = delivery_of(l);

	lanes_returned(&e->lanes, v->from);
	tell_breaker(e, v);
	letters_add(&e->outcomes, l);
}

ms_t turn_lanes_due(const struct engine *e)
{
	ms_t queues = turn_queues_due(e), awaits = turn_awaits_due(e);
	ms_t lanes = atomic_load(&e->draining) ? MS_NEVER : lanes_next_due(&e->lanes);
	ms_t first = queues < lanes ? queues : lanes;

	return awaits < first ? awaits : first;
}

bool turn_is_due(const struct engine *e, ms_t now)
{
	return now < e->now || e->more || e->rezone_after != REZONE_NONE ||
	       atomic_load(&e->zones_changed) || e->commands.first != NULL ||
	       e->outcomes.first != NULL || e->wake_at <= now || e->prune_at <= now ||
	       turn_lanes_due(e) <= now;
}

static enum rc apply_all(struct engine *e, struct err *err)
{
	if (outcomes_apply(e, err) || lapses_apply(e, err) || expiries_apply(e, err) ||
	    commands_apply(e, err) || fires_apply(e, err) || rezone_apply(e, err) ||
	    queues_apply(e, err) || claims_apply(e, err) || bundles_apply(e, err) ||
	    prune_apply(e, err) || awaits_apply(e, err) || events_apply(e, err))
		return err->rc;
	return store_next_wake(e->o.store, &e->wake_at, err);
}

static enum rc in_one_transaction(struct engine *e, struct err *err)
{
	if (store_begin(e->o.store, err))
		return err->rc;
	if (apply_all(e, err) || store_commit(e->o.store, err)) {
		store_rollback(e->o.store);
		return err->rc;
	}
	return RC_OK;
}

/* What was claimed is not: nobody has seen the deliveries yet. */
static void take_back_claims(struct engine *e)
{
	struct letter *l;

	while ((l = letters_take(&e->effects.deliveries)) != NULL) {
		struct delivery *v = delivery_of(l);

		lanes_returned(&e->lanes, v->from);
		breakers_hear(&e->breakers, &e->lanes, lanes_get(&e->lanes, v->from), SIGN_NONE, 0,
			      e->now);
		lane_has_work(e, v->from, v->due_at);
		delivery_free(v);
	}
}

static void refuse_commands(struct engine *e, const struct err *why)
{
	for (struct letter *l = e->effects.replies.first; l != NULL; l = l->next)
		command_of(l)->err = *why;
}

static void fail(struct engine *e, const struct err *why)
{
	take_back_claims(e);
	queues_take_back(e);
	letters_append(&e->effects.replies, e->effects.again.first);
	e->effects.again = (struct letters){0};
	refuse_commands(e, why);
	keyring_forget(&e->keyring);
	hooks_forget(&e->hooks);
	events_take_back(e);
	trail_forget(&e->trail);
	e->effects.n_cancelled = e->effects.n_recalled = 0;
	e->effects.limiters = NULL;
	e->effects.touched = (struct bell_set){0};
	e->more = true;
	atomic_fetch_add(&e->counters.failed_turns, 1);
}

/* Lanes and breakers wait by the wall clock; a clock that is set back must not make them wait on.
 */
static void note_clock(struct engine *e, ms_t now)
{
	if (now < e->now) {
		lanes_set_back(&e->lanes, e->now - now);
		breakers_set_back(&e->breakers, &e->lanes, e->now - now);
	}
	e->now = now;
}

enum rc turn_run(struct engine *e, ms_t now, struct err *err)
{
	arena_reset(&e->turn);
	e->effects = (struct effects){0};
	note_clock(e, now);
	e->more = false;
	e->n_served = 0;
	queues_begin(&e->queues, now);
	awaits_begin(&e->awaits, now);
	if (in_one_transaction(e, err)) {
		fail(e, err);
		claims_put_back(e, false);
		return err->rc;
	}
	claims_put_back(e, true);
	e->rezone_after = e->rezone_next;
	atomic_fetch_add(&e->counters.turns, 1);
	if (e->effects.again.first != NULL)
		e->more = true;
	letters_append(&e->commands, e->effects.again.first);
	e->settled = e->outcomes.first;
	e->outcomes = (struct letters){0};
	return RC_OK;
}

void turn_finish(struct engine *e)
{
	while (e->settled != NULL) {
		struct delivery *v = delivery_of(e->settled);

		e->settled = e->settled->next;
		delivery_free(v);
	}
}
