/* rrule_parse: the text of a rule, or the lines of a calendar file that make one. */
#include "rrule_impl.h"

#include "date.h"
#include "rrule_read.h"
#include "wall.h"

enum { ALL_HOURS = 0xffffff };
#define ALL_SIXTY (((uint64_t)1 << 60) - 1)

static enum rc read_start(struct rrule_reading *g, struct str value)
{
	struct rrule_time time;

	if (g->has_start || !rrule_take_time(&value, g->zone, &time) || value.n != 0)
		return rrule_refuse(g, "write DTSTART:20260101T090000, once",
				    "DTSTART is no single time");
	g->has_start = true;
	g->r->start = time.wall;
	return RC_OK;
}

static enum rc read_dates(struct rrule_reading *g, struct str value)
{
	struct rrule *r = g->r;

	do {
		struct str item = str_cut(&value, ',');
		struct rrule_time time;
		size_t at = r->n_dates;

		if (at == RRULE_DATES_MOST || !rrule_take_time(&item, g->zone, &time) ||
		    item.n != 0)
			return rrule_refuse(g, "write RDATE:20260101T090000, at most 64 of them",
					    "RDATE has a value that is not allowed");
		for (; at > 0 && r->dates[at - 1] > time.wall; at--)
			r->dates[at] = r->dates[at - 1];
		r->dates[at] = time.wall;
		r->n_dates++;
	} while (value.n != 0);
	return RC_OK;
}

static enum rc read_exceptions(struct rrule_reading *g, struct str value)
{
	struct rrule *r = g->r;

	do {
		struct str item = str_cut(&value, ',');
		struct rrule_time time;

		if (r->n_exceptions == RRULE_DATES_MOST ||
		    !rrule_take_time(&item, g->zone, &time) || item.n != 0)
			return rrule_refuse(g, "write EXDATE:20260101T090000, at most 64 of them",
					    "EXDATE has a value that is not allowed");
		r->exceptions[r->n_exceptions++] =
			(struct rrule_span){time.wall, time.wall + (time.is_date ? DATE_DAY : 1)};
	} while (value.n != 0);
	return RC_OK;
}

static const struct property {
	struct str name;
	enum rc (*read)(struct rrule_reading *g, struct str value);
} properties[] = {
	{STR_INIT("DTSTART"), read_start},
	{STR_INIT("RRULE"), rrule_read_parts},
	{STR_INIT("RDATE"), read_dates},
	{STR_INIT("EXDATE"), read_exceptions},
};

/* ;TZID=Europe/Berlin and ;VALUE=DATE: the zone is the schedule's own. */
static enum rc check_parameters(const struct rrule_reading *g, struct str text)
{
	while (text.n != 0) {
		struct str value = str_cut(&text, ';'), name = str_cut(&value, '=');

		if (str_eq_nocase(name, STR("TZID")) && str_eq(value, str_z(g->zone->name)))
			continue;
		if (str_eq_nocase(name, STR("VALUE")) && !str_eq_nocase(value, STR("PERIOD")))
			continue;
		return rrule_refuse(g, "leave TZID out, or make it the schedule's time zone",
				    "a parameter does not fit the schedule");
	}
	return RC_OK;
}

static enum rc read_line(struct rrule_reading *g, struct str line)
{
	struct str value = line, head = str_cut(&value, ':');
	struct str name = str_cut(&head, ';');

	for (size_t i = 0; i < COUNTOF(properties); i++)
		if (str_eq_nocase(name, properties[i].name)) {
			if (check_parameters(g, head))
				return g->err->rc;
			return properties[i].read(g, value);
		}
	return rrule_refuse(g, "write lines of DTSTART, RRULE, RDATE and EXDATE",
			    "a line is of another kind");
}

static enum rc read_text(struct rrule_reading *g, struct str text)
{
	if (str_find(text, ':') == text.n)
		return rrule_read_parts(g, str_trim(text));
	while (text.n != 0) {
		struct str line = str_cut(&text, '\n');

		if (str_ends(line, STR("\r")))
			line.n--;
		if (line.n != 0 && read_line(g, line))
			return g->err->rc;
	}
	return RC_OK;
}

static bool names_days(const struct rrule *r)
{
	uint64_t any = r->month_days | r->month_days_back | r->weekdays | r->weeks | r->weeks_back;

	for (size_t i = 0; i < DATE_WEEK; i++)
		any |= r->nth_weekdays[i] | r->nth_weekdays_back[i];
	for (size_t i = 0; i < RRULE_YEAR_WORDS; i++)
		any |= r->year_days[i] | r->year_days_back[i];
	return any != 0;
}

