#pragma once
/* JSON objects as aligned text for people: a list as a table with a title line, one object as lines
 * of name and value. Nothing of a value can break a line or move the cursor: control characters
 * become spaces. null and what is missing are shown as "-", an object that has a `url` by it. Pure.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "codec/json.h"

enum { TABLE_COLUMNS = 12 };

struct column {
	const char *title;
	const char *field; /* "status", or within another object: "task_template.target" */
};

/* How a value is shown; NULL is shown as null is. */
struct str table_value(struct arena *a, const struct json *v);
/* A line for each item; items that are no objects are lines of "-". */
void table_write(struct arena *a, const struct json_array *items, const struct column *columns,
		 size_t n_columns, struct buf *to);
/* A line for each member. */
void table_record(struct arena *a, const struct json_object *o, struct buf *to);
