#include "config.h"

#include "base/limits.h"
#include "base/macros.h"
#include "base/nearest.h"
#include "base/num.h"
#include "cli/work/doc.h"

enum {
	CONCURRENCY_MOST = 256,
	ROWS_MOST = 16,
	LEASE_S = 30,
	TIMEOUT_S = 300,
	TIMEOUT_MOST_S = 86400,
	GRACE_S = 10,
	DRAIN_S = 30,
};

struct reading {
	struct arena *a;
	struct str file;
};

typedef enum rc read_fn(const struct reading *r, const struct doc *d, void *into, struct err *err);

struct row {
	const char *name;
	read_fn *read;
	size_t offset;
};

PRINTF(4, 5)
static enum rc fail(const struct reading *r, int line, struct err *err, const char *fmt, ...)
{
	char text[200];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return err_set(err, RC_INVALID, "bad_config", STR_FMT ":%d: %s", STR_ARG(r->file), line,
		       text);
}

/* An error from below with the place at which it arose. */
static enum rc at_line(const struct reading *r, int line, struct err *err)
{
	return err_wrap(err, STR_FMT ":%d", STR_ARG(r->file), line);
}

static enum rc unknown_key(const struct reading *r, const struct doc *d, size_t i,
			   const struct row *rows, size_t n, struct err *err)
{
	struct str names[ROWS_MOST];
	size_t near;

	for (size_t k = 0; k < n; k++)
		names[k] = str_z(rows[k].name);
	near = nearest_name(d->keys[i], names, n);
	(void)fail(r, d->key_lines[i], err, "unknown key \"" STR_FMT "\"", STR_ARG(d->keys[i]));
	if (near < n)
		(void)err_hint(err, "did you mean \"%s\"?", rows[near].name);
	return err->rc;
}

static const struct row *row_of(const struct row *rows, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_z(rows[i].name), name))
			return &rows[i];
	return NULL;
}

static enum rc read_rows(const struct reading *r, const struct doc *d, const struct row *rows,
			 size_t n, void *into, struct err *err)
{
	if (d->kind != DOC_MAP)
		return fail(r, d->line, err, "keys and values are expected here");
	for (size_t i = 0; i < d->n; i++) {
		const struct row *row = row_of(rows, n, d->keys[i]);

		if (row == NULL)
			return unknown_key(r, d, i, rows, n, err);
		if (row->read(r, &d->items[i], (char *)into + row->offset, err))
			return err->rc;
	}
	return RC_OK;
}

/* --- values --- */

static enum rc read_text(const struct reading *r, const struct doc *d, void *into, struct err *err)
{
	if (d->kind != DOC_TEXT || d->text.n == 0 || str_find(d->text, '\0') != d->text.n)
		return fail(r, d->line, err, "a text is expected here");
	*(struct str *)into = d->text;
	return RC_OK;
}

static enum rc read_number(const struct reading *r, const struct doc *d, int64_t min, int64_t max,
			   int64_t *out, struct err *err)
{
	if (d->kind != DOC_TEXT || !num_parse_i64(d->text, min, max, out))
		return fail(r, d->line, err, "a whole number from %lld to %lld is expected here",
			    (long long)min, (long long)max);
	return RC_OK;
}

static enum rc read_seconds(const struct reading *r, const struct doc *d, void *into,
			    struct err *err)
{
	int64_t seconds = 0;

	if (read_number(r, d, 1, TIMEOUT_MOST_S, &seconds, err))
		return err->rc;
	*(ms_t *)into = seconds * MS_SECOND;
	return RC_OK;
}

static enum rc read_lease(const struct reading *r, const struct doc *d, void *into, struct err *err)
{
	int64_t seconds = 0;

	if (read_number(r, d, 1, LIMIT_LEASE_S, &seconds, err))
		return err->rc;
	*(ms_t *)into = seconds * MS_SECOND;
	return RC_OK;
}

static enum rc read_concurrency(const struct reading *r, const struct doc *d, void *into,
				struct err *err)
{
	int64_t n = 0;

	if (read_number(r, d, 1, CONCURRENCY_MOST, &n, err))
		return err->rc;
	*(size_t *)into = (size_t)n;
	return RC_OK;
}

