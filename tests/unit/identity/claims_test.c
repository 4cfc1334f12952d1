#include "test.h"

#include <string.h>

#include "base/macros.h"
#include "identity/claims.h"

#define NOW (1000000 * (ms_t)MS_SECOND)
#define BASE "\"iss\":\"https://i/\",\"aud\":\"belfry\",\"exp\":1000100"
#define GOOD BASE ",\"scope\":\"belfry:read\""

static const struct jwt_policy policy = {
	.issuer = STR_INIT("https://i/"),
	.audience = STR_INIT("belfry"),
	.namespace_claim = STR_INIT("ns"),
};

static enum rc check(struct arena *a, const char *claims, struct subject *out, struct err *err)
{
	return claims_check(a, &policy, str_z(claims), NOW, out, err);
}

TEST(a_token_is_for_this_server_and_for_now)
{
	static const struct {
		int line;
		const char *claims, *code; /* NULL: taken */
	} rows[] = {
		{__LINE__, "{" GOOD "}", NULL},
		{__LINE__, "{" GOOD ",\"nbf\":1000060,\"iat\":5}", NULL},
		{__LINE__, "{" GOOD ",\"nbf\":1000061}", "invalid_token"},
		{__LINE__, "{" GOOD ",\"nbf\":\"0\"}", "invalid_token"},
		{__LINE__, "{" GOOD ",\"sub\":7}", "invalid_token"},
		{__LINE__, "{\"iss\":\"https://i\",\"aud\":\"belfry\",\"exp\":1000100}",
		 "invalid_token"},
		{__LINE__, "{\"aud\":\"belfry\",\"exp\":1000100}", "invalid_token"},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":\"Belfry\",\"exp\":1000100}",
		 "invalid_token"},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":[],\"exp\":1000100}", "invalid_token"},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":[[\"belfry\"]],\"exp\":1}",
		 "invalid_token"},
		{__LINE__,
		 "{\"iss\":\"https://i/"
		 "\",\"aud\":[7,\"belfry\"],\"exp\":999941,\"scope\":\"belfry:read\"}",
		 NULL},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":\"belfry\",\"exp\":999940}",
		 "token_expired"},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":\"belfry\"}", "invalid_token"},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":\"belfry\",\"exp\":null}",
		 "invalid_token"},
		{__LINE__, "{\"iss\":\"https://i/\",\"aud\":\"belfry\",\"exp\":9e99}",
		 "invalid_token"},
		{__LINE__, "{" GOOD ",\"exp\":2000000}", "invalid_token"}, /* twice */
		{__LINE__, "{" BASE "}", "no_permission"},
		{__LINE__, "[]", "invalid_token"},
		{__LINE__, "", "invalid_token"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct subject s;
		enum rc rc = check(&a, rows[i].claims, &s, &err);

		CHECK_ROW(rows[i].line, (rc == RC_OK) == (rows[i].code == NULL));
		CHECK_ROW(rows[i].line, rc == RC_OK || strcmp(err.code, rows[i].code) == 0);
		arena_release(&a);
	}
}

TEST(the_best_permission_is_the_role)
{
	static const struct {
		int line;
		const char *claims;
		int role; /* -1: none */
	} rows[] = {
		{__LINE__, "\"scope\":\"belfry:read\"", ROLE_READ},
		{__LINE__, "\"scope\":\"a belfry:write b belfry:read\"", ROLE_WRITE},
		{__LINE__, "\"permissions\":[\"belfry:admin\"]", ROLE_ADMIN},
		{__LINE__, "\"permissions\":[\"belfry:read\"],\"scope\":\"belfry:write\"",
		 ROLE_WRITE},
		{__LINE__, "\"permissions\":[1,null,\"belfry:write\"]", ROLE_WRITE},
		{__LINE__, "\"scope\":\"xbelfry:read belfry:admins\"", -1},
		{__LINE__, "\"scope\":[\"belfry:read\"]", -1},
		{__LINE__, "\"permissions\":{\"belfry:read\":true}", -1},
		{__LINE__, "\"scope\":\"\"", -1},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct subject s;
		char text[256];

		(void)snprintf(text, sizeof(text), "{" BASE ",%s}", rows[i].claims);
		if (rows[i].role < 0)
			CHECK_ROW(rows[i].line, check(&a, text, &s, &err) == RC_FORBIDDEN);
		else
			CHECK_ROW(rows[i].line, check(&a, text, &s, &err) == RC_OK &&
							(int)s.role == rows[i].role);
		arena_release(&a);
	}
}

TEST(a_claim_names_the_namespace)
{
	static const struct {
		int line;
		const char *claim, *want; /* NULL: refused */
	} rows[] = {
		{__LINE__, "\"ns\":\"team-a\"", "team-a"}, {__LINE__, "\"ns\":\"*\"", "*"},
		{__LINE__, "\"other\":\"x\"", "default"},  {__LINE__, "\"ns\":\"\"", NULL},
		{__LINE__, "\"ns\":null", NULL},	   {__LINE__, "\"ns\":[\"a\"]", NULL},
		{__LINE__, "\"ns\":\"../a\"", NULL},	   {__LINE__, "\"ns\":\"a b\"", NULL},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct subject s;
		char text[256];

		(void)snprintf(text, sizeof(text), "{" GOOD ",%s}", rows[i].claim);
		if (rows[i].want == NULL) {
			CHECK_ROW(rows[i].line, check(&a, text, &s, &err) == RC_UNAUTHORIZED);
		} else {
			CHECK_ROW(rows[i].line, check(&a, text, &s, &err) == RC_OK);
			check_text(rows[i].line, "namespace", s.namespace.p, s.namespace.n,
				   rows[i].want);
		}
		arena_release(&a);
	}
}
