/* Secrets of the platform: the namespace's named secrets, which the headers of its targets may
 * hold. A secret's id is its name, and its value is shown nowhere. Each path exists twice: below
 * /platform/v1/organizations/{organization}/projects/{project}, where a project is a namespace, and
 * without it. */

#include "api/dialects/tensorlake/tensorlake.h"
#include "api/native/native.h"
#include "api/query.h"
#include "base/macros.h"
#include "model/fields.h"
#include "model/target_order.h"
#include "model/times.h"
#include "store/target.h"

/* Moves the caller into the path's project; *id_out is empty in paths of all secrets. */
static enum rc enter(struct request *rq, struct str *id_out, struct err *err)
{
	const struct str *params = rq->params;

	if (str_starts(rq->path, STR("/platform/v1/organizations/"))) {
		if (auth_enter(rq, params[1], err))
			return err->rc;
		params += 2;
	}
	*id_out = params[0];
	return RC_OK;
}

static void write_secret(struct json_writer *w, const struct named_secret *s)
{
	json_begin_object(w);
	json_add_str(w, "id", s->name);
	json_add_str(w, "name", s->name);
	add_instant(w, "createdAt", s->updated_at);
	json_end_object(w);
}

static enum rc find(struct request *rq, struct str name, struct named_secret *out, struct err *err)
{
	struct named_secret *items;
	size_t n;

	if (store_named_secret_list(rq->services->reader, &rq->arena, rq->caller.namespace, &items,
				    &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (str_eq(items[i].name, name)) {
			*out = items[i];
			return RC_OK;
		}
	return err_set(err, RC_NOT_FOUND, "not_found", "secret not found");
}

enum rc platform_secrets_get(struct request *rq, struct err *err)
{
	struct named_secret found = {0};
	struct json_writer w;
	struct str id;

	if (enter(rq, &id, err) || find(rq, id, &found, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	write_secret(&w, &found);
	return RC_OK;
}

enum rc platform_secrets_list(struct request *rq, struct err *err)
{
	struct named_secret *items;
	struct json_writer w;
	struct str id;
	size_t n;

	if (enter(rq, &id, err) || store_named_secret_list(rq->services->reader, &rq->arena,
							   rq->caller.namespace, &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "items");
	for (size_t i = 0; i < n; i++)
		write_secret(&w, &items[i]);
	json_end_array(&w);
	json_add_object(&w, "pagination");
	json_add_i64(&w, "total", (int64_t)n);
	json_end_object(&w);
	json_end_object(&w);
	return RC_OK;
}

/* --- put --- */

struct reading {
	struct arena *a;
	struct str name, value;
};

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->a, v, LIMIT_NAME, &r->name, name, err))
		return err->rc;
	return target_name_is_valid(r->name)
		       ? RC_OK
		       : field_bad_value(name, "is no name",
					 "use letters, digits, '-', '_' and '.'", err);
}

static enum rc read_value(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return named_secret_value(r->a, v, &r->value, name, err);
}

static const struct field fields[] = {{"name", 1, read_name}, {"value", 2, read_value}};

/* The SDK sends one secret, or an array. Each put is a write of its own here, so an array may hold
 * one. */
static enum rc read_body(struct request *rq, struct json_object *out, bool *in_array_out,
			 struct err *err)
{
	struct json_array items;
	struct str body;

	if (request_body(rq, &body, err))
		return err->rc;
	*in_array_out = str_starts(str_trim(body), STR("["));
	if (!*in_array_out)
		return json_object(&rq->arena, body, out, err);
	if (json_array(&rq->arena, body, LIMIT_SECRETS, &items, err))
		return err->rc;
	if (items.n == 1)
		return json_object_of(&rq->arena, &items.items[0], out, "secret", err);
	err_set(err, RC_INVALID, "invalid_value", "%zu secrets at once", items.n);
	return err_hint(err, "put one secret after the other");
}

static enum rc read_secret(struct request *rq, struct reading *r, bool *in_array_out,
			   struct err *err)
{
	struct json_object o;
	unsigned given;

	if (read_body(rq, &o, in_array_out, err) ||
	    fields_read_known(&o, fields, COUNTOF(fields), r, &given, err))
		return err->rc;
	if (r->name.n == 0)
		return field_missing("name", "name the secret", err);
	return r->value.n == 0 ? field_missing("value", "give the secret's text", err) : RC_OK;
}

/* In the form of the request: an array is answered with one. */
static enum rc answer_put(struct request *rq, struct err *err)
{
	const bool *in_array = rq->kept;
	struct named_secret stored = {0};
	struct json_writer w;

	if (find(rq, rq->command.target->name, &stored, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	if (*in_array)
		json_begin_array(&w);
	write_secret(&w, &stored);
	if (*in_array)
		json_end_array(&w);
	return RC_OK;
}

enum rc platform_secrets_put(struct request *rq, struct err *err)
{
	struct reading r = {.a = &rq->arena};
	bool *in_array = NEW(&rq->arena, bool);
	struct command *c;
	struct str id;

	if (enter(rq, &id, err) || read_secret(rq, &r, in_array, err))
		return err->rc;
	c = request_command(rq, COMMAND_NAMED_SECRET_PUT, answer_put);
	c->target = NEW(&rq->arena, struct target_order);
	c->target->name = r.name;
	c->target->text = r.value;
	rq->kept = in_array;
	return RC_OK;
}

/* --- delete --- */

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc platform_secrets_delete(struct request *rq, struct err *err)
{
	struct command *c;
	struct str id;

	if (enter(rq, &id, err))
		return err->rc;
	c = request_command(rq, COMMAND_NAMED_SECRET_DELETE, answer_deleted);
	c->target = NEW(&rq->arena, struct target_order);
	c->target->name = id;
	return query_bool(rq, "force", &c->target->force, err);
}
