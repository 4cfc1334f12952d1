/* A rule that is not stored yet: what it means, what to beware of, when it would fire. The body is
 * that of a create, of which only the rule must be there, and says how much to show. */

#include "api/native/facts.h"
#include "api/native/native.h"
#include "api/native/preview_list.h"
#include "api/native/unstored.h"
#include "api/request.h"
#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/id.h"

struct asked {
	struct request *rq;
	struct preview_span span;
	struct uuid id; /* H is chosen as that schedule would choose it; nil where none is given */
};

static enum rc read_limit(void *into, const char *name, const struct json *v, struct err *err)
{
	struct asked *q = into;

	return json_i64(v, 1, LIMIT_PREVIEW, &q->span.limit, name, err);
}

static enum rc read_from(void *into, const char *name, const struct json *v, struct err *err)
{
	struct asked *q = into;
	struct str text;

	if (json_string(&q->rq->arena, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	return iso_parse_or_date(text, &q->span.from, name, err);
}

/* What is left out is told in any case: those who ask for it are not refused. */
static enum rc read_omissions(void *into, const char *name, const struct json *v, struct err *err)
{
	bool asked;

	(void)into;
	return json_bool(v, &asked, name, err);
}

static enum rc read_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct asked *q = into;
	struct str text;

	if (json_string(&q->rq->arena, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	if (!id_parse(ID_SCHEDULE, text, &q->id))
		return field_bad_value(name, "is no schedule's id", "leave it out, or copy one",
				       err);
	return RC_OK;
}

static const struct field fields[] = {
	{"id", 0, read_id},
	{"limit", 0, read_limit},
	{"start_from", 0, read_from},
	{"omissions", 0, read_omissions},
};

/* Takes what belongs to the preview out of the object; the rest is the schedule's. */
static enum rc take_asked(struct asked *q, struct json_object *o, struct err *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct json_member *m = &o->members[i];
		const struct field *f = fields_find(fields, COUNTOF(fields), m->key);

		if (f == NULL)
			o->members[kept++] = *m;
		else if (f->read(q, f->name, &m->value, err))
			return err->rc;
	}
	o->n = kept;
	return RC_OK;
}

static void write_answer(struct request *rq, const struct preview_span *span)
{
	struct json_writer w = answer_json(&rq->answer, 200);
	struct schedule_facts facts =
		facts_of_recur(rq, span->schedule, &span->rule->recur, FACTS_WITH_WARNINGS);

	json_begin_object(&w);
	rule_write(&w, span->schedule->rule);
	json_add_str(&w, "timezone", span->schedule->timezone);
	json_add_z(&w, "dst", cron_dst_name(span->schedule->policies.dst));
	schedule_facts_write(&w, &facts);
	preview_write(&w, span);
	json_end_object(&w);
}

enum rc rules_preview(struct request *rq, struct err *err)
{
	struct asked q = {.rq = rq,
			  .span = {.now = rq->now, .from = rq->now, .limit = PREVIEW_DEFAULT}};
	struct json_object o;
	struct schedule s;
	struct fire_rule rule;
	struct str body;

	if (request_body(rq, &body, err) || json_object(&rq->arena, body, &o, err) ||
	    take_asked(&q, &o, err) || unstored_schedule(rq, &o, q.id, &s, err) ||
	    facts_rule(rq, &s, &rule, err))
		return err->rc;
	q.span.schedule = &s;
	q.span.rule = &rule;
	write_answer(rq, &q.span);
	return RC_OK;
}
