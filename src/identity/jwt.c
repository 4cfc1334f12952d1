#include "jwt.h"

#include "base/limits.h"
#include "base/macros.h"
#include "codec/base64.h"
#include "codec/json.h"

enum { HEADER_WORD = 32 };

enum rc jwt_refuse(struct err *err, const char *why)
{
	err_set(err, RC_UNAUTHORIZED, "invalid_token", "the token is refused: %s", why);
	return err_hint(err, "get a new token from the issuer, for this server's audience");
}

/* Takes "PART" off "PART.REST"; the last one ends with the text. */
static bool cut_part(struct str *rest, struct str *out)
{
	*out = str_cut(rest, '.');
	return out->n != 0;
}

bool jwt_looks_like(struct str token)
{
	int dots = 0;

	for (size_t i = 0; i < token.n; i++)
		dots += token.p[i] == '.';
	return dots == 2;
}

/* A member that must be a string; an absent one is an empty text. */
static bool get_word(struct arena *a, const struct json_object *o, struct str name, size_t most,
		     struct str *out)
{
	const struct json *v = json_get(o, name);
	struct err err = {0};

	*out = (struct str){0};
	return v == NULL || (v->type == JSON_STRING &&
			     json_string(a, v, most, out, "header", &err) == RC_OK && out->n != 0);
}

static bool read_alg(struct str word, enum jwt_alg *out)
{
	static const struct str words[] = {
		[JWT_RS256] = STR_INIT("RS256"), [JWT_ES256] = STR_INIT("ES256")};

	for (size_t i = 0; i < COUNTOF(words); i++)
		if (str_eq(word, words[i])) {
			*out = (enum jwt_alg)i;
			return true;
		}
	return false;
}

/* An access token of RFC 9068, or one of before that: never an id token's or a logout's type. */
static bool is_type(struct str typ)
{
	if (str_starts(typ, STR("application/")))
		typ = str_sub(typ, 12, typ.n);
	return typ.n == 0 || str_eq_nocase(typ, STR("JWT")) || str_eq_nocase(typ, STR("at+jwt"));
}

static enum rc read_header(struct arena *a, const struct json_object *o, struct jwt *out,
			   struct err *err)
{
	struct str alg, typ;

	if (!get_word(a, o, STR("alg"), HEADER_WORD, &alg) || !read_alg(alg, &out->alg))
		return jwt_refuse(err, "its alg is neither RS256 nor ES256");
	if (json_get(o, STR("crit")) != NULL || json_get(o, STR("b64")) != NULL)
		return jwt_refuse(err, "it has critical extensions, and none is known here");
	if (!get_word(a, o, STR("typ"), HEADER_WORD, &typ) || !is_type(typ))
		return jwt_refuse(err, "its typ is not that of an access token");
	if (!get_word(a, o, STR("kid"), LIMIT_JWK_ID, &out->kid) || out->kid.n == 0)
		return jwt_refuse(err, "it does not name its key (kid)");
	return RC_OK;
}

enum rc jwt_parse(struct arena *a, struct str text, struct jwt *out, struct err *err)
{
	struct str rest = text, parts[3], header;
	struct jwt jwt = {0};
	struct json_object o;
	struct err why = {0};

	if (text.n > LIMIT_JWT)
		return jwt_refuse(err, "it is too long");
	if (!jwt_looks_like(text) || !cut_part(&rest, &parts[0]) || !cut_part(&rest, &parts[1]) ||
	    !cut_part(&rest, &parts[2]))
		return jwt_refuse(err, "it is not made of three parts");
	if (!base64url_parse(a, parts[0], &header) || !base64url_parse(a, parts[1], &jwt.claims) ||
	    !base64url_parse(a, parts[2], &jwt.signature))
		return jwt_refuse(err, "a part of it is no base64url");
	if (json_object(a, header, &o, &why))
		return jwt_refuse(err, "its header is no JSON object");
	if (read_header(a, &o, &jwt, err))
		return err->rc;
	jwt.signed_by = str_sub(text, 0, parts[0].n + 1 + parts[1].n);
	*out = jwt;
	return RC_OK;
}
