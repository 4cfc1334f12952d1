#include "redrive.h"

#include "base/limits.h"
#include "base/macros.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/id.h"

enum { GIVEN_IDS = 1 << 0, GIVEN_WANTED = 1 << 1 };

struct reading {
	struct arena *a;
	struct redrive values;
};

static enum rc read_ids(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array items;

	if (json_array_of(r->a, v, LIMIT_PUBLISH, &items, name, err))
		return err->rc;
	r->values.ids = NEW_N(r->a, struct uuid, items.n + 1);
	r->values.n_ids = items.n;
	for (size_t i = 0; i < items.n; i++) {
		struct str text;

		if (json_string(r->a, &items.items[i], LIMIT_TAG, &text, name, err))
			return err->rc;
		(void)id_parse(ID_TASK, text, &r->values.ids[i]);
	}
	return RC_OK;
}

static enum rc read_most(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_i64(v, 1, INT64_MAX, &r->values.most, name, err);
}

static enum rc read_instant(struct reading *r, const char *name, const struct json *v, ms_t *out,
			    struct err *err)
{
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	return iso_parse(text, out, name, err);
}

static enum rc read_from(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return read_instant(r, name, v, &r->values.wanted.from_at, err);
}

static enum rc read_to(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return read_instant(r, name, v, &r->values.wanted.to_at, err);
}

static enum rc read_error(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_string(r->a, v, LIMIT_ERROR_TEXT, &r->values.wanted.error, name, err);
}

static enum rc read_group(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_string(r->a, v, LIMIT_GROUP_ID, &r->values.wanted.group, name, err);
}

static enum rc read_rate(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_seconds_ms(v, LIMIT_RATE * (ms_t)1000, &r->values.per_second_milli, name, err))
		return err->rc;
	if (r->values.per_second_milli == 0)
		return field_bad_value(name, "is 0: none would ever come",
				       "give messages a second, 0.001 or more", err);
	return RC_OK;
}

static const struct field fields[] = {
	{"message_ids", GIVEN_IDS, read_ids},
	{"max_messages", 0, read_most},
	{"dead_after", GIVEN_WANTED, read_from},
	{"dead_before", GIVEN_WANTED, read_to},
	{"error_contains", GIVEN_WANTED, read_error},
	{"group_id", GIVEN_WANTED, read_group},
	{"per_second", 0, read_rate},
};

static enum rc read_body(struct reading *r, struct str body, struct err *err)
{
	struct json_object o;
	unsigned given = 0;

	if (json_object(r->a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), r, &given, err))
		return err->rc;
	if (given == (GIVEN_IDS | GIVEN_WANTED))
		return field_bad_value("message_ids", "names the messages: no filter goes with it",
				       "give message_ids, or a filter", err);
	return RC_OK;
}

enum rc redrive_parse(struct arena *a, struct str body, struct redrive *out, struct err *err)
{
	struct reading r = {
		.a = a,
		.values = {.most = INT64_MAX, .wanted = {.from_at = 0, .to_at = MS_NEVER}},
	};

	if (str_trim(body).n != 0 && read_body(&r, body, err))
		return err->rc;
	*out = r.values;
	return RC_OK;
}

ms_t redrive_due(const struct redrive *r, ms_t begun_at, int64_t n)
{
	enum { MILLI = 1000 * 1000 }; /* thousandths of a second's messages to milliseconds */

	if (r->per_second_milli == 0)
		return begun_at;
	if (n > (LIMIT_INSTANT_MAX - begun_at) / MILLI * r->per_second_milli)
		return LIMIT_INSTANT_MAX;
	return begun_at + n * MILLI / r->per_second_milli;
}
