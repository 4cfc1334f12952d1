/* update_scheduled_run, delete_scheduled_run. */

#include "api/dialects/bridgetown/bridgetown.h"
#include "api/dialects/bridgetown/cadence.h"
#include "api/dialects/bridgetown/confirm.h"
#include "api/dialects/bridgetown/summary.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/fields.h"

struct changing {
	struct job_reading of; /* first */
	struct str id, rule, token;
	bool enabled, has_rule, has_enabled, has_model, has_branch;
};

static enum rc read_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct changing *r = into;

	return json_string(r->of.a, v, LIMIT_NAME, &r->id, name, err);
}

/* null is what was left out; "" clears. */
static enum rc read_model(void *into, const char *name, const struct json *v, struct err *err)
{
	struct changing *r = into;

	r->has_model = !json_is_null(v);
	return job_read_model(into, name, v, err);
}

static enum rc read_branch(void *into, const char *name, const struct json *v, struct err *err)
{
	struct changing *r = into;

	r->has_branch = !json_is_null(v);
	return job_read_branch(into, name, v, err);
}

static enum rc read_cadence(void *into, const char *name, const struct json *v, struct err *err)
{
	struct changing *r = into;

	r->has_rule = !json_is_null(v);
	return r->has_rule ? cadence_read(r->of.a, v, &r->rule, name, err) : RC_OK;
}

static enum rc read_enabled(void *into, const char *name, const struct json *v, struct err *err)
{
	struct changing *r = into;

	r->has_enabled = !json_is_null(v);
	return r->has_enabled ? json_bool(v, &r->enabled, name, err) : RC_OK;
}

static enum rc read_token(void *into, const char *name, const struct json *v, struct err *err)
{
	struct changing *r = into;

	return json_is_null(v) ? RC_OK : json_string(r->of.a, v, LIMIT_NAME, &r->token, name, err);
}

static enum rc require_id(const struct changing *r, struct err *err)
{
	if (r->id.n != 0)
		return RC_OK;
	return field_missing("schedule_id", "list_scheduled_runs has them", err);
}

/* --- update --- */

static const struct field update_fields[] = {
	{"schedule_id", 0, read_id},   {"cadence", 0, read_cadence}, {"enabled", 0, read_enabled},
	{"model_name", 0, read_model}, {"branch", 0, read_branch},   {"dry_run", 0, tool_pass},
};

static enum rc answer_updated(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct summary after;

	if (reading_begin(c->rq, &s, err) ||
	    summary_read(c->rq, s, &c->rq->command.schedule, &after, err))
		return err->rc;
	json_begin_object(&c->w);
	json_key(&c->w, "schedule");
	summary_put(&c->w, &after, c->rq->now);
	json_add_z(&c->w, "message",
		   c->dry_run ? "Dry run: nothing was changed." : "Schedule updated.");
	json_end_object(&c->w);
	return RC_OK;
}

/* What the schedule runs now, with what is to be changed of it: what other surfaces have put into
 * its template stays. */
static struct template changed_template(struct arena *a, const struct summary *now,
					const struct changing *r)
{
	struct template t = now->schedule.template;
	struct job job = now->job;

	if (r->has_model)
		job.model = r->of.job.model;
	if (r->has_branch)
		job.branch = r->of.job.branch;
	t.payload = job_template(a, &job).payload;
	return t;
}

static struct schedule_draft draft_of(struct arena *a, const struct summary *now,
				      const struct changing *r)
{
	struct schedule_draft d = {.enabled = r->enabled,
				   .values = {.rule = r->rule, .timezone = STR("UTC")}};

	if (r->has_rule) /* a cadence is of UTC, whatever zone another surface has put */
		d.given |= SCHEDULE_RULE | SCHEDULE_TIMEZONE;
	if (r->has_enabled)
		d.given |= SCHEDULE_ENABLED;
	if (r->has_model || r->has_branch) {
		d.given |= SCHEDULE_TEMPLATE;
		d.values.template = changed_template(a, now, r);
	}
	return d;
}

enum rc bridgetown_update(struct tool_call *c, struct err *err)
{
	struct changing r = {.of = {.a = &c->rq->arena}};
	struct command *command;
	struct summary now;
	unsigned given;

