#include "iso8601.h"

#include "iso_impl.h"

static const struct iso_fault not_a_duration = {
	"is not a duration", "write it like 90s, 10m, 2h or 30d, or in ISO 8601: PT10M, P1D"};
static const struct iso_fault not_fixed = {"has years or months, which have no fixed length",
					   "count days instead: P30D"};
static const struct iso_fault fraction = {
	"has a fraction of something other than seconds",
	"use the next smaller unit: PT90M for an hour and a half"};
static const struct iso_fault too_long = {"is longer than allowed", "give a shorter one"};

/* In the order in which they stand. */
static const struct unit {
	char letter;
	bool is_of_clock; /* stands behind the T */
	ms_t ms;
} units[] = {
	{'W', false, 7 * MS_DAY}, {'D', false, MS_DAY},	  {'H', true, MS_HOUR},
	{'M', true, MS_MINUTE},	  {'S', true, MS_SECOND},
};

struct reading {
	struct str rest;
	size_t next_unit;
	bool is_in_clock;
	ms_t total, max;
};

static const struct iso_fault *take_count(struct str *s, int64_t *out)
{
	enum { MOST_DIGITS = 18 };
	size_t n = iso_count_digits(*s);

	if (n == 0)
		return &not_a_duration;
	if (n > MOST_DIGITS)
		return &too_long;
	(void)iso_take_digits(s, n, out);
	return NULL;
}

static const struct iso_fault *add(ms_t *total, int64_t count, ms_t unit, ms_t max)
{
	if (count > (max - *total) / unit)
		return &too_long;
	*total += count * unit;
	return NULL;
}

static const struct iso_fault *take_unit(struct reading *r, const struct unit **out)
{
	if (!r->is_in_clock && iso_take_one_of(&r->rest, "YM"))
		return &not_fixed;
	while (r->next_unit < COUNTOF(units)) {
		const struct unit *unit = &units[r->next_unit++];
		char letter[] = {unit->letter, '\0'};

		if (unit->is_of_clock == r->is_in_clock && iso_take_one_of(&r->rest, letter)) {
			*out = unit;
			return NULL;
		}
	}
	return &not_a_duration;
}

/* A number and its unit. */
static const struct iso_fault *take_part(struct reading *r)
{
	const struct iso_fault *fault;
	const struct unit *unit;
	int64_t count;
	size_t before;
	ms_t part_ms;
	bool is_whole;

	fault = take_count(&r->rest, &count);
	before = r->rest.n;
	if (fault == NULL && !iso_take_fraction(&r->rest, &part_ms))
		fault = &not_a_duration;
	is_whole = r->rest.n == before;
	if (fault == NULL)
		fault = take_unit(r, &unit);
	if (fault == NULL && !is_whole && unit->ms != MS_SECOND)
		fault = &fraction;
	if (fault == NULL)
		fault = add(&r->total, count, unit->ms, r->max);
	return fault != NULL ? fault : add(&r->total, part_ms, 1, r->max);
}

/* Behind the P. */
static const struct iso_fault *read_iso(struct str s, ms_t max, ms_t *out)
{
	struct reading r = {.rest = s, .max = max};

	do {
		const struct iso_fault *fault;

		if (!r.is_in_clock)
			r.is_in_clock = iso_take_one_of(&r.rest, "T");
		fault = take_part(&r);
		if (fault != NULL)
			return fault;
	} while (r.rest.n != 0);
	*out = r.total;
	return NULL;
}

static const struct iso_fault *read_plain(struct str s, ms_t max, ms_t *out)
{
	static const struct {
		struct str suffix;
		ms_t ms;
	} suffixes[] = {
		{STR_INIT("ms"), 1},	  {STR_INIT("s"), MS_SECOND}, {STR_INIT("m"), MS_MINUTE},
		{STR_INIT("h"), MS_HOUR}, {STR_INIT("d"), MS_DAY},
	};
	int64_t count;
	ms_t total = 0;
	const struct iso_fault *fault = take_count(&s, &count);

	for (size_t i = 0; fault == NULL && i < COUNTOF(suffixes); i++) {
		if (!str_eq(s, suffixes[i].suffix))
			continue;
		fault = add(&total, count, suffixes[i].ms, max);
		if (fault == NULL)
			*out = total;
		return fault;
	}
	return fault != NULL ? fault : &not_a_duration;
}

static enum rc refuse(const struct iso_fault *fault, struct str s, ms_t max, const char *field,
		      struct err *err)
{
	iso_refuse(fault, "invalid_duration", s, field, err);
	if (fault == &too_long)
		err_hint(err, "at most %lld seconds are allowed", (long long)(max / MS_SECOND));
	return err->rc;
}

enum rc iso_duration_ms(struct str s, ms_t max, ms_t *out, const char *field, struct err *err)
{
	struct str rest = s;
	const struct iso_fault *fault = &not_a_duration;

	if (iso_take_one_of(&rest, "P"))
		fault = read_iso(rest, max, out);
	return fault == NULL ? RC_OK : refuse(fault, s, max, field, err);
}

enum rc dur_parse(struct str s, ms_t max, ms_t *out, const char *field, struct err *err)
{
	const struct iso_fault *fault;

	if (str_starts(s, STR("P")))
		return iso_duration_ms(s, max, out, field, err);
	fault = read_plain(s, max, out);
	return fault == NULL ? RC_OK : refuse(fault, s, max, field, err);
}
