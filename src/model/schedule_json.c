#include "schedule_json.h"

#include "model/id.h"
#include "model/times.h"

static void write_definition(struct json_writer *w, const struct schedule *s)
{
	json_add_z(w, "id", id_print(ID_SCHEDULE, s->id).z);
	json_add_z(w, "status", schedule_status_name(schedule_shown_status(s)));
	rule_write(w, s->rule);
	json_add_str(w, "timezone", s->timezone);
	add_instant(w, "start_at", s->start_at);
	add_instant(w, "end_at", s->end_at);
	json_add_object(w, "task_template");
	template_write(w, &s->template);
	json_end_object(w);
	json_add_bool(w, "enabled", s->status == SCHEDULE_ACTIVE);
}

static void write_times(struct json_writer *w, const struct schedule *s, ms_t now)
{
	struct schedule_times times = schedule_times(s, now);

	add_instant(w, "next_execution_at", times.next_execution_at);
	add_instant(w, "last_execution_at", times.last_execution_at);
	json_add_i64(w, "execution_count", times.execution_count);
	add_second(w, "created_at", s->created_at);
	add_second(w, "updated_at", s->updated_at);
}

static void write_policies(struct json_writer *w, const struct policies *p)
{
	json_add_z(w, "overlap", overlap_name(p->overlap));
	json_add_z(w, "catch_up", catch_up_name(p->catch_up));
	json_add_seconds(w, "catch_up_window_seconds", p->catch_up_window_ms);
	json_add_seconds(w, "create_ahead_seconds", p->create_ahead_ms);
	json_add_z(w, "dst", cron_dst_name(p->dst));
	json_add_seconds(w, "jitter_seconds", p->jitter_ms);
	if (p->max_runs != 0)
		json_add_i64(w, "max_runs", p->max_runs);
	else
		json_add_null(w, "max_runs");
}

static void write_error(struct json_writer *w, const struct schedule *s)
{
	if (schedule_shown_status(s) != SCHEDULE_ERROR) {
		json_add_null(w, "error");
		return;
	}
	json_add_object(w, "error");
	json_add_str(w, "reason", s->error);
	add_instant(w, "since", s->error_since);
	json_end_object(w);
}

void schedule_facts_write(struct json_writer *w, const struct schedule_facts *facts)
{
	add_text(w, "explain", facts->explain);
	json_add_seconds(w, "min_interval_seconds", facts->min_interval_ms);
	if (facts->n_warnings == 0)
		return;
	json_add_array(w, "warnings");
	for (size_t i = 0; i < facts->n_warnings; i++) {
		json_begin_object(w);
		json_add_z(w, "code", facts->warnings[i].code);
		json_add_z(w, "detail", facts->warnings[i].text);
		json_end_object(w);
	}
	json_end_array(w);
}

void schedule_write(struct json_writer *w, const struct schedule *s,
		    const struct schedule_facts *facts, ms_t now)
{
	json_begin_object(w);
	write_definition(w, s);
	write_times(w, s, now);
	add_text(w, "name", s->name);
	json_add_raw(w, "labels", s->labels.p != NULL ? s->labels : STR("{}"));
	write_policies(w, &s->policies);
	json_add_raw(w, "exclude_calendars",
		     s->exclude_calendars.p != NULL ? s->exclude_calendars : STR("[]"));
	if (s->notifications.p != NULL)
		json_add_raw(w, "notifications", s->notifications);
	write_error(w, s);
	json_add_z(w, "dialect", dialect_name(s->dialect));
	if (facts != NULL)
		schedule_facts_write(w, facts);
	json_end_object(w);
}

void gap_write(struct json_writer *w, const struct gap *g)
{
	json_begin_object(w);
	add_instant(w, "from", g->from_at);
	add_instant(w, "to", g->to_at);
	json_add_i64(w, "count", g->count);
	json_add_z(w, "reason", gap_reason_name(g->reason));
	json_add_z(w, "explanation", gap_reason_text(g->reason));
	add_instant(w, "decided_at", g->decided_at);
	json_end_object(w);
}
