#include "fields.h"

const struct field cron_fields[FIELDS] = {
	[FIELD_SECOND] = {"second", 0, 59, 59, NULL, 0, CRON_STAR_SECOND},
	[FIELD_MINUTE] = {"minute", 0, 59, 59, NULL, 0, CRON_STAR_MINUTE},
	[FIELD_HOUR] = {"hour", 0, 23, 23, NULL, 0, CRON_STAR_HOUR},
	/* H chooses among the days that every month has. */
	[FIELD_DAY] = {"day of month", 1, 31, 28, NULL, 0, CRON_STAR_DAY},
	[FIELD_MONTH] = {"month", 1, 12, 12, "janfebmaraprmayjunjulaugsepoctnovdec", 12, 0},
	[FIELD_WEEKDAY] = {"day of week", 0, 7, 6, "sunmontuewedthufrisat", 7, CRON_STAR_WEEKDAY},
	[FIELD_YEAR] = {"year", 1970, 2199, 2199, NULL, 0, 0},
};
