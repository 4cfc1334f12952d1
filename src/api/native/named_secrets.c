/* Named secrets: texts that the headers of named targets may hold. They are put, and shown nowhere.
 */

#include "api/native/native.h"
#include "api/query.h"
#include "api/request.h"
#include "base/macros.h"
#include "codec/header.h"
#include "model/fields.h"
#include "model/target_order.h"
#include "model/times.h"
#include "store/target.h"

enum rc named_secrets_write(struct request *rq, struct json_writer *w, struct err *err)
{
	struct named_secret *items;
	size_t n;

	if (store_named_secret_list(rq->services->reader, &rq->arena, rq->caller.namespace, &items,
				    &n, err))
		return err->rc;
	json_add_array(w, "secrets");
	for (size_t i = 0; i < n; i++) {
		json_begin_object(w);
		json_add_str(w, "name", items[i].name);
		add_instant(w, "updated_at", items[i].updated_at);
		json_end_object(w);
	}
	json_end_array(w);
	return RC_OK;
}

struct reading {
	struct arena *a;
	struct str value;
};

enum rc named_secret_value(struct arena *a, const struct json *v, struct str *out,
			   const char *field, struct err *err)
{
	if (json_string(a, v, LIMIT_SECRET, out, field, err))
		return err->rc;
	if (out->n != 0 && header_is_value(*out))
		return RC_OK;
	return field_bad_value(field, "cannot stand in a header",
			       "give a text without control characters and outer spaces", err);
}

static enum rc read_value(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return named_secret_value(r->a, v, &r->value, name, err);
}

static const struct field fields[] = {{"value", 1, read_value}};

static enum rc answer_put(struct request *rq, struct err *err)
{
	const struct target_order *o = rq->command.target;
	struct json_writer w = answer_json(&rq->answer, o->existed ? 200 : 201);

	(void)err;
	json_begin_object(&w);
	json_add_str(&w, "name", o->name);
	json_end_object(&w);
	return RC_OK;
}

static enum rc begin(struct request *rq, enum command_kind kind, handler *then,
		     struct target_order **out, struct err *err)
{
	struct command *c = request_command(rq, kind, then);

	c->target = NEW(&rq->arena, struct target_order);
	*out = c->target;
	return name_of_path(rq, &c->target->name, err);
}

enum rc named_secrets_put(struct request *rq, struct err *err)
{
	struct reading r = {.a = &rq->arena};
	struct target_order *o;
	struct json_object object;
	struct str body;
	unsigned given;

	if (begin(rq, COMMAND_NAMED_SECRET_PUT, answer_put, &o, err) ||
	    request_body(rq, &body, err) || json_object(&rq->arena, body, &object, err) ||
	    fields_read(&object, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	if (given == 0)
		return field_missing("value", "give the secret's text", err);
	o->text = r.value;
	return RC_OK;
}

static enum rc answer_nothing(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc named_secrets_delete(struct request *rq, struct err *err)
{
	struct target_order *o;

	if (begin(rq, COMMAND_NAMED_SECRET_DELETE, answer_nothing, &o, err))
		return err->rc;
	return query_bool(rq, "force", &o->force, err);
}
