#include "issuing.h"

#include "api/auth.h"
#include "api/issuer.h"
#include "base/limits.h"
#include "cli/client/transport.h"
#include "cli/settings.h"
#include "codec/url.h"

enum { FETCH_MS = 10 * MS_SECOND, HTTP_OK = 200 };

static enum rc fetch(struct str url, const atomic_bool *cancel, struct buf *body, struct err *err)
{
	struct transport_request rq = {.method = "GET",
				       .url = url,
				       .headers = {STR("Accept: application/json")},
				       .timeout_ms = FETCH_MS,
				       .cancel = cancel};
	struct arena a = {0};
	int status;
	enum rc rc = transport_send(&a, &rq, &status, body, err);

	if (rc == RC_OK && status != HTTP_OK)
		rc = err_set(err, RC_IO, "bad_answer", "the answer's status is %d", status);
	arena_release(&a);
	return rc;
}

/* Keys that came over a wire which others can write to would be anybody's. */
static enum rc check_url(struct str text, const char *setting, struct err *err)
{
	struct url url;

	if (url_parse(text, &url, setting, err))
		return err->rc;
	if (!url.is_https && !auth_is_this_machine(url.host) && !str_eq(url.host, STR("::1")))
		return err_at(err, RC_INVALID, "bad_setting", setting,
			      "must be https, or on this machine");
	return RC_OK;
}

static struct str keys_of(struct arena *a, struct str issuer)
{
	struct buf url = BUF_INIT(2 * LIMIT_URL);
	struct str kept;

	buf_add(&url, issuer);
	if (issuer.p[issuer.n - 1] != '/')
		buf_add_c(&url, '/');
	buf_add_z(&url, ".well-known/jwks.json");
	kept = str_dup(a, buf_str(&url));
	buf_release(&url);
	return kept;
}

static enum rc check(const struct settings *s, struct str jwks_url, struct err *err)
{
	if (check_url(s->jwt_issuer, "jwt-issuer", err) || check_url(jwks_url, "jwt-jwks-url", err))
		return err->rc;
	if (s->jwt_audience.n == 0)
		return err_at(err, RC_INVALID, "bad_setting", "jwt-audience",
			      "an issuer's tokens must be for somebody: give --jwt-audience");
	if (s->jwt_namespace_claim.n == 0 || s->jwt_keys_max_age_ms == 0)
		return err_at(err, RC_INVALID, "bad_setting",
			      s->jwt_namespace_claim.n == 0 ? "jwt-namespace-claim"
							    : "jwt-keys-max-age",
			      "must not be empty");
	return RC_OK;
}

enum rc issuing_open(const struct settings *s, struct arena *a, struct issuer **out,
		     struct err *err)
{
	struct issuer_options o = {
		.policy = {.issuer = s->jwt_issuer,
			   .audience = s->jwt_audience,
			   .namespace_claim = s->jwt_namespace_claim},
		.max_age_ms = s->jwt_keys_max_age_ms,
		.fetch = fetch,
	};

	*out = NULL;
	if (s->jwt_issuer.n == 0)
		return RC_OK;
	o.jwks_url = s->jwt_jwks_url.n != 0 ? s->jwt_jwks_url : keys_of(a, s->jwt_issuer);
	if (check(s, o.jwks_url, err))
		return err->rc;
	return issuer_open(&o, out, err);
}
