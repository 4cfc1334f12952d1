#pragma once
/* The few macros of the house. None hides control flow. */

#include <stddef.h>
#include <stdint.h>

#define COUNTOF(a) (sizeof(a) / sizeof((a)[0]))
#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
/* Runs fn(&var) when var leaves its scope; fn must accept an empty var. */
#define CLEANUP(fn) __attribute__((cleanup(fn)))
/* The struct that holds member `m` at `p`. */
#define CONTAINER_OF(p, type, m) ((type *)(void *)((char *)(p)-offsetof(type, m)))

/* An instant is milliseconds since 1970-01-01T00:00:00Z (UTC, no leap seconds); names end in _at.
 * A span is milliseconds too; names end in _ms. A monotonic reading ends in _mono. */
typedef int64_t ms_t;

#define MS_NEVER INT64_MAX /* an instant that does not come */
#define MS_SECOND 1000
#define MS_MINUTE (60 * (ms_t)MS_SECOND)
#define MS_HOUR (60 * MS_MINUTE)
#define MS_DAY (24 * MS_HOUR)
