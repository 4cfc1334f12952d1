#pragma once
/* The namespaces' signing secrets in clear, read from the store when first needed and kept until
 * they change or one of them expires. A namespace gets its first secret when its first delivery is
 * made. Engine's thread. */

#include "base/err.h"
#include "codec/seal.h"
#include "model/secret.h"

struct store;

struct keyring {
	const struct seal_key *key;
	struct keyring_entry *entries;
	size_t n, size;
};

void keyring_init(struct keyring *k, const struct seal_key *key);
void keyring_release(struct keyring *k);
/* The secrets that sign at `now`, newest first; makes the first one. Within a turn of the store. */
enum rc keyring_secrets(struct keyring *k, struct store *s, int64_t namespace, ms_t now,
			struct signing_secret out[static SECRETS_AT_ONCE], size_t *n_out,
			struct err *err);
/* A new secret; those before it sign for overlap_ms more. Within a turn. */
enum rc keyring_rotate(struct keyring *k, struct store *s, int64_t namespace, ms_t now,
		       ms_t overlap_ms, struct signing_secret *out, struct err *err);
/* Forgets what was read: after a turn that was rolled back. */
void keyring_forget(struct keyring *k);