static bool names_nth_weekdays(const struct rrule *r)
{
	uint64_t any = 0;

	for (size_t i = 0; i < DATE_WEEK; i++)
		any |= r->nth_weekdays[i] | r->nth_weekdays_back[i];
	return any != 0;
}

/* What the rule leaves open is DTSTART's (RFC 5545 section 3.3.10). */
static void fill_days(struct rrule *r)
{
	struct date start = date_from_days(date_day_of(r->start));
	unsigned weekday = date_weekday(date_day_of(r->start));
	bool weeks_alone = (r->weeks | r->weeks_back) != 0 && r->weekdays == 0 &&
			   (r->month_days | r->month_days_back) == 0;

	if (r->freq == RRULE_YEARLY && weeks_alone)
		r->weekdays = (uint8_t)(1 << weekday);
	if (names_days(r))
		return;
	if (r->freq == RRULE_YEARLY && r->months == 0)
		r->months = (uint16_t)(1 << start.month);
	if (r->freq == RRULE_YEARLY || r->freq == RRULE_MONTHLY)
		r->month_days = (uint32_t)1 << start.day;
	else if (r->freq == RRULE_WEEKLY)
		r->weekdays = (uint8_t)(1 << weekday);
}

static void fill_clock(struct rrule *r)
{
	unsigned time = (unsigned)(r->start - date_day_of(r->start) * DATE_DAY);
	struct cron *c = &r->clock;

	if (c->hours == 0)
		c->hours = r->freq >= RRULE_HOURLY ? ALL_HOURS : (uint32_t)1 << time / 3600;
	if (c->minutes == 0)
		c->minutes = r->freq >= RRULE_MINUTELY ? ALL_SIXTY : (uint64_t)1 << time / 60 % 60;
	if (c->seconds == 0)
		c->seconds = r->freq >= RRULE_SECONDLY ? ALL_SIXTY : (uint64_t)1 << time % 60;
	c->traits = CRON_EVERY_DATE;
}

static enum rc check_rule(const struct rrule_reading *g)
{
	const struct rrule *r = g->r;
	bool months_or_years = r->freq == RRULE_MONTHLY || r->freq == RRULE_YEARLY;

	if (names_nth_weekdays(r) && (!months_or_years || (r->weeks | r->weeks_back) != 0))
		return rrule_refuse(g, "write BYDAY=MO, or FREQ=MONTHLY or YEARLY without BYWEEKNO",
				    "a numbered BYDAY needs a month or a year to count in");
	if ((r->weeks | r->weeks_back) != 0 && r->freq != RRULE_YEARLY)
		return rrule_refuse(g, "write FREQ=YEARLY", "BYWEEKNO needs a year to count in");
	if ((g->r->month_days | g->r->month_days_back) != 0 && r->freq == RRULE_WEEKLY)
		return rrule_refuse(g, "write FREQ=DAILY or MONTHLY",
				    "BYMONTHDAY does not go with weeks");
	if (r->n_positions != 0 && r->freq >= RRULE_HOURLY)
		return rrule_refuse(g, "write FREQ=DAILY with BYHOUR",
				    "BYSETPOS needs a day or longer");
	return RC_OK;
}

/* COUNT becomes the last of so many matches, so that searches may begin anywhere. */
static void settle_count(struct rrule_reading *g)
{
	struct rrule rule = *g->r;
	int64_t wall = rule.start - 1;

	rule.n_dates = rule.n_exceptions = 0;
	for (int64_t i = 0; i < g->count && wall != WALL_NEVER; i++)
		wall = rrule_wall_next(&rule, wall + 1);
	if (wall != WALL_NEVER && g->count != 0)
		g->r->until = wall;
}

enum rc rrule_parse(struct rrule *out, struct str text, const struct zone *zone, ms_t start_at,
		    struct err *err)
{
	struct rrule r = {.interval = 1, .week_start = 1};
	struct rrule_reading g = {.r = &r, .zone = zone, .err = err};
	int64_t start = start_at >= 0 ? start_at / MS_SECOND : 0;

	r.start = rrule_clamp(start + zone_segment_at(zone, start)->offset);
	r.until = RRULE_WALL_LAST;
	if (text.n > RRULE_TEXT_MOST)
		return rrule_refuse(&g, "split it into several schedules", "the rule is too long");
	if (read_text(&g, text))
		return err->rc;
	if (!r.has_rule && r.n_dates == 0)
		return rrule_refuse(&g, "write FREQ=DAILY or another",
				    "there is neither RRULE nor RDATE");
	if (r.has_rule && check_rule(&g))
		return err->rc;
	fill_days(&r);
	fill_clock(&r);
	settle_count(&g);
	*out = r;
	return RC_OK;
}
