#include "posix_tz.h"

#include "base/num.h"
#include "date.h"

enum {
	HOUR = 3600,
	MINUTE = 60,
	NAME_LEAST = 3,		/* letters of an abbreviation */
	OFFSET_HOURS = 23,	/* the most hours of an offset: see tzif.c */
	TIME_HOURS = 167,	/* the same of a change's time: a week less an hour */
	CHANGE_TIME = 2 * HOUR, /* where none is given */
	WEEK_LAST = 5,
	FEBRUARY_28 = 59, /* Julian day */
};

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool take(struct str *text, char c)
{
	if (text->n == 0 || text->p[0] != c)
		return false;
	*text = str_sub(*text, 1, text->n);
	return true;
}

/* An abbreviation, `EST` or `<+0330>`; what it says does not matter here. */
static bool take_name(struct str *text)
{
	size_t n = 0;

	if (take(text, '<')) {
		n = str_find(*text, '>');
		*text = str_sub(*text, n, text->n);
		return n >= NAME_LEAST && take(text, '>');
	}
	while (n < text->n && is_letter(text->p[n]))
		n++;
	*text = str_sub(*text, n, text->n);
	return n >= NAME_LEAST;
}

static bool take_number(struct str *text, int64_t least, int64_t most, int64_t *out)
{
	size_t n = 0;
	struct str digits;

	while (n < text->n && text->p[n] >= '0' && text->p[n] <= '9')
		n++;
	digits = str_sub(*text, 0, n);
	*text = str_sub(*text, n, text->n);
	return num_parse_i64(digits, least, most, out);
}

/* [+|-]hh[:mm[:ss]] in seconds. */
static bool take_span(struct str *text, int64_t most_hours, int64_t *out)
{
	bool negative = take(text, '-');
	int64_t hours, minutes = 0, seconds = 0, span;

	if (!negative)
		(void)take(text, '+');
	if (!take_number(text, 0, most_hours, &hours))
		return false;
	if (take(text, ':')) {
		if (!take_number(text, 0, MINUTE - 1, &minutes))
			return false;
		if (take(text, ':') && !take_number(text, 0, MINUTE - 1, &seconds))
			return false;
	}
	span = hours * HOUR + minutes * MINUTE + seconds;
	*out = negative ? -span : span;
	return true;
}

static bool take_day(struct str *text, struct posix_change *out)
{
	if (take(text, 'J')) {
		out->form = POSIX_JULIAN;
		return take_number(text, 1, 365, &out->day);
	}
	if (take(text, 'M')) {
		out->form = POSIX_WEEKDAY;
		return take_number(text, 1, DATE_MONTHS, &out->month) && take(text, '.') &&
		       take_number(text, 1, WEEK_LAST, &out->week) && take(text, '.') &&
		       take_number(text, 0, DATE_WEEK - 1, &out->day);
	}
	out->form = POSIX_DAY;
	return take_number(text, 0, 365, &out->day);
}

/* ,date[/time] */
static bool take_change(struct str *text, struct posix_change *out)
{
	*out = (struct posix_change){.time = CHANGE_TIME};
	if (!take(text, ',') || !take_day(text, out))
		return false;
	return !take(text, '/') || take_span(text, TIME_HOURS, &out->time);
}

/* POSIX counts west of Greenwich, we count east. */
static bool take_offset(struct str *text, int64_t *out)
{
	int64_t west;

	if (!take_span(text, OFFSET_HOURS, &west))
		return false;
	*out = -west;
	return true;
}

/* An hour on from a standard time that is allowed may be a day or more. */
static bool take_summer(struct str *text, struct posix_tz *tz)
{
	if (!take_name(text))
		return false;
	tz->has_summer = true;
	tz->summer = tz->standard + HOUR;
	if (text->n != 0 && text->p[0] != ',' && !take_offset(text, &tz->summer))
		return false;
	return tz->summer < DATE_DAY && take_change(text, &tz->to_summer) &&
	       take_change(text, &tz->to_standard);
}

bool posix_tz_parse(struct str text, struct posix_tz *out)
{
	struct posix_tz tz = {0};

	if (!take_name(&text) || !take_offset(&text, &tz.standard))
		return false;
	if (text.n != 0 && !take_summer(&text, &tz))
		return false;
	if (text.n != 0)
		return false;
	*out = tz;
	return true;
}

/* The day of Mm.w.d in a year. */
static int64_t weekday_of_month(const struct posix_change *change, int year)
{
	unsigned month = (unsigned)change->month;
	int64_t first = date_to_days(year, month, 1);
	int64_t ahead = (change->day - (int64_t)date_weekday(first) + DATE_WEEK) % DATE_WEEK;
	int64_t day = ahead + (change->week - 1) * DATE_WEEK;

	if (day >= date_month_length(year, month))
		day -= DATE_WEEK;
	return first + day;
}

static int64_t day_of_change(const struct posix_change *change, int year)
{
	int64_t new_year = date_to_days(year, 1, 1);

	switch (change->form) {
	case POSIX_JULIAN:
		return new_year + change->day - 1 +
		       (date_is_leap(year) && change->day > FEBRUARY_28);
	case POSIX_DAY:
		return new_year + change->day;
	case POSIX_WEEKDAY:
		return weekday_of_month(change, year);
	}
	return new_year;
}

int64_t posix_change_at(const struct posix_change *change, int year, int64_t before)
{
	return day_of_change(change, year) * DATE_DAY + change->time - before;
}
