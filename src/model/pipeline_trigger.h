#pragma once
/* What starts a pipeline's run beside its schedules, in RAT's words. Two types go by the clock and
 * have a schedule behind them, whose slots and ledger are those of any other; one follows another
 * pipeline's success; one is called from outside with a token. RAT's two types that watch a storage
 * zone are known by name alone: there are no zones here. */

#include "base/arena.h"
#include "base/err.h"
#include "base/uuid.h"
#include "model/token.h"

/* The numbers are part of the database. */
enum trigger_type {
	TRIGGER_TYPE_CRON = 0,
	TRIGGER_TYPE_CRON_DEPENDENCY = 1, /* on its time, if one of the named pipelines had a
					     success since the last run */
	TRIGGER_TYPE_PIPELINE_SUCCESS = 2,
	TRIGGER_TYPE_WEBHOOK = 3,
	TRIGGER_TYPE_LANDING_ZONE_UPLOAD = 4, /* known, refused */
	TRIGGER_TYPE_FILE_PATTERN = 5,	      /* known, refused */
};

struct pipeline_trigger {
	int64_t key; /* the store's own number; 0 before it is stored */
	struct uuid id;
	int64_t pipeline;	 /* key */
	struct uuid pipeline_id; /* of what was read */
	int64_t namespace;
	enum trigger_type type;
	struct str config; /* exact JSON; of a webhook what is shown of its token */
	bool enabled;
	int64_t cooldown_seconds;
	bool has_token;
	unsigned char token_hash[TOKEN_HASH];
	ms_t triggered_at; /* AT_NONE: never yet */
	ms_t missed_at;	   /* a cron_dependency's time that found nothing new; AT_NONE */
	struct uuid run;   /* the last one; nil: none */
	int64_t schedule;  /* of what was read: the key of the one behind it; 0: none */
	struct uuid schedule_id;
	ms_t created_at, updated_at;
};

/* A pipeline whose success a trigger looks at. */
struct upstream {
	int64_t namespace;
	struct str target;
};

const char *trigger_type_name(enum trigger_type t);
bool trigger_type_parse(struct str s, enum trigger_type *out);
/* Has it a schedule behind it? */
bool trigger_type_is_timed(enum trigger_type t);
/* The config of a timed trigger with another cron expression; its other members keep their text. */
enum rc trigger_config_recron(struct arena *a, struct str config, struct str cron, struct str *out,
			      struct err *err);
/* Is the trigger still cooling down at `now`? */
bool trigger_is_cooling(const struct pipeline_trigger *t, ms_t now);
