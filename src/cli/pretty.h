#pragma once
/* JSON laid out for reading: two spaces a level, every value's own text kept. Pure. */

#include "base/buf.h"

/* Appends valid JSON text, its white space between tokens replaced. */
void json_pretty(struct str text, struct buf *to);
