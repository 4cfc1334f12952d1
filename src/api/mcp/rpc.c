#include "rpc.h"

#include "base/limits.h"

static bool refuse(struct rpc_error *e, const char *text)
{
	*e = (struct rpc_error){.code = RPC_INVALID_REQUEST, .text = text};
	return false;
}

static bool is_integer(struct str raw)
{
	for (size_t i = raw.p[0] == '-' ? 1 : 0; i < raw.n; i++)
		if (raw.p[i] < '0' || raw.p[i] > '9')
			return false;
	return true;
}

static bool read_id(const struct json_object *o, struct rpc_message *out, struct rpc_error *e)
{
	const struct json *id = json_get(o, STR("id"));
	bool is_good;

	if (id == NULL)
		return true;
	is_good = id->type == JSON_STRING || (id->type == JSON_NUMBER && is_integer(id->raw));
	if (!is_good || id->raw.n > LIMIT_MCP_ID)
		return refuse(e, "an id is a string or an integer, and short");
	out->id = id->raw;
	return true;
}

static bool is_version_2(struct arena *a, const struct json_object *o)
{
	const struct json *v = json_get(o, STR("jsonrpc"));
	struct err none = {0};
	struct str text;

	return v != NULL && json_string(a, v, LIMIT_NAME, &text, "jsonrpc", &none) == RC_OK &&
	       str_eq(text, STR("2.0"));
}

static bool read_params(struct arena *a, const struct json_object *o, struct rpc_message *out,
			struct rpc_error *e)
{
	const struct json *v = json_get(o, STR("params"));
	struct err none = {0};

	if (v == NULL || json_object_of(a, v, &out->params, "params", &none) == RC_OK)
		return true;
	*e = (struct rpc_error){.code = RPC_INVALID_PARAMS, .text = "params must be an object"};
	return false;
}

/* An answer to a request of ours: there are none, so that it only must be one. */
static bool read_response(const struct json_object *o, struct rpc_message *out, struct rpc_error *e)
{
	bool is_result = json_get(o, STR("result")) != NULL;
	bool is_error = json_get(o, STR("error")) != NULL;

	out->kind = RPC_RESPONSE;
	return is_result != is_error ? true : refuse(e, "a message needs a method");
}

bool rpc_read(struct arena *a, const struct json_object *o, struct rpc_message *out,
	      struct rpc_error *error_out)
{
	const struct json *method = json_get(o, STR("method"));
	struct err none = {0};

	*out = (struct rpc_message){0};
	if (!read_id(o, out, error_out))
		return false;
	if (!is_version_2(a, o))
		return refuse(error_out, "jsonrpc must be \"2.0\"");
	if (method == NULL)
		return read_response(o, out, error_out);
	if (json_string(a, method, LIMIT_NAME, &out->method, "method", &none))
		return refuse(error_out, "method must be a short string");
	out->kind = out->id.p != NULL ? RPC_REQUEST : RPC_NOTIFICATION;
	return read_params(a, o, out, error_out);
}

const struct json *rpc_param(const struct rpc_message *m, const char *name)
{
	return json_get(&m->params, str_z(name));
}

void rpc_begin_result(struct json_writer *w, struct str id)
{
	json_begin_object(w);
	json_add_z(w, "jsonrpc", "2.0");
	json_add_raw(w, "id", id);
	json_key(w, "result");
}

void rpc_write_error(struct json_writer *w, struct str id, const struct rpc_error *e)
{
	json_begin_object(w);
	json_add_z(w, "jsonrpc", "2.0");
	if (id.p != NULL)
		json_add_raw(w, "id", id);
	json_add_object(w, "error");
	json_add_i64(w, "code", e->code);
	json_add_z(w, "message", e->text);
	if (e->data.p != NULL)
		json_add_raw(w, "data", e->data);
	json_end_object(w);
	json_end_object(w);
}
