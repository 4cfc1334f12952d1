#pragma once
/* A request that carries an idempotency key takes effect once: its first answer is kept with the
 * effect, in one transaction, and is the answer to every later request of the same name. The api
 * makes a `once` and gives it along with the command; the engine composes the answer and keeps it.
 * Pure. */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct command;
struct store;

enum { ONCE_DIGEST = 32, ONCE_PARTS = 6 };

/* Views. */
struct once_answer {
	int status;	  /* 0: none */
	struct str type;  /* its Content-Type; empty: none */
	struct str lines; /* its other headers, "NAME: VALUE\n" each */
	struct str body;
};

/* Fills in the command's once->answer, reading through the turn that the command is part of. It
 * leaves the status at 0 where the request is not at its end with this command. Engine's thread. */
typedef enum rc once_compose(struct command *c, struct store *turn, struct err *err);

struct once {
	unsigned char name[ONCE_DIGEST];	/* of namespace, caller, scope and key */
	unsigned char fingerprint[ONCE_DIGEST]; /* of what was asked for */
	once_compose *compose;
	struct once_answer answer;

	bool is_replayed;  /* the request was answered before; `sealed` has how */
	struct str sealed; /* empty: that answer was too large to be kept */

	struct once *prev, *next; /* the api's: requests that are under way */
	bool is_under_way;
};

/* One digest of up to ONCE_PARTS texts: of their own digests, so that no two lists are alike. */
void once_digest(unsigned char out[static ONCE_DIGEST], const struct str *parts, size_t n);

/* The key of an Idempotency-Key header: a string of RFC 8941 ("…", with its escapes resolved), or
 * the bare value. RC_INVALID "invalid_idempotency_key". */
enum rc once_key_parse(struct arena *a, struct str header, struct str *out, struct err *err);
/* 1 to LIMIT_IDEMPOTENCY_KEY printable characters of ASCII; `field` names where it came from. */
enum rc once_key_check(struct str key, const char *field, struct err *err);

/* Is a request with `fingerprint` the one that the key was first used for?
 * RC_UNPROCESSABLE "idempotency_key_reused". */
enum rc once_check(const struct once *o, const unsigned char first[static ONCE_DIGEST],
		   struct err *err);

/* The answer as one text; empty where that would be larger than LIMIT_IDEMPOTENCY_ANSWER. */
struct str once_pack(struct arena *a, const struct once_answer *answer);
/* Views into `packed`. RC_IO "answer_broken". */
enum rc once_unpack(struct str packed, struct once_answer *out, struct err *err);
