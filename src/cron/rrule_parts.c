#include "rrule_read.h"

#include "date.h"

enum {
	YEAR_DAYS = 366,
	YEAR_WEEKS = 53,
	MONTH_DAYS = 31,
	INTERVAL_MOST = 1000000,
};

static bool read_freq(struct rrule_reading *g, struct str value)
{
	static const struct str names[] = {
		[RRULE_YEARLY] = STR_INIT("YEARLY"),	 [RRULE_MONTHLY] = STR_INIT("MONTHLY"),
		[RRULE_WEEKLY] = STR_INIT("WEEKLY"),	 [RRULE_DAILY] = STR_INIT("DAILY"),
		[RRULE_HOURLY] = STR_INIT("HOURLY"),	 [RRULE_MINUTELY] = STR_INIT("MINUTELY"),
		[RRULE_SECONDLY] = STR_INIT("SECONDLY"),
	};

	for (size_t i = 0; i < COUNTOF(names); i++)
		if (str_eq_nocase(value, names[i])) {
			g->r->freq = (enum rrule_freq)i;
			return true;
		}
	return false;
}

static bool read_positive(struct str value, int64_t most, int64_t *out)
{
	return rrule_take_number(&value, most, false, out) && *out > 0 && value.n == 0;
}

static bool read_interval(struct rrule_reading *g, struct str value)
{
	return read_positive(value, INTERVAL_MOST, &g->r->interval);
}

static bool read_count(struct rrule_reading *g, struct str value)
{
	return read_positive(value, RRULE_COUNT_MOST, &g->count);
}

static bool read_until(struct rrule_reading *g, struct str value)
{
	struct rrule_time time;

	if (!rrule_take_time(&value, g->zone, &time) || value.n != 0)
		return false;
	g->has_until = true;
	g->r->until = time.is_date ? time.wall + DATE_DAY - 1 : time.wall;
	return true;
}

static bool read_week_start(struct rrule_reading *g, struct str value)
{
	return rrule_take_weekday(&value, &g->r->week_start) && value.n == 0;
}

/* Numbers separated by commas, into words of bits; negative ones into `back`, where they are
 * allowed. */
static bool read_bits(struct str value, int64_t most, bool zero, uint64_t *words, uint64_t *back)
{
	do {
		struct str item = str_cut(&value, ',');
		int64_t n;

		if (!rrule_take_number(&item, most, zero, &n) || item.n != 0 ||
		    (n < 0 && back == NULL))
			return false;
		if (n >= 0)
			words[n / 64] |= (uint64_t)1 << n % 64;
		else
			back[-n / 64] |= (uint64_t)1 << -n % 64;
	} while (value.n != 0);
	return true;
}

static bool read_months(struct rrule_reading *g, struct str value)
{
	uint64_t bits = 0;
	bool good = read_bits(value, DATE_MONTHS, false, &bits, NULL);

	g->r->months = (uint16_t)bits;
	return good;
}

static bool read_month_days(struct rrule_reading *g, struct str value)
{
	uint64_t bits = 0, back = 0;
	bool good = read_bits(value, MONTH_DAYS, false, &bits, &back);

	g->r->month_days = (uint32_t)bits;
	g->r->month_days_back = (uint32_t)back;
	return good;
}

static bool read_year_days(struct rrule_reading *g, struct str value)
{
	return read_bits(value, YEAR_DAYS, false, g->r->year_days, g->r->year_days_back);
}

static bool read_weeks(struct rrule_reading *g, struct str value)
{
	return read_bits(value, YEAR_WEEKS, false, &g->r->weeks, &g->r->weeks_back);
}

static bool read_hours(struct rrule_reading *g, struct str value)
{
	uint64_t bits = 0;
	bool good = read_bits(value, 23, true, &bits, NULL);

	g->r->clock.hours = (uint32_t)bits;
	return good;
}

static bool read_minutes(struct rrule_reading *g, struct str value)
{
	return read_bits(value, 59, true, &g->r->clock.minutes, NULL);
}

static bool read_seconds(struct rrule_reading *g, struct str value)
{
	return read_bits(value, 59, true, &g->r->clock.seconds, NULL);
}

