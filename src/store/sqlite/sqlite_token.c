/* Tokens, and the sealed signing secrets. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

/* The column is NULL for a token of every namespace. */
static int64_t stored_namespace(int64_t namespace)
{
	return namespace == NAMESPACE_ALL ? 0 : namespace;
}

enum rc sqlite_token_add(struct store *s, const struct token *t, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TOKEN_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &t->id);
	put_blob(&c, t->hash, sizeof(t->hash));
	put_str(&c, t->name);
	put_key(&c, stored_namespace(t->namespace));
	put_i64(&c, t->role);
	put_i64(&c, t->created_at);
	put_at(&c, t->expires_at);
	put_at(&c, t->revoked_at);
	put_at(&c, t->last_used_at);
	put_str(&c, t->limits);
	return query_insert(&c, err);
}

static void take_token(struct query *c, struct arena *a, void *item)
{
	struct token *t = item;
	int64_t namespace;

	t->id = take_uuid(c);
	take_bytes(c, t->hash, sizeof(t->hash));
	t->name = take_str(c, a);
	namespace = take_i64(c);
	t->namespace = namespace != 0 ? namespace : NAMESPACE_ALL;
	t->namespace_name = take_str(c, a);
	t->role = (enum role)take_int(c);
	t->created_at = take_i64(c);
	t->expires_at = take_at(c, MS_NEVER);
	t->revoked_at = take_at(c, MS_NEVER);
	t->last_used_at = take_at(c, AT_NONE);
	t->limits = take_str(c, a);
}

enum rc sqlite_token_find(struct store *s, struct arena *a,
			  const unsigned char hash[static TOKEN_HASH], struct token *out,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_TOKEN_BY_HASH, err) != RC_OK)
		return err->rc;
	put_blob(&c, hash, TOKEN_HASH);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such token");
	take_token(&c, a, out);
	return RC_OK;
}

enum rc sqlite_token_revoke(struct store *s, int64_t namespace, struct uuid id, ms_t now,
			    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TOKEN_REVOKE, err) != RC_OK)
		return err->rc;
	put_key(&c, stored_namespace(namespace));
	put_uuid(&c, &id);
	put_i64(&c, now);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such token");
	return RC_OK;
}

enum rc sqlite_token_list(struct store *s, struct arena *a, int64_t namespace,
			  struct token **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_TOKEN_LIST, err) != RC_OK)
		return err->rc;
	put_key(&c, stored_namespace(namespace));
	if (query_list(&c, a, take_token, sizeof(struct token), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

enum rc sqlite_secret_add(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			  ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_SECRET_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_uuid(&c, &id);
	put_blob(&c, sealed.p, sealed.n);
	put_i64(&c, now);
	return query_insert(&c, err);
}

enum rc sqlite_secrets_expire(struct store *s, int64_t namespace, ms_t at, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_SECRETS_EXPIRE, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, at);
	return query_run(&c, err);
}

static void take_secret(struct query *c, struct arena *a, void *item)
{
	struct sealed_secret *secret = item;

	secret->id = take_uuid(c);
	secret->sealed = take_str(c, a);
	secret->created_at = take_i64(c);
	secret->expires_at = take_at(c, MS_NEVER);
}

enum rc sqlite_secret_list(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			   struct sealed_secret **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_SECRET_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, now);
	if (query_list(&c, a, take_secret, sizeof(struct sealed_secret), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}
