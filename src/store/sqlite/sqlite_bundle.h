#pragma once
/* What the files of this folder need of bundles. */

#include "model/bundle.h"
#include "sqlite_stmt.h"

void take_counts(struct query *c, struct bundle_counts *out);
/* The task is gone: so is the bundle whose parent it was, and that which it was the last member of,
 * unless somebody else needs them. */
enum rc bundle_drop(struct sqlite_store *q, int64_t task, int64_t of, struct err *err);
