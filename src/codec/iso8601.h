#pragma once
/* Instants and durations as text: RFC 3339 with the liberties of ISO 8601 that clients take. A time
 * without a zone is refused, for it is no instant; so are years and months as durations, for they
 * are no fixed span. Fractions are cut to milliseconds, never rounded up: what was asked for does
 * not become later. Pure. Codes of errors: "invalid_time", "invalid_duration", with the field. */

#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"

enum { ISO_TEXT = 32 }; /* room for any print below */

/* `2024-03-01T14:00:00.25Z`, with `+hh:mm`, `+hhmm` or `+hh` in the place of `Z`; `t` or a space
 * for `T`; the seconds may be missing. LIMIT_INSTANT_MIN..LIMIT_INSTANT_MAX. */
enum rc iso_parse(struct str s, ms_t *out, const char *field, struct err *err);
/* As iso_parse, and a date alone (`2024-03-01`) is its midnight in UTC. */
enum rc iso_parse_or_date(struct str s, ms_t *out, const char *field, struct err *err);

/* `2024-03-01T14:00:00Z`; milliseconds are shown where there are any (`14:00:00.250Z`). The view is
 * of `to`. Instants of the years 0000 to 9999 (asserted). */
struct str iso_print(char to[static ISO_TEXT], ms_t at);
/* The same instant on a clock that is `offset_seconds` ahead of UTC: `2024-03-01T09:00:00-05:00`.
 * Seconds of an offset (local mean times) are cut from the offset's text. */
struct str iso_print_offset(char to[static ISO_TEXT], ms_t at, int offset_seconds);

/* A span of fixed length, 0..max: `PT10M`, `P1DT12H`, `PT0.5S`, `P1W`. */
enum rc iso_duration_ms(struct str s, ms_t max, ms_t *out, const char *field, struct err *err);
/* A span as people write it, 0..max: `250ms`, `90s`, `10m`, `2h`, `30d`; or as iso_duration_ms. */
enum rc dur_parse(struct str s, ms_t max, ms_t *out, const char *field, struct err *err);
