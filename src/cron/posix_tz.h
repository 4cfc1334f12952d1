#pragma once
/* The footer of a TZif file: a POSIX TZ string with RFC 9636's extensions (hours from -167 to 167),
 * which says how the offset goes on after the file's table. Pure; private to the reading of zones.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* When a yearly change comes, on the wall that it ends. */
struct posix_change {
	enum posix_form {
		POSIX_JULIAN,  /* Jn: day 1..365, 29 February is never counted */
		POSIX_DAY,     /* n: day 0..365 */
		POSIX_WEEKDAY, /* Mm.w.d: weekday `day` of week `week` (5: the last) of `month` */
	} form;
	int64_t day;
	int64_t week, month;
	int64_t time; /* seconds after that day's midnight; may be negative */
};

struct posix_tz {
	int64_t standard; /* seconds east of Greenwich */
	bool has_summer;
	int64_t summer;
	struct posix_change to_summer, to_standard;
};

/* False where the text is no such rule, or an offset is beyond a day. */
bool posix_tz_parse(struct str text, struct posix_tz *out);
/* The second (UTC) of a year's change; `before` is the offset in force until then. */
int64_t posix_change_at(const struct posix_change *change, int year, int64_t before);
