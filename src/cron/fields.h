#pragma once
/* The seven fields of a cron expression as a table: what reading, printing and explaining have in
 * common. */

#include <stdint.h>

#include "cron/cron.h"

enum field_kind {
	FIELD_SECOND,
	FIELD_MINUTE,
	FIELD_HOUR,
	FIELD_DAY,
	FIELD_MONTH,
	FIELD_WEEKDAY,
	FIELD_YEAR,
	FIELDS,
};

struct field {
	const char *name;
	unsigned least, most; /* values; weekdays end at 7, which is Sunday too */
	unsigned hash_most;   /* the largest value that H may choose */
	const char *names;    /* three letters each in lower case, from `least` on; or NULL */
	unsigned n_names;
	uint16_t star; /* the trait that tells that the text begins with '*', or 0 */
};

extern const struct field cron_fields[FIELDS];
