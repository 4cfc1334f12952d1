/* Commands of named targets, named secrets and breakers. */

#include "engine/commands.h"
#include "engine/events.h"
#include "engine/limiters.h"
#include "engine/pipelines.h"
#include "engine/targets.h"
#include "model/target_order.h"
#include "store/target.h"

static enum rc find_any(struct engine *e, struct command *c, struct err *err)
{
	return store_target_find(e->o.store, c->arena, c->namespace, c->target->name,
				 &c->target->row, err);
}

/* As the caller has seen it, where that is asked for. */
static enum rc find(struct engine *e, struct command *c, struct err *err)
{
	if (find_any(e, c, err))
		return err->rc;
	return command_check_version(c, c->target->row.updated_at, err);
}

/* --- a target --- */

struct asking {
	struct engine *e;
	int64_t namespace;
};

static enum rc check_secret(void *context, struct str name, struct err *err)
{
	const struct asking *asking = context;
	struct engine *e = asking->e;
	struct str sealed;
	struct err why = {0};

	if (store_named_secret_find(e->o.store, &e->turn, asking->namespace, name, &sealed, &why) ==
	    RC_OK)
		return RC_OK;
	if (why.rc != RC_NOT_FOUND) {
		*err = why;
		return why.rc;
	}
	(void)err_at(err, RC_INVALID, "unknown_secret", "headers",
		     "there is no secret \"" STR_FMT "\"", STR_ARG(name));
	return err_hint(err, "put it first: PUT /v1/secrets/NAME {\"value\": …}");
}

/* Tasks that were placed as the one kind cannot become the other. */
static enum rc check_kind(struct command *c, const struct named_target *t, struct err *err)
{
	struct named_target before;

	if (named_target_parse(c->arena, c->target->row.spec, &before, err))
		return err->rc;
	if (before.kind == t->kind)
		return RC_OK;
	(void)err_at(err, RC_CONFLICT, "target_kind", "kind", "the target is of the other kind");
	return err_hint(err, "delete it first, or take another name");
}

static enum rc check_number(struct engine *e, struct command *c, struct err *err)
{
	const struct page none = {.limit = 0};
	struct target_list list;

	if (store_target_list(e->o.store, &e->turn, c->namespace, &none, &list, err))
		return err->rc;
	if (list.total < LIMIT_TARGETS)
		return RC_OK;
	return err_set(err, RC_LIMIT, "too_many_targets", "a namespace has at most %d targets",
		       LIMIT_TARGETS);
}

static enum rc refuse_absent(struct err *err)
{
	return err_at(err, RC_PRECONDITION, "changed_meanwhile", "If-Match",
		      "there is no target of that name");
}

/* *c->target->row is the one that is there, or a new one. */
static enum rc look(struct engine *e, struct command *c, const struct named_target *t,
		    struct err *err)
{
	struct err why = {0};

	c->target->existed = find(e, c, &why) == RC_OK;
	if (c->target->existed)
		return check_kind(c, t, err);
	if (why.rc == RC_NOT_FOUND)
		return c->if_match.n != 0 ? refuse_absent(err) : check_number(e, c, err);
	*err = why;
	return why.rc;
}

static enum rc add_secret(struct engine *e, const struct command *c, const struct signing_secret *s,
			  struct err *err)
{
	struct str sealed = signing_secret_seal(&e->turn, e->o.seal_key, s);

	return store_target_secret_add(e->o.store, c->target->row.key, s->id, sealed, e->now, err);
}

static enum rc first_secret(struct engine *e, struct command *c, struct err *err)
{
	struct sealed_secret *sealed;
	struct str given = c->target->secret_given;
	struct signing_secret first;
	size_t n;

	if (store_target_secret_list(e->o.store, &e->turn, c->target->row.key, e->now, &sealed, &n,
				     err))
		return err->rc;
	if (n != 0)
		return RC_OK;
	if (given.n != 0)
		signing_secret_take(&first, given, c->namespace, e->now);
	else
		signing_secret_make(&first, c->namespace, e->now);
	return add_secret(e, c, &first, err);
}

static enum rc check_limiter(struct engine *e, int64_t namespace, const struct named_target *t,
			     struct err *err)
{
	struct limiter_rule rule;

	if (t->rate_limiter.p == NULL)
		return RC_OK;
	return limiter_find(e, namespace, t->rate_limiter, "rate_limiter", &rule, err);
}

enum rc command_target_put(struct engine *e, struct command *c, struct err *err)
{
	struct target_order *o = c->target;
	struct asking asking = {e, c->namespace};
	struct named_target t;
	ms_t version;

	if (named_target_parse(c->arena, o->text, &t, err) ||
	    named_target_secrets(&t, check_secret, &asking, err) ||
	    check_limiter(e, c->namespace, &t, err) || look(e, c, &t, err))
		return err->rc;
	version = command_next_version(e, o->existed ? o->row.updated_at : AT_NONE);
	o->row = (struct target_row){.namespace = c->namespace,
				     .name = o->name,
				     .spec = o->text,
				     .created_at = e->now,
				     .updated_at = version};
	if (store_target_put(e->o.store, &o->row, err) ||
	    (t.own_signing_secret && first_secret(e, c, err)) ||
	    target_touch(e, c->namespace, o->name, err) ||
	    pipeline_keep(e, c->namespace, o->name, err))
		return err->rc;
	return find_any(e, c, err);
}

