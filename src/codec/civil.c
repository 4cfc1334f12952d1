#include "civil.h"

/* Counting years from 1 March puts the leap day at a year's end, so that the days before a month
 * follow one linear formula, and 400 years (an era) are always the same number of days. */
enum { DAYS_OF_ERA = 146097, YEARS_OF_ERA = 400, DAYS_TO_EPOCH = 719468 };

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t civil_to_days(struct civil date)
{
	int64_t year = date.month <= 2 ? date.year - 1 : date.year;
	int64_t era = floor_div(year, YEARS_OF_ERA);
	int64_t year_of_era = year - era * YEARS_OF_ERA;
	int64_t months_since_march = (date.month + 9) % 12;
	int64_t day_of_year = (153 * months_since_march + 2) / 5 + date.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * DAYS_OF_ERA + day_of_era - DAYS_TO_EPOCH;
}

struct civil civil_from_days(int64_t days)
{
	int64_t era = floor_div(days + DAYS_TO_EPOCH, DAYS_OF_ERA);
	int64_t day_of_era = days + DAYS_TO_EPOCH - era * DAYS_OF_ERA;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			       day_of_era / (DAYS_OF_ERA - 1)) /
			      365;
	int64_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t months_since_march = (5 * day_of_year + 2) / 153;
	int month =
		(int)(months_since_march < 10 ? months_since_march + 3 : months_since_march - 9);

	return (struct civil){
		.year = era * YEARS_OF_ERA + year_of_era + (month <= 2),
		.month = month,
		.day = (int)(day_of_year - (153 * months_since_march + 2) / 5 + 1),
	};
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool civil_is_date(struct civil date)
{
	static const int days_of[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (date.month < 1 || date.month > 12 || date.day < 1)
		return false;
	if (date.month == 2 && is_leap(date.year))
		return date.day <= 29;
	return date.day <= days_of[date.month - 1];
}
