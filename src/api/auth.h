#pragma once
/* Who calls, what they may do, and in which namespace. A token is looked up by its hash on every
 * request, so that a revocation counts at once. In dev mode a request without a token of Belfry's
 * is the admin's; a web page that somebody on this machine looks at must not be able to make one,
 * so its Host must be this machine and its Origin, too. */

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "model/caller.h"
#include "model/token.h"

struct request;

struct identity {
	int64_t namespace; /* that the request works in */
	struct str namespace_name;
	enum role role;
	bool everywhere;   /* may work in any namespace */
	struct uuid token; /* nil: none of Belfry's own */
	struct str limits; /* the token's, as JSON; empty: none */
	struct actor actor;
	bool dry_run_only; /* may only try what a write would do */
};

/* What a request says of its sender. */
struct credentials {
	struct str token;     /* empty: none */
	bool is_in_query;     /* where it stood: an issuer's is not taken from there */
	struct str host;      /* the Host header */
	struct str origin;    /* the Origin header; empty: none */
	struct str namespace; /* asked for by Belfry-Namespace or ?namespace=; empty: none */
};

/* Decisions, pure. */

/* The token of "Bearer TOKEN" (the scheme's case does not matter); empty where it is another. */
struct str auth_bearer(struct str authorization);
/* Is the Host header's value (or an Origin's, behind its scheme) this machine: localhost, a name
 * below it, 127.0.0.0/8, [::1]; with or without a port? */
bool auth_is_this_machine(struct str host);
/* May a request without a token count as the admin's? RC_FORBIDDEN "foreign_host",
 * "foreign_origin". */
enum rc auth_dev(const struct credentials *c, struct err *err);
/* RC_UNAUTHORIZED "token_expired", "token_revoked". */
enum rc auth_is_valid(const struct token *t, ms_t now, struct err *err);
/* RC_FORBIDDEN "role_too_low". */
enum rc auth_may(enum role has, enum role needs, struct err *err);
/* Which namespace: the token's own, or with `everywhere` the one asked for, or `default`. Asking
 * for another than one's own is RC_FORBIDDEN "wrong_namespace". */
enum rc auth_choose(bool everywhere, struct str own, struct str asked, struct str *out,
		    struct err *err);

/* Moves an identified caller into the namespace that the request's path or body names. A token of
 * one namespace only into its own (RC_FORBIDDEN "wrong_namespace"). Where there is none of that
 * name, one that the request's write will make (NAMESPACE_NEW; reads find nothing). */
enum rc auth_enter(struct request *rq, struct str namespace, struct err *err);
/* All of it, for the request's route: fills in rq->caller. */
enum rc auth_identify(struct request *rq, struct err *err);
