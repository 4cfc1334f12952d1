#include "test.h"

#include "base/macros.h"
#include "cli/options.h"

static const struct option own[] = {
	{"cron", 0, "EXPR", "when"},
	{"label", 'l', "K=V", "a label"},
	{"disabled", 0, NULL, "start disabled"},
	{"an-option-with-a-long-name", 0, "VALUE", "wide"},
};

static const struct option common[] = {
	{"output", 'o', "FORMAT", "table or json"},
	{"help", 'h', NULL, "this text"},
	{"limit", 'n', "N", "how many"},
};

static const struct option_group groups[] = {
	{"Options", own, COUNTOF(own)},
	{"Common options", common, COUNTOF(common)},
};

enum { ARGS_MOST = 8 };

static int count(char *const *args)
{
	int n = 0;

	while (args[n] != NULL)
		n++;
	return n;
}

static enum rc parse(char *args[ARGS_MOST], struct options *out, struct err *err)
{
	return options_parse(count(args), args, groups, COUNTOF(groups), out, err);
}

#define ARGS(...)                              \
	(char *[ARGS_MOST])                    \
	{                                      \
		(char[]){"verb"}, __VA_ARGS__, \
	}
#define A(text)      \
	(char[])     \
	{            \
		text \
	}

TEST(options_are_written_in_four_ways)
{
	struct err err = {0};
	struct options o;

	CHECK(parse(ARGS(A("--cron"), A("a b"), A("--label=x=1"), A("-ojson"), A("-n"), A("-5")),
		    &o, &err) == RC_OK);
	CHECK(str_eq(options_get(&o, "cron"), STR("a b")));
	CHECK(str_eq(options_get(&o, "label"), STR("x=1")));
	CHECK(str_eq(options_get(&o, "output"), STR("json")));
	CHECK(str_eq(options_get(&o, "limit"), STR("-5")));
	CHECK(o.n_words == 0 && !options_has(&o, "disabled"));
}

TEST(words_stand_anywhere_and_two_dashes_end_the_options)
{
	struct err err = {0};
	struct options o;

	CHECK(parse(ARGS(A("one"), A("--disabled"), A("-"), A("--"), A("--cron"), A("-h")), &o,
		    &err) == RC_OK);
	CHECK(o.n_words == 4 && options_has(&o, "disabled") && !options_has(&o, "cron"));
	CHECK(str_eq(o.words[0], STR("one")) && str_eq(o.words[1], STR("-")));
	CHECK(str_eq(o.words[2], STR("--cron")) && str_eq(o.words[3], STR("-h")));
}

TEST(a_repeated_option_keeps_all_its_values)
{
	struct err err = {0};
	struct options o;
	struct str value;
	size_t at = 0;

	CHECK(parse(ARGS(A("-l"), A("a=1"), A("--cron"), A("x"), A("-lb=2")), &o, &err) == RC_OK);
	CHECK(options_next(&o, "label", &at, &value) && str_eq(value, STR("a=1")));
	CHECK(options_next(&o, "label", &at, &value) && str_eq(value, STR("b=2")));
	CHECK(!options_next(&o, "label", &at, &value));
	CHECK(str_eq(options_get(&o, "label"), STR("b=2")));
}

TEST(an_empty_value_is_given_and_a_missing_one_is_not)
{
	struct err err = {0};
	struct options o;

	CHECK(parse(ARGS(A("--cron="), A("--label"), A("")), &o, &err) == RC_OK);
	CHECK(options_has(&o, "cron") && options_get(&o, "cron").n == 0);
	CHECK(options_has(&o, "label") && !options_has(&o, "limit"));
	CHECK(options_get(&o, "limit").p == NULL);
}

TEST(numbers_are_held_to_their_range)
{
	struct err err = {0};
	struct options o;
	int64_t n = 0;

	CHECK(parse(ARGS(A("-n"), A("12")), &o, &err) == RC_OK);
	CHECK(options_i64(&o, "limit", 1, 12, 7, &n, &err) == RC_OK && n == 12);
	CHECK(options_i64(&o, "cron", 1, 12, 7, &n, &err) == RC_OK && n == 7);
	CHECK(options_i64(&o, "limit", 1, 11, 7, &n, &err) == RC_INVALID && n == 7);
	CHECK(err.code == CODE_USAGE && strstr(err.text, "--limit") != NULL);
}

TEST(what_is_wrong_is_named)
{
	static const struct {
		int line;
		const char *first, *second, *text, *hint;
	} rows[] = {
		{__LINE__, "--corn", "x", "--corn", "did you mean --cron?"},
		{__LINE__, "--outptu=json", NULL, "--outptu", "did you mean --output?"},
		{__LINE__, "--nothing-like-it", NULL, "--nothing-like-it", "--help"},
		{__LINE__, "-x", NULL, "-x", "--help"},
		{__LINE__, "--cron", NULL, "--cron EXPR", ""},
		{__LINE__, "-o", NULL, "--output FORMAT", ""},
		{__LINE__, "--disabled=yes", NULL, "--disabled takes no value", ""},
		{__LINE__, "-hx", NULL, "-h takes no value", ""},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		char *second = rows[i].second != NULL ? str_dup_z(&a, str_z(rows[i].second)) : NULL;
		struct err err = {0};
		struct options o = {.n_words = 99};

		CHECK_ROW(rows[i].line, parse(ARGS(str_dup_z(&a, str_z(rows[i].first)), second), &o,
					      &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, err.code == CODE_USAGE);
		CHECK_ROW(rows[i].line, strstr(err.text, rows[i].text) != NULL);
		CHECK_ROW(rows[i].line, strstr(err.hint, rows[i].hint) != NULL);
		CHECK_ROW(rows[i].line, o.n_words == 99);
	}
}

TEST(too_much_is_refused)
{
	char *args[OPTIONS_GIVEN + 2];
	struct err err = {0};
	struct options o;
	char verb[] = "verb", flag[] = "-h", word[] = "w";

	args[0] = verb;
	for (int i = 1; i < OPTIONS_GIVEN + 2; i++)
		args[i] = flag;
	CHECK(options_parse(OPTIONS_GIVEN + 1, args, groups, COUNTOF(groups), &o, &err) == RC_OK);
	CHECK(options_parse(OPTIONS_GIVEN + 2, args, groups, COUNTOF(groups), &o, &err) ==
	      RC_INVALID);
	for (int i = 1; i < OPTIONS_WORDS + 2; i++)
		args[i] = word;
	CHECK(options_parse(OPTIONS_WORDS + 1, args, groups, COUNTOF(groups), &o, &err) == RC_OK);
	CHECK(options_parse(OPTIONS_WORDS + 2, args, groups, COUNTOF(groups), &o, &err) ==
	      RC_INVALID);
}

TEST(help_has_two_columns)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);

	options_help(&groups[0], &text);
	check_text(__LINE__, "help", text.p, text.n,
		   "\nOptions:\n"
		   "      --cron EXPR             when\n"
		   "  -l, --label K=V             a label\n"
		   "      --disabled              start disabled\n"
		   "      --an-option-with-a-long-name VALUE\n"
		   "                              wide\n");
}
