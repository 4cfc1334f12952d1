/* Named targets: what tasks go to, by name. */

#include "api/etag.h"
#include "api/native/native.h"
#include "api/paging.h"
#include "api/query.h"
#include "api/request.h"
#include "base/macros.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/target_order.h"
#include "model/task_json.h"
#include "model/times.h"
#include "store/target.h"

#define OVERLAP_DEFAULT_MS MS_DAY
#define OVERLAP_MOST_MS (365 * MS_DAY)

enum rc name_of_path(struct request *rq, struct str *out, struct err *err)
{
	if (!target_name_is_valid(rq->params[0])) {
		(void)err_at(err, RC_INVALID, "invalid_name", "name", "that is no name");
		return err_hint(err, "use letters, digits, '-', '_' and '.', a letter or digit "
				     "first");
	}
	*out = rq->params[0];
	return RC_OK;
}

/* A command about the target that the path names. */
static enum rc begin(struct request *rq, enum command_kind kind, handler *then,
		     struct target_order **out, struct err *err)
{
	struct command *c = request_command(rq, kind, then);

	c->target = NEW(&rq->arena, struct target_order);
	*out = c->target;
	return name_of_path(rq, &c->target->name, err);
}

/* --- what is shown --- */

static void write_breaker(struct json_writer *w, struct request *rq, const struct target_row *row)
{
	struct breaker_view *view;
	struct named_target t = {0};
	struct err ignored = {0};

	if (named_target_parse(&rq->arena, row->spec, &t, &ignored) || t.kind != TARGET_HTTP)
		return;
	(void)rq->services->probes.breakers(rq->services->probes.ctx, &rq->arena,
					    target_origin(&rq->arena, t.target.url), &view);
	json_key(w, "breaker");
	breaker_write(w, view);
}

static enum rc answer_row(struct request *rq, int status, const struct target_row *row)
{
	struct json_writer w = answer_json(&rq->answer, status);

	json_begin_object(&w);
	target_row_write(&w, &rq->arena, row);
	write_breaker(&w, rq, row);
	json_end_object(&w);
	etag_answer(rq, row->updated_at);
	return RC_OK;
}

static enum rc find(struct request *rq, struct target_row *out, struct err *err)
{
	struct str name = {0};

	if (name_of_path(rq, &name, err))
		return err->rc;
	return store_target_find(rq->services->reader, &rq->arena, rq->caller.namespace, name, out,
				 err);
}

enum rc targets_get(struct request *rq, struct err *err)
{
	struct target_row row = {0};

	if (find(rq, &row, err))
		return err->rc;
	return answer_row(rq, 200, &row);
}

enum rc targets_list(struct request *rq, struct err *err)
{
	struct target_list list;
	struct json_writer w;
	struct page page;

