#include "fields.h"

#include <assert.h>
#include <stdio.h>

const struct field *fields_find(const struct field *fields, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_z(fields[i].name), name))
			return &fields[i];
	return NULL;
}

static enum rc refuse_unknown(const struct json_object *o, const struct field *fields, size_t n,
			      struct err *err)
{
	struct str known[FIELDS_MOST];

	assert(n <= FIELDS_MOST);
	for (size_t i = 0; i < n; i++)
		known[i] = str_z(fields[i].name);
	return json_only(o, known, n, err);
}

enum rc fields_read(const struct json_object *o, const struct field *fields, size_t n, void *into,
		    unsigned *given_out, struct err *err)
{
	unsigned given = 0;

	if (refuse_unknown(o, fields, n, err))
		return err->rc;
	for (size_t i = 0; i < o->n; i++) {
		const struct json_member *m = &o->members[i];
		const struct field *f = fields_find(fields, n, m->key);

		assert(f != NULL);
		if (f->read(into, f->name, &m->value, err))
			return err->rc;
		given |= f->bit;
	}
	*given_out = given;
	return RC_OK;
}

enum rc fields_read_known(const struct json_object *o, const struct field *fields, size_t n,
			  void *into, unsigned *given_out, struct err *err)
{
	unsigned given = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct json_member *m = &o->members[i];
		const struct field *f = fields_find(fields, n, m->key);

		if (f == NULL || json_is_null(&m->value))
			continue;
		if (f->read(into, f->name, &m->value, err))
			return err->rc;
		given |= f->bit;
	}
	*given_out = given;
	return RC_OK;
}

enum rc field_shown_only(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)into;
	(void)name;
	(void)v;
	(void)err;
	return RC_OK;
}

void fields_write_given(struct json_writer *w, const struct json_object *o,
			const struct field *fields, size_t n, unsigned but)
{
	for (size_t i = 0; i < o->n; i++) {
		const struct field *f = fields_find(fields, n, o->members[i].key);

		if (f != NULL && (f->read == field_shown_only || (f->bit & but) != 0))
			continue;
		json_key_str(w, o->members[i].key);
		json_put_raw(w, o->members[i].value.raw);
	}
}

enum rc field_rename(const char *name, struct err *err)
{
	(void)snprintf(err->field, sizeof(err->field), "%s", name);
	return err->rc;
}

enum rc field_missing(const char *name, const char *hint, struct err *err)
{
	err_at(err, RC_INVALID, "missing_field", name, "%s is required", name);
	return err_hint(err, "%s", hint);
}

enum rc field_bad_value(const char *name, const char *text, const char *hint, struct err *err)
{
	err_at(err, RC_INVALID, "invalid_value", name, "%s %s", name, text);
	return err_hint(err, "%s", hint);
}

enum rc field_bad_word(const char *name, const char *choices, struct err *err)
{
	err_at(err, RC_INVALID, "invalid_value", name, "%s has no such value", name);
	return err_hint(err, "use one of: %s", choices);
}
