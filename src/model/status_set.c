#include "status_set.h"

#include "base/limits.h"
#include "base/num.h"
#include "model/fields.h"

static void add(struct status_set *s, int64_t from, int64_t to)
{
	for (int64_t i = from; i <= to; i++)
		s->bits[i / 64] |= (uint64_t)1 << (i % 64);
}

struct status_set status_set_success(void)
{
	struct status_set s = {{0}};

	add(&s, 200, 299);
	return s;
}

bool status_set_has(const struct status_set *s, int status)
{
	return status >= STATUS_MIN && status <= STATUS_MAX &&
	       (s->bits[status / 64] >> (status % 64) & 1) != 0;
}

static enum rc refuse(const char *field, struct err *err)
{
	return field_bad_value(field, "is no set of statuses from 100 to 599",
			       "write \"200-299,304\", or [200, 204, \"300-308\"]", err);
}

static bool parse_range(struct str text, struct status_set *s)
{
	struct str first = str_cut(&text, '-');
	int64_t from, to;

	if (!num_parse_i64(str_trim(first), STATUS_MIN, STATUS_MAX, &from))
		return false;
	to = from;
	if (text.n != 0 && !num_parse_i64(str_trim(text), from, STATUS_MAX, &to))
		return false;
	add(s, from, to);
	return true;
}

static enum rc read_text(struct arena *a, const struct json *v, struct status_set *s,
			 const char *field, struct err *err)
{
	struct str text;

	if (json_string(a, v, LIMIT_HEADER_VALUE, &text, field, err))
		return err->rc;
	if (text.n == 0)
		return refuse(field, err);
	while (text.n != 0)
		if (!parse_range(str_cut(&text, ','), s))
			return refuse(field, err);
	return RC_OK;
}

static enum rc read_item(struct arena *a, const struct json *v, struct status_set *s,
			 const char *field, struct err *err)
{
	int64_t status;

	if (v->type != JSON_NUMBER)
		return read_text(a, v, s, field, err);
	if (json_i64(v, STATUS_MIN, STATUS_MAX, &status, field, err))
		return err->rc;
	add(s, status, status);
	return RC_OK;
}

enum rc status_set_read(struct arena *a, const struct json *v, struct status_set *out,
			const char *field, struct err *err)
{
	struct status_set s = {{0}};
	struct json_array items = {0};

	if (v->type != JSON_ARRAY) {
		if (read_text(a, v, &s, field, err))
			return err->rc;
	} else if (json_array_of(a, v, LIMIT_JSON_MEMBERS, &items, field, err)) {
		return err->rc;
	} else if (items.n == 0) {
		return refuse(field, err);
	}
	for (size_t i = 0; i < items.n; i++)
		if (read_item(a, &items.items[i], &s, field, err))
			return err->rc;
	*out = s;
	return RC_OK;
}
