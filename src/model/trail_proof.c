/* The proof of a chain, and the choice of rows. */

#include <string.h>

#include "base/limits.h"
#include "codec/json.h"
#include "model/token.h"
#include "model/trail.h"

static enum rc broken(int64_t seq, const char *why, struct err *err)
{
	return err_set(err, RC_CONFLICT, "chain_broken", "row %lld %s", (long long)seq, why);
}

static bool is_zero(const unsigned char hash[static TRAIL_HASH])
{
	static const unsigned char zeros[TRAIL_HASH];

	return memcmp(hash, zeros, TRAIL_HASH) == 0;
}

/* How the row follows what is before it. */
static enum rc check_link(const struct trail_proof *p, const struct trail_row *row, struct err *err)
{
	if (row->seq == 1 && !is_zero(row->previous))
		return broken(row->seq, "is not the beginning of the chain", err);
	if (p->n == 0 && !p->from_end)
		return RC_OK;
	if (row->seq <= p->end.seq)
		return broken(row->seq, "stands behind a later one", err);
	if (row->seq > p->end.seq + 1)
		return p->with_holes ? RC_OK : broken(p->end.seq + 1, "is missing", err);
	if (memcmp(row->previous, p->end.hash, TRAIL_HASH) != 0)
		return broken(row->seq, "does not follow the row before it", err);
	return RC_OK;
}

enum rc trail_prove(struct trail_proof *p, const struct trail_row *row, struct err *err)
{
	unsigned char hash[TRAIL_HASH];

	if (check_link(p, row, err))
		return err->rc;
	trail_hash(hash, row->previous, row->head, row->change);
	if (memcmp(hash, row->hash, TRAIL_HASH) != 0)
		return broken(row->seq, "is not what its hash was made of", err);
	if (p->n++ == 0)
		p->first = row->seq;
	p->end.seq = row->seq;
	memcpy(p->end.hash, row->hash, TRAIL_HASH);
	return RC_OK;
}

/* --- which rows --- */

static struct str text_of(struct arena *a, const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct err none = {0};
	struct str text = {0};

	if (v != NULL)
		(void)json_string(a, v, v->raw.n, &text, name, &none);
	return text;
}

/* Is the wanted text one of the party's members? */
static bool party_fits(struct arena *a, const struct json_object *row, const char *party,
		       struct str wanted, bool or_kind)
{
	const struct json *v = json_get(row, str_z(party));
	struct err none = {0};
	struct json_object o;

	if (wanted.n == 0)
		return true;
	if (v == NULL || json_object_of(a, v, &o, party, &none))
		return false;
	return str_eq(wanted, text_of(a, &o, "id")) || str_eq(wanted, text_of(a, &o, "name")) ||
	       (or_kind && str_eq(wanted, text_of(a, &o, "kind")));
}

/* "schedule" fits "schedule.update", too. */
static bool action_fits(struct str wanted, struct str has)
{
	struct str rest = str_sub(has, wanted.n, has.n);

	if (wanted.n == 0)
		return true;
	return str_starts(has, wanted) && (rest.n == 0 || str_starts(rest, STR(".")));
}

static enum rc head_fits(struct arena *a, const struct trail_filter *f, struct str head, bool *out,
			 struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_TRAIL_HEAD);
	struct json_object o;

	buf_add(&text, head);
	buf_add_c(&text, '}');
	if (json_object(a, buf_str(&text), &o, err))
		return err_wrap(err, "a row of the audit log");
	*out = action_fits(f->action, text_of(a, &o, "action")) &&
	       party_fits(a, &o, "object", f->object, false) &&
	       party_fits(a, &o, "actor", f->actor, true);
	return RC_OK;
}

enum rc trail_fits(struct arena *a, const struct trail_filter *f, const struct trail_row *row,
		   bool *out, struct err *err)
{
	*out = row->at >= f->since && row->at < f->until &&
	       (f->namespace == NAMESPACE_ALL || f->namespace == row->namespace);
	if (!*out || (f->action.n == 0 && f->object.n == 0 && f->actor.n == 0))
		return RC_OK;
	return head_fits(a, f, row->head, out, err);
}
