#include "engine/commands.h"
#include "engine/rules.h"

enum { SETTLED_AT_ONCE = 256 };

/* A new calendar concerns what comes: slots that are due already are decided by the old one. */
static enum rc settle_some(struct engine *e, const struct schedule_list *some, struct err *err)
{
	for (size_t i = 0; i < some->n; i++) {
		struct schedule *s = &some->items[i];

		if (s->exclude_calendars.n == 0 || s->next_at > e->now)
			continue;
		if (rule_settle(e, s, false, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc settle_users(struct engine *e, int64_t namespace, struct err *err)
{
	struct schedule_list some = {.n = SETTLED_AT_ONCE};
	int64_t after = 0;

	while (some.n == SETTLED_AT_ONCE) {
		if (store_schedules_active(e->o.store, &e->turn, namespace, after, SETTLED_AT_ONCE,
					   &some, err) ||
		    settle_some(e, &some, err))
			return err->rc;
		if (some.n != 0)
			after = some.items[some.n - 1].key;
	}
	return RC_OK;
}

enum rc command_calendar_put(struct engine *e, struct command *c, struct err *err)
{
	struct err none = {0};
	struct calendar old;
	enum rc rc = store_calendar_find(e->o.store, &e->turn, c->namespace, c->calendar.name, &old,
					 &none);

	if (rc != RC_OK && rc != RC_NOT_FOUND) {
		*err = none;
		return rc;
	}
	c->existed = rc == RC_OK;
	c->calendar.updated_at = e->now;
	if (c->existed && settle_users(e, c->namespace, err))
		return err->rc;
	return store_calendar_put(e->o.store, c->namespace, &c->calendar, err);
}

enum rc command_calendar_delete(struct engine *e, struct command *c, struct err *err)
{
	return store_calendar_delete(e->o.store, c->namespace, c->calendar.name, err);
}
