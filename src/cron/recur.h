#pragma once
/* A recurrence: the one type by which the engine asks "when next?", whatever words the user chose.
 * It is a value; the zone it points to belongs to the registry (cron/zone.h) and outlives it. Pure,
 * any thread. */

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/macros.h"
#include "cron/cron.h"
#include "cron/every.h"
#include "cron/rrule.h"
#include "cron/zone.h"

enum {
	RECUR_CRONS_MOST = 8, /* expressions joined in one schedule */
};

enum recur_kind {
	RECUR_CRON,  /* one or more cron expressions: the union of their occurrences */
	RECUR_EVERY, /* an interval of real time */
	RECUR_RRULE, /* a rule of iCalendar */
};

struct recur {
	enum recur_kind kind;
	enum cron_dst dst;
	const struct zone *zone;
	size_t n_crons; /* 0 unless it is RECUR_CRON */
	union {
		struct cron crons[RECUR_CRONS_MOST];
		struct every every;
		struct rrule rrule;
	};
};

/* A recurrence without any expression yet: it never fires. */
void recur_init(struct recur *out, const struct zone *zone, enum cron_dst dst);
/* Joins one more expression; RC_LIMIT beyond RECUR_CRONS_MOST, else as cron_parse. Unchanged on
 * failure. */
enum rc recur_add_cron(struct recur *r, struct str text, const struct cron_grammar *grammar,
		       struct err *err);
/* Makes it an interval instead of expressions. */
void recur_set_every(struct recur *r, struct every every);
/* Makes it a rule instead; the rule's wall is that of the recurrence's zone. */
void recur_set_rrule(struct recur *r, const struct rrule *rrule);

/* As their namesakes in cron/cron.h; occurrences of several expressions at one instant are one. No
 * count walks them: it costs by the days of its span, not by what they hold. */
ms_t recur_next(const struct recur *r, ms_t after);
ms_t recur_prev(const struct recur *r, ms_t before);
int64_t recur_count(const struct recur *r, ms_t from, ms_t to);
size_t recur_list(const struct recur *r, ms_t after, ms_t *out, size_t most);
/* Exact. Looks at the whole calendar where it must: for a reply to a person, not for each firing.
 */
ms_t recur_min_interval(const struct recur *r);
void recur_format(const struct recur *r, struct buf *out);
void recur_explain(const struct recur *r, struct buf *out);
