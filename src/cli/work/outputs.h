#pragma once
/* What a command leaves, on its way to the server: the files in its folder of outputs, the metrics
 * that it wrote, and how it ended ("result.json"). */

#include "cli/work/folder.h"
#include "cli/work/lease.h"
#include "cli/work/process.h"

/* Files that cannot be outputs (too large, no regular file, no name of an output) are told of by
 * `note`, and left out. The first failure of the server ends it. */
typedef void outputs_note(void *context, const char *file, const char *why);
struct outputs_result {
	struct process_end end;
	struct str commit; /* of the checkout; empty: none */
};
enum rc outputs_send(struct work_lease *l, const struct folder *f, const struct outputs_result *r,
		     outputs_note *note, void *context, struct err *err);
/* The type by which a file of that name is kept. Pure. */
const char *outputs_type(struct str name);
