#pragma once
/* Who asks for a write. An actor's `id` never changes, its `name` is for people. */

#include "base/str.h"
#include "base/uuid.h"

enum actor_kind {
	ACTOR_SYSTEM, /* Belfry itself */
	ACTOR_DEV,    /* dev mode's admin */
	ACTOR_TOKEN,
	ACTOR_JWT,	 /* one that an identity provider knows */
	ACTOR_ANONYMOUS, /* through a route that asks for no token */
};

struct actor {
	enum actor_kind kind;
	struct str id;	 /* the token's, the subject's; empty: there is but one of the kind */
	struct str name; /* empty: none */
};

/* What goes along with a command. Views of the request's arena. */
struct caller {
	struct actor actor;
	struct uuid token;     /* nil: none of Belfry's own */
	struct str limits;     /* the token's, as JSON (model/token_limits.h); empty: none */
	struct str request_id; /* empty: no request */
	struct str namespace;  /* that it works in; empty: none */
};
