#pragma once
/* The name that was probably meant: for hints such as `did you mean "timezone"?`. Pure. */

#include <stddef.h>

#include "str.h"

/* The index of the candidate that is fewest slips (letters added, left out, changed) away from
 * `name`, at most two and fewer than the name has letters; n where there is none so near. */
size_t nearest_name(struct str name, const struct str *candidates, size_t n);
