#pragma once
/* The options for what a task takes along: a schedule's task_template, and the same at the top of a
 * task made by hand. */

#include "cli/options.h"
#include "codec/json.h"
#include "codec/json_write.h"

extern const struct option_group task_options;

/* Is any of them given? */
bool task_args_given(const struct options *o);
/* Adds target, payload, retry, tags and expires_after_seconds, as given. What is not given keeps
 * the text that it has in `old` (may be NULL). Files are read into the arena. */
enum rc task_args_add(struct json_writer *w, struct arena *a, const struct options *o,
		      const struct json_object *old, struct err *err);
