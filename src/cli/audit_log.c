#include "audit_log.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/macros.h"
#include "cli/input.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "codec/base64.h"
#include "codec/json.h"
#include "store/trail.h"

enum { FILE_MOST = 1024 * 1024 * 1024, AT_ONCE = 1000 };

static const struct option filter_rows[] = {
	{"action", 0, "ACTION", "such as schedule.update, or schedule for all of them"},
	{"object", 0, "ID", "the id or the name of what was changed"},
	{"actor", 0, "WHO", "a token's id or name, or a kind: token, jwt, dev, system"},
	{"since", 0, "TIME", "from when on"},
	{"until", 0, "TIME", "before when"},
};

static const struct option page_rows[] = {
	{"limit", 0, "N", "rows at the most (100)"},
	{"cursor", 0, "TEXT", "next_cursor of the page before"},
};

static const struct option verify_rows[] = {
	{"file", 'f', "FILE", "lines of an export; - is stdin. No server is needed"},
	{"store", 0, "STORE", "a store, such as sqlite:belfry.db. No server is needed"},
	{"filtered", 0, NULL, "rows may be missing: the export is of one namespace, or filtered"},
};

static const struct option_group filters = {"Filters", filter_rows, COUNTOF(filter_rows)};
static const struct option_group pages = {"Options", page_rows, COUNTOF(page_rows)};
static const struct option_group verify_options = {"Options", verify_rows, COUNTOF(verify_rows)};

static const struct path_parameter parameters[] = {
	{"action", "action"}, {"object", "object"}, {"actor", "actor"},	  {"since", "since"},
	{"until", "until"},   {"limit", "limit"},   {"cursor", "cursor"},
};

static const struct column columns[] = {
	{"SEQ", "seq"},		{"AT", "at"},	      {"ACTOR", "actor.kind"},
	{"NAME", "actor.name"}, {"ACTION", "action"}, {"OBJECT", "object.name"},
	{"ID", "object.id"},
};

static const struct view view = {"entries", columns, COUNTOF(columns)};

static enum rc list(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, STR("/v1/audit-log"), &c->options, parameters,
				    COUNTOF(parameters));

	return call_show(c, "GET", path, STR(""), &view, err);
}

/* --- all rows of a server, the oldest first --- */

typedef enum rc on_line(void *context, struct str line, struct err *err);

static struct str page_path(struct call *c, struct str base, struct str cursor)
{
	struct buf path CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);

	buf_add(&path, base);
	buf_add_c(&path, str_find(base, '?') == base.n ? '?' : '&');
	buf_printf(&path, "order=oldest&limit=%d", AT_ONCE);
	if (cursor.n != 0)
		buf_printf(&path, "&cursor=" STR_FMT, STR_ARG(cursor));
	return str_dup(&c->scratch, buf_str(&path));
}

/* Empties *cursor at the end. */
static enum rc take_page(struct call *c, struct str answer, on_line *take, void *context,
			 struct str *cursor, struct err *err)
{
	struct json_object o;
	struct json_array all;
	const struct json *entries, *next;

	if (json_object(&c->scratch, answer, &o, err))
		return err->rc;
	entries = json_get(&o, STR("entries"));
	next = json_get(&o, STR("next_cursor"));
	if (entries == NULL || next == NULL ||
	    json_array_of(&c->scratch, entries, AT_ONCE, &all, "entries", err))
		return err_set(err, RC_IO, "bad_answer", "the server's answer has no entries");
	for (size_t i = 0; i < all.n; i++)
		if (take(context, all.items[i].raw, err))
			return err->rc;
	*cursor = STR("");
	if (json_is_null(next))
		return RC_OK;
	if (json_string(&c->scratch, next, next->raw.n, cursor, "next_cursor", err))
		return err->rc;
	*cursor = str_dup(&c->arena, *cursor);
	return RC_OK;
}

static enum rc each_line(struct call *c, on_line *take, void *context, struct err *err)
{
	struct str base = path_with(&c->arena, STR("/v1/audit-log"), &c->options, parameters,
				    COUNTOF(parameters));
	struct str cursor = STR("");

	do {
		struct str answer = {NULL, 0};

		arena_reset(&c->scratch);
		if (client_send(&c->client, &c->scratch, "GET", page_path(c, base, cursor), STR(""),
				&answer, err) ||
		    take_page(c, answer, take, context, &cursor, err))
			return err->rc;
	} while (cursor.n != 0);
	return RC_OK;
}

