#pragma once
/* Bytes that a command takes from a file or from stdin. */

#include "base/arena.h"
#include "base/err.h"

/* Reads all of the file, or of stdin for "-": at most `most` bytes, into the arena. Codes:
 * "cannot_read" (RC_IO), "too_large" (RC_TOO_LARGE). */
enum rc input_read(struct arena *a, struct str path, size_t most, struct str *out, struct err *err);
