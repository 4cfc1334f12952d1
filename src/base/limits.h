#pragma once
/* Every bound on what may come in from outside, by name. A bound that a user can meet is also told
 * in docs/limits.md and in the error that refuses the input. Sizes are bytes unless the name says
 * otherwise. */

enum {
	LIMIT_BODY = 2 * 1024 * 1024, /* an HTTP request's body */
	LIMIT_PAYLOAD = 1024 * 1024,  /* a task's payload: the text of one JSON value */
	LIMIT_PAYLOAD_TYPE = 255,     /* the Content-Type of a payload that is no JSON */
	LIMIT_JSON_DEPTH = 64,	      /* nested arrays and objects in any JSON value that is kept */
	LIMIT_JSON_ENVELOPE = 4,      /* levels that a request may wrap around such a value */
	LIMIT_JSON_MEMBERS = 128,     /* members of an object that Belfry itself reads */
	LIMIT_URL = 2048,	      /* a target's URL */
	LIMIT_NAME = 128,	      /* names of schedules, targets, queues, namespaces, tokens */
	LIMIT_HEADERS = 32,	      /* headers that a target adds to its request */
	LIMIT_HEADER_NAME = 128,      /* one such header's name */
	LIMIT_HEADER_VALUE = 4096,    /* one such header's value */
	LIMIT_TAGS = 32,	      /* tags or labels of one object */
	LIMIT_TAG = 128,	      /* one tag */
	LIMIT_UNIQUE_ID = 255,	      /* a task's unique_id */
	LIMIT_CRON = 512,	      /* a cron expression */
	LIMIT_ZONE_NAME = 64,	      /* an IANA zone's name */
	LIMIT_REQUEST_KEY = 36,	      /* Tensorlake's Idempotency-Key, a request's id */
	LIMIT_SCHEDULES_OF_APPLICATION = 100, /* Tensorlake's cron schedules of one application */
	LIMIT_RETRIES = 24, /* retries after the first attempt (Taskhook's own maximum) */
	LIMIT_RETRY_DELAY_S = 2592000,	    /* one retry's delay: 30 days */
	LIMIT_TIMEOUT_S = 3600,		    /* one attempt's whole duration */
	LIMIT_CREATE_AHEAD_S = 86400,	    /* how long before its slot a task's row may appear */
	LIMIT_JITTER_S = 86400,		    /* a schedule's jitter */
	LIMIT_CATCH_UP_WINDOW_S = 31536000, /* a year */
	LIMIT_EXPIRES_AFTER_S =
		31536000, /* how long after its time a task may still begin: a year */
	LIMIT_CATCH_UP_TASKS =
		10000,	       /* tasks that one schedule's catch-up may make; the rest is a gap */
	LIMIT_BACKFILL = 1000, /* tasks that one backfill makes */
	LIMIT_RETRY_AFTER_S = 86400,	 /* the most that a target's Retry-After can ask for */
	LIMIT_RESPONSE_HEAD = 16 * 1024, /* kept of an answer's status line and headers */
	LIMIT_RESPONSE_BODY = 64 * 1024, /* kept of an answer's body */
	LIMIT_ERROR_TEXT = 512,		 /* kept of an attempt's error */
	LIMIT_PAGE = 1000,		 /* rows in one page of a list */
	LIMIT_AUDIT_ROWS = 100000,	 /* tasks and gaps that one audit looks at */
	LIMIT_DEPENDENCIES = 100,	 /* pipelines that one trigger depends on */
	LIMIT_TRIGGERS = 100,		 /* triggers of one pipeline */
	LIMIT_RUNS_SORTED = 10000,	 /* runs that one list sorts */
	LIMIT_PREVIEW = 100,		 /* executions in one preview (Taskhook seed) */
	LIMIT_QUERY_VALUE = 1024,	 /* one query parameter */
	LIMIT_ATTEMPTS = 1000,		 /* attempts of one task, retries by hand included */
	LIMIT_CONCURRENCY = 10000,	 /* a named target's concurrency */
	LIMIT_RATE = 100000,		 /* attempts that a target's rate allows in its span */
	LIMIT_RATE_SPAN_S = 86400,	 /* that span */
	LIMIT_SECRET = 2048,		 /* a named secret's text */
	LIMIT_SIGNING_SECRET = 128,	 /* the text of a secret that signs */
	LIMIT_SECRETS = 1000,		 /* named secrets of one namespace */
	LIMIT_TARGETS = 10000,		 /* named targets of one namespace */
	LIMIT_LEASE_S = 43200,	       /* how long a consumer may hold a task at a time: 12 hours */
	LIMIT_RECEIVES = 1000,	       /* a queue's max_receives */
	LIMIT_DEDUP_WINDOW_S = 604800, /* how long a dedup_id is remembered: 7 days */
	LIMIT_DEDUP_ID = 255,	       /* a message's dedup_id */
	LIMIT_GROUP_ID = 128,	       /* a message's group_id */
	LIMIT_PRIORITY = 100,	       /* a message's priority, and its negative */
	LIMIT_PUBLISH = 1000,	       /* messages of one publish, or of one batch of acks */
	LIMIT_RECEIVE = 100,	       /* messages of one receive */
	LIMIT_WAIT_S = 60,	       /* how long a receive may wait */
	LIMIT_LOG = 1024 * 1024,       /* kept of what one attempt writes */
	LIMIT_LOG_PIECE = 64 * 1024,   /* one piece of it */
	LIMIT_LOG_PIECES = 10000,      /* pieces of one attempt */
	LIMIT_OUTPUT = 1024 * 1024,    /* one output of a task */
	LIMIT_OUTPUTS = 64,	       /* outputs of one task */
	LIMIT_GROUP_MEMBERS = 256,     /* targets of one URL group */
	LIMIT_GROUPS = 1000,	       /* URL groups of one namespace */
	LIMIT_DESCRIPTION = 1024,      /* the description of a group or a batch */
	LIMIT_STREAMS = 8192,	       /* answers that go on, at once */
	LIMIT_TOKEN_HOSTS = 32,	       /* hosts in a token's limits */
	LIMIT_TOKEN_HOST = 255,	       /* one of them */
	LIMIT_TOKEN_INTERVAL_S = 31536000, /* a token's min_interval_seconds: a year */
	LIMIT_TOKEN_SCHEDULES = 1000000,   /* a token's max_schedules */
	LIMIT_TRAIL_VALUE = 8 * 1024,	   /* what a row of the audit log shows of a definition */
	LIMIT_TRAIL_HEAD = 16 * 1024,	   /* the rest of such a row */
	LIMIT_IDEMPOTENCY_KEY = 255,	   /* an idempotency key's characters */
	LIMIT_IDEMPOTENCY_ANSWER = 2 * 1024 * 1024, /* an answer that is kept under one */
	LIMIT_IDEMPOTENCY_S = 86400,		    /* how long it is kept */
	LIMIT_NOTIFICATIONS = 10,		    /* receivers of one object's notifications */
	LIMIT_NOTIFICATION_EVENTS = 32,		    /* events that one of them names */
	LIMIT_EVENTS = 1000000,			    /* events that are kept, of all namespaces */
	LIMIT_EVENTS_AGE_S = 604800,		    /* and for how long: 7 days */
	LIMIT_BATCH_TASKS = 1000,		    /* tasks that one request adds to a batch */
	LIMIT_BATCH = 100000,			    /* tasks of one batch */
	LIMIT_BATCH_EXPIRATION_H = 8760,	    /* a batch's expiration: a year */
	LIMIT_JWT = 6 * 1024,			    /* an issuer's token */
	LIMIT_JWT_SUBJECT = 255,		    /* its `sub` */
	LIMIT_JWK_ID = 255,			    /* a key's name, `kid` */
	LIMIT_JWKS = 256 * 1024,		    /* the text of an issuer's set of keys */
	LIMIT_JWKS_KEYS = 64,			    /* keys in it */
	LIMIT_LIMITERS = 1000,			    /* rate limiters of one namespace */
	LIMIT_PROGRESS = 64 * 1024, /* a task's checkpoint: the text of one JSON value */
	LIMIT_HOOKS = 100,	    /* account webhooks of one namespace */
	LIMIT_INFRAI_MESSAGE =
		256 * 1024,		  /* a message that is published through Infrai's surface */
	LIMIT_INFRAI_DELAY_S = 604800,	  /* its delay: 7 days */
	LIMIT_INFRAI_RETENTION_DAYS = 30, /* a queue's retention there */
	LIMIT_INFRAI_TIMEOUT_S = 900,	  /* one run of a job that is made there */
	LIMIT_MCP_ID = 128,		  /* the id of a JSON-RPC request, as its text */
	LIMIT_MCP_BATCH = 32,		  /* messages of one array */
	LIMIT_MCP_SESSIONS = 4096,	  /* of all clients together */
	LIMIT_MCP_SESSIONS_OF_ONE = 256,  /* of one caller */
	LIMIT_MCP_WAIT_S = 300,		  /* how long one tool may wait for a run */
	LIMIT_MCP_RUNS = 50,		  /* runs or failures that one tool lists */
	LIMIT_PARAMETERS = 64 * 1024,	  /* a run's parameters: the text of one JSON object */
};

/* Instants that requests may name: years 1970 to 2199, as in OCPS 1.4. */
#define LIMIT_INSTANT_MIN 0
#define LIMIT_INSTANT_MAX 7258118399999 /* 2199-12-31T23:59:59.999Z */
