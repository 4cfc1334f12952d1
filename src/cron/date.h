#pragma once
/* The Gregorian calendar of walls, inline since every search goes through it. Days count from
 * 1970-01-01 and may be a little negative; good for the years 1600 to 2399 at least. The arithmetic
 * is Neri and Schneider's
 * ("Euclidean affine functions and their application to calendar algorithms", 2022). */

#include <stdbool.h>
#include <stdint.h>

enum {
	DATE_DAY = 86400, /* seconds */
	DATE_MONTHS = 12,
	DATE_WEEK = 7,
	/* The calendar repeats every 400 years: three of these cycles make all numbers of interest
	   positive. */
	DATE_CYCLE_DAYS = 146097,
	DATE_SHIFT_DAYS = 719468 + 3 * DATE_CYCLE_DAYS,
	DATE_SHIFT_YEARS = 3 * 400,
};

struct date {
	int year;
	unsigned month; /* 1..12 */
	unsigned day;	/* 1..31 */
};

static inline bool date_is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static inline unsigned date_month_length(int year, unsigned month)
{
	if (month == 2)
		return date_is_leap(year) ? 29 : 28;
	return 30 | (month ^ month >> 3);
}

static inline int64_t date_to_days(int year, unsigned month, unsigned day)
{
	bool early = month <= 2; /* the arithmetic's year begins in March */
	uint32_t y = (uint32_t)(year + DATE_SHIFT_YEARS) - early;
	uint32_t m = early ? month + DATE_MONTHS : month;
	uint32_t century = y / 100;
	uint32_t days = y * 1461 / 4 - century + century / 4 + (979 * m - 2919) / 32 + day - 1;

	return (int64_t)days - DATE_SHIFT_DAYS;
}

static inline struct date date_from_days(int64_t days)
{
	uint32_t n = 4 * (uint32_t)(days + DATE_SHIFT_DAYS) + 3;
	uint32_t century = n / DATE_CYCLE_DAYS;
	uint32_t rest = n % DATE_CYCLE_DAYS / 4 * 4 + 3;
	uint64_t p = (uint64_t)2939745 * rest;
	uint32_t year = (uint32_t)(p >> 32);
	uint32_t day_of_year = (uint32_t)p / 2939745 / 4;
	uint32_t month = 2141 * day_of_year + 197913;
	bool late = day_of_year >= 306; /* January and February end the arithmetic's year */

	return (struct date){
		.year = (int)(100 * century + year + late) - DATE_SHIFT_YEARS,
		.month = (month >> 16) - (late ? DATE_MONTHS : 0),
		.day = (month & 0xffff) / 2141 + 1,
	};
}

/* 0 is Sunday. */
static inline unsigned date_weekday(int64_t days)
{
	return (unsigned)(days + 4 + (int64_t)DATE_WEEK * DATE_CYCLE_DAYS) % DATE_WEEK;
}

/* The day of a wall second, rounded down. */
static inline int64_t date_day_of(int64_t wall)
{
	int64_t shifted = wall + (int64_t)DATE_DAY * DATE_CYCLE_DAYS;

	return (int64_t)((uint64_t)shifted / DATE_DAY) - DATE_CYCLE_DAYS;
}
