#pragma once
/* What the tables of this folder's tests share: instants as text, and expressions that must parse.
 */

#include <stdio.h>
#include <string.h>

#include "test.h"

#include "base/num.h"
#include "cron/cron.h"
#include "cron/date.h"
#include "cron/zone.h"

static inline int64_t digits(const char *text, size_t at, size_t n)
{
	int64_t value = -1;

	CHECK(num_parse_i64(str_of(text + at, n), 0, 9999, &value));
	return value;
}

/* 2026-03-29T00:30:00Z; "never" is MS_NEVER, "none" MS_NONE_BEFORE. */
static inline ms_t instant(const char *text)
{
	int64_t day;

	if (strcmp(text, "never") == 0)
		return MS_NEVER;
	if (strcmp(text, "none") == 0)
		return MS_NONE_BEFORE;
	CHECK(strlen(text) == strlen("2026-03-29T00:30:00Z"));
	day = date_to_days((int)digits(text, 0, 4), (unsigned)digits(text, 5, 2),
			   (unsigned)digits(text, 8, 2));
	return day * MS_DAY + digits(text, 11, 2) * MS_HOUR + digits(text, 14, 2) * MS_MINUTE +
	       digits(text, 17, 2) * MS_SECOND;
}

struct instant_text {
	char text[40];
};

static inline struct instant_text instant_text(ms_t at)
{
	struct instant_text out = {.text = "never"};
	int64_t second = at / MS_SECOND;
	int64_t day, left;
	struct date date;

	if (at == MS_NONE_BEFORE)
		return (struct instant_text){.text = "none"};
	if (at == MS_NEVER)
		return out;
	day = date_day_of(second);
	left = second - day * DATE_DAY;
	date = date_from_days(day);
	(void)snprintf(out.text, sizeof(out.text), "%04d-%02u-%02uT%02d:%02d:%02dZ", date.year,
		       date.month, date.day, (int)(left / 3600), (int)(left / 60 % 60),
		       (int)(left % 60));
	return out;
}

/* Fails the test where `got` is another instant than the row wants. */
static inline void check_instant(int line, ms_t got, const char *want)
{
	struct instant_text text = instant_text(got);

	check_text(line, "instant", text.text, strlen(text.text), want);
}

static inline struct cron cron_of(int line, const char *text)
{
	struct cron cron = {0};
	struct err err = {0};

	if (cron_parse(&cron, str_z(text), &cron_native, &err) != RC_OK)
		fail_msg("row of line %d: %s: %s", line, text, err.text);
	return cron;
}

/* Registries end with the process; each test makes its own. */
static inline const struct zone *zone_of(int line, struct zones *zones, const char *name)
{
	struct err err = {0};
	const struct zone *zone = zones_get(zones, str_z(name), &err);

	if (zone == NULL)
		fail_msg("row of line %d: %s: %s", line, name, err.text);
	return zone;
}

struct row {
	int line;
	const char *text, *zone, *after;
	const char *want[4]; /* the occurrences that follow; NULL: no more are looked at */
};

/* From an instant on, the next occurrences, and the way back by cron_prev. */
static inline void check_row(struct zones *zones, const struct row *row, enum cron_dst dst)
{
	struct cron cron = cron_of(row->line, row->text);
	const struct zone *zone = zone_of(row->line, zones, row->zone);
	ms_t at = instant(row->after), last = MS_NONE_BEFORE;

	for (size_t i = 0; i < COUNTOF(row->want) && row->want[i] != NULL; i++) {
		ms_t next = cron_next(&cron, zone, dst, at);

		check_instant(row->line, next, row->want[i]);
		if (last != MS_NONE_BEFORE && next != MS_NEVER)
			check_instant(row->line, cron_prev(&cron, zone, dst, next),
				      row->want[i - 1]);
		at = last = next;
	}
}

static inline void check_rows(const struct row *rows, size_t n, enum cron_dst dst)
{
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < n; i++)
		check_row(zones, &rows[i], dst);
	zones_close(zones);
}
