/* auth.h's look-ups: from a request to the identity behind it. */

#include "api/auth.h"
#include "api/issuer.h"
#include "api/query.h"
#include "api/request.h"
#include "api/token_text.h"
#include "api/uses.h"
#include "identity/jwt.h"
#include "model/id.h"
#include "model/token_limits.h"

static enum rc read_token(struct request *rq, struct credentials *c, struct err *err)
{
	struct str header = request_header(rq, STR("Authorization"));

	c->token = auth_bearer(header);
	if (c->token.n != 0 || (rq->route->flags & ROUTE_KEY_IN_QUERY) == 0)
		return RC_OK;
	c->is_in_query = true;
	return query_str(rq, "api_key", &c->token, err);
}

static enum rc read_credentials(struct request *rq, struct credentials *out, struct err *err)
{
	*out = (struct credentials){
		.host = request_header(rq, STR("Host")),
		.origin = request_header(rq, STR("Origin")),
		.namespace = request_header(rq, STR("Belfry-Namespace")),
	};
	if (read_token(rq, out, err))
		return err->rc;
	if (out->namespace.n != 0 || (rq->route->flags & ROUTE_OWN_NAMESPACE) != 0)
		return RC_OK;
	return query_str(rq, "namespace", &out->namespace, err);
}

/* The store's key of a namespace's name, which never changes: the last one asked for is kept. */
static enum rc find_namespace(struct services *s, struct str name, int64_t *key_out,
			      struct err *err)
{
	struct namespace_memo *memo = &s->memo;

	if (name.n > sizeof(memo->name))
		return err_set(err, RC_NOT_FOUND, "unknown_namespace", "no such namespace");
	if (memo->n != 0 && str_eq(name, str_of(memo->name, memo->n))) {
		*key_out = memo->key;
		return RC_OK;
	}
	if (store_namespace_find(s->reader, name, key_out, err)) {
		if (err->rc != RC_NOT_FOUND)
			return err->rc;
		err_set(err, RC_NOT_FOUND, "unknown_namespace", "no such namespace");
		return err_hint(err, "a namespace is made with its first token: POST /v1/tokens");
	}
	memcpy(memo->name, name.p, name.n);
	memo->n = name.n;
	memo->key = *key_out;
	return RC_OK;
}

static enum rc enter(struct request *rq, const struct credentials *c, struct str own,
		     struct err *err)
{
	struct identity *who = &rq->caller;

	if (auth_choose(who->everywhere, own, c->namespace, &who->namespace_name, err))
		return err->rc;
	if (!who->everywhere)
		return RC_OK;
	return find_namespace(rq->services, who->namespace_name, &who->namespace, err);
}

static enum rc find_or_new(struct request *rq, struct str name, struct err *err)
{
	struct err why = {0};

	if (find_namespace(rq->services, name, &rq->caller.namespace, &why) == RC_OK)
		return RC_OK;
	rq->caller.namespace = NAMESPACE_NEW;
	return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

enum rc auth_enter(struct request *rq, struct str namespace, struct err *err)
{
	struct identity *who = &rq->caller;

	if (!target_name_is_valid(namespace)) {
		err_set(err, RC_INVALID, "invalid_value", "that is no namespace's name");
		return err_hint(err, "use letters, digits, '-', '_' and '.'");
	}
	if (auth_choose(who->everywhere, who->namespace_name, namespace, &who->namespace_name, err))
		return err->rc;
	if (!who->everywhere)
		return RC_OK;
	return find_or_new(rq, namespace, err);
}

static enum rc as_developer(struct request *rq, const struct credentials *c, struct err *err)
{
	if (auth_dev(c, err))
		return err->rc;
	rq->caller = (struct identity){
		.role = ROLE_ADMIN, .everywhere = true, .actor = {.kind = ACTOR_DEV}};
	return enter(rq, c, (struct str){0}, err);
}

static struct actor actor_of(struct request *rq, const struct token *t)
{
	struct id_text id = id_print(ID_TOKEN, t->id);

