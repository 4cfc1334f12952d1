#pragma once
/* What a worker may run, and for whom: its configuration, read from YAML. Nothing that a server or
 * a payload says can add to it. What is not known is refused, with file, line and key. Lives in the
 * arena but for the patterns (work_config_release). */

#include "cli/work/placeholder.h"

struct work_pair {
	struct str name, value;
};

struct work_pairs {
	struct work_pair *items;
	size_t n;
};

struct work_texts {
	struct str *items;
	size_t n;
};

/* Texts may hold placeholders, but for the repository. */
struct work_git {
	struct str repository; /* empty: no checkout */
	struct str branch, commit;
};

struct work_command {
	struct work_pairs when; /* fields of the payload and their values; all must hold */
	struct work_texts argv; /* placeholders in it; the first one is looked up in PATH */
	struct str cwd;		/* below the checkout, where there is one; empty: its top */
	struct work_git git;
	struct work_pairs env;	    /* placeholders in the values */
	struct work_texts pass_env; /* names of the worker's own variables */
	struct work_pairs secrets;  /* a variable, and the file that holds its value */
	struct placeholders placeholders;
	ms_t timeout_ms, grace_ms; /* TERM after the first, KILL the second later */
};

struct work_queue {
	struct str name;
	size_t concurrency;
	ms_t lease_ms;
	struct work_command *commands;
	size_t n;
};

struct work_config {
	struct str server, token_file, namespace; /* empty: as the environment says */
	struct str workdir; /* trees of attempts are made below; empty: the system's place */
	ms_t drain_ms;	    /* how long what runs may go on after SIGTERM */
	struct work_queue *queues;
	size_t n;
};

/* RC_INVALID "bad_config". After a failure too, work_config_release is due. */
enum rc work_config_parse(struct arena *a, struct str file, struct str text,
			  struct work_config *out, struct err *err);
void work_config_release(struct work_config *c);
