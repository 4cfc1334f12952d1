#include "cron_json.h"

#include "cron_draft.h"

#include "base/macros.h"
#include "codec/json.h"
#include "model/id.h"
#include "model/queue.h"
#include "model/retry.h"
#include "model/target.h"
#include "model/times.h"

static const char *const states[] = {
	[TASK_SCHEDULED] = "queued",	  [TASK_QUEUED] = "queued",
	[TASK_PROCESSING] = "delivering", [TASK_RETRYING] = "retrying",
	[TASK_COMPLETED] = "delivered",	  [TASK_FAILED] = "failed",
	[TASK_CANCELLED] = "cancelled",	  [TASK_EXPIRED] = "expired",
};

const char *delivery_state_name(enum task_state s)
{
	return states[s];
}

/* What is stored was good when it came in. */
static struct target read_target(struct arena *a, struct str text)
{
	struct err none = {0};
	struct target t = {0};

	(void)target_parse(a, text, &t, "", &none);
	return t;
}

static struct str place_of(const struct target *t)
{
	switch (t->kind) {
	case TARGET_QUEUE:
		return t->queue;
	case TARGET_NAME:
		return t->name;
	case TARGET_GROUP:
		return t->group;
	case TARGET_HTTP:
		break;
	}
	return t->url;
}

void delivery_place_write(struct json_writer *w, struct arena *a, struct str target)
{
	struct target t = read_target(a, target);

	add_text(w, "url", t.url);
	add_text(w, "task", place_of(&t));
}

static struct str text_of(struct arena *a, const struct json *v)
{
	struct err none = {0};
	struct str text = {0};

	if (v != NULL && v->type == JSON_STRING)
		(void)json_string(a, v, v->raw.n, &text, "", &none);
	return text;
}

/* A rule is a cron expression, or the JSON of something else (model/rule.h). */
static void write_times(struct json_writer *w, struct arena *a, struct str rule)
{
	struct json_object o = {0};
	struct err none = {0};
	bool is_once;

	if (rule.n == 0 || rule.p[0] != '{') {
		json_add_str(w, "schedule", rule);
		json_add_null(w, "run_at");
		return;
	}
	(void)json_object(a, rule, &o, &none);
	is_once = str_eq(text_of(a, json_get(&o, STR("rrule"))), STR(CRON_ONCE));
	json_add_null(w, "schedule");
	add_text(w, "run_at", is_once ? text_of(a, json_get(&o, STR("dtstart"))) : (struct str){0});
}

static void write_tries(struct json_writer *w, const struct schedule *s)
{
	struct retry retry = retry_default(s->dialect);
	struct err none = {0};

	if (s->template.retry.p != NULL)
		(void)retry_parse(s->template.retry, s->dialect, &retry, "", &none);
	json_add_i64(w, "retries", retry.max_retries);
	json_add_seconds(w, "timeout_seconds", retry.timeout_ms);
}

static const char *status_of(const struct schedule *s, const struct schedule_times *times)
{
	if (s->status == SCHEDULE_DISABLED)
		return "paused";
	if (schedule_shown_status(s) == SCHEDULE_ERROR)
		return "error";
	return times->next_execution_at == MS_NEVER ? "completed" : "active";
}

/* A job without a name of its own goes by its task. */
static void write_name(struct json_writer *w, struct arena *a, const struct schedule *s)
{
	struct target t = read_target(a, s->template.target);

	json_add_str(w, "name", s->name.n != 0 ? s->name : place_of(&t));
}

void cron_record_write(struct json_writer *w, struct arena *a, const struct schedule *s, ms_t now)
{
	static const char *const ids[] = {"id", "cron_id", "job_id"};
	struct schedule_times times = schedule_times(s, now);

	for (size_t i = 0; i < COUNTOF(ids); i++)
		json_add_z(w, ids[i], id_print(ID_SCHEDULE, s->id).z);
	write_name(w, a, s);
	write_times(w, a, s->rule);
	delivery_place_write(w, a, s->template.target);
	json_add_bool(w, "enabled", s->status == SCHEDULE_ACTIVE);
	json_add_z(w, "status", status_of(s, &times));
	json_add_str(w, "timezone", s->timezone);
	json_add_raw(w, "payload", s->template.payload);
	write_tries(w, s);
	add_instant(w, "next_run_at", times.next_execution_at);
	add_instant(w, "last_run_at", times.last_execution_at);
	json_add_i64(w, "run_count", times.execution_count);
	add_instant(w, "created_at", s->created_at);
	add_instant(w, "updated_at", s->updated_at);
}

void cron_run_write(struct json_writer *w, const struct task *t)
{
	json_add_z(w, "id", id_print(ID_TASK, t->id).z);
	json_add_z(w, "run_id", id_print(ID_TASK, t->id).z);
	json_add_z(w, "cron_id", id_print(ID_SCHEDULE, t->schedule_id).z);
	json_add_z(w, "job_id", id_print(ID_SCHEDULE, t->schedule_id).z);
	json_add_z(w, "state", delivery_state_name(t->state));
	json_add_z(w, "trigger", trigger_name(t->trigger));
	add_instant(w, "scheduled_for", t->scheduled_for);
	add_instant(w, "next_attempt_at", t->due_at);
	add_instant(w, "finished_at", t->finished_at);
	json_add_i64(w, "attempts", t->attempts);
	add_instant(w, "created_at", t->created_at);
}
