#pragma once
/* The civil calendar as arithmetic: the Gregorian date of a day counted from 1970-01-01 and back,
 * for any year (also before 1582). Pure. */

#include <stdbool.h>
#include <stdint.h>

struct civil {
	int64_t year;
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

/* Days since 1970-01-01 of a date that exists. */
int64_t civil_to_days(struct civil date);
struct civil civil_from_days(int64_t days);
/* Does that date exist? */
bool civil_is_date(struct civil date);
