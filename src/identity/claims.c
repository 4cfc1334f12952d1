#include "claims.h"

#include "base/limits.h"
#include "base/macros.h"
#include "codec/json.h"
#include "identity/jwt.h"
#include "model/target.h"

struct reading {
	struct arena *a;
	struct json_object claims;
};

static bool get_text(const struct reading *r, struct str name, size_t most, struct str *out)
{
	const struct json *v = json_get(&r->claims, name);
	struct err err = {0};

	return v != NULL && v->type == JSON_STRING &&
	       json_string(r->a, v, most, out, "claim", &err) == RC_OK;
}

/* Is the word the claim's text, or one of its list? */
static bool has_word(const struct reading *r, struct str name, struct str word)
{
	const struct json *v = json_get(&r->claims, name);
	struct json_array list;
	struct err err = {0};
	struct str one;

	if (v == NULL || v->type != JSON_ARRAY)
		return get_text(r, name, LIMIT_JWT, &one) && str_eq(one, word);
	if (json_array_of(r->a, v, LIMIT_JSON_MEMBERS, &list, "claim", &err))
		return false;
	for (size_t i = 0; i < list.n; i++)
		if (list.items[i].type == JSON_STRING &&
		    json_string(r->a, &list.items[i], LIMIT_JWT, &one, "claim", &err) == RC_OK &&
		    str_eq(one, word))
			return true;
	return false;
}

static bool has_scope(const struct reading *r, struct str word)
{
	struct str words;

	if (!get_text(r, STR("scope"), LIMIT_JWT, &words))
		return false;
	while (words.n != 0)
		if (str_eq(str_cut(&words, ' '), word))
			return true;
	return false;
}

/* Whole seconds, as every issuer writes them. */
static bool get_time(const struct reading *r, struct str name, ms_t *out)
{
	const struct json *v = json_get(&r->claims, name);
	struct err err = {0};
	int64_t seconds;

	if (v == NULL || json_i64(v, 0, LIMIT_INSTANT_MAX / MS_SECOND, &seconds, "claim", &err))
		return false;
	*out = seconds * MS_SECOND;
	return true;
}

static enum rc check_time(const struct reading *r, ms_t now, ms_t *expires_at_out, struct err *err)
{
	ms_t exp, nbf = 0;

	if (!get_time(r, STR("exp"), &exp))
		return jwt_refuse(err, "it does not say when it expires (exp)");
	if (exp + JWT_SKEW_MS <= now)
		return err_set(err, RC_UNAUTHORIZED, "token_expired", "the token has expired");
	if (json_get(&r->claims, STR("nbf")) != NULL && !get_time(r, STR("nbf"), &nbf))
		return jwt_refuse(err, "its nbf is no time");
	if (nbf - JWT_SKEW_MS > now)
		return jwt_refuse(err, "it is not valid yet");
	*expires_at_out = exp;
	return RC_OK;
}

static enum rc check_place(const struct reading *r, const struct jwt_policy *policy,
			   struct err *err)
{
	struct str issuer;

	if (!get_text(r, STR("iss"), LIMIT_URL, &issuer) || !str_eq(issuer, policy->issuer))
		return jwt_refuse(err, "it is another issuer's");
	if (!has_word(r, STR("aud"), policy->audience))
		return jwt_refuse(err, "it is for another audience");
	return RC_OK;
}

static enum rc read_role(const struct reading *r, enum role *out, struct err *err)
{
	static const struct str words[] = {[ROLE_READ] = STR_INIT("belfry:read"),
					   [ROLE_WRITE] = STR_INIT("belfry:write"),
					   [ROLE_ADMIN] = STR_INIT("belfry:admin")};

	for (size_t i = COUNTOF(words); i-- > 0;)
		if (has_word(r, STR("permissions"), words[i]) || has_scope(r, words[i])) {
			*out = (enum role)i;
			return RC_OK;
		}
	err_set(err, RC_FORBIDDEN, "no_permission", "the token gives no permission here");
	return err_hint(err, "the issuer must grant belfry:read, belfry:write or belfry:admin");
}

static enum rc read_namespace(const struct reading *r, struct str claim, struct str *out,
			      struct err *err)
{
	*out = STR("default");
	if (json_get(&r->claims, claim) == NULL)
		return RC_OK;
	if (!get_text(r, claim, LIMIT_NAME, out) ||
	    (!target_name_is_valid(*out) && !str_eq(*out, STR("*"))))
		return jwt_refuse(err, "its namespace is no namespace's name");
	return RC_OK;
}

enum rc claims_check(struct arena *a, const struct jwt_policy *policy, struct str claims, ms_t now,
		     struct subject *out, struct err *err)
{
	struct reading r = {.a = a};
	struct subject s = {0};
	struct err why = {0};

	if (json_object(a, claims, &r.claims, &why))
		return jwt_refuse(err, "its claims are no JSON object");
	if (json_get(&r.claims, STR("sub")) != NULL &&
	    !get_text(&r, STR("sub"), LIMIT_JWT_SUBJECT, &s.id))
		return jwt_refuse(err, "its sub is no text");
	if (check_place(&r, policy, err) || check_time(&r, now, &s.expires_at, err) ||
	    read_namespace(&r, policy->namespace_claim, &s.namespace, err) ||
	    read_role(&r, &s.role, err))
		return err->rc;
	*out = s;
	return RC_OK;
}
