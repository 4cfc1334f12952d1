/* What the holder of a task leaves behind of it: pieces of its log, outputs. */

#include "base/limits.h"
#include "engine/commands.h"
#include "engine/messages.h"
#include "store/record.h"

enum rc command_log(struct engine *e, struct command *c, struct err *err)
{
	struct record_order *o = c->record;
	struct log_piece *p = &o->piece;
	struct log_tally tally;
	struct lease l;

	if (lease_held(e, c->namespace, &o->claim, &l, err) ||
	    store_log_tally(e->o.store, l.claim.task, l.claim.attempt, &tally, err))
		return err->rc;
	p->attempt = l.claim.attempt;
	p->at = e->now;
	task_touched(e, l.claim.task);
	if (log_fit(&tally, p))
		return store_log_add(e->o.store, l.claim.task, p, err);
	p->is_cut = tally.is_cut;
	return RC_OK;
}

/* A new name must find room; one that is there is replaced. */
static enum rc check_room(struct engine *e, int64_t task, struct str name, struct err *err)
{
	struct output *items;
	size_t n;

	if (store_output_list(e->o.store, &e->turn, task, &items, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (str_eq(items[i].name, name))
			return RC_OK;
	if (n < LIMIT_OUTPUTS)
		return RC_OK;
	err_set(err, RC_CONFLICT, "too_many_outputs", "the task has %d outputs already",
		LIMIT_OUTPUTS);
	return err_hint(err, "put what belongs together into one of them");
}

enum rc command_output_put(struct engine *e, struct command *c, struct err *err)
{
	struct record_order *o = c->record;
	struct lease l;

	if (lease_held(e, c->namespace, &o->claim, &l, err) ||
	    check_room(e, l.claim.task, o->output.name, err))
		return err->rc;
	o->output.attempt = l.claim.attempt;
	o->output.at = e->now;
	return store_output_put(e->o.store, l.claim.task, &o->output, err);
}
