/* Commands that take effect once. */

#include "store/once.h"
#include "base/limits.h"
#include "engine/commands.h"

enum rc once_look(struct engine *e, struct command *c, struct err *err)
{
	struct err why = {0};
	struct once_row row;

	if (c->once == NULL)
		return RC_OK;
	if (store_once_find(e->o.store, c->arena, c->once->name, e->now, &row, &why))
		return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
	if (once_check(c->once, row.fingerprint, err))
		return err->rc;
	c->once->sealed = row.sealed;
	c->once->is_replayed = true;
	return RC_OK;
}

static struct str seal(struct engine *e, const struct once *o)
{
	struct str packed = once_pack(&e->turn, &o->answer);

	if (packed.n == 0)
		return packed;
	return seal_box(&e->turn, e->o.seal_key, packed,
			str_of((const char *)o->name, ONCE_DIGEST));
}

/* Where another node was faster, nothing of this turn is kept. */
static enum rc keep(struct engine *e, const struct once *o, struct err *err)
{
	struct once_row row = {.expires_at = e->now + LIMIT_IDEMPOTENCY_S * (ms_t)MS_SECOND,
			       .sealed = seal(e, o)};

	memcpy(row.name, o->name, ONCE_DIGEST);
	memcpy(row.fingerprint, o->fingerprint, ONCE_DIGEST);
	if (store_once_add(e->o.store, &row, e->now, err) == RC_OK)
		return RC_OK;
	if (err->rc == RC_CONFLICT)
		err->rc = RC_BUSY;
	return err->rc;
}

/* An answer that fails for a reason of its own is made again by the api, and not kept. */
enum rc once_keep(struct engine *e, struct command *c, struct err *err)
{
	struct err why = {0};

	if (c->once == NULL || c->stays || c->dry_run)
		return RC_OK;
	if (c->once->compose(c, e->o.store, &why))
		return command_is_the_turns(why.rc) ? (*err = why).rc : RC_OK;
	return c->once->answer.status != 0 ? keep(e, c->once, err) : RC_OK;
}
