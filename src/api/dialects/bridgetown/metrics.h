#pragma once
/* Numbers that runs leave, and how two runs differ in them. Numbers are gathered by name: the
 * members of metrics.json as they are called, "a.b" within objects; those of another output with
 * the output's name before them. Pure. */

#include "base/arena.h"
#include "codec/json.h"
#include "codec/json_write.h"

enum { METRICS_MOST = 500 };

struct metric {
	struct str name, text; /* text: the number as it stood there */
	double value;
};

struct metrics {
	struct metric items[METRICS_MOST]; /* by name */
	size_t n;
};

/* Adds the numbers of a JSON text; `prefix` stands before their names. What is no JSON adds none.
 */
void metrics_add(struct metrics *m, struct arena *a, struct str prefix, struct str text);
/* After the last of them was added: puts them in order. */
void metrics_sort(struct metrics *m);

/* Adds "diff" and "summary". */
void metrics_write_diff(struct json_writer *w, const struct metrics *base,
			const struct metrics *scenario);
