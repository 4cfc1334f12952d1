#include "engine/trail_admin.h"

#include "engine/engine_impl.h"
#include "model/id.h"
#include "model/times.h"
#include "store/store.h"

static struct str id_of(struct engine *e, const char *prefix, struct uuid id)
{
	struct id_text text = id_print(prefix, id);

	return str_dup(&e->turn, str_z(text.z));
}

static void tell_token(struct engine *e, const struct token *t, struct trail_object *o,
		       struct json_writer *w)
{
	o->id = id_of(e, ID_TOKEN, t->id);
	o->name = t->name;
	json_begin_object(w);
	json_add_str(w, "namespace", t->namespace_name);
	json_add_z(w, "role", role_name(t->role));
	add_instant(w, "expires_at", t->expires_at);
	if (t->limits.n != 0)
		json_add_raw(w, "limits", t->limits);
	json_end_object(w);
}

/* Tokens are few, and seldom revoked. */
enum rc trail_token_before(struct engine *e, struct command *c, struct trail_object *o,
			   struct json_writer *w, struct err *err)
{
	struct token *items;
	size_t n;

	if (store_token_list(e->o.store, &e->turn, c->namespace, &items, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (uuid_eq(items[i].id, c->id))
			tell_token(e, &items[i], o, w);
	return RC_OK;
}

enum rc trail_token_after(struct engine *e, struct command *c, struct trail_object *o,
			  struct json_writer *w, struct err *err)
{
	(void)err;
	tell_token(e, &c->token, o, w);
	return RC_OK;
}

enum rc trail_signing_after(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	(void)err;
	o->id = id_of(e, ID_SECRET, c->secret.id);
	json_begin_object(w);
	json_add_seconds(w, "overlap_seconds", c->overlap_ms);
	json_end_object(w);
	return RC_OK;
}
