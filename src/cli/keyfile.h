#pragma once
/* The key that seals secrets at rest: 32 random bytes in a file that only its owner may read. */

#include "codec/seal.h"

/* Reads the key, or makes the file where there is none. A file that others can read is refused. */
enum rc keyfile_read(const char *path, struct seal_key *out, struct err *err);
