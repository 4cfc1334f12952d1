#pragma once
/* A pipeline, in RAT's words: the named target "LAYER.NAME" of a namespace (where its runs go is
 * the target's affair), with what RAT itself keeps of it. It comes and goes with the target, on
 * whatever surface that is put or deleted. */

#include "base/arena.h"
#include "base/uuid.h"

enum { PIPELINE_VERSIONS = 50 }; /* RAT's max_versions of a pipeline that does not say */

struct pipeline {
	int64_t key; /* the store's own number, never used again; 0 before it is stored */
	struct uuid id;
	int64_t namespace;
	struct str namespace_name;	      /* of what was read */
	struct str target;		      /* its name */
	struct str type;		      /* "sql" where none was given */
	struct str source, unique_key, owner; /* absent: none */
	struct str description;
	ms_t created_at, updated_at;
	ms_t succeeded_at; /* when the last run ended that was a success; AT_NONE */
};

/* RAT's names: a lower-case letter, then letters, digits, '-' and '_'; at most LIMIT_NAME bytes. */
bool slug_is_valid(struct str s);
/* bronze, silver or gold. */
bool layer_is_valid(struct str s);
/* Is that the name of a pipeline's target? */
bool pipeline_is_target(struct str name);
/* The name of the target; it may be too long for one. */
struct str pipeline_target(struct arena *a, struct str layer, struct str name);
/* The parts of a target's name. */
struct str pipeline_layer(struct str target);
struct str pipeline_name(struct str target);