static enum rc read_texts(const struct reading *r, const struct doc *d, void *into, struct err *err)
{
	struct work_texts *out = into;

	if (d->kind != DOC_LIST)
		return fail(r, d->line, err, "a list of texts is expected here");
	out->items = NEW_N(r->a, struct str, d->n + 1);
	out->n = d->n;
	for (size_t i = 0; i < d->n; i++)
		if (read_text(r, &d->items[i], &out->items[i], err))
			return err->rc;
	return RC_OK;
}

static enum rc read_pairs(const struct reading *r, const struct doc *d, void *into, struct err *err)
{
	struct work_pairs *out = into;

	if (d->kind != DOC_MAP)
		return fail(r, d->line, err, "names and texts are expected here");
	out->items = NEW_N(r->a, struct work_pair, d->n + 1);
	out->n = d->n;
	for (size_t i = 0; i < d->n; i++) {
		out->items[i].name = d->keys[i];
		if (read_text(r, &d->items[i], &out->items[i].value, err))
			return err->rc;
	}
	return RC_OK;
}

/* --- placeholders --- */

struct pattern {
	struct str pattern, fallback;
};

static const struct row pattern_rows[] = {
	{"pattern", read_text, offsetof(struct pattern, pattern)},
	{"default", read_text, offsetof(struct pattern, fallback)},
};

/* PATTERN, or {pattern: …, default: …}. */
static enum rc read_pattern(const struct reading *r, const struct doc *d, struct pattern *out,
			    struct err *err)
{
	if (d->kind == DOC_TEXT)
		return read_text(r, d, &out->pattern, err);
	if (read_rows(r, d, pattern_rows, COUNTOF(pattern_rows), out, err))
		return err->rc;
	return out->pattern.n != 0 ? RC_OK : fail(r, d->line, err, "\"pattern\" is missing");
}

static enum rc read_placeholders(const struct reading *r, const struct doc *d, void *into,
				 struct err *err)
{
	struct placeholders *out = into;

	if (d->kind != DOC_MAP)
		return fail(r, d->line, err, "names and patterns are expected here");
	out->items = NEW_N(r->a, struct placeholder, d->n + 1);
	for (size_t i = 0; i < d->n; i++) {
		struct placeholder *p = &out->items[i];
		struct pattern pattern = {0};

		if (!str_starts(d->keys[i], STR("payload.")))
			return fail(r, d->key_lines[i], err, "a placeholder begins with payload.");
		if (read_pattern(r, &d->items[i], &pattern, err))
			return err->rc;
		if (placeholder_init(p, r->a, d->keys[i], pattern.pattern, err))
			return at_line(r, d->items[i].line, err);
		p->fallback = pattern.fallback;
		out->n++;
	}
	return RC_OK;
}

/* --- a command --- */

static const struct row git_rows[] = {
	{"repository", read_text, offsetof(struct work_git, repository)},
	{"branch", read_text, offsetof(struct work_git, branch)},
	{"commit", read_text, offsetof(struct work_git, commit)},
};

static enum rc read_git(const struct reading *r, const struct doc *d, void *into, struct err *err)
{
	struct work_git *git = into;

	if (read_rows(r, d, git_rows, COUNTOF(git_rows), git, err))
		return err->rc;
	if (git->repository.n == 0)
		return fail(r, d->line, err, "\"repository\" is missing");
	if ((git->branch.n == 0) == (git->commit.n == 0))
		return fail(r, d->line, err, "either \"branch\" or \"commit\" is wanted");
	return RC_OK;
}

#define AT(member) offsetof(struct work_command, member)
static const struct row command_rows[] = {
	{"when", read_pairs, AT(when)},
	{"argv", read_texts, AT(argv)},
	{"cwd", read_text, AT(cwd)},
	{"git", read_git, AT(git)},
	{"env", read_pairs, AT(env)},
	{"pass_env", read_texts, AT(pass_env)},
	{"secrets", read_pairs, AT(secrets)},
	{"placeholders", read_placeholders, AT(placeholders)},
	{"timeout_seconds", read_seconds, AT(timeout_ms)},
	{"grace_seconds", read_seconds, AT(grace_ms)},
};
#undef AT

static enum rc check_texts(const struct work_command *c, struct err *err)
{
	const struct str singles[] = {c->cwd, c->git.branch, c->git.commit};

