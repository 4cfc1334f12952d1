#pragma once
/* Cron expressions: the Open Cron Pattern Specification (OCPS 1.0 to 1.4), strict, with LW and L-n.
 * docs/cron.md tells the grammar and the rule of each level.
 *
 * struct cron is a value: bitmaps, no pointers; copy it freely. Everything here is pure: no clock,
 * no files, no allocation (text goes to the caller's buffer), any thread. Occurrences are whole
 * seconds from 1970 to 2199. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"
#include "cron/zone.h"

#define MS_NONE_BEFORE INT64_MIN /* what cron_prev answers where nothing came before */

enum {
	CRON_YEAR_FIRST =
		1969, /* bits of `years`: the edge years exist on walls away from Greenwich */
	CRON_YEAR_LAST = 2200,
	CRON_YEAR_WORDS = 4,
	CRON_NEAREST_LAST = 32, /* `nearest` of LW */
};

/* Bit n of a mask stands for the value n, unless told otherwise. */
struct cron {
	uint64_t seconds, minutes;
	uint64_t years[CRON_YEAR_WORDS]; /* bit n: CRON_YEAR_FIRST + n */
	uint64_t nth_weekdays;		 /* D#N: bit 7 * (N - 1) + D */
	uint32_t hours;
	uint32_t days;	       /* of the month, bits 1 to 31 */
	uint32_t last_days;    /* L-n: bit n; L itself is bit 0 */
	uint16_t months;       /* bits 1 to 12 */
	uint8_t weekdays;      /* bits 0 (Sunday) to 6 */
	uint8_t last_weekdays; /* 5L, FRI#L */
	uint8_t nearest;       /* nW: n; LW: CRON_NEAREST_LAST; else 0 */
	uint8_t fields;	       /* as written: 5, 6 or 7 */
	uint16_t traits;       /* enum cron_trait: what the masks alone do not tell */
	uint8_t remarks;       /* enum cron_remark */
};

enum cron_trait {
	CRON_STAR_SECOND = 1 << 0, /* the field's text begins with '*' */
	CRON_STAR_MINUTE = 1 << 1, /* any of the first three makes an interval job (cron(8)) */
	CRON_STAR_HOUR = 1 << 2,
	CRON_STAR_DAY = 1 << 3,
	CRON_STAR_WEEKDAY = 1 << 4,
	CRON_ANY_DAY = 1 << 5,	   /* day of month is a bare '*' or '?' */
	CRON_ANY_WEEKDAY = 1 << 6, /* the same for day of week */
	CRON_DAYS_OR = 1 << 7,	   /* either day field suffices; else both must match */
	CRON_PLUS = 1 << 8,	   /* the day of week was written with '+' */
	CRON_EVERY_DATE =
		1 << 9,		/* no date is excluded: the search need not look at the calendar */
	CRON_SPECIAL = 1 << 10, /* L, W or # stands in a day field */
};

/* What was seen in the text but is no part of the meaning: for warnings; cron_format drops it. */
enum cron_remark {
	CRON_WIDE_STEP = 1 << 0, /* some step is larger than its range */
	CRON_HASHED = 1 << 1,	 /* some value was chosen by H */
};

/* What a surface accepts. Copy one of the constants and change a member for anything else. */
struct cron_grammar {
	uint8_t fields_min, fields_max; /* 5 to 7 */
	bool nicknames;			/* @daily */
	bool seven;			/* 7 is Sunday too */
	bool extensions;		/* L W # + */
	bool question;			/* ? in the day fields */
	bool hash;			/* H, chosen by `seed` */
	enum cron_day_rule { CRON_DAYS_RULE_OR, CRON_DAYS_RULE_AND, CRON_DAYS_RULE_VIXIE } day_rule;
	uint64_t seed;	  /* a stable hash of the schedule's id */
	size_t text_most; /* bytes */
};

extern const struct cron_grammar cron_native; /* all of OCPS, five to seven fields, nicknames */
/* Five fields of OCPS 1.0, and ?: what products mean by "standard cron". */
extern const struct cron_grammar cron_five;
extern const struct cron_grammar cron_robfig; /* the same where Sunday is 0 alone (Go, RAT) */

/* A grammar's seed from a schedule's id: the same id gives the same H on every machine. */
uint64_t cron_seed(struct str id);

/* Reads an expression. Codes: "invalid_cron", with field, column (from 1) and a hint that mends it;
 * "cron_reboot" for @reboot, which is good cron but no time. */
enum rc cron_parse(struct cron *out, struct str text, const struct cron_grammar *grammar,
		   struct err *err);

/* What happens at a zone's transitions of at most three hours (CRON.md's names; larger ones are
 * corrections of the calendar and are followed literally by the first policy). */
enum cron_dst {
	CRON_DST_VIXIE,	 /* a fixed time that is skipped fires once at the gap's end, one that is
			  * repeated  fires on the first pass; interval jobs follow real time */
	CRON_DST_OCPS14, /* skipped times are skipped, repeated ones fire on the first pass, for all
			    jobs */
	CRON_DST_INSTANT, /* skipped times are skipped, repeated ones fire twice */
};

bool cron_dst_parse(struct str name, enum cron_dst *out);
const char *cron_dst_name(enum cron_dst dst);

/* The first occurrence strictly after an instant; MS_NEVER where there is none up to the end of
 * 2199. */
ms_t cron_next(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after);
/* The last occurrence strictly before an instant; MS_NONE_BEFORE where there is none since 1970. */
ms_t cron_prev(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t before);
/* How many occurrences lie in [from, to), without walking them. */
int64_t cron_count(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t from,
		   ms_t to);
/* The first `most` occurrences strictly after an instant; returns how many there were. */
size_t cron_list(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after,
		 ms_t *out, size_t most);

/* No date of the calendar matches (30 February). */
bool cron_never_fires(const struct cron *cron);
/* The smallest distance between any two occurrences on the wall, over the whole calendar; MS_NEVER
 * where fewer than two exist. */
ms_t cron_min_interval(const struct cron *cron);
/* A skipped or repeated time matters to it: no field of seconds, minutes or hours begins with '*'.
 */
bool cron_is_fixed_time(const struct cron *cron);

/* The canonical spelling; parsing it (grammar's text_most aside) gives the same value again. */
void cron_format(const struct cron *cron, struct buf *out);
/* Plain English: "At 09:00 on Monday to Friday". */
void cron_explain(const struct cron *cron, struct buf *out);

enum { CRON_WARNINGS_MOST = 8 };

struct cron_warning {
	const char *code; /* static: "never_fires" */
	char text[200];
};

/* What a careful colleague would ask before saving. `zone` may be NULL; with one, the transitions
 * of the two years after `now` are looked at too, under `dst`. Returns how many were written. */
size_t cron_warnings(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t now,
		     struct cron_warning out[static CRON_WARNINGS_MOST]);
