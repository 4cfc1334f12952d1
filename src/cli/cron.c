#include "cron.h"

#include <getopt.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/num.h"
#include "codec/iso8601.h"
#include "codec/json_write.h"
#include "cron/recur.h"
#include "cron_batch.h"

enum {
	EXIT_OK = 0,
	EXIT_FAILED = 1,
	EXIT_USAGE = 2,
	N_MOST = 100000, /* instants of one answer */
	TEXT_MOST = 64 * 1024 * 1024,
};

static const char help[] =
	"belfry cron: try a cron expression, without a server\n"
	"\n"
	"  belfry cron next EXPR [--tz ZONE] [--from TIME] [-n N] [--dst POLICY] [--json]\n"
	"      Prints the next N times (1) strictly after TIME (now), one a line, in UTC.\n"
	"  belfry cron next --batch [--dst POLICY]\n"
	"      Reads lines EXPR<TAB>ZONE<TAB>FROM<TAB>N, and answers each with one line:\n"
	"      up to N times separated by a space, or \"error: ...\".\n"
	"  belfry cron explain EXPR [--tz ZONE] [--dst POLICY] [--json]\n"
	"      Says in English when it fires, and what to beware of.\n"
	"  belfry cron check EXPR [--json]\n"
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
	"  --json         one JSON object instead of text\n"
	"\n"
	"Exit codes: 0 ok, 1 failed, 2 usage.\n";

/* What the command line asks for. */
struct request {
	struct zones *zones;
	struct str text;
	struct str zone_name;
	const struct zone *zone;
	enum cron_dst dst;
	ms_t from;
	int64_t n;
	bool batch, json, help;
	struct cron cron;
};

static int usage(const char *what)
{
	(void)fprintf(stderr, "belfry cron: %s\nTry `belfry cron --help`.\n", what);
	return EXIT_USAGE;
}

/* Prints what was built, and says whether that worked. */
static int print(struct buf *text)
{
	bool good = !text->failed && fwrite(text->p, 1, text->n, stdout) == text->n &&
		    fflush(stdout) == 0;

	buf_release(text);
	return good ? EXIT_OK : EXIT_FAILED;
}

/* The column that an error's sentence names; 0 where it names none. */
static unsigned column_of(const struct err *err)
{
	const char *at = strstr(err->text, "column ");
	unsigned column = 0;

	for (at = at != NULL ? at + sizeof("column ") - 1 : ""; *at >= '0' && *at <= '9'; at++)
		column = column * 10 + (unsigned)(*at - '0');
	return column;
}

static int fail_json(const struct err *err)
{
	struct buf text = BUF_INIT(TEXT_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_bool(&w, "valid", false);
	json_add_z(&w, "code", err->code);
	json_add_z(&w, "detail", err->text);
	if (column_of(err) != 0)
		json_add_i64(&w, "column", column_of(err));
	if (err->hint[0] != '\0')
		json_add_z(&w, "hint", err->hint);
	json_end_object(&w);
	buf_add_c(&text, '\n');
	(void)print(&text);
	return EXIT_FAILED;
}

/* Points at the column where the terminal can show it. */
static void point(struct str text, unsigned column)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < ' ' || text.p[i] > '~')
			return;
	(void)fprintf(stderr, "  " STR_FMT "\n  %*s\n", STR_ARG(text), (int)column, "^");
}

static int fail(const struct request *r, const struct err *err)
{
	if (r->json)
		return fail_json(err);
	(void)fprintf(stderr, "error: %s\n", err->text);
	if (column_of(err) != 0)
		point(r->text, column_of(err));
	if (err->hint[0] != '\0')
		(void)fprintf(stderr, "fix: %s\n", err->hint);
	return EXIT_FAILED;
}

static void add_local(struct json_writer *w, const struct request *r, ms_t at)
{
	char text[ISO_TEXT];

	json_begin_object(w);
	json_add_time(w, "scheduled_for", at);
	json_add_str(w, "local_time", iso_print_offset(text, at, zone_offset_at(r->zone, at)));
	json_end_object(w);
}

static void print_times(struct buf *text, const ms_t *at, size_t n)
{
	char iso[ISO_TEXT];

	for (size_t i = 0; i < n; i++) {
		buf_add(text, iso_print(iso, at[i]));
		buf_add_c(text, '\n');
	}
}

static void print_times_json(struct buf *text, const struct request *r, const ms_t *at, size_t n)
{
	struct json_writer w = json_writer_to(text);

	json_begin_object(&w);
	json_add_str(&w, "cron", r->text);
	json_add_str(&w, "timezone", r->zone_name);
	json_add_z(&w, "dst", cron_dst_name(r->dst));
	json_add_array(&w, "executions");
	for (size_t i = 0; i < n; i++)
		add_local(&w, r, at[i]);
	json_end_array(&w);
	json_end_object(&w);
	buf_add_c(text, '\n');
}

