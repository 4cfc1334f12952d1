#include "summary.h"

#include "model/id.h"

static enum rc read_last(struct request *rq, struct store *s, struct summary *out, struct err *err)
{
	struct task t;

	if (store_run_streak(s, out->schedule.key, &out->streak, err))
		return err->rc;
	if (uuid_is_nil(out->streak.last))
		return RC_OK;
	if (store_task_find(s, &rq->arena, out->schedule.namespace, out->streak.last, rq->now, &t,
			    err))
		return err->rc;
	return run_read(rq, s, &t, &out->last, err);
}

enum rc summary_read(struct request *rq, struct store *s, const struct schedule *sch,
		     struct summary *out, struct err *err)
{
	*out = (struct summary){.schedule = *sch, .job = job_of(&rq->arena, &sch->template)};
	return sch->key != 0 ? read_last(rq, s, out, err) : RC_OK;
}

static enum rc not_found(struct err *err)
{
	err_set(err, RC_NOT_FOUND, "schedule_not_found", "there is no such scheduled run");
	return err_hint(err, "list_scheduled_runs has their ids");
}

enum rc summary_find(struct request *rq, struct store *s, struct str id, struct summary *out,
		     struct err *err)
{
	struct uuid uuid = {{0}};
	struct err why = {0};
	struct schedule sch;

	(void)id_parse(ID_SCHEDULE, id, &uuid);
	if (store_schedule_find(s, &rq->arena, rq->caller.namespace, uuid, &sch, &why))
		return why.rc == RC_NOT_FOUND ? not_found(err) : (*err = why).rc;
	if (sch.status == SCHEDULE_DELETED || sch.dialect != DIALECT_BRIDGETOWN)
		return not_found(err);
	return summary_read(rq, s, &sch, out, err);
}

ms_t summary_next(const struct summary *s, ms_t now)
{
	return schedule_times(&s->schedule, now).next_execution_at;
}

static ms_t begun_at(const struct task *t)
{
	return t->scheduled_for != AT_NONE ? t->scheduled_for : t->created_at;
}

static void add_last(struct json_writer *w, const struct summary *s)
{
	bool has_run = !uuid_is_nil(s->streak.last);

	add_utc(w, "last_run_at", has_run ? begun_at(&s->last.task) : AT_NONE);
	add_id(w, "last_run_id", s->streak.last);
	json_add_z(w, "last_run_status", has_run ? run_status_name(s->last.status) : NULL);
	json_add_i64(w, "consecutive_failure_count", s->streak.failures);
}

void summary_put(struct json_writer *w, const struct summary *s, ms_t now)
{
	json_begin_object(w);
	add_id(w, "schedule_id", s->schedule.id);
	json_add_str(w, "project_name", s->job.project);
	job_add(w, "model_name", s->job.model);
	job_add(w, "branch", s->job.branch);
	json_add_str(w, "cadence", s->schedule.rule);
	json_add_bool(w, "enabled", s->schedule.status == SCHEDULE_ACTIVE);
	add_utc(w, "next_run_at", summary_next(s, now));
	add_last(w, s);
	add_utc(w, "created_at", s->schedule.created_at);
	json_end_object(w);
}
