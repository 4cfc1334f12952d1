#include "iso8601.h"

#include <stdbool.h>

#include "base/limits.h"

#include "civil.h"
#include "iso_impl.h"

static const struct iso_fault not_a_time = {"is not an ISO 8601 time",
					    "write it like 2024-03-01T14:00:00Z"};
static const struct iso_fault no_clock = {
	"is a date without a time", "add the time and the zone: T00:00:00Z is midnight in UTC"};
static const struct iso_fault no_zone = {"does not say in which zone it is",
					 "add Z for UTC, or an offset such as +01:00"};
static const struct iso_fault leap_second = {
	"names a leap second, which the clock here does not have",
	"use second 59, or the next minute"};
static const struct iso_fault out_of_range = {"is outside the years 1970 to 2199",
					      "choose a time within them"};

static bool take_date(struct str *s, struct civil *out)
{
	int64_t year, month, day;

	if (!iso_take_digits(s, 4, &year) || !iso_take_one_of(s, "-") ||
	    !iso_take_digits(s, 2, &month) || !iso_take_one_of(s, "-") ||
	    !iso_take_digits(s, 2, &day))
		return false;
	*out = (struct civil){year, (int)month, (int)day};
	return civil_is_date(*out);
}

/* `:ss` and a fraction, both optional. */
static const struct iso_fault *take_second(struct str *s, ms_t *out)
{
	int64_t second;
	ms_t fraction_ms;

	*out = 0;
	if (!iso_take_one_of(s, ":"))
		return NULL;
	if (!iso_take_digits(s, 2, &second) || !iso_take_fraction(s, &fraction_ms))
		return &not_a_time;
	if (second == 60)
		return &leap_second;
	*out = second * MS_SECOND + fraction_ms;
	return second < 60 ? NULL : &not_a_time;
}

static const struct iso_fault *take_clock(struct str *s, ms_t *out)
{
	const struct iso_fault *fault;
	int64_t hour, minute;
	ms_t second_ms;

	if (!iso_take_digits(s, 2, &hour) || !iso_take_one_of(s, ":") ||
	    !iso_take_digits(s, 2, &minute) || hour > 23 || minute > 59)
		return &not_a_time;
	fault = take_second(s, &second_ms);
	if (fault == NULL)
		*out = hour * MS_HOUR + minute * MS_MINUTE + second_ms;
	return fault;
}

/* What the zone is ahead of UTC. */
static const struct iso_fault *take_zone(struct str *s, ms_t *out)
{
	char sign = s->n != 0 ? s->p[0] : '\0';
	int64_t hour, minute = 0;

	*out = 0;
	if (s->n == 0)
		return &no_zone;
	if (iso_take_one_of(s, "Zz"))
		return NULL;
	if (!iso_take_one_of(s, "+-") || !iso_take_digits(s, 2, &hour))
		return &not_a_time;
	if ((iso_take_one_of(s, ":") || s->n != 0) && !iso_take_digits(s, 2, &minute))
		return &not_a_time;
	*out = (sign == '-' ? -1 : 1) * (hour * MS_HOUR + minute * MS_MINUTE);
	return hour <= 23 && minute <= 59 ? NULL : &not_a_time;
}

static const struct iso_fault *take_clock_and_zone(struct str *s, ms_t *clock, ms_t *offset)
{
	const struct iso_fault *fault;

	if (!iso_take_one_of(s, "Tt "))
		return &not_a_time;
	fault = take_clock(s, clock);
	if (fault == NULL)
		fault = take_zone(s, offset);
	return fault == NULL && s->n != 0 ? &not_a_time : fault;
}

static const struct iso_fault *read_instant(struct str s, bool may_be_date, ms_t *out)
{
	const struct iso_fault *fault = NULL;
	struct civil date;
	ms_t clock = 0, offset = 0, at;

	if (!take_date(&s, &date))
		return &not_a_time;
	if (s.n != 0)
		fault = take_clock_and_zone(&s, &clock, &offset);
	else if (!may_be_date)
		fault = &no_clock;
	if (fault != NULL)
		return fault;
	at = civil_to_days(date) * MS_DAY + clock - offset;
	if (at < LIMIT_INSTANT_MIN || at > LIMIT_INSTANT_MAX)
		return &out_of_range;
	*out = at;
	return NULL;
}

static enum rc parse(struct str s, bool may_be_date, ms_t *out, const char *field, struct err *err)
{
	const struct iso_fault *fault = read_instant(s, may_be_date, out);

	return fault == NULL ? RC_OK : iso_refuse(fault, "invalid_time", s, field, err);
}

enum rc iso_parse(struct str s, ms_t *out, const char *field, struct err *err)
{
	return parse(s, false, out, field, err);
}

enum rc iso_parse_or_date(struct str s, ms_t *out, const char *field, struct err *err)
{
	return parse(s, true, out, field, err);
}
