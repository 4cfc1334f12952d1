#include "key_set.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/log.h"

/* The first key of a name is the one: a second cannot take its place. */
static void add_key(struct key_set *set, const struct json *v)
{
	struct jwk key;

	if (!jwk_read(&set->arena, v, &key))
		return;
	if (key_set_find(set, key.kid) == NULL)
		set->keys[set->n++] = key;
	else
		jwk_release(&key);
}

static enum rc read_keys(struct key_set *set, struct str text, struct err *err)
{
	struct json_object o;
	struct json_array items;
	const struct json *keys;
	struct err why = {0};

	if (text.n > LIMIT_JWKS || json_object(&set->arena, text, &o, &why) ||
	    (keys = json_get(&o, STR("keys"))) == NULL ||
	    json_array_of(&set->arena, keys, LIMIT_JWKS_KEYS, &items, "keys", &why))
		return err_set(err, RC_INVALID, "invalid_jwks", "this is no set of keys%s%s",
			       why.text[0] != '\0' ? ": " : "", why.text);
	set->keys = arena_alloc(&set->arena, (items.n + 1) * sizeof(*set->keys));
	for (size_t i = 0; i < items.n; i++)
		add_key(set, &items.items[i]);
	if (set->n == 0)
		return err_set(err, RC_INVALID, "invalid_jwks",
			       "the set has no key for RS256 or ES256");
	return RC_OK;
}

struct key_set *key_set_read(struct str text, struct err *err)
{
	struct key_set *set = calloc(1, sizeof(*set));
	struct str kept;

	if (set == NULL)
		log_fatal("out_of_memory", "a set of keys");
	kept = str_dup(&set->arena, str_sub(text, 0, LIMIT_JWKS + 1));
	if (read_keys(set, kept, err) == RC_OK)
		return set;
	key_set_free(set);
	return NULL;
}

void key_set_free(struct key_set *set)
{
	if (set == NULL)
		return;
	for (size_t i = 0; i < set->n; i++)
		jwk_release(&set->keys[i]);
	arena_release(&set->arena);
	free(set);
}

const struct jwk *key_set_find(const struct key_set *set, struct str kid)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq(set->keys[i].kid, kid))
			return &set->keys[i];
	return NULL;
}

enum rc key_set_check(const struct key_set *set, const struct jwt *jwt, struct err *err)
{
	const struct jwk *key = key_set_find(set, jwt->kid);

	if (key == NULL)
		return err_set(err, RC_NOT_FOUND, "unknown_key", "the issuer has no such key");
	if (key->alg != jwt->alg)
		return jwt_refuse(err, "its alg is not that of its key");
	if (!jwk_verify(key, jwt->signed_by, jwt->signature))
		return jwt_refuse(err, "its signature is wrong");
	return RC_OK;
}
