#pragma once
/* The store's verbs of the triggers of RAT's pipelines: store.h's contract holds. */

#include "model/pipeline_trigger.h"
#include "store/store.h"

enum trigger_ask {
	TRIGGERS_OF_PIPELINE,
	TRIGGERS_OF_TOKEN,
	TRIGGERS_OF_UPSTREAM, /* enabled ones */
	TRIGGERS_OF_KEY,
};

struct trigger_filter {
	enum trigger_ask ask;
	int64_t key; /* the pipeline's, or the trigger's own */
	unsigned char token_hash[TOKEN_HASH];
	struct upstream upstream;
};

/* Adds the trigger, or writes what can change of t->key. */
enum rc store_trigger_put(struct store *s, struct pipeline_trigger *t, struct err *err);
/* Newest first. */
enum rc store_trigger_list(struct store *s, struct arena *a, const struct trigger_filter *f,
			   struct pipeline_trigger **items_out, size_t *n_out, struct err *err);
/* With its upstreams and the link to its schedule. */
enum rc store_trigger_drop(struct store *s, int64_t key, struct err *err);
/* In place of those that it had. */
enum rc store_trigger_upstreams(struct store *s, int64_t key, const struct upstream *items,
				size_t n, struct err *err);
