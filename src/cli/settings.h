#pragma once
/* The server's settings: one table (settings.c) from which flags, environment, file and --help are
 * all read. A flag wins over BELFRY_NAME in the environment, that over the file of --config (lines
 * `name = value`), that over the default. An unknown name or a bad value is refused, naming where
 * it stands. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct settings {
	struct str listen;	  /* ADDR:PORT */
	struct str store;	  /* sqlite:PATH */
	struct str allow_targets; /* CIDRs, by comma */
	struct str allow_origins; /* of web pages that may call /mcp, /api/v1, by comma */
	struct str config;	  /* a file of settings */
	struct str key_file;	  /* seals secrets at rest; empty: beside the SQLite file */
	struct str root_token;	  /* the first admin's token, on the first start */
	struct str log_level;	  /* debug, info, warn, error */
	struct str public_url;	  /* where clients find the server */
	struct str jwt_issuer;	  /* whose tokens are taken too; empty: nobody's */
	struct str jwt_audience;  /* what they must be for */
	struct str jwt_jwks_url;  /* where its keys are; empty: below the issuer */
	struct str jwt_namespace_claim;
	ms_t jwt_keys_max_age_ms;
	ms_t catch_up_window_ms;
	ms_t retention_ms;
	ms_t audit_retention_ms;
	ms_t drain_ms;		    /* how long SIGTERM waits for attempts in flight */
	int64_t concurrency;	    /* attempts in flight, in all */
	int64_t rat_rate;	    /* requests a second of a client below /api/v1; 0: no bound */
	int64_t target_concurrency; /* and to one origin of a namespace */
	bool dev;
	bool help;
};

/* `argv[0]` is the command's name; what follows are its options. Values live in the arena, or in
 * argv and the environment. */
enum rc settings_read(struct arena *a, int argc, char **argv, struct settings *out,
		      struct err *err);
/* The text of `belfry serve --help`. */
void settings_help(void);
