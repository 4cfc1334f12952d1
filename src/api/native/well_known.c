/* Where a client that has no token learns who gives them (RFC 9728). Served only where an issuer's
 * tokens are taken: the document must name one. */

#include "api/challenge.h"
#include "api/issuer.h"
#include "api/native/native.h"
#include "api/request.h"
#include "base/limits.h"

static void add_scopes(struct json_writer *w)
{
	json_add_array(w, "scopes_supported");
	for (enum role role = ROLE_READ; role <= ROLE_ADMIN; role++)
		json_put_str(w, challenge_scope(role));
	json_end_array(w);
}

static void add_list_of_one(struct json_writer *w, const char *name, struct str one)
{
	json_add_array(w, name);
	json_put_str(w, one);
	json_end_array(w);
}

static void write_metadata(struct request *rq, struct str resource)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	json_begin_object(&w);
	json_add_str(&w, "resource", resource);
	json_add_z(&w, "resource_name", "Belfry");
	add_list_of_one(&w, "authorization_servers", issuer_name(rq->services->issuer));
	add_list_of_one(&w, "bearer_methods_supported", STR("header"));
	add_scopes(&w);
	json_end_object(&w);
}

static enum rc answer_resource(struct request *rq, struct str path, struct err *err)
{
	struct buf resource = BUF_INIT(2 * LIMIT_URL);
	bool has_base;

	if (rq->services->issuer == NULL) {
		err_set(err, RC_NOT_FOUND, "no_issuer", "this server takes no issuer's tokens");
		return err_hint(err, "use a token of POST /v1/tokens");
	}
	has_base = challenge_base(rq, &resource);
	buf_add(&resource, path);
	if (has_base)
		write_metadata(rq, buf_str(&resource));
	buf_release(&resource);
	return has_base ? RC_OK
			: err_at(err, RC_INVALID, "invalid_value", "Host",
				 "the Host header is no host");
}

enum rc well_known_resource(struct request *rq, struct err *err)
{
	return answer_resource(rq, (struct str){0}, err);
}

enum rc well_known_resource_mcp(struct request *rq, struct err *err)
{
	return answer_resource(rq, STR("/mcp"), err);
}
