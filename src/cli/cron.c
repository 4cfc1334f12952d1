#include "cron.h"

#include <getopt.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/num.h"
#include "codec/iso8601.h"
#include "cron_batch.h"
#include "cron_request.h"

enum { N_MOST = 100000 }; /* instants of one answer */

static const char help[] =
	"belfry cron: try a cron expression, without a server\n"
	"\n"
	"  belfry cron next EXPR [--tz ZONE] [--from TIME] [-n N] [--dst POLICY]\n"
	"                   [--id ID] [--explain] [--json]\n"
	"      Prints the next N times (1) strictly after TIME (now), one a line, in UTC.\n"
	"      With --explain also in ZONE, and what clock changes move, repeat or drop (-).\n"
	"  belfry cron next --batch [--dst POLICY]\n"
	"      Reads lines EXPR<TAB>ZONE<TAB>FROM<TAB>N, and answers each with one line:\n"
	"      up to N times separated by a space, or \"error: ...\".\n"
	"  belfry cron explain EXPR [--tz ZONE] [--dst POLICY] [--id ID] [--json]\n"
	"      Says in English when it fires, and what to beware of.\n"
	"  belfry cron check EXPR [--id ID] [--json]\n"
	"      Exits 0 if the expression is good; else 1, naming the column and the fix.\n"
	"\n"
	"EXPR is one argument: five fields (minute hour day-of-month month day-of-week),\n"
	"six (second first), seven (year last), or @hourly, @daily, @weekly, @monthly, @yearly.\n"
	"\n"
	"  --tz ZONE      an IANA time zone, such as Europe/Berlin (UTC)\n"
	"  --from TIME    ISO 8601, such as 2026-03-29T00:00:00+01:00\n"
	"  --dst POLICY   vixie (default): a skipped time fires at the gap's end, a repeated one "
	"once\n"
	"                 ocps14: a skipped time is skipped, a repeated one fires once\n"
	"                 instant: a skipped time is skipped, a repeated one fires twice\n"
	"  --id ID        the schedule whose own values H stands for, such as schedule_01J...\n"
	"                 (without it, those of no schedule)\n"
	"  --json         one JSON object instead of text\n"
	"\n"
	"Exit codes: 0 ok, 1 failed, 2 usage.\n";

static int usage(const char *what)
{
	(void)fprintf(stderr, "belfry cron: %s\nTry `belfry cron --help`.\n", what);
	return CRON_EXIT_USAGE;
}

static const struct verb {
	const char *name;
	int (*run)(const struct cron_request *r);
} verbs[] = {
	{"next", cron_answer_next}, {"explain", cron_answer_explain}, {"check", cron_answer_check}};

enum option_id {
	OPTION_TZ = 256,
	OPTION_FROM,
	OPTION_DST,
	OPTION_ID,
	OPTION_BATCH,
	OPTION_JSON,
	OPTION_EXPLAIN
};

static const struct option options[] = {
	{"tz", required_argument, NULL, OPTION_TZ},
	{"from", required_argument, NULL, OPTION_FROM},
	{"dst", required_argument, NULL, OPTION_DST},
	{"id", required_argument, NULL, OPTION_ID},
	{"batch", no_argument, NULL, OPTION_BATCH},
	{"json", no_argument, NULL, OPTION_JSON},
	{"explain", no_argument, NULL, OPTION_EXPLAIN},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

/* Takes one option's value; false where it is no good, which *err tells. */
static bool take_option(struct cron_request *r, int option, struct err *err)
{
	struct str value = str_z(optarg);

	switch (option) {
	case OPTION_TZ:
		r->zone_name = value;
		r->zone = zones_get(r->zones, value, err);
		return r->zone != NULL;
	case OPTION_FROM:
		return iso_parse_or_date(value, &r->from, "--from", err) == RC_OK;
	case OPTION_DST:
		if (cron_dst_parse(value, &r->dst))
			return true;
		(void)err_set(err, RC_INVALID, "invalid_dst", "--dst is vixie, ocps14 or instant");
		return false;
	case 'n':
		if (num_parse_i64(value, 0, N_MOST, &r->n))
			return true;
		(void)err_set(err, RC_INVALID, "invalid_count", "-n is a number from 0 to %d",
			      N_MOST);
		return false;
	case OPTION_ID:
		r->id = value;
		return true;
	case OPTION_BATCH:
		r->batch = true;
		return true;
	case OPTION_JSON:
		r->json = true;
		return true;
	case OPTION_EXPLAIN:
		r->explain = true;
		return true;
	case 'h':
		r->help = true;
		return true;
	default:
		(void)err_set(err, RC_INVALID, "invalid_option", "unknown option or missing value");
		return false;
	}
}

/* "-1 * * * *" is a bad expression rather than an option: it is to be told so. Takes it out of
 * argv. */
static int take_dashed_text(struct cron_request *r, int argc, char **argv)
{
	int kept = 0;

	for (int i = 0; i < argc; i++)
		if (i > 0 && argv[i][0] == '-' && argv[i][1] >= '0' && argv[i][1] <= '9')
			r->text = str_z(argv[i]);
		else
			argv[kept++] = argv[i];
	return kept;
}

static const struct verb *find_verb(const char *name)
{
	for (size_t i = 0; name != NULL && i < COUNTOF(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

static enum rc read_text(struct cron_request *r, struct err *err)
{
	struct cron_grammar grammar = cron_native;

	grammar.hash = true;
	grammar.seed = cron_seed(r->id);
	return cron_parse(&r->cron, r->text, &grammar, err);
}

static int run(struct cron_request *r, const struct verb *verb, int argc, char **argv)
{
	struct err err = {0};
	int option;

	optind = 1;
	opterr = 0;
	argc = take_dashed_text(r, argc, argv);
	while ((option = getopt_long(argc, argv, "n:h", options, NULL)) != -1)
		if (!take_option(r, option, &err))
			return usage(err.text);
	if (r->help)
		return fputs(help, stdout) >= 0 ? CRON_EXIT_OK : CRON_EXIT_FAILED;
	if (r->batch && verb->run == cron_answer_next && optind == argc)
		return cron_batch(r->zones, r->dst);
	if (r->batch)
		return usage("--batch goes with `next` alone, without EXPR");
	if (optind + (r->text.p == NULL) != argc)
		return usage("give one EXPR, in quotes");
	if (r->text.p == NULL)
		r->text = str_z(argv[optind]);
	if (read_text(r, &err))
		return cron_answer_error(r, &err);
	return verb->run(r);
}

int cli_cron(int argc, char **argv)
{
	const struct verb *verb = find_verb(argc > 1 ? argv[1] : NULL);
	struct cron_request r = {.zone = &zone_utc, .zone_name = STR("UTC"), .n = 1};
	int code;

	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
		return fputs(help, stdout) >= 0 ? CRON_EXIT_OK : CRON_EXIT_FAILED;
	if (verb == NULL)
		return usage(argc > 1 ? "the verbs are next, explain and check" : "which verb?");
	r.from = clock_wall();
	r.zones = zones_open(NULL);
	if (r.zones == NULL)
		return CRON_EXIT_FAILED;
	code = run(&r, verb, argc - 1, argv + 1);
	zones_close(r.zones);
	return code;
}