/* As many as a dialect lets one target have. */
static enum rc delete_schedules(struct engine *e, struct command *c, struct err *err)
{
	const struct schedule_filter f = {
		.namespace = c->namespace,
		.statuses = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED | 1U << SCHEDULE_ERROR,
		.dialects = 1U << c->dialect,
		.target = c->target->name,
		.no_payload = true,
		.page = {.limit = LIMIT_SCHEDULES_OF_APPLICATION, .no_total = true},
	};
	struct schedule_list list;

	if (!c->target->with_schedules)
		return RC_OK;
	if (store_schedule_list(e->o.store, &e->turn, &f, &list, err))
		return err->rc;
	for (size_t i = 0; i < list.n; i++)
		if (schedule_delete(e, &list.items[i], err))
			return err->rc;
	return RC_OK;
}

enum rc command_target_delete(struct engine *e, struct command *c, struct err *err)
{
	if (find(e, c, err) ||
	    (!c->target->force && target_check_unneeded(e, c->namespace, c->target->name, err)) ||
	    delete_schedules(e, c, err) || pipeline_forget(e, c->namespace, c->target->name, err) ||
	    store_target_delete(e->o.store, c->target->row.key, err))
		return err->rc;
	return target_touch(e, c->namespace, c->target->name, err);
}

enum rc command_target_enable(struct engine *e, struct command *c, struct err *err)
{
	const struct str none = {NULL, 0};

	if (find(e, c, err) ||
	    store_target_disable(e->o.store, c->target->row.key, none, AT_NONE, err) ||
	    target_touch(e, c->namespace, c->target->name, err) ||
	    target_changed(e, c->namespace, c->target->name, none, err))
		return err->rc;
	return find_any(e, c, err);
}

enum rc command_target_disable(struct engine *e, struct command *c, struct err *err)
{
	struct target_order *o = c->target;

	if (find(e, c, err) || store_target_disable(e->o.store, o->row.key, o->text, e->now, err) ||
	    target_recall(e, c->namespace, o->name, err) ||
	    target_changed(e, c->namespace, o->name, o->text.p != NULL ? o->text : STR(""), err))
		return err->rc;
	return find_any(e, c, err);
}

enum rc command_target_rotate(struct engine *e, struct command *c, struct err *err)
{
	struct target_order *o = c->target;
	struct named_target t;

	if (find(e, c, err) || named_target_parse(c->arena, o->row.spec, &t, err))
		return err->rc;
	if (!t.own_signing_secret) {
		(void)err_set(err, RC_CONFLICT, "no_own_secret",
			      "the namespace's secrets sign what goes to the target");
		return err_hint(err, "put the target with \"own_signing_secret\": true first");
	}
	if (store_target_secrets_expire(e->o.store, o->row.key, e->now + o->overlap_ms, err))
		return err->rc;
	signing_secret_make(&o->secret, c->namespace, e->now);
	return add_secret(e, c, &o->secret, err);
}

/* --- a named secret --- */

static enum rc check_secrets_number(struct engine *e, struct command *c, struct err *err)
{
	struct named_secret *items;
	size_t n;

	if (store_named_secret_list(e->o.store, &e->turn, c->namespace, &items, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		c->target->existed |= str_eq(items[i].name, c->target->name);
	if (c->target->existed || n < LIMIT_SECRETS)
		return RC_OK;
	return err_set(err, RC_LIMIT, "too_many_secrets", "a namespace has at most %d secrets",
		       LIMIT_SECRETS);
}

enum rc command_named_secret_put(struct engine *e, struct command *c, struct err *err)
{
	struct target_order *o = c->target;
	struct str about = named_secret_about(&e->turn, c->namespace, o->name);

	if (check_secrets_number(e, c, err))
		return err->rc;
	return store_named_secret_put(e->o.store, c->namespace, o->name,
				      seal_box(&e->turn, e->o.seal_key, o->text, about), e->now,
				      err);
}

static enum rc refuse_used(void *context, struct str name, struct err *err)
{
	const struct str *wanted = context;

	if (!str_eq(name, *wanted))
		return RC_OK;
	(void)err_set(err, RC_CONFLICT, "secret_in_use", "a target's headers ask for the secret");
	return err_hint(err, "?force=true deletes it all the same: tasks that need it then fail");
}

static enum rc check_unused(struct engine *e, struct command *c, struct err *err)
{
	const struct page all = {.limit = LIMIT_TARGETS, .no_total = true};
	struct target_list list;

	if (c->target->force)
		return RC_OK;
	if (store_target_list(e->o.store, &e->turn, c->namespace, &all, &list, err))
		return err->rc;
	for (size_t i = 0; i < list.n; i++) {
		struct named_target t;

		if (named_target_parse(&e->turn, list.items[i].spec, &t, err) ||
		    named_target_secrets(&t, refuse_used, &c->target->name, err))
			return err->rc;
	}
	return RC_OK;
}

enum rc command_named_secret_delete(struct engine *e, struct command *c, struct err *err)
{
	struct str sealed;

	if (store_named_secret_find(e->o.store, &e->turn, c->namespace, c->target->name, &sealed,
				    err) ||
	    check_unused(e, c, err))
		return err->rc;
	return store_named_secret_delete(e->o.store, c->namespace, c->target->name, err);
}

/* --- breakers --- */

enum rc command_breaker_reset(struct engine *e, struct command *c, struct err *err)
{
	(void)err;
	c->target->n_reset = breakers_reset(&e->breakers, &e->lanes, c->target->text);
	return RC_OK;
}
