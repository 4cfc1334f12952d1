#pragma once
/* One zone's file on disk, read once. The registry (zones.c) keeps every one it ever read until it
 * closes, since readers hold pointers into them. */

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "cron/zone.h"

/* What tells that a file was replaced or rewritten. */
struct zone_stamp {
	dev_t dev;
	ino_t ino;
	off_t size;
	struct timespec changed; /* ctime: renames move it, and nobody sets it back */
};

struct zone_file {
	struct zone_file *older; /* what this one replaced */
	struct arena arena;
	const struct zone *zone; /* NULL: the file has vanished or is no zone any more */
	struct zone_stamp stamp;
};

/* Reads `dir`/`name`. Codes: "unknown_timezone", or "zone_unreadable" (RC_IO). NULL on failure. */
struct zone_file *zone_file_load(const char *dir, struct str name, struct err *err);
/* Stands for a file that is gone. */
struct zone_file *zone_file_gone(void);
/* Whether the file on disk is still the one that was read; a gone one is current while it is gone.
 */
bool zone_file_is_current(const struct zone_file *f, const char *dir, struct str name);
/* Frees it and all that it replaced; NULL is fine. */
void zone_file_free(struct zone_file *f);
