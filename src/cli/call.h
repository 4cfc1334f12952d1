#pragma once
/* One run of one verb: what was asked for, where to send it, how to show the answer. */

#include "base/arena.h"
#include "cli/client/client.h"
#include "cli/options.h"
#include "cli/output.h"

struct call {
	struct options options;
	struct client client;
	enum format format;
	struct arena arena;   /* everything of this run */
	struct arena scratch; /* one answer of many, when a verb asks again and again */
};

/* The options that every verb takes. */
extern const struct option_group call_options;

/* Fills in client and format from the options and the environment (BELFRY_URL, BELFRY_TOKEN). */
enum rc call_prepare(struct call *c, struct err *err);

/* The n-th word behind the verb; verbs say how many they take, so it is there. */
struct str call_word(const struct call *c, size_t n);
/* The buffer's text as a request's body, in the arena. */
enum rc call_body(struct call *c, const struct buf *text, struct str *out, struct err *err);
/* Asks the server. */
enum rc call_send(struct call *c, const char *method, struct str path, struct str body,
		  struct str *answer_out, struct err *err);
/* Prints an answer. */
enum rc call_print(struct call *c, struct str answer, const struct view *views, size_t n,
		   struct err *err);
/* Both. */
enum rc call_show(struct call *c, const char *method, struct str path, struct str body,
		  const struct view *view, struct err *err);

/* One object, as lines of name and value. */
extern const struct view view_record;
