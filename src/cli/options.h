#pragma once
/* A declarative reader of command lines: tables of options in; the options that were given, and the
 * words between them, out. `--name VALUE`, `--name=VALUE`, `-n VALUE`, `-nVALUE`, flags; `--` ends
 * the options and a single `-` is a word. An option may be repeated: the last one counts, or all of
 * them do, as its verb says. Views are of argv. Pure.
 *
 * What is refused has the code code_usage (the very pointer), by which the caller knows that the
 * command line is at fault and not the world. */

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

extern const char code_usage[];

enum { OPTIONS_GIVEN = 128, OPTIONS_WORDS = 16, OPTIONS_GROUPS = 4 };

struct option {
	const char *name;  /* without its dashes */
	char letter;	   /* 0: none */
	const char *value; /* what help calls its value; NULL: a flag */
	const char *help;
};

struct option_group {
	const char *title; /* in help */
	const struct option *rows;
	size_t n;
};

struct options {
	struct {
		const struct option *option;
		struct str value;
	} given[OPTIONS_GIVEN];
	size_t n_given;
	struct str words[OPTIONS_WORDS];
	size_t n_words;
};

/* argv[0] is skipped. Groups must not share names. */
enum rc options_parse(int argc, char **argv, const struct option_group *groups, size_t n_groups,
		      struct options *out, struct err *err);

/* Was it given? */
bool options_has(const struct options *o, const char *name);
/* The last one's value; an empty view where there is none. */
struct str options_get(const struct options *o, const char *name);
/* Walks all values of an option: *at begins as 0. False at the end. */
bool options_next(const struct options *o, const char *name, size_t *at, struct str *out);

/* Appends a group's lines for help, names and texts in two columns. */
void options_help(const struct option_group *group, struct buf *to);

/* Fills in err for a mistake on the command line. */
enum rc usage_error(struct err *err, const char *fmt, ...) PRINTF(2, 3);
