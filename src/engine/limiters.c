#include "engine/limiters.h"

#include "store/limiter.h"

/* So that the next one is at hand when a place comes free. */
enum { CLAIMED_AHEAD = 2 };

enum rc limiter_find(struct engine *e, int64_t namespace, struct str name, const char *field,
		     struct limiter_rule *out, struct err *err)
{
	struct rate_limiter l;
	struct err why = {0};

	if (store_limiter_find(e->o.store, &e->turn, namespace, name, &l, &why) == RC_OK)
		return rate_limiter_rule(&e->turn, &l, out, err);
	if (why.rc != RC_NOT_FOUND) {
		*err = why;
		return why.rc;
	}
	(void)err_at(err, RC_INVALID, "unknown_rate_limiter", field,
		     "there is no rate limiter \"" STR_FMT "\"", STR_ARG(name));
	return err_hint(err, "make it first: POST /v1/rate-limiters");
}

void limiter_changed(struct engine *e, const struct limiter_rule *rule)
{
	struct changed_limiter *l = NEW(&e->turn, struct changed_limiter);

	*l = (struct changed_limiter){.rule = *rule, .next = e->effects.limiters};
	e->effects.limiters = l;
	lanes_unbind_limiter(&e->lanes, rule->key);
}

size_t limiter_claims(const struct engine *e, const struct limiter_rule *rule)
{
	size_t at_once = rule->concurrency;

	if (rule->window.limit != 0)
		at_once = (size_t)rule->window.limit;
	if (rule->capacity != 0)
		at_once = (size_t)rule->capacity;
	at_once *= CLAIMED_AHEAD;
	return at_once < e->o.claims_per_lane ? at_once : e->o.claims_per_lane;
}
