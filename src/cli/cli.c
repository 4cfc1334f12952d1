#include "cli.h"

#include <stdio.h>

#include "base/macros.h"
#include "base/nearest.h"
#include "base/str.h"
#include "cli/audit.h"
#include "cli/audit_log.h"
#include "cli/batch.h"
#include "cli/calendar.h"
#include "cli/cron.h"
#include "cli/events.h"
#include "cli/group.h"
#include "cli/limiter.h"
#include "cli/mcp/mcp.h"
#include "cli/queue.h"
#include "cli/schedule.h"
#include "cli/secret.h"
#include "cli/serve.h"
#include "cli/simulate.h"
#include "cli/target.h"
#include "cli/task.h"
#include "cli/token.h"
#include "cli/verbs.h"
#include "cli/work/work.h"

static int version(int argc, char **argv);
static int help(int argc, char **argv);

static const struct {
	const char *name;
	int (*run)(int argc, char **argv); /* argv[0] is the noun */
	const char *summary;
} nouns[] = {
	{"serve", cli_serve, "run the server"},
	{"cron", cli_cron, "try a cron expression, without a server"},
	{"schedule", cli_schedule, "make and manage schedules"},
	{"task", cli_task, "make and follow single tasks"},
	{"events", cli_events, "watch what happens"},
	{"calendar", cli_calendar, "days on which schedules rest"},
	{"simulate", cli_simulate, "what would fire, without firing"},
	{"work", cli_work, "run local commands for the tasks of queues"},
	{"mcp", cli_mcp, "speak MCP on stdin and stdout, for agents"},
	{"audit-log", cli_audit_log, "who changed what, and the proof that nobody changed that"},
	{"audit", cli_audit, "prove that every occurrence is accounted for"},
	{"queue", cli_queue, "publish and receive messages, and manage their queues"},
	{"token", cli_token, "say who may do what"},
	{"batch", cli_batch, "make tasks together, and follow them"},
	{"target", cli_target, "where tasks go, by name"},
	{"group", cli_group, "targets under one name"},
	{"limiter", cli_limiter, "bounds that targets and tasks share"},
	{"secret", cli_secret, "what deliveries are signed with, and what their headers hold"},
	{"version", version, "which version this is"},
	{"help", help, "tell about a noun: belfry help NOUN [VERB]"},
};

static const char introduction[] =
	"belfry: schedules, delayed tasks and signed webhooks, from one small server\n"
	"\n"
	"Usage: belfry NOUN [VERB] [ARGUMENTS] [OPTIONS]\n"
	"\n";

static const char more[] =
	"\n"
	"`belfry NOUN --help` tells a noun's verbs, `belfry NOUN VERB --help` a verb's options.\n"
	"\n"
	"A first session:\n"
	"  belfry serve --dev &\n"
	"  belfry schedule create --cron '* * * * *' --target http://127.0.0.1:9000/hook\n"
	"  belfry schedule list\n"
	"\n"
	"Environment:\n"
	"  BELFRY_URL      the server (http://127.0.0.1:8080)\n"
	"  BELFRY_TOKEN    who you are\n"
	"\n"
	"Exit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 conflict, 5 timeout.\n";

static void introduce(FILE *to)
{
	(void)fputs(introduction, to);
	(void)fputs("Nouns:\n", to);
	for (size_t i = 0; i < COUNTOF(nouns); i++)
		(void)fprintf(to, "  %-10s  %s\n", nouns[i].name, nouns[i].summary);
	(void)fputs(more, to);
}

static int unknown(struct str name)
{
	struct str names[COUNTOF(nouns)];
	struct err err = {0};
	size_t near;

	for (size_t i = 0; i < COUNTOF(nouns); i++)
		names[i] = str_z(nouns[i].name);
	near = nearest_name(name, names, COUNTOF(nouns));
	usage_error(&err, "there is no noun \"" STR_FMT "\"", STR_ARG(name));
	if (near < COUNTOF(nouns))
		err_hint(&err, "did you mean \"" STR_FMT "\"?", STR_ARG(names[near]));
	return verbs_fail("belfry", &err);
}

static int dispatch(int argc, char **argv)
{
	struct str name = str_z(argv[0]);

	for (size_t i = 0; i < COUNTOF(nouns); i++)
		if (str_eq(name, str_z(nouns[i].name)))
			return nouns[i].run(argc, argv);
	return unknown(name);
}

static int version(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	(void)puts("belfry " BELFRY_VERSION);
	return CLI_OK;
}

/* `help NOUN VERB` is `NOUN VERB --help`. */
static int help(int argc, char **argv)
{
	char flag[] = "--help";
	char *forwarded[] = {argc > 1 ? argv[1] : NULL, argc > 2 ? argv[2] : flag, flag, NULL};

	if (argc < 2 || str_eq(str_z(argv[1]), STR("help"))) {
		introduce(stdout);
		return CLI_OK;
	}
	return dispatch(argc > 2 ? 3 : 2, forwarded);
}

int cli_main(int argc, char **argv)
{
	struct str first = str_z(argc > 1 ? argv[1] : NULL);

	if (argc < 2) {
		introduce(stderr);
		return CLI_USAGE;
	}
	if (str_eq(first, STR("--help")) || str_eq(first, STR("-h"))) {
		introduce(stdout);
		return CLI_OK;
	}
	if (str_eq(first, STR("--version")) || str_eq(first, STR("-V")))
		return version(argc - 1, argv + 1);
	return dispatch(argc - 1, argv + 1);
}
