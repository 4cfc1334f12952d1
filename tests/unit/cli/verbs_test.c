/* From a verb's outcome to the exit code that scripts rely on. */

#include "test.h"

#include "base/macros.h"
#include "cli/cli.h"
#include "cli/verbs.h"

/* Ends as its word says. */
static enum rc end_as(struct call *c, struct err *err)
{
	struct str how = call_word(c, 0);

	if (str_eq(how, STR("not-found")))
		return err_set(err, RC_NOT_FOUND, "unknown_task", "no such task");
	if (str_eq(how, STR("conflict")))
		return err_set(err, RC_CONFLICT, "task_over", "it has ended");
	if (str_eq(how, STR("usage")))
		return usage_error(err, "not so");
	if (str_eq(how, STR("timeout")))
		return err_set(err, RC_BUSY, code_timeout, "too long");
	if (str_eq(how, STR("refused")))
		return err_set(err, RC_INVALID, "invalid_cron", "no cron");
	return RC_OK;
}

static const struct verb verbs[] = {
	{.name = "fail", .arguments = "HOW", .summary = "Fails", .n_words = 1, .run = end_as},
};
static const struct noun noun = {"thing", "Things", verbs, COUNTOF(verbs)};

enum { ARGS_MOST = 8 };

static int run(const char *line)
{
	struct arena a CLEANUP(arena_release) = {0};
	char **argv = NEW_N(&a, char *, ARGS_MOST);
	struct str rest = str_z(line);
	int argc = 0;

	argv[argc++] = str_dup_z(&a, STR("thing"));
	while (rest.n != 0 && argc < ARGS_MOST)
		argv[argc++] = str_dup_z(&a, str_cut(&rest, ' '));
	return verbs_main(&noun, argc, argv);
}

TEST(every_outcome_has_its_exit_code)
{
	static const struct {
		int line;
		const char *args;
		int code;
	} rows[] = {
		{__LINE__, "fail not-at-all", CLI_OK},
		{__LINE__, "fail refused", CLI_FAILED},
		{__LINE__, "fail usage", CLI_USAGE},
		{__LINE__, "fail not-found", CLI_NOT_FOUND},
		{__LINE__, "fail conflict", CLI_CONFLICT},
		{__LINE__, "fail timeout", CLI_TIMEOUT},
		{__LINE__, "", CLI_USAGE},
		{__LINE__, "fall not-at-all", CLI_USAGE},
		{__LINE__, "fail", CLI_USAGE},
		{__LINE__, "fail not-at-all twice", CLI_USAGE},
		{__LINE__, "fail not-at-all --no-such-option", CLI_USAGE},
		{__LINE__, "fail not-at-all -o xml", CLI_USAGE},
		{__LINE__, "fail not-at-all -o json", CLI_OK},
		{__LINE__, "--help", CLI_OK},
		{__LINE__, "fail --help", CLI_OK},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, run(rows[i].args) == rows[i].code);
}
