#include "backfill.h"

#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"

enum { GIVEN_FROM = 1 << 0, GIVEN_TO = 1 << 1 };

struct reading {
	struct arena *a;
	struct backfill_order *order;
};

static enum rc read_time(struct arena *a, const char *name, const struct json *v, ms_t *out,
			 struct err *err)
{
	struct str text;

	if (json_string(a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	return iso_parse(text, out, name, err);
}

static enum rc read_from(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return read_time(r->a, name, v, &r->order->from, err);
}

static enum rc read_to(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return read_time(r->a, name, v, &r->order->to, err);
}

static enum rc read_dry_run(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_bool(v, &r->order->dry_run, name, err);
}

static const struct field fields[] = {
	{"from", GIVEN_FROM, read_from},
	{"to", GIVEN_TO, read_to},
	{"dry_run", 0, read_dry_run},
};

enum rc backfill_order_parse(struct arena *a, struct str body, struct backfill_order *out,
			     struct err *err)
{
	struct backfill_order order = {0};
	struct reading r = {.a = a, .order = &order};
	struct json_object o;
	unsigned given = 0;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	if ((given & GIVEN_FROM) == 0)
		return field_missing("from", "the span's first instant", err);
	if ((given & GIVEN_TO) == 0)
		return field_missing("to", "the span's last instant", err);
	if (order.to < order.from)
		return field_bad_value("to", "lies before from", "swap the two", err);
	*out = order;
	return RC_OK;
}