	for (size_t i = 0; i < COUNTOF(singles); i++)
		if (placeholders_check(&c->placeholders, singles[i], err))
			return err->rc;
	for (size_t i = 0; i < c->argv.n; i++)
		if (placeholders_check(&c->placeholders, c->argv.items[i], err))
			return err->rc;
	for (size_t i = 0; i < c->env.n; i++)
		if (placeholders_check(&c->placeholders, c->env.items[i].value, err))
			return err->rc;
	return RC_OK;
}

static enum rc read_command(const struct reading *r, const struct doc *d, struct work_command *out,
			    struct err *err)
{
	out->timeout_ms = TIMEOUT_S * (ms_t)MS_SECOND;
	out->grace_ms = GRACE_S * (ms_t)MS_SECOND;
	if (read_rows(r, d, command_rows, COUNTOF(command_rows), out, err))
		return err->rc;
	if (out->argv.n == 0)
		return fail(r, d->line, err, "\"argv\" is missing: what is to be run?");
	if (str_find(out->argv.items[0], '{') != out->argv.items[0].n)
		return fail(r, d->line, err, "what is run cannot be chosen by a payload");
	return check_texts(out, err) ? at_line(r, d->line, err) : RC_OK;
}

/* --- queues --- */

static enum rc read_commands(const struct reading *r, const struct doc *d, void *into,
			     struct err *err)
{
	struct work_queue *q = CONTAINER_OF(into, struct work_queue, commands);

	if (d->kind != DOC_LIST || d->n == 0)
		return fail(r, d->line, err, "a list of commands is expected here");
	q->commands = NEW_N(r->a, struct work_command, d->n);
	q->n = d->n;
	for (size_t i = 0; i < d->n; i++)
		if (read_command(r, &d->items[i], &q->commands[i], err))
			return err->rc;
	return RC_OK;
}

static const struct row queue_rows[] = {
	{"concurrency", read_concurrency, offsetof(struct work_queue, concurrency)},
	{"lease_seconds", read_lease, offsetof(struct work_queue, lease_ms)},
	{"commands", read_commands, offsetof(struct work_queue, commands)},
};

static enum rc read_queues(const struct reading *r, const struct doc *d, void *into,
			   struct err *err)
{
	struct work_config *c = CONTAINER_OF(into, struct work_config, queues);

	if (d->kind != DOC_MAP || d->n == 0)
		return fail(r, d->line, err, "names of queues are expected here");
	c->queues = NEW_N(r->a, struct work_queue, d->n);
	c->n = d->n;
	for (size_t i = 0; i < d->n; i++) {
		struct work_queue *q = &c->queues[i];

		*q = (struct work_queue){d->keys[i], 1, LEASE_S * (ms_t)MS_SECOND, NULL, 0};
		if (read_rows(r, &d->items[i], queue_rows, COUNTOF(queue_rows), q, err))
			return err->rc;
		if (q->n == 0)
			return fail(r, d->key_lines[i], err, "\"commands\" is missing");
	}
	return RC_OK;
}

#define AT(member) offsetof(struct work_config, member)
static const struct row config_rows[] = {
	{"server", read_text, AT(server)},
	{"token_file", read_text, AT(token_file)},
	{"namespace", read_text, AT(namespace)},
	{"workdir", read_text, AT(workdir)},
	{"drain_seconds", read_seconds, AT(drain_ms)},
	{"queues", read_queues, AT(queues)},
};
#undef AT

enum rc work_config_parse(struct arena *a, struct str file, struct str text,
			  struct work_config *out, struct err *err)
{
	struct reading r = {a, file};
	struct doc doc = {0};

	*out = (struct work_config){.drain_ms = DRAIN_S * (ms_t)MS_SECOND};
	if (doc_parse(a, file, text, &doc, err) ||
	    read_rows(&r, &doc, config_rows, COUNTOF(config_rows), out, err))
		return err->rc;
	return out->n != 0 ? RC_OK : fail(&r, doc.line, err, "\"queues\" is missing");
}

void work_config_release(struct work_config *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->queues[i].n; k++)
			placeholders_release(&c->queues[i].commands[k].placeholders);
	c->n = 0;
}
