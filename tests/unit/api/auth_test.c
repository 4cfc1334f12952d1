#include "test.h"

#include "api/auth.h"
#include "base/macros.h"

TEST(a_bearer_is_read_whatever_the_schemes_case)
{
	static const struct {
		int line;
		const char *header, *want;
	} rows[] = {
		{__LINE__, "Bearer abc", "abc"},   {__LINE__, "bearer abc", "abc"},
		{__LINE__, "BEARER  abc ", "abc"}, {__LINE__, "Bearer", ""},
		{__LINE__, "Bearer ", ""},	   {__LINE__, "Basic abc", ""},
		{__LINE__, "Bearerabc", ""},	   {__LINE__, "", ""},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct str got = auth_bearer(str_z(rows[i].header));

		check_text(rows[i].line, "token", got.p, got.n, rows[i].want);
	}
}

TEST(only_names_and_addresses_of_loopback_are_this_machine)
{
	static const struct {
		int line;
		const char *host;
		bool want;
	} rows[] = {
		{__LINE__, "localhost", true},
		{__LINE__, "LocalHost:8080", true},
		{__LINE__, "belfry.localhost:80", true},
		{__LINE__, "127.0.0.1", true},
		{__LINE__, "127.0.0.1:8080", true},
		{__LINE__, "127.255.0.9:1", true},
		{__LINE__, "[::1]", true},
		{__LINE__, "[::1]:8080", true},
		{__LINE__, "", false},
		{__LINE__, ":8080", false},
		{__LINE__, "example.com", false},
		{__LINE__, "localhost.example.com", false},
		{__LINE__, "notlocalhost", false},
		{__LINE__, "127.0.0.1.example.com", false},
		{__LINE__, "127.0.0.1.", false},
		{__LINE__, "127.0.0", false},
		{__LINE__, "127.", false},
		{__LINE__, "127.0.0.256", false},
		{__LINE__, "128.0.0.1", false},
		{__LINE__, "0.0.0.0", false},
		{__LINE__, "[::2]:8080", false},
		{__LINE__, "[::1", false},
		{__LINE__, "::1", false},
		{__LINE__, "10.0.0.1:127", false},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, auth_is_this_machine(str_z(rows[i].host)) == rows[i].want);
}

TEST(in_dev_mode_neither_a_rebound_name_nor_a_foreign_page_is_the_admin)
{
	static const struct {
		int line;
		const char *host, *origin, *want;
	} rows[] = {
		{__LINE__, "127.0.0.1:8080", "", NULL},
		{__LINE__, "localhost", "http://localhost:5173", NULL},
		{__LINE__, "localhost", "https://127.0.0.1", NULL},
		{__LINE__, "evil.example", "", "foreign_host"},
		{__LINE__, "", "", "foreign_host"},
		{__LINE__, "localhost", "https://evil.example", "foreign_origin"},
		{__LINE__, "localhost", "null", "foreign_origin"},
		{__LINE__, "localhost", "file://localhost", "foreign_origin"},
		{__LINE__, "localhost", "http:localhost", "foreign_origin"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct credentials c = {.host = str_z(rows[i].host),
					.origin = str_z(rows[i].origin)};
		struct err err = {0};
		enum rc rc = auth_dev(&c, &err);

		CHECK_ROW(rows[i].line, rc == (rows[i].want != NULL ? RC_FORBIDDEN : RC_OK));
		check_text(rows[i].line, "code", err.code, err.code != NULL ? strlen(err.code) : 0,
			   rows[i].want != NULL ? rows[i].want : "");
	}
}

TEST(a_token_ends_at_the_instant_of_its_end)
{
	struct token t = {.expires_at = 1000, .revoked_at = MS_NEVER};
	struct err err = {0};

	CHECK(auth_is_valid(&t, 999, &err) == RC_OK);
	CHECK(auth_is_valid(&t, 1000, &err) == RC_UNAUTHORIZED);
	assert_string_equal(err.code, "token_expired");
	t.revoked_at = 500;
	CHECK(auth_is_valid(&t, 499, &err) == RC_OK);
	CHECK(auth_is_valid(&t, 500, &err) == RC_UNAUTHORIZED);
	assert_string_equal(err.code, "token_revoked");
}

TEST(a_role_may_what_lower_ones_may)
{
	for (int has = ROLE_READ; has <= ROLE_ADMIN; has++)
		for (int needs = ROLE_READ; needs <= ROLE_ADMIN; needs++) {
			struct err err = {0};
			enum rc rc = auth_may((enum role)has, (enum role)needs, &err);

			CHECK(rc == (has >= needs ? RC_OK : RC_FORBIDDEN));
		}
}

TEST(a_token_of_one_namespace_works_there_alone)
{
	static const struct {
		int line;
		bool everywhere;
		const char *own, *asked, *want; /* want NULL: refused */
	} rows[] = {
		{__LINE__, false, "team", "", "team"},
		{__LINE__, false, "team", "team", "team"},
		{__LINE__, false, "team", "other", NULL},
		{__LINE__, false, "team", "default", NULL},
		{__LINE__, true, "*", "", "default"},
		{__LINE__, true, "*", "other", "other"},
		{__LINE__, true, "", "", "default"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct str got = {0};
		struct err err = {0};
		enum rc rc = auth_choose(rows[i].everywhere, str_z(rows[i].own),
					 str_z(rows[i].asked), &got, &err);

		CHECK_ROW(rows[i].line, rc == (rows[i].want != NULL ? RC_OK : RC_FORBIDDEN));
		check_text(rows[i].line, "namespace", got.p, got.n,
			   rows[i].want != NULL ? rows[i].want : "");
	}
}