static int run_next(const struct request *r)
{
	struct buf text = BUF_INIT(TEXT_MOST);
	ms_t *at = calloc((size_t)r->n + 1, sizeof(*at));
	size_t n;

	if (at == NULL)
		return EXIT_FAILED;
	n = cron_list(&r->cron, r->zone, r->dst, r->from, at, (size_t)r->n);
	if (r->json)
		print_times_json(&text, r, at, n);
	else
		print_times(&text, at, n);
	free(at);
	if (print(&text) != EXIT_OK)
		return EXIT_FAILED;
	if (n == 0 && r->n != 0 && !r->json)
		(void)fprintf(stderr, "belfry cron: it never fires after that\n");
	return EXIT_OK;
}

/* "At 09:00 every day, New York time" */
static void add_sentence(struct buf *text, const struct request *r)
{
	struct recur recur;

	recur_init(&recur, r->zone, r->dst);
	recur.crons[recur.n_crons++] = r->cron;
	recur_explain(&recur, text);
}

static void add_warnings_json(struct json_writer *w, const struct cron_warning *warnings, size_t n)
{
	json_add_array(w, "warnings");
	for (size_t i = 0; i < n; i++) {
		json_begin_object(w);
		json_add_z(w, "code", warnings[i].code);
		json_add_z(w, "detail", warnings[i].text);
		json_end_object(w);
	}
	json_end_array(w);
}

static void explain_json(struct buf *text, const struct request *r,
			 const struct cron_warning *warnings, size_t n)
{
	struct json_writer w = json_writer_to(text);
	struct buf part = BUF_INIT(TEXT_MOST);

	json_begin_object(&w);
	json_add_bool(&w, "valid", true);
	json_add_str(&w, "cron", r->text);
	cron_format(&r->cron, &part);
	json_add_str(&w, "canonical", buf_str(&part));
	buf_reset(&part);
	add_sentence(&part, r);
	json_add_str(&w, "explanation", buf_str(&part));
	json_add_seconds(&w, "min_interval_seconds", cron_min_interval(&r->cron));
	add_warnings_json(&w, warnings, n);
	json_end_object(&w);
	buf_add_c(text, '\n');
	buf_release(&part);
}

/* explain and check differ in their text: a sentence, or "ok" and the canonical spelling. */
static int run_report(const struct request *r, bool explain)
{
	struct cron_warning warnings[CRON_WARNINGS_MOST];
	size_t n = cron_warnings(&r->cron, r->zone, r->dst, clock_wall(), warnings);
	struct buf text = BUF_INIT(TEXT_MOST);

	if (r->json) {
		explain_json(&text, r, warnings, n);
		return print(&text);
	}
	if (explain) {
		add_sentence(&text, r);
	} else {
		buf_add(&text, STR("ok: "));
		cron_format(&r->cron, &text);
	}
	buf_add_c(&text, '\n');
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "warning: %s\n", warnings[i].text);
	return print(&text);
}

static int run_explain(const struct request *r)
{
	return run_report(r, true);
}

static int run_check(const struct request *r)
{
	return run_report(r, false);
}

static const struct verb {
	const char *name;
	int (*run)(const struct request *r);
} verbs[] = {{"next", run_next}, {"explain", run_explain}, {"check", run_check}};

enum option_id { OPTION_TZ = 256, OPTION_FROM, OPTION_DST, OPTION_BATCH, OPTION_JSON };

static const struct option options[] = {
	{"tz", required_argument, NULL, OPTION_TZ},
	{"from", required_argument, NULL, OPTION_FROM},
	{"dst", required_argument, NULL, OPTION_DST},
	{"batch", no_argument, NULL, OPTION_BATCH},
	{"json", no_argument, NULL, OPTION_JSON},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

/* Takes one option's value; false where it is no good, which *err tells. */
static bool take_option(struct request *r, int option, struct err *err)
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
	case OPTION_BATCH:
		r->batch = true;
		return true;
	case OPTION_JSON:
		r->json = true;
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
static int take_dashed_text(struct request *r, int argc, char **argv)
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

static int run(struct request *r, const struct verb *verb, int argc, char **argv)
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
		return fputs(help, stdout) >= 0 ? EXIT_OK : EXIT_FAILED;
	if (r->batch && verb->run == run_next && optind == argc)
		return cron_batch(r->zones, r->dst);
	if (r->batch)
		return usage("--batch goes with `next` alone, without EXPR");
	if (optind + (r->text.p == NULL) != argc)
		return usage("give one EXPR, in quotes");
	if (r->text.p == NULL)
		r->text = str_z(argv[optind]);
	if (cron_parse(&r->cron, r->text, &cron_native, &err))
		return fail(r, &err);
	return verb->run(r);
}

int cli_cron(int argc, char **argv)
{
	const struct verb *verb = find_verb(argc > 1 ? argv[1] : NULL);
	struct request r = {.zone = &zone_utc, .zone_name = STR("UTC"), .n = 1};
	int code;

	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
		return fputs(help, stdout) >= 0 ? EXIT_OK : EXIT_FAILED;
	if (verb == NULL)
		return usage(argc > 1 ? "the verbs are next, explain and check" : "which verb?");
	r.from = clock_wall();
	r.zones = zones_open(NULL);
	if (r.zones == NULL)
		return EXIT_FAILED;
	code = run(&r, verb, argc - 1, argv + 1);
	zones_close(r.zones);
	return code;
}
