#include "engine/commands.h"
#include "store/caller.h"

enum rc namespace_open(struct engine *e, struct str name, int64_t *key_out, struct err *err)
{
	struct signing_secret secrets[SECRETS_AT_ONCE];
	size_t n;

	if (store_namespace_ensure(e->o.store, name, e->now, key_out, err))
		return err->rc;
	return keyring_secrets(&e->keyring, e->o.store, *key_out, e->now, secrets, &n, err);
}

enum rc engine_open_namespace(struct engine *e, struct str name, struct err *err)
{
	int64_t key;

	return namespace_open(e, name, &key, err);
}

enum rc command_token_create(struct engine *e, struct command *c, struct err *err)
{
	struct token *t = &c->token;

	t->namespace = NAMESPACE_ALL;
	t->namespace_name = c->namespace_name;
	if (!str_eq(c->namespace_name, STR("*")) &&
	    namespace_open(e, c->namespace_name, &t->namespace, err))
		return err->rc;
	t->id = uuid_new(e->now);
	t->created_at = e->now;
	t->revoked_at = MS_NEVER;
	t->last_used_at = AT_NONE;
	return store_token_add(e->o.store, t, err);
}

enum rc command_token_revoke(struct engine *e, struct command *c, struct err *err)
{
	return store_token_revoke(e->o.store, c->namespace, c->id, e->now, err);
}

enum rc command_token_used(struct engine *e, struct command *c, struct err *err)
{
	return store_token_used(e->o.store, c->caller.token, e->now, e->now - TOKEN_USED_EVERY_MS,
				err);
}

enum rc command_secret_rotate(struct engine *e, struct command *c, struct err *err)
{
	return keyring_rotate(&e->keyring, e->o.store, c->namespace, e->now, c->overlap_ms,
			      &c->secret, err);
}
