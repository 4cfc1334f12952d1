#include "body.h"

#include "base/limits.h"
#include "base/num.h"
#include "codec/iso8601.h"

enum rc usage_of(const char *option, struct err *err)
{
	err->code = code_usage;
	err->field[0] = '\0';
	return err_wrap(err, "--%s", option);
}

static enum rc add_span(struct json_writer *w, const struct body_row *row, struct str text,
			struct err *err)
{
	ms_t span;

	if (dur_parse(text, LIMIT_INSTANT_MAX, &span, "", err))
		return usage_of(row->option, err);
	json_add_seconds(w, row->field, span);
	return RC_OK;
}

static enum rc add_count(struct json_writer *w, const struct body_row *row, struct str text,
			 struct err *err)
{
	int64_t n;

	if (!num_parse_i64(text, INT64_MIN, INT64_MAX, &n))
		return usage_error(err, "--%s: \"" STR_FMT "\" is no whole number", row->option,
				   STR_ARG(text));
	json_add_i64(w, row->field, n);
	return RC_OK;
}

static void add_when(struct json_writer *w, const struct body_row *row, struct str text)
{
	struct err err = {0};
	char iso[ISO_TEXT];
	ms_t span;
	int n;

	if (dur_parse(text, LIMIT_INSTANT_MAX, &span, "", &err)) {
		json_add_str(w, row->field, text);
		return;
	}
	n = snprintf(iso, sizeof(iso), "PT%lld.%03dS", (long long)(span / MS_SECOND),
		     (int)(span % MS_SECOND));
	json_add_str(w, row->field, str_of(iso, (size_t)n));
}

static enum rc add_one(struct json_writer *w, const struct body_row *row, struct str text,
		       struct err *err)
{
	if (row->clears && str_eq(text, STR("none"))) {
		json_add_null(w, row->field);
		return RC_OK;
	}
	if (row->kind == BODY_SPAN)
		return add_span(w, row, text, err);
	if (row->kind == BODY_COUNT)
		return add_count(w, row, text, err);
	if (row->kind == BODY_WHEN)
		add_when(w, row, text);
	else
		json_add_str(w, row->field, text);
	return RC_OK;
}

enum rc body_add(struct json_writer *w, const struct options *o, const struct body_row *rows,
		 size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (options_has(o, rows[i].option) &&
		    add_one(w, &rows[i], options_get(o, rows[i].option), err))
			return err->rc;
	return RC_OK;
}

static enum rc add_header(struct json_writer *w, struct arena *a, struct str text, struct err *err)
{
	struct str rest = text;
	struct str name = str_cut(&rest, ':');

	if (name.n == text.n) {
		usage_error(err, "--header: \"" STR_FMT "\" has no colon", STR_ARG(text));
		return err_hint(err, "write --header 'X-Key: value'");
	}
	json_key(w, str_dup_z(a, str_trim(name)));
	json_put_str(w, str_trim(rest));
	return RC_OK;
}

enum rc body_add_headers(struct json_writer *w, struct arena *a, const struct options *o,
			 struct err *err)
{
	struct str text;
	size_t at = 0;

	json_add_object(w, "headers");
	while (options_next(o, "header", &at, &text))
		if (add_header(w, a, text, err))
			return err->rc;
	json_end_object(w);
	return RC_OK;
}
