#pragma once
/* The folders of one attempt, made anew below the worker's place and removed with all that is in
 * them: the tree that a command runs in, what it gets, and what it leaves. */

#include "base/arena.h"
#include "base/err.h"

struct folder {
	const char *root;    /* also the command's HOME */
	const char *tree;    /* empty, or a checkout */
	const char *outputs; /* files that become outputs */
	const char *payload; /* the file that holds it */
	const char *metrics; /* the file that the command may write */
};

/* Paths are in the arena. RC_IO "no_folder". */
enum rc folder_make(struct arena *a, struct str workdir, struct str payload, struct folder *out,
		    struct err *err);
/* Symbolic links are removed, never followed. */
void folder_remove(const struct folder *f);
