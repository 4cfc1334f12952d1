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

static unsigned end_of_group(const struct bundle_counts *c)
{
	int64_t total = bundle_total(c);

	if (!bundle_is_over(c))
		return 0;
	if (c->completed == total)
		return 1U << GROUP_ALL_COMPLETED;
	return c->completed != 0 ? 1U << GROUP_PARTIAL_COMPLETION : 1U << GROUP_ALL_FAILED;
}

unsigned group_news(const struct bundle_counts *c, unsigned told)
{
	unsigned due = end_of_group(c);

	if (c->failed != 0)
		due |= 1U << GROUP_FIRST_FAILED;
	if (c->cancelled != 0)
		due |= 1U << GROUP_TASK_CANCELLED;
	if (c->expired != 0)
		due |= 1U << GROUP_TASK_EXPIRED;
	return due & ~told;
}

const char *group_event_name(enum group_event n)
{
	static const char *const names[GROUP_EVENTS] = {
		[GROUP_FIRST_FAILED] = "group.first_failed",
		[GROUP_TASK_CANCELLED] = "group.task_cancelled",
		[GROUP_TASK_EXPIRED] = "group.task_expired",
		[GROUP_ALL_COMPLETED] = "group.all_completed",
		[GROUP_ALL_FAILED] = "group.all_failed",
		[GROUP_PARTIAL_COMPLETION] = "group.partial_completion",
	};

	return names[n];
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
