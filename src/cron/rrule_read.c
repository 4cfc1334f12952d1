#include "rrule_read.h"

#include <stdio.h>

#include "base/num.h"
#include "date.h"
#include "fields.h"

enum rc rrule_refuse(const struct rrule_reading *g, const char *hint, const char *fmt, ...)
{
	char what[160];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, args);
	va_end(args);
	(void)err_set(g->err, RC_INVALID, "invalid_rrule", "%s", what);
	return err_hint(g->err, "%s", hint);
}

int64_t rrule_clamp(int64_t wall)
{
	if (wall < 0)
		return 0;
	return wall <= RRULE_WALL_LAST ? wall : RRULE_WALL_LAST;
}

bool rrule_take_number(struct str *text, int64_t most, bool zero, int64_t *out)
{
	bool minus = text->n != 0 && text->p[0] == '-', plus = text->n != 0 && text->p[0] == '+';
	struct str digits = str_sub(*text, minus || plus, text->n);
	int64_t value;
	size_t n = 0;

	while (n < digits.n && digits.p[n] >= '0' && digits.p[n] <= '9')
		n++;
	if (!num_parse_i64(str_sub(digits, 0, n), 0, most, &value) || (value == 0 && !zero))
		return false;
	*text = str_sub(digits, n, digits.n);
	*out = minus ? -value : value;
	return true;
}

bool rrule_take_weekday(struct str *text, unsigned *out)
{
	static const char names[] = "SUMOTUWETHFRSA";

	for (unsigned i = 0; i < DATE_WEEK; i++)
		if (str_starts(*text, str_of(names + (size_t)2 * i, 2))) {
			*text = str_sub(*text, 2, text->n);
			*out = i;
			return true;
		}
	return false;
}

/* Exactly `n` digits. */
static bool take_digits(struct str *text, size_t n, int64_t least, int64_t most, int64_t *out)
{
	struct str digits = str_sub(*text, 0, n);

	if (digits.n != n || digits.p[0] == '-' || !num_parse_i64(digits, least, most, out))
		return false;
	*text = str_sub(*text, n, text->n);
	return true;
}

static bool take_date(struct str *text, int64_t *day_out)
{
	const struct field *years = &cron_fields[FIELD_YEAR];
	int64_t year, month, day;

	if (!take_digits(text, 4, years->least, years->most, &year) ||
	    !take_digits(text, 2, 1, DATE_MONTHS, &month) || !take_digits(text, 2, 1, 31, &day))
		return false;
	if (day > date_month_length((int)year, (unsigned)month))
		return false;
	*day_out = date_to_days((int)year, (unsigned)month, (unsigned)day);
	return true;
}

bool rrule_take_time(struct str *text, const struct zone *zone, struct rrule_time *out)
{
	int64_t day, hour, minute, second;

	if (!take_date(text, &day))
		return false;
	*out = (struct rrule_time){.wall = day * DATE_DAY, .is_date = true};
	if (text->n == 0 || text->p[0] != 'T')
		return true;
	*text = str_sub(*text, 1, text->n);
	if (!take_digits(text, 2, 0, 23, &hour) || !take_digits(text, 2, 0, 59, &minute) ||
	    !take_digits(text, 2, 0, 59, &second))
		return false;
	out->is_date = false;
	out->wall += hour * 3600 + minute * 60 + second;
	if (text->n == 0 || text->p[0] != 'Z')
		return true;
	*text = str_sub(*text, 1, text->n);
	out->wall = rrule_clamp(out->wall + zone_segment_at(zone, out->wall)->offset);
	return true;
}
