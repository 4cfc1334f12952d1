/* list_schedules. */

#include "api/mcp/agent/agent.h"
#include "api/mcp/agent/ask.h"
#include "api/native/facts.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/times.h"

enum { LIST_DEFAULT = 50, LIST_MOST = 200 };

static const struct field fields[] = {
	{"status", 0, ask_word},
	{"limit", 0, ask_count},
};

static void put_schedule(struct tool_call *c, struct schedule *s)
{
	struct schedule_facts facts = facts_of(c->rq, s, FACTS);
	struct schedule_times times;

	facts_pass_rest(c->rq, s);
	times = schedule_times(s, c->rq->now);
	json_begin_object(&c->w);
	json_add_z(&c->w, "schedule_id", id_print(ID_SCHEDULE, s->id).z);
	add_text(&c->w, "name", s->name);
	json_add_z(&c->w, "status", schedule_status_name(schedule_shown_status(s)));
	json_add_str(&c->w, "rule", s->rule);
	json_add_str(&c->w, "timezone", s->timezone);
	add_text(&c->w, "explain", facts.explain);
	json_add_raw(&c->w, "target", s->template.target);
	add_instant(&c->w, "next_execution_at", times.next_execution_at);
	add_instant(&c->w, "last_execution_at", times.last_execution_at);
	add_text(&c->w, "error", s->error);
	json_add_z(&c->w, "dialect", dialect_name(s->dialect));
	json_end_object(&c->w);
}

static enum rc read_status(struct str word, unsigned *statuses, struct err *err)
{
	enum schedule_status status;

	if (word.n == 0)
		return RC_OK;
	if (!schedule_status_parse(word, &status))
		return field_bad_word("status", "active, disabled, error, deleted", err);
	*statuses = 1U << status;
	return RC_OK;
}

enum rc agent_list_schedules(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct ask q = {.a = &c->rq->arena, .count = LIST_DEFAULT, .most = LIST_MOST};
	struct schedule_filter f = {.namespace = c->rq->caller.namespace,
				    .statuses = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED |
						1U << SCHEDULE_ERROR};
	struct schedule_list list;
	unsigned given;

	if (tool_arguments(c, fields, COUNTOF(fields), &q, &given, err) ||
	    read_status(q.word, &f.statuses, err) || reading_begin(c->rq, &s, err))
		return err->rc;
	f.page.limit = q.count;
	if (store_schedule_list(s, &c->rq->arena, &f, &list, err))
		return err->rc;
	json_begin_object(&c->w);
	json_add_array(&c->w, "schedules");
	for (size_t i = 0; i < list.n; i++)
		put_schedule(c, &list.items[i]);
	json_end_array(&c->w);
	json_add_i64(&c->w, "total", list.total);
	json_end_object(&c->w);
	return RC_OK;
}
