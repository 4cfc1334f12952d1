#pragma once
/* The store's verbs of answers that are kept under idempotency keys. store.h's contract holds. The
 * answers are sealed: some of them show a secret that the store must not know. */

#include "model/once.h"
#include "store/store.h"

struct once_row {
	unsigned char name[ONCE_DIGEST], fingerprint[ONCE_DIGEST];
	ms_t expires_at;
	struct str sealed; /* empty: the answer was too large to be kept */
};

/* RC_NOT_FOUND where there is none, or its time is over at `now`. */
enum rc store_once_find(struct store *s, struct arena *a,
			const unsigned char name[static ONCE_DIGEST], ms_t now,
			struct once_row *out, struct err *err);
/* In the place of one whose time is over at `now`; RC_CONFLICT "once_known" where it is not. */
enum rc store_once_add(struct store *s, const struct once_row *row, ms_t now, struct err *err);
/* Forgets up to `most` whose time is over. */
enum rc store_once_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err);

/* What a backend implements of these. */
struct once_ops {
	enum rc (*find)(struct store *s, struct arena *a,
			const unsigned char name[static ONCE_DIGEST], ms_t now,
			struct once_row *out, struct err *err);
	enum rc (*add)(struct store *s, const struct once_row *row, ms_t now, struct err *err);
	enum rc (*prune)(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err);
};
