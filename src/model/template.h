#pragma once
/* What a task takes along: the schedule's task_template, and the same fields at the top of a task
 * made by hand. Each part is kept as the exact JSON text that the client gave (absent: p == NULL),
 * so that what is printed and delivered is what came in. A stored template is immutable: tasks
 * point to it, and an edit adds a new one. */

#include "base/arena.h"
#include "base/err.h"
#include "codec/json.h"
#include "codec/json_write.h"
#include "model/names.h"

struct template
{
	struct str target;	  /* required */
	struct str payload;	  /* absent: an empty body, or bytes (model/payload.h) */
	struct str retry;	  /* absent: the dialect's default */
	struct str tags;	  /* a string or an array of strings */
	ms_t expires_after_ms;	  /* after its time; 0: never */
	struct str lane;	  /* target_lane(), computed by the parse */
	struct str notifications; /* model/notification.h; absent: nobody is told */
	struct str rate_limiter;  /* as parsed: its name; stored, it is in the lane */

	/* A payload that is no JSON, in the place of `payload`: both or none of the two. */
	struct str bytes;
	struct str payload_type; /* as a Content-Type has it */
};

/* Reads one member of a task_template object (or of a task) into the template; t is untouched on
 * failure. False: not a template's field. */
bool template_field(struct arena *a, struct str key, const struct json *value, enum dialect d,
		    struct template *t, enum rc *rc_out, struct err *err);
/* Reads a whole task_template object; unknown fields are refused. Fields in errors begin with
 * `field`. */
enum rc template_parse(struct arena *a, struct str text, enum dialect d, struct template *out,
		       const char *field, struct err *err);
/* For a template that was read field by field: refuses it without a target, and with two payloads.
 */
enum rc template_require(const struct template *t, struct err *err);
/* Prints the members that are there (without braces): target, the payload, retry, tags,
 * expires_after_seconds, notifications. */
void template_write(struct json_writer *w, const struct template *t);

/* What is delivered: the payload's exact text, or the bytes; absent: an empty body. */
static inline struct str template_body(const struct template *t)
{
	return t->bytes.p != NULL ? t->bytes : t->payload;
}
