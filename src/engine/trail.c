#include "engine/trail.h"

#include "base/limits.h"
#include "engine/commands.h"
#include "store/trail.h"

enum {
	KEPT = 64 * 1024,		/* bytes of memory that a buffer keeps for the next row */
	MOST = 4 * LIMIT_BODY,		/* of an object's JSON */
	CHANGE = 3 * LIMIT_TRAIL_VALUE, /* two values, or what is told of them */
};

void trail_init(struct trail *t)
{
	t->before = BUF_INIT(MOST);
	t->after = BUF_INIT(MOST);
	t->head = BUF_INIT(LIMIT_TRAIL_HEAD);
	t->change = BUF_INIT(CHANGE);
}

void trail_release(struct trail *t)
{
	buf_release(&t->before);
	buf_release(&t->after);
	buf_release(&t->head);
	buf_release(&t->change);
}

void trail_forget(struct trail *t)
{
	t->is_known = false;
}

static void empty(struct buf *b)
{
	buf_reset(b);
	if (b->size > KEPT)
		buf_release(b);
}

static enum rc tell(struct engine *e, struct command *c, trail_tell *how, struct trail_object *o,
		    struct buf *to, struct err *err)
{
	struct json_writer w = json_writer_to(to);

	empty(to);
	return how != NULL ? how(e, c, o, &w, err) : RC_OK;
}

/* Whether there is such an object at all is the command's to say. */
enum rc trail_before(struct engine *e, struct command *c, struct err *err)
{
	struct err why = {0};

	e->trail.object = (struct trail_object){0};
	if (trail_rules[c->kind].action == NULL || c->dry_run)
		return RC_OK;
	if (tell(e, c, trail_rules[c->kind].before, &e->trail.object, &e->trail.before, &why) ==
	    RC_OK)
		return RC_OK;
	empty(&e->trail.before);
	return command_is_the_turns(why.rc) ? (*err = why).rc : RC_OK;
}

/* A name that was used before makes nothing new. */
static bool changes_nothing(const struct command *c)
{
	if (c->stays || c->dry_run)
		return true;
	if (c->kind == COMMAND_TASK_CREATE)
		return c->existed;
	if (c->kind == COMMAND_PUBLISH)
		return c->publish->existed;
	return c->kind == COMMAND_SCHEDULE_BACKFILL && c->backfill->dry_run;
}

static enum rc know_end(struct engine *e, struct err *err)
{
	if (e->trail.is_known)
		return RC_OK;
	if (store_trail_end(e->o.store, &e->trail.end, err))
		return err->rc;
	e->trail.is_known = true;
	return RC_OK;
}

static enum rc add(struct engine *e, const struct command *c, const struct trail_entry *entry,
		   struct err *err)
{
	struct trail *t = &e->trail;
	struct trail_row row = {.seq = t->end.seq + 1,
				.at = e->now,
				.namespace = c->namespace > 0 ? c->namespace : 0};

	empty(&t->head);
	empty(&t->change);
	trail_write_head(&t->head, row.seq, row.at, entry);
	trail_write_change(&t->change, entry);
	if (t->head.failed || t->change.failed)
		return err_set(err, RC_IO, "audit_row_too_large", "a row of the audit log");
	row.head = buf_str(&t->head);
	row.change = buf_str(&t->change);
	trail_hash(row.hash, t->end.hash, row.head, row.change);
	if (store_trail_add(e->o.store, &row, err))
		return err->rc;
	t->end.seq = row.seq;
	memcpy(t->end.hash, row.hash, TRAIL_HASH);
	return RC_OK;
}

enum rc trail_after(struct engine *e, struct command *c, struct err *err)
{
	const struct trail_rule *rule = &trail_rules[c->kind];
	struct trail_entry entry = {.caller = &c->caller,
				    .namespace = c->namespace > 0 ? c->caller.namespace
								  : (struct str){0},
				    .action = rule->action,
				    .object = e->trail.object};

	entry.object.kind = rule->kind;

	if (rule->action == NULL || changes_nothing(c))
		return RC_OK;
	if (know_end(e, err) || tell(e, c, rule->after, &entry.object, &e->trail.after, err))
		return err->rc;
	entry.before = buf_str(&e->trail.before);
	entry.after = buf_str(&e->trail.after);
	return add(e, c, &entry, err);
}

enum rc trail_prune(struct engine *e, size_t *n_out, struct err *err)
{
	*n_out = 0;
	if (e->o.audit_retention_ms == MS_NEVER)
		return RC_OK;
	return store_trail_prune(e->o.store, e->now - e->o.audit_retention_ms, TURN_PRUNED, n_out,
				 err);
}
