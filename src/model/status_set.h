#pragma once
/* A set of HTTP statuses, 100 to 599, as a target's success_codes: written "200-299,304", or as an
 * array of such texts and of numbers. Pure. */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "codec/json.h"

enum { STATUS_MIN = 100, STATUS_MAX = 599 };

struct status_set {
	uint64_t bits[(STATUS_MAX + 64) / 64];
};

/* 200 to 299. */
struct status_set status_set_success(void);
bool status_set_has(const struct status_set *s, int status);
enum rc status_set_read(struct arena *a, const struct json *v, struct status_set *out,
			const char *field, struct err *err);
