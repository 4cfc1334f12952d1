#include "api/native/native.h"
#include "api/request.h"
#include "api/token_text.h"
#include "base/limits.h"
#include "base/macros.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/times.h"
#include "model/token_limits.h"

enum { NAME_GIVEN = 1 };

struct reading {
	struct arena *a;
	ms_t now;
	struct str name, namespace;
	enum role role;
	ms_t expires_at;
	struct str limits;
};

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->a, v, LIMIT_NAME, &r->name, name, err))
		return err->rc;
	if (r->name.n == 0)
		return err_at(err, RC_INVALID, "invalid_value", name, "a token needs a name");
	return RC_OK;
}

static enum rc read_namespace(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->a, v, LIMIT_NAME, &r->namespace, name, err))
		return err->rc;
	if (target_name_is_valid(r->namespace) || str_eq(r->namespace, STR("*")))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", name, "%s is no namespace's name", name);
	return err_hint(err, "use letters, digits, '-', '_' and '.', or * for all namespaces");
}

static enum rc read_role(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_NAME, &word, name, err))
		return err->rc;
	return role_parse(word, &r->role) ? RC_OK : field_bad_word(name, "read, write, admin", err);
}

static enum rc read_expires(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_NAME, &text, name, err) ||
	    iso_parse(text, &r->expires_at, name, err))
		return err->rc;
	if (r->expires_at > r->now)
		return RC_OK;
	return err_at(err, RC_INVALID, "invalid_value", name, "%s has passed already", name);
}

static enum rc read_limits(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct token_limits limits;

	if (json_is_null(v))
		return RC_OK;
	if (token_limits_parse(r->a, v->raw, &limits, err))
		return err_within(err, name);
	r->limits = v->raw;
	return RC_OK;
}

static const struct field fields[] = {
	{"name", NAME_GIVEN, read_name}, {"namespace", 0, read_namespace}, {"role", 0, read_role},
	{"expires_at", 0, read_expires}, {"limits", 0, read_limits},
};

static enum rc read_draft(struct request *rq, struct reading *r, struct err *err)
{
	struct json_object o;
	struct str body;
	unsigned given = 0;

	*r = (struct reading){.a = &rq->arena,
			      .now = rq->now,
			      .namespace = rq->caller.namespace_name,
			      .role = ROLE_WRITE,
			      .expires_at = MS_NEVER};
	if (request_body(rq, &body, err) || json_object(&rq->arena, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), r, &given, err))
		return err->rc;
	return (given & NAME_GIVEN) != 0 ? RC_OK
					 : field_missing("name", "say what the token is for", err);
}

static enum rc check_limits(const struct reading *r, struct err *err)
{
	if (r->limits.n == 0 || r->role != ROLE_ADMIN)
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", "limits",
	       "limits do not bind an admin, who can make a token without any");
	return err_hint(err, "give the role write or read");
}

/* An admin of one namespace makes tokens of that one. */
static enum rc check_reach(const struct request *rq, const struct reading *r, struct err *err)
{
	if (rq->caller.everywhere || str_eq(r->namespace, rq->caller.namespace_name))
		return RC_OK;
	return err_at(err, RC_FORBIDDEN, "wrong_namespace", "namespace",
		      "a token of one namespace cannot make one of another");
}

static void write_token(struct json_writer *w, const struct token *t)
{
	json_add_z(w, "id", id_print(ID_TOKEN, t->id).z);
	json_add_str(w, "name", t->name);
	json_add_str(w, "namespace", t->namespace_name);
	json_add_z(w, "role", role_name(t->role));
	add_instant(w, "created_at", t->created_at);
	add_instant(w, "expires_at", t->expires_at);
	add_instant(w, "revoked_at", t->revoked_at);
	add_instant(w, "last_used_at", t->last_used_at);
	json_add_raw(w, "limits", t->limits);
}

/* The text is shown here and nowhere again: the store knows its hash alone. */
static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct token_text *text = rq->kept;
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	json_begin_object(&w);
	write_token(&w, &rq->command.token);
	json_add_z(&w, "token", text->z);
	json_end_object(&w);
	request_location(rq, "/v1/tokens/", id_print(ID_TOKEN, rq->command.token.id).z);
	return RC_OK;
}

enum rc tokens_create(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_TOKEN_CREATE, answer_created);
	struct token_text *text = NEW(&rq->arena, struct token_text);
	struct reading r;

	if (read_draft(rq, &r, err) || check_limits(&r, err) || check_reach(rq, &r, err))
		return err->rc;
	*text = token_make();
	rq->kept = text;
	c->namespace_name = r.namespace;
	c->token = (struct token){
		.name = r.name, .role = r.role, .expires_at = r.expires_at, .limits = r.limits};
	token_hash(c->token.hash, str_z(text->z));
	return RC_OK;
}

/* A token of one namespace sees and ends those of that one; a token of `*` all. */
static int64_t reach(const struct request *rq)
{
	return rq->caller.everywhere ? NAMESPACE_ALL : rq->caller.namespace;
}

enum rc tokens_list(struct request *rq, struct err *err)
{
	struct token *items;
	struct json_writer w;
	size_t n;

	if (store_token_list(rq->services->reader, &rq->arena, reach(rq), &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_i64(&w, "total", (int64_t)n);
	json_add_array(&w, "tokens");
	for (size_t i = 0; i < n; i++) {
		json_begin_object(&w);
		write_token(&w, &items[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_revoked(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_z(&w, "id", id_print(ID_TOKEN, rq->command.id).z);
	json_add_z(&w, "status", "revoked");
	json_end_object(&w);
	return RC_OK;
}

enum rc tokens_revoke(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_TOKEN_REVOKE, answer_revoked);

	(void)err;
	c->namespace = reach(rq);
	c->id = request_uuid(rq, 0, ID_TOKEN);
	return RC_OK;
}
