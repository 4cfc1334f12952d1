/* create_scheduled_run, list_scheduled_runs. */

#include "api/dialects/bridgetown/bridgetown.h"
#include "api/dialects/bridgetown/cadence.h"
#include "api/dialects/bridgetown/summary.h"
#include "api/mcp/exchange.h"
#include "api/once.h"
#include "api/reading.h"
#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"

/* --- create --- */

enum { GIVEN_PROJECT = 1 << 0, GIVEN_CADENCE = 1 << 1 };

struct creating {
	struct job_reading of; /* first */
	struct str rule, key;
};

static enum rc read_cadence(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *r = into;

	return cadence_read(r->of.a, v, &r->rule, name, err);
}

static enum rc read_key(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *r = into;

	return json_is_null(v) ? RC_OK
			       : json_string(r->of.a, v, LIMIT_UNIQUE_ID, &r->key, name, err);
}

static const struct field create_fields[] = {
	{"project_name", GIVEN_PROJECT, job_read_project},
	{"cadence", GIVEN_CADENCE, read_cadence},
	{"model_name", 0, job_read_model},
	{"branch", 0, job_read_branch},
	{"idempotency_key", 0, read_key},
	{"dry_run", 0, tool_pass},
};

static enum rc read_create(struct tool_call *c, struct creating *r, struct err *err)
{
	unsigned given;

	*r = (struct creating){.of = {.a = &c->rq->arena}};
	if (tool_arguments(c, create_fields, COUNTOF(create_fields), r, &given, err))
		return err->rc;
	if ((given & GIVEN_PROJECT) == 0 || r->of.job.project.n == 0)
		return field_missing("project_name", "say which project is to run", err);
	if ((given & GIVEN_CADENCE) == 0)
		return field_missing("cadence", "say when, such as \"0 8 * * 1\"", err);
	return RC_OK;
}

/* Whatever else it asks for: the key is the request. */
static enum rc once(struct tool_call *c, struct str key, struct err *err)
{
	const struct once_ask ask = {.scope = STR("mcp create_scheduled_run"),
				     .key = key,
				     .field = "idempotency_key",
				     .adapt = mcp_adapt};

	if (key.n == 0 || c->dry_run)
		return RC_OK;
	if (!c->is_alone)
		return field_bad_value("idempotency_key",
				       "cannot be kept of one call among several",
				       "send the call alone", err);
	return request_once(c->rq, &ask, &c->is_answered, err);
}

static void add_message(struct tool_call *c, const struct summary *s)
{
	ms_t next = summary_next(s, c->rq->now);
	char time[ISO_TEXT], text[LIMIT_NAME];
	struct str at = next != MS_NEVER ? iso_print_offset(time, next, 0) : STR("never");

	(void)snprintf(text, sizeof(text), "%s Next run at " STR_FMT "%s.",
		       c->dry_run ? "Dry run: nothing was created." : "Schedule created.",
		       STR_ARG(at), next != MS_NEVER ? " UTC" : "");
	json_add_z(&c->w, "message", text);
}

static enum rc answer_created(struct tool_call *c, struct err *err)
{
	struct schedule made = c->rq->command.schedule;
	struct summary s;

	if (c->dry_run)
		made.id = (struct uuid){{0}};
	if (summary_read(c->rq, c->rq->services->reader, &made, &s, err))
		return err->rc;
	json_begin_object(&c->w);
	json_key(&c->w, "schedule");
	summary_put(&c->w, &s, c->rq->now);
	add_message(c, &s);
	json_add_null(&c->w, "_meta");
	json_end_object(&c->w);
	return RC_OK;
}

enum rc bridgetown_create(struct tool_call *c, struct err *err)
{
	struct creating r;
	struct command *command;

	if (read_create(c, &r, err) || once(c, r.key, err))
		return err->rc;
	if (c->is_answered)
		return RC_OK;
	if (job_find_project(c->rq, r.of.job.project, err))
		return err->rc;
	command = tool_command(c, COMMAND_SCHEDULE_CREATE, answer_created);
	command->bounds.least_interval_ms = BRIDGETOWN_LEAST_INTERVAL_MS;
	command->schedule_draft = (struct schedule_draft){
		.given = SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_TEMPLATE,
		.values = {.rule = r.rule,
			   .timezone = STR("UTC"),
			   .template = job_template(&c->rq->arena, &r.of.job)}};
	return RC_OK;
}

/* --- list --- */

enum { LIST_DEFAULT = 100 };

struct listing {
	struct job_reading of; /* first */
	int64_t limit;
};

static enum rc read_limit(void *into, const char *name, const struct json *v, struct err *err)
{
	struct listing *r = into;

	return json_i64(v, 1, LIMIT_PAGE, &r->limit, name, err);
}

static const struct field list_fields[] = {
	{"project_name", 0, job_read_project},
	{"limit", 0, read_limit},
};

static enum rc put_all(struct tool_call *c, struct store *s, const struct schedule_list *list,
		       struct err *err)
{
	for (size_t i = 0; i < list->n; i++) {
		struct summary one;

		if (summary_read(c->rq, s, &list->items[i], &one, err))
			return err->rc;
		summary_put(&c->w, &one, c->rq->now);
	}
	return RC_OK;
}

enum rc bridgetown_list(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct listing r = {.of = {.a = &c->rq->arena}, .limit = LIST_DEFAULT};
	struct schedule_filter f = {.namespace = c->rq->caller.namespace,
				    .statuses = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED |
						1U << SCHEDULE_ERROR,
				    .dialects = 1U << DIALECT_BRIDGETOWN};
	struct schedule_list list;
	unsigned given;

	if (tool_arguments(c, list_fields, COUNTOF(list_fields), &r, &given, err) ||
	    reading_begin(c->rq, &s, err))
		return err->rc;
	f.target = r.of.job.project;
	f.page.limit = r.limit;
	if (store_schedule_list(s, &c->rq->arena, &f, &list, err))
		return err->rc;
	json_begin_object(&c->w);
	json_add_array(&c->w, "schedules");
	if (put_all(c, s, &list, err))
		return err->rc;
	json_end_array(&c->w);
	json_add_i64(&c->w, "total_returned", (int64_t)list.n);
	json_add_i64(&c->w, "total", list.total);
	json_end_object(&c->w);
	return RC_OK;
}
