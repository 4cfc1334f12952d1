#pragma once
/* A stable number for a text: FNV-1a of 64 bits. It tells texts apart, against accidents and not
 * against malice. Written into databases, so it never changes. */

#include "base/str.h"

int64_t digest_of(struct str s);
/* The digest of the URL (or name) within a target's JSON, whatever way it is written there: what a
 * list of the tasks of one target is found by. */
int64_t digest_of_target(struct str target);
