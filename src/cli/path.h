#pragma once
/* Paths of requests, percent-coded: what a user types cannot leave its segment or its parameter. */

#include "base/arena.h"
#include "cli/options.h"

/* PREFIX + id + SUFFIX, in the arena: "/v1/tasks/" + "task_1" + "/cancel". */
struct str path_of(struct arena *a, const char *prefix, struct str id, const char *suffix);

struct path_parameter {
	const char *option, *name; /* the option's text becomes the parameter's value;
				    * a flag's is "true" */
};

/* The path with the parameters whose options were given. */
struct str path_with(struct arena *a, struct str path, const struct options *o,
		     const struct path_parameter *parameters, size_t n);
