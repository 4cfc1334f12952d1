/* Commands of rate limiters. */

#include "engine/commands.h"
#include "engine/limiters.h"
#include "store/limiter.h"
#include "store/target.h"

enum { TARGETS_AT_ONCE = 100 };

static enum rc check_number(struct engine *e, const struct command *c, struct err *err)
{
	const struct page none = {.limit = 0};
	struct rate_limiter_list list;

	if (store_limiter_list(e->o.store, &e->turn, c->namespace, &none, &list, err))
		return err->rc;
	if (list.total < LIMIT_LIMITERS)
		return RC_OK;
	return err_set(err, RC_LIMIT, "too_many_rate_limiters",
		       "a namespace has at most %d rate limiters", LIMIT_LIMITERS);
}

enum rc command_limiter_create(struct engine *e, struct command *c, struct err *err)
{
	struct rate_limiter l = {.id = uuid_new(e->now),
				 .namespace = c->namespace,
				 .created_at = e->now,
				 .updated_at = e->now};

	if (rate_limiter_apply(c->arena, &l, &c->limiter->draft, err) || check_number(e, c, err) ||
	    store_limiter_add(e->o.store, &l, err))
		return err->rc;
	c->limiter->limiter = l;
	return RC_OK;
}

static enum rc find(struct engine *e, struct command *c, struct rate_limiter *out, struct err *err)
{
	return store_limiter_of(e->o.store, c->arena, c->namespace, c->limiter->which, out, err);
}

static enum rc refuse_use(struct str target, struct err *err)
{
	(void)err_set(err, RC_CONFLICT, "rate_limiter_in_use",
		      "the target \"" STR_FMT "\" names it", STR_ARG(target));
	return err_hint(err, "put that target without it first");
}

static enum rc check_targets(struct engine *e, const struct target_list *some, struct str name,
			     struct err *err)
{
	for (size_t i = 0; i < some->n; i++) {
		struct named_target t;

		if (named_target_parse(&e->turn, some->items[i].spec, &t, err))
			return err->rc;
		if (str_eq(t.rate_limiter, name))
			return refuse_use(some->items[i].name, err);
	}
	return RC_OK;
}

static enum rc check_unused(struct engine *e, const struct rate_limiter *l, struct err *err)
{
	struct page page = {.limit = TARGETS_AT_ONCE, .no_total = true};
	struct target_list some = {.n = TARGETS_AT_ONCE};

	while (some.n == TARGETS_AT_ONCE) {
		if (store_target_list(e->o.store, &e->turn, l->namespace, &page, &some, err) ||
		    check_targets(e, &some, l->name, err))
			return err->rc;
		page.offset += TARGETS_AT_ONCE;
	}
	return RC_OK;
}

enum rc command_limiter_update(struct engine *e, struct command *c, struct err *err)
{
	struct limiter_rule rule;
	struct rate_limiter before, l;

	if (find(e, c, &before, err))
		return err->rc;
	l = before;
	if (rate_limiter_apply(c->arena, &l, &c->limiter->draft, err) ||
	    (!str_eq(l.name, before.name) && check_unused(e, &before, err)))
		return err->rc;
	l.updated_at = e->now > l.updated_at ? e->now : l.updated_at + 1;
	if (store_limiter_update(e->o.store, &l, err) ||
	    rate_limiter_rule(c->arena, &l, &rule, err))
		return err->rc;
	limiter_changed(e, &rule);
	c->limiter->limiter = l;
	return RC_OK;
}

enum rc command_limiter_delete(struct engine *e, struct command *c, struct err *err)
{
	struct rate_limiter l;

	if (find(e, c, &l, err) || check_unused(e, &l, err))
		return err->rc;
	return store_limiter_delete(e->o.store, l.key, err);
}
