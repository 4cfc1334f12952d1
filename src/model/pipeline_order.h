#pragma once
/* What the commands of pipelines, their schedules and triggers, and of namespaces ask for, and
 * their answers. */

#include "model/namespace.h"
#include "model/pipeline.h"
#include "model/pipeline_trigger.h"

enum pipeline_given {
	PIPELINE_TYPE = 1 << 0,
	PIPELINE_DESCRIPTION = 1 << 1,
	PIPELINE_OWNER = 1 << 2,
};

/* Of a pipeline: create, update. `pipeline.target` says which; the answer is as it is stored. */
struct pipeline_order {
	unsigned given; /* update */
	struct pipeline pipeline;
};

enum trigger_given {
	TRIGGER_CONFIG = 1 << 0,
	TRIGGER_ENABLED = 1 << 1,
	TRIGGER_COOLDOWN = 1 << 2,
};

/* Of a trigger of the pipeline `target`; one that goes by the clock also has the command's schedule
 * draft. */
struct trigger_order {
	struct str target;
	unsigned given;			 /* update */
	struct pipeline_trigger trigger; /* update, delete: by its id; webhook: by its token */
	struct upstream *upstreams;
	size_t n_upstreams;
};

/* Of a namespace: by its name. */
struct namespace_order {
	struct namespace_row row;
};
