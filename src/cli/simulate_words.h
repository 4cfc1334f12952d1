#pragma once
/* What a forecast's JSON says of clock changes and of piles, in words for people: what each night
 * changes, and the changes of schedules that spread a pile, as a diff. Pure. */

#include "base/arena.h"
#include "base/buf.h"

/* Appends a paragraph for each clock change and each proposal. */
void simulate_words(struct arena *a, struct str answer, struct buf *to);
