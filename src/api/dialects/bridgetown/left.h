#pragma once
/* What a run has left behind: its log, its outputs, and what the worker says of its command
 * (result.json, see cli/work/outputs.c). The answer of a target that was called stands in for a log
 * where there is none. */

#include "api/dialects/bridgetown/course.h"

enum { LEFT_MOST = 1024 * 1024 }; /* of all that is shown together */

struct left {
	struct str out, err; /* the last attempt's log, as text */
	bool is_cut;	     /* more was written than was kept */
	bool has_exit;
	int64_t exit_code;
	struct str commit;	/* that was run; empty: not said */
	struct output *outputs; /* without their bodies, without result.json */
	size_t n;
};

enum rc left_read(struct request *rq, struct store *s, const struct run *run, struct left *out,
		  struct err *err);
/* The commit that was run, or that was asked for. */
struct str left_commit(struct request *rq, const struct left *l, const struct run *run);

/* Adds "outputs": each by its name, as far as LEFT_MOST bytes allow. *cut_out: some are left out.
 */
enum rc left_add_outputs(struct request *rq, struct store *s, const struct run *run,
			 const struct left *l, struct json_writer *w, bool *cut_out,
			 struct err *err);

enum left_encoding { LEFT_JSON, LEFT_TEXT, LEFT_BASE64 };
const char *left_encoding_name(enum left_encoding e);
/* How an output is shown: JSON as the value it is, text as a string, all else as base64. */
enum left_encoding left_encoding_of(const struct output *o);
void left_put(struct json_writer *w, const struct output *o);
