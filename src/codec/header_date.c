/* Dates in HTTP, and Retry-After. */

#include "header.h"

#include <string.h>
#include <time.h>

#include "base/num.h"

#include "ascii.h"
#include "civil.h"

/* RFC 9110 section 5.6.7: a year of two digits that seems more than fifty years ahead is past. */
static int64_t full_year(int year_of_century, ms_t now)
{
	int64_t this_year = civil_from_days(now / MS_DAY).year;
	int64_t year = this_year - this_year % 100 + year_of_century;

	return year > this_year + 50 ? year - 100 : year;
}

/* The whole of `z` in that form. */
static bool scan(const char *z, const char *form, struct tm *out)
{
	const char *end = strptime(z, form, out);

	return end != NULL && *end == '\0';
}

static bool to_instant(const struct tm *tm, int64_t year, ms_t *out)
{
	struct civil date = {year, tm->tm_mon + 1, tm->tm_mday};

	if (!civil_is_date(date))
		return false;
	*out = civil_to_days(date) * MS_DAY + tm->tm_hour * MS_HOUR + tm->tm_min * MS_MINUTE +
	       tm->tm_sec * (ms_t)MS_SECOND;
	return true;
}

bool header_parse_date(struct str s, ms_t now, ms_t *out)
{
	enum { DATE_MOST = 48 };
	char z[DATE_MOST];
	struct tm tm = {0};

	if (s.n == 0 || s.n >= sizeof(z) || str_find(s, '\0') != s.n)
		return false;
	memcpy(z, s.p, s.n);
	z[s.n] = '\0';
	if (scan(z, "%a, %d %b %Y %H:%M:%S GMT", &tm) || scan(z, "%a %b %d %H:%M:%S %Y", &tm))
		return to_instant(&tm, tm.tm_year + 1900, out);
	return scan(z, "%a, %d-%b-%y %H:%M:%S GMT", &tm) &&
	       to_instant(&tm, full_year(tm.tm_year % 100, now), out);
}

static bool is_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_is_digit(s.p[i]))
			return false;
	return s.n != 0;
}

static ms_t clamp(ms_t span, ms_t max)
{
	if (span < 0)
		return 0;
	return span < max ? span : max;
}

bool header_retry_after_ms(struct str s, ms_t now, ms_t max, ms_t *out)
{
	int64_t seconds;
	ms_t at;

	if (is_digits(s)) {
		*out = num_parse_i64(s, 0, max / MS_SECOND, &seconds) ? seconds * MS_SECOND : max;
		return true;
	}
	if (!header_parse_date(s, now, &at))
		return false;
	*out = clamp(at - now, max);
	return true;
}
