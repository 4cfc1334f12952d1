#pragma once
/* What the commands of named targets, named secrets and breakers ask for, and their answers. */

#include "model/named_target.h"
#include "model/secret.h"

struct target_order {
	struct str name; /* of the target, or the secret */
	struct str text; /* put: the spec, or the secret; disable: why; reset: an origin, or all */
	struct str secret_given; /* put: the first secret of its own; empty: one is made */
	bool force;		 /* delete: although something needs it */
	bool with_schedules;	 /* delete: those to it that were made through this dialect, too */
	ms_t overlap_ms;	 /* rotate: how long the old secret still signs */

	struct target_row row;	      /* as stored */
	bool existed;		      /* put: it is no new one */
	struct signing_secret secret; /* rotate: the new one */
	size_t n_reset;		      /* breakers that were not closed */
};