static enum rc print_line(void *context, struct str line, struct err *err)
{
	(void)context;
	if (fwrite(line.p, 1, line.n, stdout) == line.n && fputc('\n', stdout) != EOF)
		return RC_OK;
	return err_set(err, RC_IO, "cannot_write", "the rows cannot be written");
}

static enum rc export(struct call *c, struct err *err) {
	if (each_line(c, print_line, NULL, err)) return err->rc;
	return fflush(stdout) == 0 ? RC_OK : print_line(NULL, STR(""), err);
}

/* --- the proof --- */

static enum rc prove_line(void *context, struct str line, struct err *err)
{
	struct trail_proof *p = context;
	struct trail_row row;

	if (trail_read_line(line, &row, err))
		return err_hint(err,
				"it stands behind row %lld; give what "
				"`belfry audit-log export` printed",
				(long long)p->end.seq);
	return trail_prove(p, &row, err);
}

static enum rc verify_file(struct call *c, struct trail_proof *p, struct err *err)
{
	struct str text = {NULL, 0};

	if (input_read(&c->arena, options_get(&c->options, "file"), FILE_MOST, &text, err))
		return err->rc;
	while (text.n != 0) {
		struct str line = str_cut(&text, '\n');

		if (line.n != 0 && prove_line(p, line, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc verify_rows_of(struct store *s, struct trail_proof *p, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct trail_ask ask = {.before = INT64_MAX, .most = AT_ONCE};
	struct trail_row *rows;
	size_t n = AT_ONCE;

	p->from_end = true;
	if (store_trail_anchor(s, &p->end, err))
		return err->rc;
	while (n == ask.most) {
		arena_reset(&scratch);
		if (store_trail_list(s, &scratch, &ask, &rows, &n, err))
			return err->rc;
		for (size_t i = 0; i < n; i++)
			if (trail_prove(p, &rows[i], err))
				return err->rc;
		ask.after = p->end.seq;
	}
	return RC_OK;
}

static enum rc verify_store(struct call *c, struct trail_proof *p, struct err *err)
{
	struct store *s = NULL;
	enum rc rc;

	if (store_open(options_get(&c->options, "store"), STORE_READ, &s, err))
		return err->rc;
	rc = verify_rows_of(s, p, err);
	store_close(s);
	return rc;
}

/* The last hash is what an older copy, kept elsewhere, can be held against. */
static enum rc print_proof(const struct trail_proof *p, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);

	if (p->n == 0) {
		buf_add_z(&text, "there are no rows\n");
		return output_print(&text, err);
	}
	buf_printf(&text, "proved: %lld rows, %lld to %lld; the last hash is ", (long long)p->n,
		   (long long)p->first, (long long)p->end.seq);
	hex_add(&text, str_of((const char *)p->end.hash, TRAIL_HASH));
	buf_add_c(&text, '\n');
	return output_print(&text, err);
}

static enum rc verify(struct call *c, struct err *err)
{
	struct trail_proof p = {.with_holes = options_has(&c->options, "filtered")};
	enum rc rc;

	if (options_has(&c->options, "file"))
		rc = verify_file(c, &p, err);
	else if (options_has(&c->options, "store"))
		rc = verify_store(c, &p, err);
	else
		rc = each_line(c, prove_line, &p, err);
	if (rc == RC_CONFLICT)
		err->rc = RC_INVALID; /* no conflict of a request: exit 1 */
	return rc != RC_OK ? rc : print_proof(&p, err);
}

static const struct verb verbs[] = {
	{
		.name = "list",
		.arguments = "[FILTERS] [--limit N]",
		.summary = "Shows who changed what, newest first",
		.groups = {&filters, &pages},
		.run = list,
	},
	{
		.name = "export",
		.arguments = "[FILTERS]",
		.summary = "Prints all rows, oldest first, one JSON object a line",
		.groups = {&filters},
		.more = "Each line holds all that its proof needs. With a token of one namespace, "
			"or "
			"filters,\nrows between are missing: `verify --filtered` then.\n\n"
			"Examples:\n"
			"  belfry audit-log export > audit.ndjson\n"
			"  belfry audit-log verify --file audit.ndjson\n",
		.run = export,
	},
	{
		.name = "verify",
		.arguments = "[--file FILE | --store STORE] [--filtered]",
		.summary = "Proves that no row was changed, removed or put in between",
		.groups = {&verify_options},
		.more = "Without --file and --store it asks the server. Exits 1 at the first row "
			"that is "
			"broken,\nand names it. Rows that were cut off at the end are missed by no "
			"chain: keep the last\nhash elsewhere.\n",
		.run = verify,
	},
};

int cli_audit_log(int argc, char **argv)
{
	static const struct noun noun = {"audit-log", "Who changed what", verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
