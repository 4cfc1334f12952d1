#include "iso8601.h"

#include <assert.h>

#include "civil.h"

/* Fills `digits` places from the right. */
static char *put_digits(char *to, int64_t value, int digits)
{
	for (int i = digits; i-- > 0; value /= 10)
		to[i] = (char)('0' + value % 10);
	return to + digits;
}

static char *put_date(char *to, int64_t days)
{
	struct civil date = civil_from_days(days);

	assert(date.year >= 0 && date.year <= 9999);
	to = put_digits(to, date.year, 4);
	*to++ = '-';
	to = put_digits(to, date.month, 2);
	*to++ = '-';
	return put_digits(to, date.day, 2);
}

static char *put_clock(char *to, ms_t of_day)
{
	to = put_digits(to, of_day / MS_HOUR, 2);
	*to++ = ':';
	to = put_digits(to, of_day / MS_MINUTE % 60, 2);
	*to++ = ':';
	to = put_digits(to, of_day / MS_SECOND % 60, 2);
	if (of_day % MS_SECOND == 0)
		return to;
	*to++ = '.';
	return put_digits(to, of_day % MS_SECOND, 3);
}

static char *put_local(char *to, ms_t local)
{
	ms_t of_day = (local % MS_DAY + MS_DAY) % MS_DAY;

	to = put_date(to, (local - of_day) / MS_DAY);
	*to++ = 'T';
	return put_clock(to, of_day);
}

struct str iso_print(char to[static ISO_TEXT], ms_t at)
{
	char *end = put_local(to, at);

	*end++ = 'Z';
	return str_of(to, (size_t)(end - to));
}

struct str iso_print_offset(char to[static ISO_TEXT], ms_t at, int offset_seconds)
{
	int minutes = offset_seconds / 60;
	int ahead = minutes < 0 ? -minutes : minutes;
	char *end = put_local(to, at + minutes * MS_MINUTE);

	assert(ahead < 24 * 60);
	*end++ = minutes < 0 ? '-' : '+';
	end = put_digits(end, ahead / 60, 2);
	*end++ = ':';
	end = put_digits(end, ahead % 60, 2);
	return str_of(to, (size_t)(end - to));
}
