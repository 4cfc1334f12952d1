/* What is asked of every request below /api/v1 before it is looked at, and what every answer tells:
 * RAT's rate limit, its headers for browsers, and which web pages may call. */

#include "api/dialects/rat/rat.h"
#include "base/num.h"

#define PORTAL "http://localhost:3000" /* RAT's own web pages */

enum rc rat_admit(struct request *rq, struct err *err)
{
	struct services *s = rq->services;
	bool is_hook = str_eq(rq->path, STR("/api/v1/webhooks"));

	if (rq->from == NULL || rate_take(is_hook ? &s->rat_hooks : &s->rat_calls,
					  rate_client(rq->from), rq->now, &rq->rate))
		return RC_OK;
	return err_set(err, RC_LIMIT, "rate_limited", "rate limit exceeded");
}

static void add(struct request *rq, const char *name, struct str value)
{
	answer_header(&rq->answer, &rq->arena, name, value);
}

static void add_number(struct request *rq, const char *name, int64_t value)
{
	char text[NUM_I64_TEXT];

	add(rq, name, str_of(text, num_print_i64(text, value)));
}

static bool may_call(const struct services *s, struct str origin)
{
	struct str rest = s->allowed_origins.n == 0 && s->dev ? STR(PORTAL) : s->allowed_origins;

	while (rest.n != 0)
		if (str_eq(str_trim(str_cut(&rest, ',')), origin))
			return true;
	return false;
}

/* The Fetch standard's CORS protocol, with credentials. */
static void add_origin(struct request *rq)
{
	struct str origin = request_header(rq, STR("Origin"));

	if (origin.n == 0 || !may_call(rq->services, origin))
		return;
	add(rq, "Access-Control-Allow-Origin", origin);
	add(rq, "Access-Control-Allow-Credentials", STR("true"));
	add(rq, "Vary", STR("Origin"));
	if (rq->method != METHOD_OPTIONS) {
		add(rq, "Access-Control-Expose-Headers",
		    STR("Link, X-Request-ID, RateLimit-Limit, RateLimit-Remaining, Retry-After"));
		return;
	}
	add(rq, "Access-Control-Allow-Methods", STR("GET, POST, PUT, DELETE, OPTIONS"));
	add(rq, "Access-Control-Allow-Headers",
	    STR("Accept, Authorization, Content-Type, X-Webhook-Token, X-Request-ID"));
	add(rq, "Access-Control-Max-Age", STR("300"));
}

void rat_adorn(struct request *rq)
{
	add(rq, "X-Frame-Options", STR("DENY"));
	add(rq, "X-XSS-Protection", STR("0"));
	add(rq, "Referrer-Policy", STR("strict-origin-when-cross-origin"));
	add(rq, "Permissions-Policy", STR("camera=(), microphone=(), geolocation=()"));
	if (rq->rate.limit != 0) {
		add_number(rq, "RateLimit-Limit", rq->rate.limit);
		add_number(rq, "RateLimit-Remaining", rq->rate.left);
	}
	add_origin(rq);
}
