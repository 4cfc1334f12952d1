#include "calendar.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "calendar_ics.h"
#include "codec/civil.h"
#include "codec/json.h"
#include "model/fields.h"

enum { DATE_TEXT = sizeof("2026-12-25") - 1, YEAR_FIRST = 1970, YEAR_LAST = 2199 };

/* --- days */

/* `n` digits at text[at]; -1 where others stand there. */
static int digits(struct str text, size_t at, size_t n)
{
	int value = 0;

	for (size_t i = at; i < at + n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return -1;
		value = 10 * value + (text.p[i] - '0');
	}
	return value;
}

bool day_parse(struct str text, int64_t *out)
{
	struct civil date;

	if (text.n != DATE_TEXT || text.p[4] != '-' || text.p[7] != '-')
		return false;
	date = (struct civil){digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
	if (date.year < YEAR_FIRST || date.year > YEAR_LAST || !civil_is_date(date))
		return false;
	*out = civil_to_days(date);
	return true;
}

void add_day(struct json_writer *w, const char *name, int64_t day)
{
	struct civil date = civil_from_days(day);
	char text[32];
	int n = snprintf(text, sizeof(text), "%04d-%02d-%02d", (int)date.year, date.month,
			 date.day);

	json_add_str(w, name, str_of(text, (size_t)n));
}

static int compare(const void *a, const void *b)
{
	const struct day_range *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

void day_set_tidy(struct day_set *set)
{
	size_t kept = 0;

	if (set->n == 0)
		return;
	qsort(set->items, set->n, sizeof(*set->items), compare);
	for (size_t i = 1; i < set->n; i++) {
		struct day_range *last = &set->items[kept];

		if (set->items[i].from > last->to + 1)
			set->items[++kept] = set->items[i];
		else if (set->items[i].to > last->to)
			last->to = set->items[i].to;
	}
	set->n = kept + 1;
}

const struct day_range *day_set_find(const struct day_set *set, int64_t day)
{
	size_t low = 0, high = set->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (set->items[middle].to < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low < set->n ? &set->items[low] : NULL;
}

/* --- the body */

struct reading {
	struct arena *a;
	struct calendar *calendar;
	bool has_days, has_ics;
};

static enum rc read_day(struct arena *a, const struct json *v, const char *field, int64_t *out,
			struct err *err)
{
	struct str text;

	if (json_string(a, v, LIMIT_TAG, &text, field, err))
		return err->rc;
	if (!day_parse(text, out))
		return field_bad_value(field, "holds something that is no date",
				       "write dates of 1970 to 2199 as 2026-12-25", err);
	return RC_OK;
}

/* Room for `n` more ranges behind those that are there. */
static struct day_range *more_room(struct reading *r, size_t n)
{
	struct day_set *days = &r->calendar->days;
	struct day_range *items = NEW_N(r->a, struct day_range, days->n + n + 1);

	for (size_t i = 0; i < days->n; i++)
		items[i] = days->items[i];
	days->items = items;
	return items + days->n;
}

static enum rc read_dates(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array items;
	struct day_range *to;

	r->has_days = true;
	if (json_array_of(r->a, v, CALENDAR_RANGES_MOST, &items, name, err))
		return err->rc;
	to = more_room(r, items.n);
	for (size_t i = 0; i < items.n; i++) {
		if (read_day(r->a, &items.items[i], name, &to[i].from, err))
			return err->rc;
		to[i].to = to[i].from;
	}
	r->calendar->days.n += items.n;
	return RC_OK;
}

static enum rc read_from(void *into, const char *name, const struct json *v, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct day_range *range = into;

	return read_day(&a, v, name, &range->from, err);
}

static enum rc read_to(void *into, const char *name, const struct json *v, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct day_range *range = into;

	return read_day(&a, v, name, &range->to, err);
}

enum { RANGE_FROM = 1, RANGE_TO = 2 };

static const struct field range_fields[] = {{"from", RANGE_FROM, read_from},
					    {"to", RANGE_TO, read_to}};

static enum rc read_range(struct arena *a, const struct json *v, struct day_range *out,
			  struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object_of(a, v, &o, "", err) ||
	    fields_read(&o, range_fields, COUNTOF(range_fields), out, &given, err))
		return err->rc;
	if ((given & RANGE_FROM) == 0)
		return field_missing("from", "a range is {\"from\": …, \"to\": …}", err);
	if ((given & RANGE_TO) == 0)
		return field_missing("to", "a range is {\"from\": …, \"to\": …}", err);
	if (out->to < out->from)
		return field_bad_value("to", "is before from", "both days belong to the range",
				       err);
	return RC_OK;
}

static enum rc read_ranges(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array items;
	struct day_range *to;

	r->has_days = true;
	if (json_array_of(r->a, v, CALENDAR_RANGES_MOST, &items, name, err))
		return err->rc;
	to = more_room(r, items.n);
	for (size_t i = 0; i < items.n; i++)
		if (read_range(r->a, &items.items[i], &to[i], err))
			return err_within(err, name);
	r->calendar->days.n += items.n;
	return RC_OK;
}

static enum rc read_ics(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	r->has_ics = true;
	if (json_string(r->a, v, LIMIT_BODY, &text, name, err))
		return err->rc;
	return calendar_ics_parse(r->a, text, &r->calendar->days, name, err);
}

static const struct field fields[] = {
	{"dates", 0, read_dates},      {"ranges", 0, read_ranges},
	{"ics", 0, read_ics},	       {"name", 0, field_shown_only},
	{"days", 0, field_shown_only}, {"updated_at", 0, field_shown_only},
};

static enum rc check(const struct reading *r, struct err *err)
{
	if (r->has_days && r->has_ics)
		return err_at(err, RC_INVALID, "conflicting_fields", "ics",
			      "ics stands beside dates or ranges");
	if (!r->has_days && !r->has_ics)
		return field_missing("dates", "give dates, ranges or ics", err);
	if (r->calendar->days.n > CALENDAR_RANGES_MOST)
		return err_at(err, RC_INVALID, "too_many_items", "",
			      "a calendar has at most %d ranges of days", CALENDAR_RANGES_MOST);
	return RC_OK;
}

enum rc calendar_parse(struct arena *a, struct str body, struct calendar *out, struct err *err)
{
	struct calendar c = {.name = out->name, .source = body};
	struct reading r = {.a = a, .calendar = &c};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	day_set_tidy(&c.days);
	if (check(&r, err))
		return err->rc;
	*out = c;
	return RC_OK;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '.' || c == '_' || c == '-';
}

enum rc calendar_check_name(struct str name, const char *field, struct err *err)
{
	bool is_good = name.n != 0 && name.n <= LIMIT_NAME;

	for (size_t i = 0; is_good && i < name.n; i++)
		is_good = is_name_byte(name.p[i]);
	if (is_good)
		return RC_OK;
	return field_bad_value(field, "is no calendar's name",
			       "use 1 to 128 letters, digits, '.', '_' and '-'", err);
}

/* --- back to the client */

static int64_t count_days(const struct day_set *days)
{
	int64_t n = 0;

	for (size_t i = 0; i < days->n; i++)
		n += days->items[i].to - days->items[i].from + 1;
	return n;
}

void calendar_write(struct json_writer *w, const struct calendar *c)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object o = {0};
	struct err none = {0};

	(void)json_object(&a, c->source, &o, &none);
	json_begin_object(w);
	json_add_str(w, "name", c->name);
	fields_write_given(w, &o, fields, COUNTOF(fields), 0);
	json_add_i64(w, "days", count_days(&c->days));
	json_add_time(w, "updated_at", c->updated_at);
	json_end_object(w);
}
