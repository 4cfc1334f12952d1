#include "sign.h"

#include "base/arena.h"
#include "codec/base64.h"

static const struct str prefix = STR_INIT("whsec_");

void sign_keys_release(struct sign_keys *k)
{
	secret_wipe(k, sizeof(*k));
}

/* False where the text is no Standard Webhooks secret; it then signs in the dialects' ways alone.
 */
static bool key_webhook(struct hmac *h, struct str text)
{
	struct arena scratch = {0};
	struct str bytes = {0};
	bool ok = str_starts(text, prefix) &&
		  base64_parse(&scratch, str_sub(text, prefix.n, text.n), &bytes);

	if (ok) {
		hmac_init(h, bytes);
		secret_wipe((void *)(uintptr_t)bytes.p, bytes.n);
	}
	arena_release(&scratch);
	return ok;
}

static void key_up(struct sign_key *key, const struct signing_secret *s)
{
	memcpy(key->text, s->text, sizeof(key->text));
	key->has_webhook = key_webhook(&key->webhook, str_z(key->text));
	hmac_init(&key->dialect, str_z(key->text));
}

/* The slot is chosen by the id's random end, but only the same text is the same key. */
static const struct sign_key *find_key(struct sign_keys *k, const struct signing_secret *s)
{
	struct sign_key *key = &k->slots[s->id.b[UUID_BYTES - 1] % SIGN_KEYS];

	if (strncmp(key->text, s->text, sizeof(key->text)) != 0 || key->text[0] == '\0')
		key_up(key, s);
	return key;
}

static struct str digest(struct hmac h, unsigned char to[static HMAC_BYTES])
{
	hmac_final(&h, to);
	return str_of((const char *)to, HMAC_BYTES);
}

static struct str digest_of_body(const struct sign_key *key, const struct delivery *v,
				 unsigned char to[static HMAC_BYTES])
{
	struct hmac h = key->dialect;

	hmac_add(&h, delivery_body(v));
	return digest(h, to);
}

bool sign_has_webhook(struct sign_keys *k, const struct delivery *v)
{
	for (size_t i = 0; i < v->n_secrets; i++)
		if (find_key(k, &v->secrets[i])->has_webhook)
			return true;
	return false;
}

void sign_webhook(struct sign_keys *k, const struct delivery *v, struct str id,
		  struct str timestamp, struct buf *to)
{
	const char *before = "v1,";

	for (size_t i = 0; i < v->n_secrets; i++) {
		const struct sign_key *key = find_key(k, &v->secrets[i]);
		unsigned char bytes[HMAC_BYTES];
		struct hmac h;

		if (!key->has_webhook)
			continue;
		h = key->webhook;
		hmac_add(&h, id);
		hmac_add(&h, STR("."));
		hmac_add(&h, timestamp);
		hmac_add(&h, STR("."));
		hmac_add(&h, delivery_body(v));
		buf_add_z(to, before);
		base64_add(to, digest(h, bytes));
		before = " v1,";
	}
}

void sign_taskhook(struct sign_keys *k, const struct delivery *v, struct buf *to)
{
	for (size_t i = 0; i < v->n_secrets; i++) {
		unsigned char bytes[HMAC_BYTES];

		buf_add_z(to, i == 0 ? "v1=" : ",v1=");
		hex_add(to, digest_of_body(find_key(k, &v->secrets[i]), v, bytes));
	}
}

void sign_infrai(struct sign_keys *k, const struct delivery *v, struct buf *to)
{
	unsigned char bytes[HMAC_BYTES];

	if (v->n_secrets != 0)
		hex_add(to, digest_of_body(find_key(k, &v->secrets[0]), v, bytes));
}

void sign_infrai_previous(struct sign_keys *k, const struct delivery *v, struct buf *to)
{
	for (size_t i = 1; i < v->n_secrets; i++) {
		unsigned char bytes[HMAC_BYTES];

		if (i != 1)
			buf_add_c(to, ',');
		hex_add(to, digest_of_body(find_key(k, &v->secrets[i]), v, bytes));
	}
}
