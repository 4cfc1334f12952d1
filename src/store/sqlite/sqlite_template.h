#pragma once
/* What a schedule's tasks take along: stored once, and read as a part of schedules and tasks. */

#include "sqlite_stmt.h"

/* payload, payload_type, payload_bytes, in this order. */
void put_payload(struct query *c, const struct template *t);
/* target, retry, tags, expires_after_ms, lane, these three, and notifications, in this order. */
void take_template(struct query *c, struct arena *a, struct template *t);
/* Deletes the template unless somebody still uses it. */
enum rc template_drop(struct sqlite_store *q, int64_t key, struct err *err);
