#pragma once
/* Ids as people see them: a UUIDv7 behind the noun's prefix ("task_0197…", 32 hex digits). Every
 * form is accepted on the way in: with the prefix, plain, with or without dashes, in any case. */

#include <stdbool.h>

#include "base/str.h"
#include "base/uuid.h"
#include "codec/json_write.h"

enum { ID_TEXT = 48 };

/* The printed id: prefix, 32 hex digits, NUL. */
struct id_text {
	char z[ID_TEXT];
};

#define ID_SCHEDULE "schedule_"
#define ID_TASK "task_"
#define ID_TOKEN "token_"
#define ID_SECRET "secret_"
#define ID_GROUP "ug_"
#define ID_BATCH "batch_"
#define ID_LIMITER "rl_"

struct id_text id_print(const char *prefix, struct uuid id);
/* False when `s` is no id: an unknown id and a malformed one answer alike (404). */
bool id_parse(const char *prefix, struct str s, struct uuid *out);

/* Adds the id without a prefix, as the dialects print theirs. */
void add_uuid(struct json_writer *w, const char *name, struct uuid id);
