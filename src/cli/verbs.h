#pragma once
/* What nouns of several verbs share: finding the verb, its options, its help, and the way from its
 * error to stderr and the exit code. A noun is a table of verbs; one whose first verb has an empty
 * name is that verb itself. */

#include "cli/call.h"

enum { VERB_GROUPS = OPTIONS_GROUPS - 1 };

struct verb {
	const char *name;
	const char *arguments;				/* in its usage line: "ID [OPTIONS]" */
	const char *summary;				/* a sentence, without its full stop */
	size_t n_words;					/* behind the verb */
	const struct option_group *groups[VERB_GROUPS]; /* its options; NULL: no more */
	const char *more; /* of help: further paragraphs and examples; may be NULL */
	enum rc (*run)(struct call *c, struct err *err);
};

struct noun {
	const char *name, *summary;
	const struct verb *verbs;
	size_t n_verbs;
};

/* argv[0] is the noun. Returns the exit code. */
int verbs_main(const struct noun *noun, int argc, char **argv);

/* Prints an error for people on stderr; returns its exit code. `command` is what was run: "belfry
 * task". */
int verbs_fail(const char *command, const struct err *err);
