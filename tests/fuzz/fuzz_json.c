/* JSON: what passes the check is read to its last level without falling out of the text, and what
 * is written from it reads and writes as the same again. */

#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "codec/json.h"
#include "codec/json_write.h"

static void check_span(struct str outer, struct str inner)
{
	struct err err = {0};

	assert(inner.n != 0 && inner.p >= outer.p && inner.p + inner.n <= outer.p + outer.n);
	assert(json_check(inner, &err) == RC_OK);
}

static void rewrite(struct arena *a, const struct json *v, struct json_writer *w);

/* An object with twin keys, or too many, is no object to Belfry: its text stands for it. */
static void rewrite_object(struct arena *a, const struct json *v, struct json_writer *w)
{
	struct err err = {0};
	struct json_object o;

	if (json_object_of(a, v, &o, "f", &err)) {
		json_put_raw(w, v->raw);
		return;
	}
	json_begin_object(w);
	for (size_t i = 0; i < o.n; i++) {
		const struct json_member *m = &o.members[i];

		check_span(v->raw, m->value.raw);
		assert(json_get(&o, m->key) == &m->value);
		json_key_str(w, m->key);
		rewrite(a, &m->value, w);
	}
	json_end_object(w);
}

static void rewrite_array(struct arena *a, const struct json *v, struct json_writer *w)
{
	struct err err = {0};
	struct json_array items;

	assert(json_array_of(a, v, SIZE_MAX, &items, "f", &err) == RC_OK);
	json_begin_array(w);
	for (size_t i = 0; i < items.n; i++) {
		check_span(v->raw, items.items[i].raw);
		rewrite(a, &items.items[i], w);
	}
	json_end_array(w);
}

static void rewrite_string(struct arena *a, const struct json *v, struct json_writer *w)
{
	struct err err = {0};
	struct str s;

	if (json_string(a, v, LIMIT_BODY, &s, "f", &err))
		json_put_raw(w, v->raw);
	else
		json_put_str(w, s);
}

static void try_numbers(const struct json *v)
{
	struct err err = {0};
	int64_t n;

	if (json_i64(v, -5, 1000, &n, "f", &err) == RC_OK)
		assert(n >= -5 && n <= 1000);
	if (json_seconds_ms(v, MS_DAY, &n, "f", &err) == RC_OK)
		assert(n >= 0 && n <= MS_DAY);
	if (json_permille(v, &n, "f", &err) == RC_OK)
		assert(n >= 0 && n <= 1000);
}

static void rewrite(struct arena *a, const struct json *v, struct json_writer *w)
{
	if (v->type == JSON_OBJECT) {
		rewrite_object(a, v, w);
	} else if (v->type == JSON_ARRAY) {
		rewrite_array(a, v, w);
	} else if (v->type == JSON_STRING) {
		rewrite_string(a, v, w);
	} else {
		try_numbers(v);
		json_put_raw(w, v->raw);
	}
}

/* Writes the text's value, if it is one. */
static bool write_again(struct str text, struct buf *to)
{
	struct arena a = {0};
	struct err err = {0};
	struct json_writer w = json_writer_to(to);
	struct json v;
	bool ok = json_value(text, &v, &err) == RC_OK;

	assert(ok == (json_check(text, &err) == RC_OK));
	if (ok) {
		check_span(text, v.raw);
		rewrite(&a, &v, &w);
	}
	arena_release(&a);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf once = BUF_INIT(LIMIT_BODY), twice = BUF_INIT(LIMIT_BODY);

	if (write_again(str_of((const char *)data, size), &once)) {
		assert(write_again(buf_str(&once), &twice));
		assert(str_eq(buf_str(&once), buf_str(&twice)));
	}
	buf_release(&once);
	buf_release(&twice);
	return 0;
}
