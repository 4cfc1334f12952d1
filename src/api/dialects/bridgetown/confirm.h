#pragma once
/* Confirmation tokens: what a dry run gives and the deed wants. A token is bound to what it is for
 * and ends by itself: it holds its end and a MAC over both, so that nothing must be kept. Pure. */

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "codec/seal.h"

enum { CONFIRM_MS = 5 * 60 * MS_SECOND };

/* `about`: what is to be done, to what, and by whom. */
struct str confirm_make(struct arena *a, const struct seal_key *key, struct str about, ms_t now);
/* RC_INVALID "invalid_confirmation_token", "confirmation_expired". */
enum rc confirm_check(const struct seal_key *key, struct str about, struct str token, ms_t now,
		      struct err *err);
