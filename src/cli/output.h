#pragma once
/* What a verb prints on stdout: the server's JSON, or the same as a table or a record for people.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct column;

enum format {
	FORMAT_TABLE,
	FORMAT_JSON,	     /* laid out over lines */
	FORMAT_JSON_COMPACT, /* as it came */
};

/* How people see an answer: as a table of the array in member `list`, or as a record where that is
 * NULL. */
struct view {
	const char *list;
	const struct column *columns;
	size_t n_columns;
};

/* "table" or "json". */
bool format_parse(struct str s, enum format *out);
/* Appends the answer, which must be a JSON object (RC_IO "bad_answer"): for people by the views,
 * with an empty line between them, or as JSON. An empty answer is nothing. Pure. */
enum rc output_render(struct arena *a, enum format format, const struct view *views, size_t n_views,
		      struct str answer, struct buf *to, struct err *err);
/* Writes to stdout; RC_IO where that fails (a full disk, a closed pipe). */
enum rc output_print(const struct buf *text, struct err *err);
