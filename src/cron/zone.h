#pragma once
/* Time zones from the system's zoneinfo, read by Belfry itself (RFC 9636 TZif, versions 1 to 4),
 * because libc's are one per process. A struct zone is immutable once made: any thread may read it,
 * and it lives until zones_close. Years past the file's table follow its POSIX footer, spelled out
 * up to the end of 2199.
 *
 * A zone is a list of segments of one offset each. Transitions that leave the offset alone are
 * merged away, since only the offset matters to a schedule. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/limits.h"
#include "base/macros.h"
#include "base/str.h"

enum {
	ZONE_FILE_MOST = 256 * 1024, /* bytes of one TZif file; real ones have 4 KiB */
	ZONE_BUCKET_BITS = 24,	     /* a bucket of the index spans 2^24 seconds, 194 days */
	ZONE_BUCKETS = 690,
};

/* Seconds here, since offsets are whole seconds. "Wall" is what a clock on the wall shows: UTC +
 * offset, as seconds since 1970-01-01T00:00:00 on that clock. */
struct zone_segment {
	int64_t start;	/* first second (UTC); the first segment's lies before all history */
	int64_t seen;	/* the latest wall second shown before this segment, plus one: walls from
			 * `seen` up   to start + offset were skipped (a gap), walls from start +
			 * offset   up to `seen`   are shown again (an overlap) */
	int64_t offset; /* seconds east of Greenwich */
};

struct zone {
	char name[LIMIT_ZONE_NAME + 1];
	const struct zone_segment
		*segments; /* ascending; after the last comes a sentinel that never starts */
	size_t n;
	uint16_t index[ZONE_BUCKETS]; /* the segment in which each bucket of time begins */
};

/* UTC without any file: the fast path, and the answer where there is no tzdata at all. */
extern const struct zone zone_utc;

/* The segment in force at a UTC second. */
const struct zone_segment *zone_segment_at(const struct zone *zone, int64_t second);
/* Seconds east of Greenwich in force at an instant. */
int32_t zone_offset_at(const struct zone *zone, ms_t at);

/* Reads one TZif file's bytes; pure but for the arena, where the zone lives. Refuses files with
 * leap seconds
 * ("right/") and offsets of a day or more. Code: "invalid_tzif". */
enum rc zone_parse(struct arena *a, struct str name, struct str bytes, const struct zone **out,
		   struct err *err);
/* Whether `name` may be looked up at all: relative, no "..", portable characters, bounded. */
bool zone_name_is_valid(struct str name);

/* The registry: made once by main, shared by all threads. */
struct zones;

/* `dir` NULL means $TZDIR, else /usr/share/zoneinfo. NULL only where memory ran out. */
struct zones *zones_open(const char *dir);
void zones_close(struct zones *zones);

/* The zone of that name, loaded on first use; valid until zones_close. Codes: "unknown_timezone"
 * (RC_INVALID, with a hint), or what zone_parse says. NULL and err set on failure. Any thread. */
const struct zone *zones_get(struct zones *zones, struct str name, struct err *err);

/* Looks by stat(2) whether loaded zones changed on disk, and publishes new ones; pointers handed
 * out before stay valid, so callers ask zones_get again. True where anything changed or vanished.
 * Cheap enough for once a minute. Any thread. */
bool zones_refresh(struct zones *zones);
/* The release of the tzdata in use ("2025b"), copied into `to`; empty where the system does not
 * say. */
enum { ZONES_VERSION_MOST = 16 };
struct str zones_version(struct zones *zones, char to[static ZONES_VERSION_MOST]);
