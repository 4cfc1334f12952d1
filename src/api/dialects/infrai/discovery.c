#include "capability.h"
#include "envelope.h"
#include "infrai.h"

#include "api/problem.h"
#include "base/limits.h"
#include "base/macros.h"

static void write_words(struct json_writer *w, const char *name, const char *word)
{
	json_add_array(w, name);
	json_put_z(w, word);
	json_end_array(w);
}

static void write_head(struct json_writer *w, const struct capability *c)
{
	json_add_z(w, "id", c->id);
	json_add_z(w, "method", c->method);
	json_add_z(w, "path", c->path);
	json_add_z(w, "summary", c->summary);
	json_add_bool(w, "available", true);
	write_words(w, "regions", "self-hosted");
	write_words(w, "vendors", "belfry");
	json_add_object(w, "billing");
	json_add_z(w, "model", "free");
	json_end_object(w);
}

enum rc infrai_discovery(struct request *rq, struct err *err)
{
	struct envelope e = envelope_begin(rq, 200);

	(void)err;
	json_add_z(&e.w, "version", "v1");
	json_add_time(&e.w, "generated_at", rq->now);
	json_add_array(&e.w, "capabilities");
	for (size_t i = 0; i < n_capabilities; i++) {
		json_begin_object(&e.w);
		write_head(&e.w, &capabilities[i]);
		json_end_object(&e.w);
	}
	json_end_array(&e.w);
	envelope_end(rq, &e);
	return RC_OK;
}

static void write_param(struct json_writer *w, const struct capability_param *p)
{
	json_add_object(w, p->name);
	if (p->type != NULL)
		json_add_z(w, "type", p->type);
	json_add_z(w, "description", p->description);
	json_end_object(w);
}

/* As a JSON Schema. */
static void write_params(struct json_writer *w, const struct capability *c)
{
	json_add_object(w, "params");
	json_add_z(w, "type", "object");
	json_add_object(w, "properties");
	for (size_t i = 0; i < c->n_params; i++)
		write_param(w, &c->params[i]);
	json_end_object(w);
	json_add_array(w, "required");
	for (size_t i = 0; i < c->n_params; i++)
		if (c->params[i].required)
			json_put_z(w, c->params[i].name);
	json_end_array(w);
	json_end_object(w);
}

static void write_errors(struct json_writer *w)
{
	static const enum rc kinds[] = {RC_INVALID,  RC_UNAUTHORIZED, RC_FORBIDDEN, RC_NOT_FOUND,
					RC_CONFLICT, RC_TOO_LARGE,    RC_LIMIT,	    RC_BUSY};

	json_add_array(w, "errors");
	for (size_t i = 0; i < COUNTOF(kinds); i++) {
		json_begin_object(w);
		json_add_z(w, "code", envelope_code(kinds[i]));
		json_add_i64(w, "status", problem_status(kinds[i]));
		json_add_bool(w, "retryable", envelope_is_retryable(kinds[i]));
		json_end_object(w);
	}
	json_end_array(w);
}

static void write_example(struct json_writer *w, const struct capability *c)
{
	json_add_array(w, "examples");
	json_begin_object(w);
	json_add_z(w, "method", c->method);
	json_add_z(w, "path", c->path);
	json_add_raw(w, "body", str_z(c->example));
	json_end_object(w);
	json_end_array(w);
}

/* The published page calls them by their longer names: "scheduling.cron.create". */
static const struct capability *find(struct str id)
{
	const struct str prefix = STR("scheduling.");

	if (str_starts(id, prefix))
		id = str_sub(id, prefix.n, id.n);
	for (size_t i = 0; i < n_capabilities; i++)
		if (str_eq(str_z(capabilities[i].id), id))
			return &capabilities[i];
	return NULL;
}

enum rc infrai_discovery_one(struct request *rq, struct err *err)
{
	const struct capability *c = find(rq->params[0]);
	struct envelope e;

	if (c == NULL) {
		(void)err_set(err, RC_NOT_FOUND, "not_found",
			      "there is no capability \"" STR_FMT "\"",
			      STR_ARG(str_sub(rq->params[0], 0, LIMIT_NAME)));
		return err_hint(err, "GET /v1/discovery lists them");
	}
	e = envelope_begin(rq, 200);
	write_head(&e.w, c);
	write_params(&e.w, c);
	write_errors(&e.w);
	write_example(&e.w, c);
	envelope_end(rq, &e);
	return RC_OK;
}
