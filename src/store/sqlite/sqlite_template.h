#pragma once
/* What a schedule's tasks take along: stored once, and read as a part of schedules and tasks. */

#include "sqlite_stmt.h"

/* target, retry, tags, expires_after_ms, lane, payload, in this order. */
void take_template(struct query *c, struct arena *a, struct template *t);
/* Deletes the template unless somebody still uses it. */
enum rc template_drop(struct sqlite_store *q, int64_t key, struct err *err);
