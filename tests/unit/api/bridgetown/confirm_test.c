#include "api/dialects/bridgetown/confirm.h"

#include "test.h"

static const struct seal_key key = {{1, 2, 3}}, another = {{4}};

static const char *refusal(const struct seal_key *k, const char *about, struct str token, ms_t now)
{
	struct err err = {0};

	return confirm_check(k, str_z(about), token, now, &err) ? err.code : "none";
}

static void check_code(int line, const char *got, const char *want)
{
	check_text(line, "code", got, strlen(got), want);
}

TEST(a_token_confirms_one_deed_for_five_minutes)
{
	struct arena a = {0};
	struct str token = confirm_make(&a, &key, STR("delete a"), 1000);

	check_code(__LINE__, refusal(&key, "delete a", token, 1000), "none");
	check_code(__LINE__, refusal(&key, "delete a", token, 1000 + CONFIRM_MS - 1), "none");
	check_code(__LINE__, refusal(&key, "delete a", token, 1000 + CONFIRM_MS),
		   "confirmation_expired");
	check_code(__LINE__, refusal(&key, "delete b", token, 1000), "invalid_confirmation_token");
	check_code(__LINE__, refusal(&another, "delete a", token, 1000),
		   "invalid_confirmation_token");
	arena_release(&a);
}

TEST(a_token_that_was_changed_confirms_nothing)
{
	static const char *const bad[] = {"", ".", "1", "301000", "301000.", "x.y", "-1.00"};
	struct arena a = {0};
	struct str token = confirm_make(&a, &key, STR("d"), 1000);
	char *later = str_dup_z(&a, token);

	later[0] = '9';
	check_code(__LINE__, refusal(&key, "d", str_z(later), 1000), "invalid_confirmation_token");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		check_code(__LINE__, refusal(&key, "d", str_z(bad[i]), 1000),
			   "invalid_confirmation_token");
	arena_release(&a);
}
