#pragma once
/* The config of a trigger, by its type: checked, with what it names looked up. */

#include "api/request.h"
#include "codec/json.h"
#include "model/pipeline_order.h"

struct trigger_config {
	enum trigger_type type;
	struct str text; /* as it is stored and shown: exact JSON */
	struct str cron; /* of those that go by the clock */
	struct upstream *upstreams;
	size_t n_upstreams;
	struct str token; /* of a webhook: a new one */
	unsigned char token_hash[TOKEN_HASH];
};

/* `v` may be NULL. Refusals are RAT's own, in its order. */
enum rc trigger_config_read(struct request *rq, enum trigger_type type, const struct json *v,
			    struct trigger_config *out, struct err *err);
/* Into an order. */
void trigger_config_put(struct trigger_order *order, const struct trigger_config *config);
