#pragma once
/* The names of a zoneinfo directory, for the hint behind a name that is not among them. */

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct zone_names {
	struct arena arena;
	struct str *items;
	size_t n;
};

/* NULL only where memory ran out; an unreadable directory has no names. */
struct zone_names *zone_names_read(const char *dir);
void zone_names_free(struct zone_names *names);
/* The name that was probably meant: another case, the city alone, or one letter wrong. Empty where
 * none is near. */
struct str zone_names_guess(const struct zone_names *names, struct str wrong);
