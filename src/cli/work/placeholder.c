#include "placeholder.h"

#include <assert.h>

#include "base/buf.h"
#include "base/macros.h"
#include "codec/json.h"

enum { PATTERN_MOST = 512, EXPANDED_MOST = 64 * 1024 };

enum rc placeholder_init(struct placeholder *p, struct arena *a, struct str name,
			 struct str pattern, struct err *err)
{
	struct buf whole CLEANUP(buf_release) = BUF_INIT(PATTERN_MOST);
	char text[120];
	int failure;

	buf_printf(&whole, "^(" STR_FMT ")$", STR_ARG(pattern));
	if (whole.failed)
		return err_set(err, RC_INVALID, "bad_pattern", "a pattern has at most %d bytes",
			       PATTERN_MOST);
	failure = regcomp(&p->regex, str_dup_z(a, buf_str(&whole)), REG_EXTENDED | REG_NOSUB);
	if (failure != 0) {
		(void)regerror(failure, &p->regex, text, sizeof(text));
		return err_set(err, RC_INVALID, "bad_pattern", "the pattern is none: %s", text);
	}
	p->name = name;
	return RC_OK;
}

void placeholders_release(struct placeholders *all)
{
	for (size_t i = 0; i < all->n; i++)
		regfree(&all->items[i].regex);
	all->n = 0;
}

static const struct placeholder *find(const struct placeholders *all, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->items[i].name, name))
			return &all->items[i];
	return NULL;
}

/* Takes the text up to the next placeholder off `rest`, and its name; false where there is none
 * any more. An opening without its end is an error. */
static enum rc next(struct str *rest, struct str *before, struct str *name, bool *found,
		    struct err *err)
{
	size_t at = 0, end;

	while (at + 1 < rest->n && (rest->p[at] != '{' || rest->p[at + 1] != '{'))
		at++;
	*found = at + 1 < rest->n;
	if (!*found) {
		*before = *rest;
		return RC_OK;
	}
	*before = str_sub(*rest, 0, at);
	for (end = at + 2; end + 1 < rest->n; end++)
		if (rest->p[end] == '}' && rest->p[end + 1] == '}') {
			*name = str_trim(str_sub(*rest, at + 2, end - at - 2));
			*rest = str_sub(*rest, end + 2, rest->n);
			return RC_OK;
		}
	return err_set(err, RC_INVALID, "bad_placeholder", "a \"{{\" has no \"}}\"");
}

enum rc placeholders_check(const struct placeholders *all, struct str text, struct err *err)
{
	struct str before = {0}, name = {0};
	bool found = true;

	while (found) {
		if (next(&text, &before, &name, &found, err))
			return err->rc;
		if (found && find(all, name) == NULL) {
			err_set(err, RC_INVALID, "bad_placeholder",
				"{{" STR_FMT "}} has no pattern", STR_ARG(name));
			return err_hint(err, "give it one under `placeholders`");
		}
	}
	return RC_OK;
}

/* The member that the path's next part names; absent where there is none. */
static enum rc step(struct arena *a, struct json *v, struct str part, bool *found, struct err *err)
{
	struct json_object o;
	const struct json *member;

	*found = false;
	if (v->type != JSON_OBJECT)
		return RC_OK;
	if (json_object_of(a, v, &o, "payload", err))
		return err->rc;
	member = json_get(&o, part);
	if (member == NULL)
		return RC_OK;
	*v = *member;
	*found = true;
	return RC_OK;
}

static enum rc leaf_text(struct arena *a, const struct json *v, struct str *out, struct err *err)
{
	if (v->type == JSON_STRING)
		return json_string(a, v, PLACEHOLDER_VALUE, out, "payload", err);
	if (v->type == JSON_NUMBER || v->type == JSON_BOOL)
		*out = v->raw;
	return RC_OK;
}

enum rc placeholder_value(struct arena *a, struct str payload, struct str name, struct str *out,
			  struct err *err)
{
	struct str path = name;
	struct json v;
	bool found = true;

	*out = (struct str){0};
	(void)str_cut(&path, '.'); /* "payload" */
	if (payload.n == 0)
		return RC_OK;
	if (json_value(payload, &v, err))
		return err->rc;
	while (found && path.n != 0)
		if (step(a, &v, str_cut(&path, '.'), &found, err))
			return err->rc;
	return found ? leaf_text(a, &v, out, err) : RC_OK;
}

/* The configuration was checked (placeholders_check): each name has its row. */
static enum rc value_of(const struct placeholder *p, struct arena *a, struct str payload,
			struct str *out, struct err *err)
{
	assert(p != NULL);
	if (placeholder_value(a, payload, p->name, out, err))
		return err->rc;
	if (out->p == NULL)
		*out = p->fallback;
	if (out->p == NULL)
		return err_set(err, RC_INVALID, "bad_payload", STR_FMT " is not there",
			       STR_ARG(p->name));
	if (out->n > PLACEHOLDER_VALUE || regexec(&p->regex, str_dup_z(a, *out), 0, NULL, 0) != 0)
		return err_set(err, RC_INVALID, "bad_payload",
			       STR_FMT " does not match its pattern", STR_ARG(p->name));
	return RC_OK;
}

enum rc placeholders_expand(const struct placeholders *all, struct arena *a, struct str text,
			    struct str payload, struct str *out, struct err *err)
{
	struct buf whole CLEANUP(buf_release) = BUF_INIT(EXPANDED_MOST);
	struct str before = {0}, name = {0}, value = {0};
	bool found = true;

	while (found) {
		if (next(&text, &before, &name, &found, err))
			return err->rc;
		buf_add(&whole, before);
		if (!found)
			break;
		if (value_of(find(all, name), a, payload, &value, err))
			return err->rc;
		buf_add(&whole, value);
	}
	if (whole.failed)
		return err_set(err, RC_TOO_LARGE, "bad_payload", "an argument is too long");
	*out = str_dup(a, buf_str(&whole));
	return RC_OK;
}
