#include "keyring.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "codec/hmac.h"
#include "store/store.h"

struct keyring_entry {
	int64_t namespace;
	bool known;
	ms_t valid_until; /* when the first of the secrets expires */
	size_t n;
	struct signing_secret secrets[SECRETS_AT_ONCE];
};

void keyring_init(struct keyring *k, const struct seal_key *key)
{
	*k = (struct keyring){.key = key};
}

void keyring_release(struct keyring *k)
{
	if (k->entries != NULL)
		secret_wipe(k->entries, k->n * sizeof(*k->entries));
	free(k->entries);
	*k = (struct keyring){0};
}

void keyring_forget(struct keyring *k)
{
	for (size_t i = 0; i < k->n; i++)
		k->entries[i].known = false;
}

static struct keyring_entry *entry_of(struct keyring *k, int64_t namespace)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->entries[i].namespace == namespace)
			return &k->entries[i];
	if (k->n == k->size) {
		size_t size = k->size != 0 ? 2 * k->size : 8;
		struct keyring_entry *entries = realloc(k->entries, size * sizeof(*entries));

		if (entries == NULL)
			log_fatal("out_of_memory", "keyring");
		k->entries = entries;
		k->size = size;
	}
	k->entries[k->n] = (struct keyring_entry){.namespace = namespace};
	return &k->entries[k->n++];
}

static enum rc make(struct keyring *k, struct store *s, int64_t namespace, ms_t now,
		    struct signing_secret *out, struct err *err)
{
	struct arena scratch = {0};
	struct str sealed;
	enum rc rc;

	signing_secret_make(out, namespace, now);
	sealed = signing_secret_seal(&scratch, k->key, out);
	rc = store_secret_add(s, namespace, out->id, sealed, now, err);
	arena_release(&scratch);
	return rc;
}

static enum rc read_one(struct keyring *k, struct arena *a, const struct sealed_secret *sealed,
			struct keyring_entry *entry, struct err *err)
{
	struct signing_secret *to = &entry->secrets[entry->n];

	*to = (struct signing_secret){.id = sealed->id,
				      .namespace = entry->namespace,
				      .created_at = sealed->created_at,
				      .expires_at = sealed->expires_at};
	if (signing_secret_open(a, k->key, sealed->sealed, to, err))
		return err->rc;
	if (to->expires_at < entry->valid_until)
		entry->valid_until = to->expires_at;
	entry->n++;
	return RC_OK;
}

static enum rc read_all(struct keyring *k, struct store *s, struct arena *a, ms_t now,
			struct keyring_entry *entry, struct err *err)
{
	struct sealed_secret *sealed;
	size_t n;

	if (store_secret_list(s, a, entry->namespace, now, &sealed, &n, err))
		return err->rc;
	entry->n = 0;
	entry->valid_until = MS_NEVER;
	for (size_t i = 0; i < n && entry->n < SECRETS_AT_ONCE; i++)
		if (read_one(k, a, &sealed[i], entry, err))
			return err->rc;
	if (entry->n == 0) {
		if (make(k, s, entry->namespace, now, &entry->secrets[0], err))
			return err->rc;
		entry->n = 1;
	}
	entry->known = true;
	return RC_OK;
}

enum rc keyring_secrets(struct keyring *k, struct store *s, int64_t namespace, ms_t now,
			struct signing_secret out[static SECRETS_AT_ONCE], size_t *n_out,
			struct err *err)
{
	struct keyring_entry *entry = entry_of(k, namespace);

	if (!entry->known || entry->valid_until <= now) {
		struct arena scratch = {0};
		enum rc rc = read_all(k, s, &scratch, now, entry, err);

		arena_release(&scratch);
		if (rc != RC_OK)
			return rc;
	}
	memcpy(out, entry->secrets, entry->n * sizeof(*out));
	*n_out = entry->n;
	return RC_OK;
}

enum rc keyring_rotate(struct keyring *k, struct store *s, int64_t namespace, ms_t now,
		       ms_t overlap_ms, struct signing_secret *out, struct err *err)
{
	if (store_secrets_expire(s, namespace, now + overlap_ms, err) ||
	    make(k, s, namespace, now, out, err))
		return err->rc;
	entry_of(k, namespace)->known = false;
	return RC_OK;
}
