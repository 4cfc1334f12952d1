#pragma once
/* What Infrai's surface can do, as its discovery tells it. Const tables. */

#include <stdbool.h>
#include <stddef.h>

struct capability_param {
	const char *name;
	const char *type; /* of JSON Schema; NULL: any */
	bool required;
	const char *description;
};

struct capability {
	const char *id; /* "cron.create" */
	const char *method, *path;
	const char *summary;
	const struct capability_param *params;
	size_t n_params;
	const char *example; /* JSON of a body; NULL: it has none */
};

extern const struct capability capabilities[];
extern const size_t n_capabilities;
