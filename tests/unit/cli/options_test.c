#include "test.h"

#include "base/arena.h"
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

/* Parses a command line whose arguments are parted by '|'; it lives in the arena. */
static enum rc parse(struct arena *a, const char *line, struct options *out, struct err *err)
{
	char **argv = NEW_N(a, char *, ARGS_MOST);
	struct str rest = str_z(line);
	int argc = 0;

	argv[argc++] = str_dup_z(a, STR("verb"));
	while (rest.n != 0 && argc < ARGS_MOST)
		argv[argc++] = str_dup_z(a, str_cut(&rest, '|'));
	return options_parse(argc, argv, groups, COUNTOF(groups), out, err);
}

TEST(options_are_written_in_four_ways)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct options o;

	CHECK(parse(&a, "--cron|a b|--label=x=1|-ojson|-n|-5", &o, &err) == RC_OK);
	CHECK(str_eq(options_get(&o, "cron"), STR("a b")));
	CHECK(str_eq(options_get(&o, "label"), STR("x=1")));
	CHECK(str_eq(options_get(&o, "output"), STR("json")));
	CHECK(str_eq(options_get(&o, "limit"), STR("-5")));
	CHECK(o.n_words == 0 && !options_has(&o, "disabled"));
}

TEST(words_stand_anywhere_and_two_dashes_end_the_options)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct options o;

	CHECK(parse(&a, "one|--disabled|-|--|--cron|-h", &o, &err) == RC_OK);
	CHECK(o.n_words == 4 && options_has(&o, "disabled") && !options_has(&o, "cron"));
	CHECK(str_eq(o.words[0], STR("one")) && str_eq(o.words[1], STR("-")));
	CHECK(str_eq(o.words[2], STR("--cron")) && str_eq(o.words[3], STR("-h")));
}

TEST(a_repeated_option_keeps_all_its_values)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct options o;
	struct str value;
	size_t at = 0;

	CHECK(parse(&a, "-l|a=1|--cron|x|-lb=2", &o, &err) == RC_OK);
	CHECK(options_next(&o, "label", &at, &value) && str_eq(value, STR("a=1")));
	CHECK(options_next(&o, "label", &at, &value) && str_eq(value, STR("b=2")));
	CHECK(!options_next(&o, "label", &at, &value));
	CHECK(str_eq(options_get(&o, "label"), STR("b=2")));
}

TEST(an_empty_value_is_given_and_a_missing_one_is_not)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct options o;

	CHECK(parse(&a, "--cron=|--label||", &o, &err) == RC_OK);
	CHECK(options_has(&o, "cron") && options_get(&o, "cron").n == 0);
	CHECK(options_has(&o, "label") && !options_has(&o, "limit"));
	CHECK(options_get(&o, "limit").n == 0);
}

TEST(what_is_wrong_is_named)
{
	static const struct {
		int line;
		const char *args, *text, *hint;
	} rows[] = {
		{__LINE__, "--corn|x", "--corn", "did you mean --cron?"},
		{__LINE__, "--outptu=json", "--outptu", "did you mean --output?"},
		{__LINE__, "--nothing-like-it", "--nothing-like-it", "--help"},
		{__LINE__, "-x", "-x", "--help"},
		{__LINE__, "--cron", "--cron EXPR", ""},
		{__LINE__, "-o", "--output FORMAT", ""},
		{__LINE__, "--disabled=yes", "--disabled takes no value", ""},
		{__LINE__, "-hx", "-h takes no value", ""},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct options o = {.n_words = 99};

		CHECK_ROW(rows[i].line, parse(&a, rows[i].args, &o, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, err.code == code_usage);
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