	if (paging_read(rq, &page, err) ||
	    store_target_list(rq->services->reader, &rq->arena, rq->caller.namespace, &page, &list,
			      err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_i64(&w, "total", list.total);
	json_add_array(&w, "targets");
	for (size_t i = 0; i < list.n; i++) {
		json_begin_object(&w);
		target_row_write(&w, &rq->arena, &list.items[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

/* --- what is changed --- */

static enum rc answer_put(struct request *rq, struct err *err)
{
	const struct target_order *o = rq->command.target;

	(void)err;
	return answer_row(rq, o->existed ? 200 : 201, &o->row);
}

enum rc targets_put(struct request *rq, struct err *err)
{
	struct target_order *o;
	struct named_target t;
	struct json spec;
	struct str body;

	if (begin(rq, COMMAND_TARGET_PUT, answer_put, &o, err) || request_body(rq, &body, err) ||
	    json_value(body, &spec, err))
		return err->rc;
	o->text = spec.raw;
	return named_target_parse(&rq->arena, spec.raw, &t, err);
}

static enum rc answer_nothing(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc targets_delete(struct request *rq, struct err *err)
{
	struct target_order *o;

	if (begin(rq, COMMAND_TARGET_DELETE, answer_nothing, &o, err))
		return err->rc;
	return query_bool(rq, "force", &o->force, err);
}

static enum rc answer_changed(struct request *rq, struct err *err)
{
	(void)err;
	return answer_row(rq, 200, &rq->command.target->row);
}

enum rc targets_enable(struct request *rq, struct err *err)
{
	struct target_order *o;

	return begin(rq, COMMAND_TARGET_ENABLE, answer_changed, &o, err);
}

struct reading {
	struct arena *a;
	struct str reason;
};

static enum rc read_reason(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_string(r->a, v, LIMIT_TAG, &r->reason, name, err);
}

static const struct field disable_fields[] = {{"reason", 0, read_reason}};

/* The body may be missing. */
static enum rc read_body(struct request *rq, const struct field *fields, size_t n, void *into,
			 struct err *err)
{
	struct json_object o;
	unsigned given;

	if (rq->body.n == 0)
		return RC_OK;
	if (json_object(&rq->arena, buf_str(&rq->body), &o, err))
		return err->rc;
	return fields_read(&o, fields, n, into, &given, err);
}

enum rc targets_disable(struct request *rq, struct err *err)
{
	struct reading r = {&rq->arena, STR("disabled by hand")};
	struct target_order *o;

	if (begin(rq, COMMAND_TARGET_DISABLE, answer_changed, &o, err) ||
	    read_body(rq, disable_fields, COUNTOF(disable_fields), &r, err))
		return err->rc;
	o->text = r.reason;
	return RC_OK;
}

/* --- trying it --- */

static enum rc answer_tried(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	task_write(&w, &rq->command.task);
	request_location(rq, "/v1/tasks/", id_print(ID_TASK, rq->command.task.id).z);
	return RC_OK;
}

/* One delivery now, as a task like others: it has no retries, and a tag by which it is found. */
enum rc targets_test(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_TASK_CREATE, answer_tried);
	struct target_row row = {0};
	struct json payload = {.raw = STR("{\"type\":\"belfry.test\"}")};

	if (find(rq, &row, err) ||
	    (rq->body.n != 0 && json_value(buf_str(&rq->body), &payload, err)))
		return err->rc;
	c->task_draft = (struct task_draft){
		.template = {.target = target_of_name(&rq->arena, row.name),
			     .retry = STR("{\"max_retries\":0}"),
			     .tags = STR("[\"belfry:test\"]")},
		.execute_at = AT_NONE,
		.expires_at = MS_NEVER,
	};
	return json_exact(&payload, LIMIT_PAYLOAD, &c->task_draft.template.payload, "payload", err);
}

/* --- its own signing secrets --- */

static enum rc write_sealed(struct request *rq, struct json_writer *w,
			    const struct sealed_secret *sealed, struct err *err)
{
	struct signing_secret s = {.id = sealed->id,
				   .created_at = sealed->created_at,
				   .expires_at = sealed->expires_at};

	if (signing_secret_open(&rq->arena, rq->services->seal_key, sealed->sealed, &s, err))
		return err->rc;
	json_begin_object(w);
	signing_secret_write(w, &s);
	json_end_object(w);
	return RC_OK;
}

enum rc targets_signing(struct request *rq, struct err *err)
{
	struct sealed_secret *items = NULL;
	struct target_row row = {0};
	struct json_writer w;
	size_t n = 0;

	if (find(rq, &row, err) || store_target_secret_list(rq->services->reader, &rq->arena,
							    row.key, rq->now, &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "signing");
	for (size_t i = 0; i < n; i++)
		if (write_sealed(rq, &w, &items[i], err))
			return err->rc;
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

static enum rc read_overlap(void *into, const char *name, const struct json *v, struct err *err)
{
	return json_seconds_ms(v, OVERLAP_MOST_MS, into, name, err);
}

static const struct field rotate_fields[] = {{"overlap_seconds", 0, read_overlap}};

static enum rc answer_rotated(struct request *rq, struct err *err)
{
	const struct target_order *o = rq->command.target;
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	signing_secret_write(&w, &o->secret);
	json_add_seconds(&w, "overlap_seconds", o->overlap_ms);
	json_end_object(&w);
	return RC_OK;
}

enum rc targets_rotate(struct request *rq, struct err *err)
{
	struct target_order *o;

	if (begin(rq, COMMAND_TARGET_ROTATE, answer_rotated, &o, err))
		return err->rc;
	o->overlap_ms = OVERLAP_DEFAULT_MS;
	return read_body(rq, rotate_fields, COUNTOF(rotate_fields), &o->overlap_ms, err);
}
