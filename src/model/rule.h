#pragma once
/* When a schedule fires, as the client wrote it: cron, every or rrule. One text holds it, in the
 * schedule's row and in its revisions: a cron expression as it is, and anything else as a JSON
 * object of the fields that were given, each with its exact bytes:
 * {"every":"90s","anchor":"2026-01-01T00:00:00Z"}. No cron expression begins with a brace. Pure. */

#include "codec/json_write.h"
#include "cron/recur.h"

/* The fields that make a rule: exactly one of cron, every and rrule, and what goes with it. */
enum rule_field {
	RULE_CRON,   /* an expression, or an array of up to RECUR_CRONS_MOST that are joined */
	RULE_EVERY,  /* "90s", "2h", "PT15M" */
	RULE_ANCHOR, /* of every: which instant its steps count from; 1970 where it is not given */
	RULE_RRULE,  /* `FREQ=WEEKLY;BYDAY=TU`, or lines as in a calendar file */
	/* Of rrule. Times are ISO 8601, or as in a calendar file: 20260101T090000 on the zone's
	 * wall, 20260101T080000Z. */
	RULE_DTSTART, /* midnight of 1 January 1970 where it is not given; COUNT needs it */
	RULE_RDATE,   /* a time, or an array of times */
	RULE_EXDATE,
	RULE_FIELDS
};

/* Of each field the value's JSON text as it came; absent, or null, where it was not given. */
struct rule_parts {
	struct str raw[RULE_FIELDS];
};

/* The field's name in JSON. */
const char *rule_field_name(enum rule_field f);

/* Makes the text of the parts, in the arena. Refuses none or several of cron,
 * every and rrule ("missing_field", "conflicting_fields"), a part that goes with another kind, and
 * what does not parse; the error names the field. */
enum rc rule_compose(struct arena *a, const struct rule_parts *parts,
		     const struct cron_grammar *grammar, struct str *out, struct err *err);
/* The recurrence that a text stands for. The grammar's seed decides what H means. */
enum rc rule_recur(struct str rule, const struct cron_grammar *grammar, const struct zone *zone,
		   enum cron_dst dst, struct recur *out, struct err *err);
/* Adds the fields as the client gave them; "cron" is null where the rule has none. */
void rule_write(struct json_writer *w, struct str rule);
/* Whether the wall of a zone matters to it: not to `every`. */
bool rule_needs_zone(struct str rule);