	if (tool_arguments(c, update_fields, COUNTOF(update_fields), &r, &given, err) ||
	    require_id(&r, err) || summary_find(c->rq, c->rq->services->reader, r.id, &now, err))
		return err->rc;
	command = tool_command(c, COMMAND_SCHEDULE_UPDATE, answer_updated);
	command->id = now.schedule.id;
	command->schedule_draft = draft_of(&c->rq->arena, &now, &r);
	if (r.has_model || r.has_branch)
		command->template_seen = now.schedule.template_key;
	if (r.has_rule)
		command->bounds.least_interval_ms = BRIDGETOWN_LEAST_INTERVAL_MS;
	return RC_OK;
}

/* --- delete --- */

static const struct field delete_fields[] = {
	{"schedule_id", 0, read_id},
	{"dry_run", 0, tool_pass},
	{"confirmation_token", 0, read_token},
};

/* What a token confirms. */
static struct str about(struct tool_call *c, const struct summary *s)
{
	const struct identity *who = &c->rq->caller;
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	char id[UUID_TEXT];

	uuid_print(id, s->schedule.id);
	buf_printf(&text, "delete_scheduled_run\n%.*s\n%d\n" STR_FMT, UUID_TEXT, id,
		   (int)who->actor.kind, STR_ARG(who->actor.id));
	return str_dup(&c->rq->arena, buf_str(&text));
}

static void add_summary(struct tool_call *c, const char *name, const struct summary *s)
{
	json_key(&c->w, name);
	if (s != NULL)
		summary_put(&c->w, s, c->rq->now);
	else
		json_put_null(&c->w);
}

static enum rc answer_dry(struct tool_call *c, const struct summary *s)
{
	struct request *rq = c->rq;

	json_begin_object(&c->w);
	json_add_bool(&c->w, "dry_run", true);
	add_summary(c, "schedule_to_delete", s);
	json_add_null(&c->w, "schedule_deleted");
	json_add_str(&c->w, "confirmation_token",
		     confirm_make(&rq->arena, rq->services->seal_key, about(c, s), rq->now));
	json_add_z(&c->w, "message",
		   "Dry run: nothing was deleted. Call again with dry_run: false and the "
		   "confirmation_token within 5 minutes.");
	json_add_null(&c->w, "audit");
	json_end_object(&c->w);
	return RC_OK;
}

static struct str name_of(const struct actor *who)
{
	if (who->name.n != 0)
		return who->name;
	return who->kind == ACTOR_DEV ? STR("dev") : who->id;
}

static void add_audit(struct tool_call *c, const struct summary *s)
{
	json_add_object(&c->w, "audit");
	add_id(&c->w, "deleted_schedule_id", s->schedule.id);
	json_add_str(&c->w, "project_name", s->job.project);
	json_add_str(&c->w, "cadence", s->schedule.rule);
	json_add_str(&c->w, "deleted_by", name_of(&c->rq->caller.actor));
	add_utc(&c->w, "deleted_at", c->rq->command.schedule.updated_at);
	json_end_object(&c->w);
}

static enum rc answer_deleted(struct tool_call *c, struct err *err)
{
	const struct summary *s = c->kept;

	(void)err;
	json_begin_object(&c->w);
	json_add_bool(&c->w, "dry_run", false);
	json_add_null(&c->w, "schedule_to_delete");
	add_summary(c, "schedule_deleted", s);
	json_add_null(&c->w, "confirmation_token");
	json_add_z(&c->w, "message", "Schedule deleted. Its runs stay on record.");
	add_audit(c, s);
	json_end_object(&c->w);
	return RC_OK;
}

static enum rc check_token(struct tool_call *c, const struct summary *s, struct str token,
			   struct err *err)
{
	if (token.n != 0)
		return confirm_check(c->rq->services->seal_key, about(c, s), token, c->rq->now,
				     err);
	err_at(err, RC_INVALID, "confirmation_required", "confirmation_token",
	       "a deletion wants a confirmation_token");
	return err_hint(err, "call with dry_run: true first: it gives one");
}

enum rc bridgetown_delete(struct tool_call *c, struct err *err)
{
	struct summary *s = NEW(&c->rq->arena, struct summary);
	struct changing r = {.of = {.a = &c->rq->arena}};
	unsigned given;

	if (tool_arguments(c, delete_fields, COUNTOF(delete_fields), &r, &given, err) ||
	    require_id(&r, err) || summary_find(c->rq, c->rq->services->reader, r.id, s, err))
		return err->rc;
	if (c->dry_run)
		return answer_dry(c, s);
	if (check_token(c, s, r.token, err))
		return err->rc;
	c->kept = s;
	tool_command(c, COMMAND_SCHEDULE_DELETE, answer_deleted)->id = s->schedule.id;
	return RC_OK;
}
