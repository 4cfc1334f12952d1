#include "json.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"

#include "json_impl.h"

static enum json_type type_of(char first)
{
	switch (first) {
	case '{':
		return JSON_OBJECT;
	case '[':
		return JSON_ARRAY;
	case '"':
		return JSON_STRING;
	case 't':
	case 'f':
		return JSON_BOOL;
	case 'n':
		return JSON_NULL;
	default:
		return JSON_NUMBER;
	}
}

/* The value at *at of valid text; *at moves behind it and the white space that follows. */
static struct json take_value(struct str text, size_t *at)
{
	size_t end = json_skip_value(text, *at);
	struct json v = {type_of(text.p[*at]), str_sub(text, *at, end - *at)};

	*at = json_skip_space(text, end);
	return v;
}

static enum rc read_root(struct str text, unsigned most_depth, struct json *out, struct err *err)
{
	struct str value;
	enum rc rc = json_text_check(text, most_depth, &value, err);

	if (rc == RC_OK)
		*out = (struct json){type_of(value.p[0]), value};
	return rc;
}

enum rc json_check(struct str text, struct err *err)
{
	struct json root;

	return json_value(text, &root, err);
}

enum rc json_value(struct str text, struct json *out, struct err *err)
{
	return read_root(text, LIMIT_JSON_DEPTH, out, err);
}

enum { FIRST_ROOM = 8 };

/* Where item number `n` goes: `items`, or a copy of twice the size when a power of two is full. */
static void *room_for(struct arena *a, void *items, size_t n, size_t item_size)
{
	void *wider;

	if (n != 0 && (n < FIRST_ROOM || (n & (n - 1)) != 0))
		return items;
	wider = arena_alloc(a, (n != 0 ? 2 * n : FIRST_ROOM) * item_size);
	if (n != 0)
		memcpy(wider, items, n * item_size);
	return wider;
}

/* Behind a bracket, a comma or a colon, and the white space that follows. */
static size_t step(struct str text, size_t at)
{
	return json_skip_space(text, at + 1);
}

static struct json_member take_member(struct arena *a, struct str text, size_t *at)
{
	size_t end = json_skip_string(text, *at);
	struct json_member m = {.key = json_unescape(a, str_sub(text, *at, end - *at))};

	*at = step(text, json_skip_space(text, end));
	m.value = take_value(text, at);
	return m;
}

static enum rc refuse_twin(struct str key, struct err *err)
{
	char field[sizeof(err->field)];

	(void)snprintf(field, sizeof(field), STR_FMT, STR_ARG(key));
	err_at(err, RC_INVALID, "duplicate_key", field, "the key \"%s\" is given twice", field);
	return err_hint(err, "remove one of the two");
}

static enum rc add_member(struct arena *a, struct json_object *o, struct json_member m,
			  struct err *err)
{
	if (o->n == LIMIT_JSON_MEMBERS)
		return err_set(err, RC_INVALID, "too_many_members",
			       "an object has more than %d members", LIMIT_JSON_MEMBERS);
	if (json_get(o, m.key) != NULL)
		return refuse_twin(m.key, err);
	o->members = room_for(a, o->members, o->n, sizeof(m));
	o->members[o->n++] = m;
	return RC_OK;
}

/* `v` is valid and an object. */
static enum rc list_members(struct arena *a, const struct json *v, struct json_object *out,
			    struct err *err)
{
	struct json_object o = {NULL, 0};
	size_t at = step(v->raw, 0);

	while (v->raw.p[at] != '}') {
		if (add_member(a, &o, take_member(a, v->raw, &at), err))
			return err->rc;
		if (v->raw.p[at] == ',')
			at = step(v->raw, at);
	}
	*out = o;
	return RC_OK;
}

/* `v` is valid and an array. */
static enum rc list_items(struct arena *a, const struct json *v, size_t most,
			  struct json_array *out, struct err *err)
{
	struct json_array items = {NULL, 0};
	size_t at = step(v->raw, 0);

	while (v->raw.p[at] != ']') {
		if (items.n == most)
			return err_set(err, RC_INVALID, "too_many_items",
				       "a list has more than %zu items", most);
		items.items = room_for(a, items.items, items.n, sizeof(*items.items));
		items.items[items.n++] = take_value(v->raw, &at);
		if (v->raw.p[at] == ',')
			at = step(v->raw, at);
	}
	*out = items;
	return RC_OK;
}

/* A request wraps a payload that may have its full depth. */
enum { REQUEST_DEPTH = LIMIT_JSON_DEPTH + LIMIT_JSON_ENVELOPE };

enum rc json_object(struct arena *a, struct str text, struct json_object *out, struct err *err)
{
	struct json root;

	if (read_root(text, REQUEST_DEPTH, &root, err))
		return err->rc;
	return json_object_of(a, &root, out, "", err);
}

enum rc json_array(struct arena *a, struct str text, size_t most, struct json_array *out,
		   struct err *err)
{
	struct json root;

	if (read_root(text, REQUEST_DEPTH, &root, err))
		return err->rc;
	return json_array_of(a, &root, most, out, "", err);
}

static enum rc within(const char *field, struct err *err)
{
	return field[0] != '\0' ? err_within(err, field) : err->rc;
}

enum rc json_object_of(struct arena *a, const struct json *v, struct json_object *out,
		       const char *field, struct err *err)
{
	if (json_expect(v, JSON_OBJECT, field, err))
		return err->rc;
	return list_members(a, v, out, err) ? within(field, err) : RC_OK;
}

enum rc json_array_of(struct arena *a, const struct json *v, size_t most, struct json_array *out,
		      const char *field, struct err *err)
{
	if (json_expect(v, JSON_ARRAY, field, err))
		return err->rc;
	return list_items(a, v, most, out, err) ? within(field, err) : RC_OK;
}

const struct json *json_get(const struct json_object *o, struct str key)
{
	for (size_t i = 0; i < o->n; i++)
		if (str_eq(o->members[i].key, key))
			return &o->members[i].value;
	return NULL;
}
