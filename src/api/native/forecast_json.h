#pragma once
/* A forecast as JSON: what GET /v1/forecast answers, and what `belfry simulate` prints of a file. A
 * forecast is bounded; beyond its bounds it is refused. */

#include "base/arena.h"
#include "codec/json_write.h"
#include "sched/forecast.h"

enum {
	FORECAST_SCHEDULES_MOST = 10000,
	FORECAST_BUCKETS_MOST = 10080, /* a week of minutes, or more than a year of hours */
	FORECAST_STEPS_MOST = 20000000,
};
#define FORECAST_SPAN_MOST (400 * MS_DAY)

/* "minute" or "hour"; RC_INVALID. */
enum rc forecast_bucket_parse(struct str word, ms_t *out, struct err *err);
/* RC_INVALID ("invalid_span", "span_too_long") unless the span can be answered. */
enum rc forecast_check_span(const struct forecast *f, struct err *err);
/* Works the forecast out and writes it. RC_INVALID "forecast_too_large" where the steps do not
 * suffice. */
enum rc forecast_write(struct json_writer *w, struct arena *a, struct forecast *f, struct err *err);