	return (struct actor){
		.kind = ACTOR_TOKEN, .id = str_dup(&rq->arena, str_z(id.z)), .name = t->name};
}

/* What a token's limits say of what it is shown; the engine holds its writes to all of them. */
static enum rc read_limits(struct request *rq, struct err *err)
{
	struct token_limits limits;

	if (rq->caller.limits.n == 0)
		return RC_OK;
	if (token_limits_parse(&rq->arena, rq->caller.limits, &limits, err))
		return err->rc;
	rq->caller.dry_run_only = limits.dry_run_only;
	return RC_OK;
}

static enum rc as_token(struct request *rq, const struct credentials *c, const struct token *t,
			struct err *err)
{
	if (auth_is_valid(t, rq->now, err))
		return err->rc;
	uses_note(rq, t);
	rq->caller = (struct identity){.namespace = t->namespace,
				       .namespace_name = t->namespace_name,
				       .role = t->role,
				       .everywhere = t->namespace == NAMESPACE_ALL,
				       .token = t->id,
				       .limits = t->limits,
				       .actor = actor_of(rq, t)};
	return read_limits(rq, err) ? err->rc : enter(rq, c, t->namespace_name, err);
}

/* A namespace that no token of Belfry's was made for is made by the first write. */
static enum rc as_subject(struct request *rq, const struct credentials *c, struct err *err)
{
	struct subject s;

	if (issuer_identify(rq->services->issuer, &rq->arena, c->token, rq->now, &s, err))
		return err->rc;
	rq->caller = (struct identity){.namespace = NAMESPACE_ALL,
				       .namespace_name = s.namespace,
				       .role = s.role,
				       .everywhere = str_eq(s.namespace, STR("*")),
				       .actor = {.kind = ACTOR_JWT, .id = s.id, .name = s.id}};
	if (rq->caller.everywhere)
		return enter(rq, c, s.namespace, err);
	if (auth_choose(false, s.namespace, c->namespace, &rq->caller.namespace_name, err))
		return err->rc;
	return find_or_new(rq, s.namespace, err);
}

static bool may_be_issued(const struct request *rq, const struct credentials *c)
{
	return rq->services->issuer != NULL && !c->is_in_query && jwt_looks_like(c->token);
}

static enum rc refuse(bool has_token, struct err *err)
{
	if (has_token)
		return err_set(err, RC_UNAUTHORIZED, "unknown_token", "the token opens nothing");
	err_set(err, RC_UNAUTHORIZED, "no_token", "a token is needed");
	return err_hint(err, "send the header: Authorization: Bearer belfry_…");
}

static enum rc identify(struct request *rq, const struct credentials *c, struct err *err)
{
	unsigned char hash[TOKEN_HASH];
	struct token token;

	if (c->token.n == 0)
		return rq->services->dev ? as_developer(rq, c, err) : refuse(false, err);
	token_hash(hash, c->token);
	if (store_token_find(rq->services->reader, &rq->arena, hash, &token, err) == RC_OK)
		return as_token(rq, c, &token, err);
	if (err->rc != RC_NOT_FOUND)
		return err->rc;
	if (may_be_issued(rq, c))
		return as_subject(rq, c, err);
	/* What has not even the form of a token (a sample's "{token}") counts as none. */
	if (rq->services->dev && !token_check(c->token))
		return as_developer(rq, c, err);
	return refuse(true, err);
}

enum rc auth_identify(struct request *rq, struct err *err)
{
	struct credentials c;

	if (read_credentials(rq, &c, err) || identify(rq, &c, err) ||
	    auth_may(rq->caller.role, rq->route->role, err))
		return err->rc;
	if ((rq->route->flags & ROUTE_EVERYWHERE) != 0 && !rq->caller.everywhere)
		return err_set(err, RC_FORBIDDEN, "all_namespaces_only",
			       "this shows all namespaces; a token of one may not see it");
	return RC_OK;
}
