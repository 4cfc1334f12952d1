#pragma once
/* `belfry serve` and its identity provider: reads the settings of it, and lends the api's issuer
 * the command line's HTTP client. */

#include "base/arena.h"
#include "base/err.h"

struct issuer;
struct settings;

/* *out is NULL where no issuer is set. RC_INVALID "bad_setting". The settings must stay; texts are
 * in the arena, which must stay too. */
enum rc issuing_open(const struct settings *s, struct arena *a, struct issuer **out,
		     struct err *err);
