#pragma once
/* Who asks for a write. `id` never changes, `name` is for people. */

#include "base/str.h"

enum actor_kind {
	ACTOR_SYSTEM, /* Belfry itself */
	ACTOR_DEV,    /* dev mode's admin */
	ACTOR_TOKEN,
	ACTOR_JWT, /* one that an identity provider knows */
};

struct actor {
	enum actor_kind kind;
	struct str id;	 /* the token's, the subject's; empty: there is but one of the kind */
	struct str name; /* empty: none */
};
