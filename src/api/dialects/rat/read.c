#include "read.h"

#include "api/query.h"
#include "base/limits.h"
#include "base/num.h"
#include "cron/cron.h"
#include "model/pipeline_run.h"
#include "model/schedule.h"
#include "store/namespace.h"
#include "store/pipeline.h"

#define SLUG "a lowercase slug (a-z, 0-9, hyphens, underscores; must start with a letter)"

enum rc rat_refuse(struct err *err, const char *sentence)
{
	return err_set(err, RC_INVALID, "invalid_argument", "%s", sentence);
}

static enum rc refuse_body(struct err *err)
{
	return rat_refuse(err, "invalid request body");
}

enum rc rat_body(struct request *rq, struct json_object *out, struct err *err)
{
	struct err why = {0};

	if (rq->body.n > RAT_BODY || json_object(&rq->arena, buf_str(&rq->body), out, &why))
		return refuse_body(err);
	return RC_OK;
}

/* NULL where the member is not there, or null. */
static const struct json *member(const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));

	return v != NULL && !json_is_null(v) ? v : NULL;
}

bool rat_is_given(const struct json_object *o, const char *name)
{
	return member(o, name) != NULL;
}

enum rc rat_text(struct request *rq, const struct json_object *o, const char *name, struct str *out,
		 struct err *err)
{
	const struct json *v = member(o, name);
	struct err why = {0};

	if (v != NULL && json_string(&rq->arena, v, RAT_BODY, out, name, &why))
		return refuse_body(err);
	return RC_OK;
}

enum rc rat_bool(const struct json_object *o, const char *name, bool *out, bool *given_out,
		 struct err *err)
{
	const struct json *v = member(o, name);
	struct err why = {0};

	*given_out = v != NULL;
	return v != NULL && json_bool(v, out, name, &why) ? refuse_body(err) : RC_OK;
}

enum rc rat_number(const struct json_object *o, const char *name, int64_t *out, bool *given_out,
		   struct err *err)
{
	const struct json *v = member(o, name);
	struct err why = {0};

	*given_out = v != NULL;
	return v != NULL && json_i64(v, INT32_MIN, INT32_MAX, out, name, &why) ? refuse_body(err)
									       : RC_OK;
}

enum rc rat_check_name(const struct rat_name *n, const char *name_is, struct err *err)
{
	if (!slug_is_valid(n->namespace) || !slug_is_valid(n->name))
		return err_set(err, RC_INVALID, "invalid_argument",
			       "namespace and %s must be " SLUG, name_is);
	if (!layer_is_valid(n->layer))
		return rat_refuse(err, "layer must be bronze, silver, or gold");
	return RC_OK;
}

enum rc rat_path_name(struct request *rq, struct rat_name *out, struct err *err)
{
	*out = (struct rat_name){rq->params[0], rq->params[1], rq->params[2]};
	if (!slug_is_valid(out->namespace))
		return rat_refuse(err, "namespace must be " SLUG);
	if (!layer_is_valid(out->layer))
		return rat_refuse(err, "layer must be bronze, silver, or gold");
	if (!slug_is_valid(out->name))
		return rat_refuse(err, "name must be " SLUG);
	return RC_OK;
}

enum rc rat_find_pipeline(struct request *rq, const struct rat_name *n, struct pipeline *out,
			  struct err *err)
{
	struct err why = {0};

	if (auth_enter(rq, n->namespace, err))
		return err->rc;
	if (store_pipeline_find(rq->services->reader, &rq->arena, rq->caller.namespace,
				pipeline_target(&rq->arena, n->layer, n->name), out, &why) == RC_OK)
		return RC_OK;
	if (why.rc == RC_NOT_FOUND)
		return err_set(err, RC_NOT_FOUND, "not_found", "pipeline not found");
	*err = why;
	return err->rc;
}

enum rc rat_check_cron(struct str cron, struct err *err)
{
	const struct cron_grammar grammar = schedule_grammar(DIALECT_RAT);
	struct err why = {0};
	struct cron parsed;

	if (cron_parse(&parsed, cron, &grammar, &why) == RC_OK)
		return RC_OK;
	err_set(err, RC_INVALID, "invalid_argument", "invalid cron expression: %s", why.text);
	return err_hint(err, "%s", why.hint);
}

void rat_schedule_draft(struct arena *a, struct schedule_draft *to, const struct pipeline *p,
			const char *kind, struct str cron)
{
	to->given |= SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_TEMPLATE;
	to->values.rule = cron;
	to->values.timezone = STR("UTC");
	to->values.template = pipeline_run_template(a, p, pipeline_run_label(a, kind, cron));
}

struct str rat_query(struct request *rq, const char *name)
{
	struct str text = {0};
	struct err ignored = {0};

	(void)query_str(rq, name, &text, &ignored);
	return text;
}

void rat_page(struct request *rq, struct page *out)
{
	*out = (struct page){.limit = RAT_PAGE_DEFAULT};
	(void)num_parse_i64(rat_query(rq, "limit"), 1, INT32_MAX, &out->limit);
	(void)num_parse_i64(rat_query(rq, "offset"), 0, INT32_MAX, &out->offset);
	if (out->limit > RAT_PAGE_MOST)
		out->limit = RAT_PAGE_MOST;
}

size_t rat_sort(struct request *rq, const char *const *names, size_t n, bool *upwards_out)
{
	struct str field = rat_query(rq, "sort");
	bool downwards = str_starts(field, STR("-"));

	field = str_sub(field, downwards ? 1 : 0, field.n);
	for (size_t i = 0; i < n; i++)
		if (str_eq(field, str_z(names[i]))) {
			*upwards_out = !downwards;
			return i;
		}
	return SIZE_MAX;
}

int64_t rat_scope(const struct request *rq)
{
	bool one = request_header(rq, STR("Belfry-Namespace")).n != 0;

	return rq->caller.everywhere && !one ? NAMESPACE_ALL : rq->caller.namespace;
}

enum rc rat_move(struct request *rq, int64_t namespace, struct err *err)
{
	struct command *c = &rq->command;
	struct namespace_row *row;
	size_t n;

	if (c->namespace == namespace)
		return RC_OK;
	if (store_namespace_list(rq->services->reader, &rq->arena, namespace, &row, &n, err))
		return err->rc;
	if (n == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "namespace not found");
	c->namespace = namespace;
	c->caller.namespace = row->name;
	return RC_OK;
}

enum rc rat_scope_asked(struct request *rq, int64_t *out, struct err *err)
{
	struct str name = rat_query(rq, "namespace");
	struct err why = {0};

	*out = rat_scope(rq);
	if (name.n == 0)
		return RC_OK;
	if (auth_enter(rq, name, &why) == RC_OK) {
		*out = rq->caller.namespace;
		return RC_OK;
	}
	*out = NAMESPACE_NEW;
	return why.rc == RC_FORBIDDEN || why.rc == RC_INVALID ? RC_OK : (*err = why).rc;
}

void rat_add_id(struct json_writer *w, const char *name, struct uuid id)
{
	char text[UUID_TEXT];

	if (uuid_is_nil(id)) {
		json_add_null(w, name);
		return;
	}
	uuid_print(text, id);
	json_add_str(w, name, str_of(text, sizeof(text)));
}
