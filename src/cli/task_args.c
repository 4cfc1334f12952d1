#include "task_args.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/input.h"

static const struct option rows[] = {
	{"target", 0, "URL", "where the task goes"},
	{"method", 0, "METHOD", "POST (default), PUT, PATCH, GET or DELETE"},
	{"header", 'H', "NAME: VALUE", "a header for the target; may be repeated"},
	{"payload", 'd', "JSON", "what is sent, exactly as it is written; - reads it from stdin"},
	{"payload-file", 0, "FILE", "the same from a file; - is stdin"},
	{"payload-type", 0, "TYPE", "the payload is bytes of this Content-Type, and no JSON"},
	{"tag", 0, "TAG", "may be repeated"},
	{"max-retries", 0, "N", "tries after the first one"},
	{"timeout", 0, "DUR", "how long one try may take, such as 30s"},
	{"retry", 0, "JSON", "the whole retry policy: {\"strategy\":\"fixed\",…}"},
	{"expires-after", 0, "DUR", "no try begins later than this after the task's time"},
};

const struct option_group task_options = {"The task", rows, COUNTOF(rows)};

bool task_args_given(const struct options *o)
{
	for (size_t i = 0; i < COUNTOF(rows); i++)
		if (options_has(o, rows[i].name))
			return true;
	return false;
}

static void keep(struct json_writer *w, const struct json_object *old, const char *name)
{
	const struct json *v = old != NULL ? json_get(old, str_z(name)) : NULL;

	if (v != NULL)
		json_add_raw(w, name, v->raw);
}

/* JSON that the user wrote, without the white space around it. */
static enum rc add_json(struct json_writer *w, const char *name, const char *option,
			struct str text, struct err *err)
{
	struct json v;

	if (json_value(text, &v, err))
		return usage_of(option, err);
	json_add_raw(w, name, v.raw);
	return RC_OK;
}

static enum rc add_target(struct json_writer *w, struct arena *a, const struct options *o,
			  struct err *err)
{
	bool is_plain = !options_has(o, "method") && !options_has(o, "header");

	if (!options_has(o, "target"))
		return usage_error(err, "--method and --header belong to a --target URL");
	if (is_plain) {
		json_add_str(w, "target", options_get(o, "target"));
		return RC_OK;
	}
	json_add_object(w, "target");
	json_add_str(w, "url", options_get(o, "target"));
	if (options_has(o, "method"))
		json_add_str(w, "method", options_get(o, "method"));
	if (options_has(o, "header") && body_add_headers(w, a, o, err))
		return err->rc;
	json_end_object(w);
	return RC_OK;
}

static enum rc add_bytes(struct json_writer *w, const struct options *o, struct str bytes)
{
	json_add_base64(w, "payload_base64", bytes);
	json_add_str(w, "payload_type", options_get(o, "payload-type"));
	return RC_OK;
}

static enum rc add_payload(struct json_writer *w, struct arena *a, const struct options *o,
			   struct err *err)
{
	bool has_file = options_has(o, "payload-file");
	const char *option = has_file ? "payload-file" : "payload";
	struct str text = options_get(o, option);

	if (!has_file && !options_has(o, "payload"))
		return usage_error(err, "--payload-type tells what a --payload or a "
					"--payload-file is");
	if (has_file && options_has(o, "payload"))
		return usage_error(err, "--payload and --payload-file are both given");
	if ((has_file || str_eq(text, STR("-"))) && input_read(a, text, LIMIT_BODY, &text, err))
		return err->rc;
	if (options_has(o, "payload-type"))
		return add_bytes(w, o, text);
	if (add_json(w, "payload", option, text, err))
		return err_hint(err, "a payload is JSON: a text is written --payload '\"text\"'");
	return RC_OK;
}

static enum rc add_retry(struct json_writer *w, const struct options *o, struct err *err)
{
	static const struct body_row parts[] = {
		{"max-retries", "max_retries", BODY_COUNT, false},
		{"timeout", "timeout_seconds", BODY_SPAN, false},
	};
	bool has_parts = options_has(o, "max-retries") || options_has(o, "timeout");

	if (options_has(o, "retry") && has_parts)
		return usage_error(err, "--retry already says --max-retries and --timeout");
	if (options_has(o, "retry"))
		return add_json(w, "retry", "retry", options_get(o, "retry"), err);
	json_add_object(w, "retry");
	if (body_add(w, o, parts, COUNTOF(parts), err))
		return err->rc;
	json_end_object(w);
	return RC_OK;
}

static void add_tags(struct json_writer *w, const struct options *o)
{
	struct str tag;
	size_t at = 0;

	json_add_array(w, "tags");
	while (options_next(o, "tag", &at, &tag))
		json_put_str(w, tag);
	json_end_array(w);
}

static enum rc add_target_and_payload(struct json_writer *w, struct arena *a,
				      const struct options *o, const struct json_object *old,
				      struct err *err)
{
	bool has_target =
		options_has(o, "target") || options_has(o, "method") || options_has(o, "header");
	bool has_payload = options_has(o, "payload") || options_has(o, "payload-file") ||
			   options_has(o, "payload-type");

	if (!has_target)
		keep(w, old, "target");
	else if (add_target(w, a, o, err))
		return err->rc;
	if (has_payload)
		return add_payload(w, a, o, err);
	keep(w, old, "payload");
	keep(w, old, "payload_base64");
	keep(w, old, "payload_type");
	return RC_OK;
}

enum rc task_args_add(struct json_writer *w, struct arena *a, const struct options *o,
		      const struct json_object *old, struct err *err)
{
	static const struct body_row expiry = {"expires-after", "expires_after_seconds", BODY_SPAN,
					       true};
	bool has_retry = options_has(o, "retry") || options_has(o, "max-retries") ||
			 options_has(o, "timeout");

	if (add_target_and_payload(w, a, o, old, err))
		return err->rc;
	if (!has_retry)
		keep(w, old, "retry");
	else if (add_retry(w, o, err))
		return err->rc;
	if (options_has(o, "tag"))
		add_tags(w, o);
	else
		keep(w, old, "tags");
	if (!options_has(o, "expires-after"))
		keep(w, old, expiry.field);
	return body_add(w, o, &expiry, 1, err);
}
