/* explain_cron, preview_schedule. */

#include "api/mcp/agent/agent.h"
#include "api/mcp/agent/ask.h"
#include "api/native/facts.h"
#include "api/native/preview_list.h"
#include "api/native/unstored.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"

/* --- an expression --- */

static const struct field cron_fields[] = {
	{"expression", 0, ask_expression},
	{"timezone", 0, ask_zone},
	{"count", 0, ask_count},
};

/* What a create would be asked: {"cron","timezone"}. */
static struct str body_of(struct arena *a, const struct ask *q)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(6 * (LIMIT_CRON + LIMIT_ZONE_NAME) + 64);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_str(&w, "cron", q->expression);
	json_add_str(&w, "timezone", q->zone);
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

static enum rc explain(struct tool_call *c, const struct ask *q, struct err *err)
{
	struct preview_span span = {.now = c->rq->now, .from = c->rq->now, .limit = q->count};
	struct schedule_facts facts;
	struct fire_rule rule;
	struct json_object o;
	struct schedule s;

	if (json_object(&c->rq->arena, body_of(&c->rq->arena, q), &o, err) ||
	    unstored_schedule(c->rq, &o, (struct uuid){{0}}, &s, err) ||
	    facts_rule(c->rq, &s, &rule, err))
		return err->rc;
	span.schedule = &s;
	span.rule = &rule;
	facts = facts_of_recur(c->rq, &s, &rule.recur, FACTS_WITH_WARNINGS);
	json_begin_object(&c->w);
	json_add_str(&c->w, "expression", q->expression);
	json_add_str(&c->w, "timezone", q->zone);
	schedule_facts_write(&c->w, &facts);
	preview_write(&c->w, &span);
	json_end_object(&c->w);
	return RC_OK;
}

enum rc agent_explain_cron(struct tool_call *c, struct err *err)
{
	struct ask q = {.a = &c->rq->arena, .zone = STR("UTC"), .count = 5, .most = LIMIT_PREVIEW};
	unsigned given;

	if (tool_arguments(c, cron_fields, COUNTOF(cron_fields), &q, &given, err))
		return err->rc;
	if (q.expression.n == 0)
		return field_missing("expression", "give one such as \"0 9 * * MON-FRI\"", err);
	return explain(c, &q, err);
}

/* --- a schedule --- */

static const struct field preview_fields[] = {
	{"schedule_id", 0, ask_id},
	{"from", 0, ask_from},
	{"count", 0, ask_count},
};

enum rc agent_preview(struct tool_call *c, struct err *err)
{
	struct ask q = {.a = &c->rq->arena,
			.from = c->rq->now,
			.count = PREVIEW_DEFAULT,
			.most = LIMIT_PREVIEW};
	struct preview_span span = {.now = c->rq->now};
	struct schedule_facts facts;
	struct fire_rule rule;
	struct schedule s;
	unsigned given;

	if (tool_arguments(c, preview_fields, COUNTOF(preview_fields), &q, &given, err) ||
	    ask_schedule(c, c->rq->services->reader, &q, &s, err) ||
	    facts_rule(c->rq, &s, &rule, err))
		return err->rc;
	facts = facts_of(c->rq, &s, FACTS);
	span.schedule = &s;
	span.rule = &rule;
	span.from = q.from;
	span.limit = q.count;
	json_begin_object(&c->w);
	json_add_z(&c->w, "schedule_id", id_print(ID_SCHEDULE, s.id).z);
	json_add_z(&c->w, "status", schedule_status_name(schedule_shown_status(&s)));
	schedule_facts_write(&c->w, &facts);
	preview_write(&c->w, &span);
	json_end_object(&c->w);
	return RC_OK;
}
