#pragma once
/* Writing JSON at the end of a buffer. json_put_* writes a value, json_add_* writes a key and a
 * value; commas are the writer's affair. The buffer's cap holds, and its `failed` is checked once,
 * by the caller, at the end. Whatever bytes are put, what comes out is valid: control characters
 * are escaped, UTF-8 is kept, and bytes that are no UTF-8 become U+FFFD. Begin and end must pair
 * (asserted). One thread. */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/str.h"

struct json_writer {
	struct buf *to;
	unsigned depth;
	bool comma; /* the next item needs one before it */
};

static inline struct json_writer json_writer_to(struct buf *to)
{
	return (struct json_writer){.to = to};
}

void json_begin_object(struct json_writer *w);
void json_end_object(struct json_writer *w);
void json_begin_array(struct json_writer *w);
void json_end_array(struct json_writer *w);

/* The key of the value that comes next. */
void json_key(struct json_writer *w, const char *name);
void json_key_str(struct json_writer *w, struct str name);

void json_put_str(struct json_writer *w, struct str s);
/* A C string; NULL is null. */
void json_put_z(struct json_writer *w, const char *z);
void json_put_i64(struct json_writer *w, int64_t value);
void json_put_bool(struct json_writer *w, bool value);
void json_put_null(struct json_writer *w);
/* Bytes that are a JSON value already, exactly; empty is null. */
void json_put_raw(struct json_writer *w, struct str exact);
/* The members of an object that is text already (checked before, without white space around it),
 * exactly, as members of the object that is being written. */
void json_put_members(struct json_writer *w, struct str object);
/* An instant as "2024-03-01T14:00:00Z" (see iso_print); MS_NEVER is null. */
void json_put_time(struct json_writer *w, ms_t at);
/* A span, 0 or more, as a number of seconds: 1500 is 1.5; MS_NEVER is null. */
void json_put_seconds(struct json_writer *w, ms_t span_ms);
/* Any bytes, as a string of base64. */
void json_put_base64(struct json_writer *w, struct str bytes);
/* Thousandths, 0 or more, as a decimal: 100 is 0.1. */
void json_put_permille(struct json_writer *w, int64_t thousandths);

/* A key with an object or array to be filled and ended. */
void json_add_object(struct json_writer *w, const char *name);
void json_add_array(struct json_writer *w, const char *name);

void json_add_str(struct json_writer *w, const char *name, struct str s);
void json_add_z(struct json_writer *w, const char *name, const char *z);
void json_add_i64(struct json_writer *w, const char *name, int64_t value);
void json_add_bool(struct json_writer *w, const char *name, bool value);
void json_add_null(struct json_writer *w, const char *name);
void json_add_raw(struct json_writer *w, const char *name, struct str exact);
void json_add_base64(struct json_writer *w, const char *name, struct str bytes);
void json_add_time(struct json_writer *w, const char *name, ms_t at);
void json_add_seconds(struct json_writer *w, const char *name, ms_t span_ms);
void json_add_permille(struct json_writer *w, const char *name, int64_t thousandths);
