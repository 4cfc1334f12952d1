/* Namespaces, tokens, secrets. */

#include <string.h>

#include "suite.h"

TEST(a_namespace_keeps_its_key)
{
	struct suite u;
	int64_t a, b, found;

	suite_open(&u);
	a = suite_namespace(&u, "a");
	b = suite_namespace(&u, "b");
	CHECK(a > 0 && b > 0 && a != b);
	CHECK(suite_namespace(&u, "a") == a);
	OK(&u, store_namespace_find(u.s, STR("b"), &found, &u.err));
	CHECK(found == b);
	found = -7;
	REFUSED(&u, store_namespace_find(u.s, STR("c"), &found, &u.err), RC_NOT_FOUND, "not_found");
	CHECK(found == -7);
	suite_close(&u);
}

static struct token token_of(struct suite *u, int64_t namespace, unsigned char hash)
{
	struct token t = {.id = suite_id(++u->n_ids),
			  .name = STR("ci"),
			  .namespace = namespace,
			  .role = ROLE_WRITE,
			  .created_at = u->now,
			  .expires_at = u->now + MS_DAY,
			  .revoked_at = MS_NEVER,
			  .last_used_at = AT_NONE};

	memset(t.hash, hash, sizeof(t.hash));
	suite_begin(u);
	OK(u, store_token_add(u->s, &t, &u->err));
	suite_commit(u);
	return t;
}

TEST(a_token_is_found_by_its_hash)
{
	struct suite u;
	struct token t, found;
	unsigned char unknown[TOKEN_HASH] = {9};

	suite_open(&u);
	t = token_of(&u, u.namespace, 1);
	OK(&u, store_token_find(u.s, &u.a, t.hash, &found, &u.err));
	CHECK(uuid_eq(found.id, t.id) && str_eq(found.name, t.name));
	CHECK(found.namespace == u.namespace && str_eq(found.namespace_name, STR("default")));
	CHECK(found.role == ROLE_WRITE && memcmp(found.hash, t.hash, TOKEN_HASH) == 0);
	CHECK(found.created_at == u.now && found.expires_at == u.now + MS_DAY);
	CHECK(found.revoked_at == MS_NEVER && found.last_used_at == AT_NONE);
	REFUSED(&u, store_token_find(u.s, &u.a, unknown, &found, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(a_token_of_all_namespaces_has_a_star)
{
	struct suite u;
	struct token t, found;

	suite_open(&u);
	t = token_of(&u, NAMESPACE_ALL, 1);
	OK(&u, store_token_find(u.s, &u.a, t.hash, &found, &u.err));
	CHECK(found.namespace == NAMESPACE_ALL && str_eq(found.namespace_name, STR("*")));
	suite_close(&u);
}

TEST(a_revoked_token_stays_revoked)
{
	struct suite u;
	struct token t, found;
	ms_t at;

	suite_open(&u);
	t = token_of(&u, u.namespace, 1);
	at = ++u.now;
	suite_begin(&u);
	OK(&u, store_token_revoke(u.s, u.namespace, t.id, at, &u.err));
	OK(&u, store_token_revoke(u.s, u.namespace, t.id, at + 5, &u.err));
	suite_commit(&u);
	OK(&u, store_token_find(u.s, &u.a, t.hash, &found, &u.err));
	CHECK(found.revoked_at == at);
	suite_close(&u);
}

TEST(a_token_is_revoked_and_listed_through_its_own_namespace)
{
	struct suite u;
	struct token mine, theirs, all, *items;
	size_t n;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	mine = token_of(&u, u.namespace, 1);
	theirs = token_of(&u, other, 2);
	all = token_of(&u, NAMESPACE_ALL, 3);
	suite_begin(&u);
	REFUSED(&u, store_token_revoke(u.s, u.namespace, theirs.id, u.now, &u.err), RC_NOT_FOUND,
		"not_found");
	REFUSED(&u, store_token_revoke(u.s, u.namespace, all.id, u.now, &u.err), RC_NOT_FOUND,
		"not_found");
	OK(&u, store_token_revoke(u.s, NAMESPACE_ALL, theirs.id, u.now, &u.err));
	suite_commit(&u);
	OK(&u, store_token_list(u.s, &u.a, u.namespace, &items, &n, &u.err));
	CHECK(n == 1 && uuid_eq(items[0].id, mine.id));
	OK(&u, store_token_list(u.s, &u.a, NAMESPACE_ALL, &items, &n, &u.err));
	CHECK(n == 3 && uuid_eq(items[0].id, all.id) && uuid_eq(items[2].id, mine.id));
	suite_close(&u);
}

TEST(a_hash_opens_one_token)
{
	struct suite u;
	struct token t;

	suite_open(&u);
	t = token_of(&u, u.namespace, 1);
	t.id = suite_id(++u.n_ids);
	suite_begin(&u);
	REFUSED(&u, store_token_add(u.s, &t, &u.err), RC_CONFLICT, "taken");
	suite_commit(&u);
	suite_close(&u);
}

static void add_secret(struct suite *u, int64_t namespace, struct str sealed)
{
	suite_begin(u);
	OK(u, store_secret_add(u->s, namespace, suite_id(++u->n_ids), sealed, u->now, &u->err));
	suite_commit(u);
}

TEST(secrets_sign_until_they_expire)
{
	struct suite u;
	struct sealed_secret *items;
	size_t n;
	ms_t end;

	suite_open(&u);
	add_secret(&u, suite_namespace(&u, "other"), STR("theirs"));
	add_secret(&u, u.namespace, STR("ol\0d"));
	end = u.now + MS_DAY;
	suite_begin(&u);
	OK(&u, store_secrets_expire(u.s, u.namespace, end, &u.err));
	suite_commit(&u);
	add_secret(&u, u.namespace, STR("new"));
	OK(&u, store_secret_list(u.s, &u.a, u.namespace, end - 1, &items, &n, &u.err));
	CHECK(n == 2 && str_eq(items[0].sealed, STR("new")) && items[0].expires_at == MS_NEVER);
	CHECK(str_eq(items[1].sealed, STR("ol\0d")) && items[1].expires_at == end);
	CHECK(items[1].created_at == u.now && uuid_eq(items[1].id, suite_id(2)));
	OK(&u, store_secret_list(u.s, &u.a, u.namespace, end, &items, &n, &u.err));
	CHECK(n == 1 && str_eq(items[0].sealed, STR("new")));
	suite_close(&u);
}
