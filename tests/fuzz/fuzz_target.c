/* Any bytes as a named target's spec, as a target, and as a header's value. What is read can be
 * asked for its lane and its retries, and prints as JSON; the parts of a header between its secrets
 * are parts of it, in order. */
#include "fuzz.h"

#include <assert.h>

#include "base/macros.h"
#include "model/named_target.h"
#include "model/schedule.h"

static enum rc count(void *context, struct str name, struct err *err)
{
	(void)name;
	(void)err;
	++*(size_t *)context;
	return RC_OK;
}

static void check_print(struct arena *a, struct str spec)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4 * LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct target_row row = {.name = STR("n"), .spec = spec, .disabled_at = AT_NONE};
	struct err err = {0};

	json_begin_object(&w);
	target_row_write(&w, a, &row);
	json_end_object(&w);
	assert(!text.failed && json_check(buf_str(&text), &err) == RC_OK);
}

static void check_spec(struct arena *a, struct str spec)
{
	struct named_target t;
	struct retry retry;
	struct err err = {0};
	size_t secrets = 0;

	if (named_target_parse(a, spec, &t, &err)) {
		assert(err.rc != RC_OK && err.code != NULL && err.text[0] != '\0');
		return;
	}
	assert(t.kind == TARGET_HTTP ? t.target.url.n != 0 : t.target.queue.n != 0);
	assert(t.concurrency >= 0 && t.rate.limit >= 0 && (t.rate.limit == 0 || t.rate.per_ms > 0));
	assert(named_target_retry(&t, (struct str){NULL, 0}, DIALECT_NATIVE, &retry, &err) ==
	       RC_OK);
	assert(retry.timeout_ms > 0);
	assert(named_target_secrets(&t, count, &secrets, &err) == RC_OK);
	assert(target_lane(a, &t.target).n != 0);
	check_print(a, spec);
}

static void check_target(struct arena *a, struct str text)
{
	struct target t;
	struct err err = {0};

	if (target_parse(a, text, &t, "target", &err))
		return;
	assert((target_lane(a, &t).p == NULL) == (t.kind == TARGET_NAME));
	assert(t.kind != TARGET_NAME || target_name_is_valid(t.name));
}

static bool lies_in(struct str part, struct str whole)
{
	return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

static void check_places(struct str value)
{
	struct str rest = value, before, name, old;

	for (old = rest; secret_place_next(&rest, &before, &name); old = rest) {
		assert(lies_in(before, old) && lies_in(name, old) && lies_in(rest, old));
		assert(before.n + name.n + rest.n <= old.n && rest.n < old.n);
		assert(before.n == 0 || before.p == old.p);
		assert(rest.n == 0 || rest.p + rest.n == old.p + old.n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct str text = str_of((const char *)data, size);

	check_spec(&a, text);
	check_target(&a, text);
	check_places(text);
	return 0;
}
