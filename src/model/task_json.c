#include "task_json.h"

#include "model/id.h"
#include "model/payload.h"
#include "model/rate_limiter.h"
#include "model/times.h"
#include "model/url_group.h"

static void write_part(struct json_writer *w, const char *name, struct str exact)
{
	if (exact.p != NULL)
		json_add_raw(w, name, exact);
}

static void write_published(struct json_writer *w, const struct task *t)
{
	json_add_z(w, "id", id_print(ID_TASK, t->id).z);
	if (!uuid_is_nil(t->schedule_id))
		json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, t->schedule_id).z);
	else
		json_add_null(w, "schedule_id");
	add_instant(w, "scheduled_for", t->scheduled_for);
	json_add_z(w, "status", task_state_name(t->state));
	write_part(w, "target", t->template.target);
	payload_write(w, &t->template);
	add_second(w, "created_at", t->created_at);
}

static void write_membership(struct json_writer *w, const struct membership *of)
{
	if (of->of_batch) {
		json_add_z(w, "batch_id", id_print(ID_BATCH, of->owner).z);
		return;
	}
	json_add_object(w, "group");
	json_add_z(w, "id", id_print(ID_GROUP, of->url_group).z);
	json_add_z(w, "parent_id", id_print(ID_TASK, of->owner).z);
	json_add_i64(w, "index", of->index);
	json_end_object(w);
}

/* What only tasks have that are counted with others, or were fanned out themselves. */
static void write_bundles(struct json_writer *w, const struct task *t)
{
	if (t->of.bundle != 0)
		write_membership(w, &t->of);
	if (group_of_lane(t->template.lane).n == 0)
		return;
	json_add_object(w, "group_info");
	bundle_counts_write(w, &t->members);
	json_end_object(w);
}

void task_write(struct json_writer *w, const struct task *t)
{
	json_begin_object(w);
	write_published(w, t);
	add_instant(w, "due_at", t->due_at);
	add_instant(w, "finished_at", t->finished_at);
	json_add_i64(w, "attempts", t->attempts);
	json_add_i64(w, "retries", t->retries);
	write_part(w, "retry", t->template.retry);
	add_text(w, "unique_id", t->unique_id);
	json_add_raw(w, "tags", t->template.tags.p != NULL ? t->template.tags : STR("[]"));
	add_instant(w, "expires_at", t->expires_at);
	write_part(w, "notifications", t->template.notifications);
	json_add_z(w, "trigger", trigger_name(t->trigger));
	json_add_z(w, "dialect", dialect_name(t->dialect));
	if (limited_of_lane(t->template.lane).limiter.n != 0)
		json_add_str(w, "rate_limiter", limited_of_lane(t->template.lane).limiter);
	write_bundles(w, t);
	json_end_object(w);
}

void attempt_write(struct json_writer *w, const struct attempt *t)
{
	json_begin_object(w);
	json_add_i64(w, "number", t->number);
	json_add_z(w, "status", attempt_status_name(t->status));
	add_instant(w, "started_at", t->started_at);
	add_instant(w, "finished_at", t->finished_at);
	json_add_permille(w, "duration_ms", t->duration_us);
	if (t->http_status != 0)
		json_add_i64(w, "http_status", t->http_status);
	else
		json_add_null(w, "http_status");
	add_text(w, "error", t->error);
	add_text(w, "response_head", t->response_head);
	add_text(w, "response_body", t->response_body);
	json_end_object(w);
}
