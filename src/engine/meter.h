#pragma once
/* How often something happened, over the last minute: a count for each of its seconds. Any clock
 * will do, as long as it is always the same one. */

#include "base/macros.h"

enum { METER_SECONDS = 60 };

struct meter {
	int64_t second; /* of the newest count */
	uint32_t counts[METER_SECONDS];
};

void meter_add(struct meter *m, ms_t now, size_t n);
/* Per second, in thousandths; the second that has just begun does not count. */
int64_t meter_permille(struct meter *m, ms_t now);