/* MO, 2MO, -1FR */
static bool read_weekday(struct rrule_reading *g, struct str item)
{
	int64_t n = 0;
	unsigned weekday;
	bool numbered = item.n > 2;

	if (numbered && !rrule_take_number(&item, YEAR_WEEKS, false, &n))
		return false;
	if (!rrule_take_weekday(&item, &weekday) || item.n != 0)
		return false;
	if (!numbered)
		g->r->weekdays |= (uint8_t)(1 << weekday);
	else if (n > 0)
		g->r->nth_weekdays[weekday] |= (uint64_t)1 << n;
	else
		g->r->nth_weekdays_back[weekday] |= (uint64_t)1 << -n;
	return true;
}

static bool read_weekdays(struct rrule_reading *g, struct str value)
{
	do {
		if (!read_weekday(g, str_cut(&value, ',')))
			return false;
	} while (value.n != 0);
	return true;
}

static bool read_positions(struct rrule_reading *g, struct str value)
{
	struct rrule *r = g->r;

	do {
		struct str item = str_cut(&value, ',');
		int64_t n;

		if (r->n_positions == RRULE_POSITIONS_MOST ||
		    !rrule_take_number(&item, YEAR_DAYS, false, &n) || item.n != 0)
			return false;
		r->positions[r->n_positions++] = (int16_t)n;
	} while (value.n != 0);
	return true;
}

enum part { PART_FREQ, PART_INTERVAL, PART_COUNT, PART_UNTIL, PART_OTHER };

static const struct part_row {
	struct str name;
	bool (*read)(struct rrule_reading *g, struct str value);
	const char *hint;
} parts[] = {
	[PART_FREQ] = {STR_INIT("FREQ"), read_freq,
		       "write YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY or SECONDLY"},
	[PART_INTERVAL] = {STR_INIT("INTERVAL"), read_interval, "write a number from 1"},
	[PART_COUNT] = {STR_INIT("COUNT"), read_count, "write a number from 1 to 5000"},
	[PART_UNTIL] = {STR_INIT("UNTIL"), read_until, "write 20261231 or 20261231T235959Z"},
	[PART_OTHER] = {STR_INIT("WKST"), read_week_start, "write MO or SU"},
	{STR_INIT("BYMONTH"), read_months, "write 1 to 12, separated by commas"},
	{STR_INIT("BYMONTHDAY"), read_month_days, "write 1 to 31 or -1 to -31"},
	{STR_INIT("BYYEARDAY"), read_year_days, "write 1 to 366 or -1 to -366"},
	{STR_INIT("BYWEEKNO"), read_weeks, "write 1 to 53 or -1 to -53"},
	{STR_INIT("BYDAY"), read_weekdays, "write MO,TU, or 2MO,-1FR"},
	{STR_INIT("BYHOUR"), read_hours, "write 0 to 23"},
	{STR_INIT("BYMINUTE"), read_minutes, "write 0 to 59"},
	{STR_INIT("BYSECOND"), read_seconds, "write 0 to 59"},
	{STR_INIT("BYSETPOS"), read_positions, "write 1 to 366 or -1 to -366, at most 32 of them"},
};

static enum rc read_part(struct rrule_reading *g, struct str part)
{
	struct str value = part, name = str_cut(&value, '=');

	for (size_t i = 0; i < COUNTOF(parts); i++) {
		if (!str_eq_nocase(name, parts[i].name))
			continue;
		if ((g->given >> i & 1) != 0)
			return rrule_refuse(g, "write each part once", "%s stands there twice",
					    parts[i].name.p);
		g->given |= 1u << i;
		if (str_ends(value, STR(",")) || !parts[i].read(g, value))
			return rrule_refuse(g, parts[i].hint, "%s has a value that is not allowed",
					    parts[i].name.p);
		return RC_OK;
	}
	return rrule_refuse(g, "write FREQ=WEEKLY;BYDAY=MO, or another rule of RFC 5545",
			    "a part of the rule is unknown");
}

enum rc rrule_read_parts(struct rrule_reading *g, struct str value)
{
	if (g->r->has_rule)
		return rrule_refuse(g, "join two schedules instead",
				    "there is more than one RRULE");
	g->r->has_rule = true;
	do {
		if (read_part(g, str_cut(&value, ';')))
			return g->err->rc;
	} while (value.n != 0);
	if ((g->given >> PART_FREQ & 1) == 0)
		return rrule_refuse(g, "write FREQ=DAILY or another", "the rule has no FREQ");
	if (g->count != 0 && g->has_until)
		return rrule_refuse(g, "write one of the two",
				    "COUNT and UNTIL exclude each other");
	return RC_OK;
}
