#pragma once
/* The bodies of Infrai's queue calls, as orders of the core. The queue stands in the body. Pure. */

#include "model/message.h"

/* publish: one message; publish_batch: {"queue","messages"}, where the queue may also stand in the
 * messages, if all name the same one. */
enum rc publish_body_parse(struct arena *a, struct str body, struct publish_order *out,
			   struct err *err);
enum rc batch_body_parse(struct arena *a, struct str body, struct publish_order *out,
			 struct err *err);
enum rc consume_body_parse(struct arena *a, struct str body, struct receive_order *out,
			   struct err *err);
/* Of the verb in out->verb: about one message. Without a lease's token it counts for the lease that
 * the claim's holder has. */
enum rc lease_body_parse(struct arena *a, struct str body, struct lease_order *out,
			 struct err *err);
