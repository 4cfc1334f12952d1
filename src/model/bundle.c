#include "bundle.h"

int64_t bundle_total(const struct bundle_counts *c)
{
	return c->pending + c->completed + c->failed + c->cancelled + c->expired;
}

enum task_state bundle_end(const struct bundle_counts *c)
{
	if (c->failed != 0)
		return TASK_FAILED;
	if (c->expired != 0)
		return TASK_EXPIRED;
	return c->cancelled != 0 ? TASK_CANCELLED : TASK_COMPLETED;
}

void bundle_counts_write(struct json_writer *w, const struct bundle_counts *c)
{
	json_add_i64(w, "total", bundle_total(c));
	json_add_i64(w, "pending", c->pending);
	json_add_i64(w, "completed", c->completed);
	json_add_i64(w, "failed", c->failed);
	json_add_i64(w, "cancelled", c->cancelled);
	json_add_i64(w, "expired", c->expired);
}
