#include "hmac.h"

#include <sodium.h>

_Static_assert(sizeof(struct hmac) >= sizeof(crypto_auth_hmacsha256_state), "room for the state");
_Static_assert(_Alignof(struct hmac) >= _Alignof(crypto_auth_hmacsha256_state), "aligned as it");
_Static_assert(HMAC_BYTES == crypto_auth_hmacsha256_BYTES, "as the library");
_Static_assert(SHA256_BYTES == crypto_hash_sha256_BYTES, "as the library");

static crypto_auth_hmacsha256_state *state(struct hmac *h)
{
	return (crypto_auth_hmacsha256_state *)(void *)h->opaque;
}

static const unsigned char *bytes(struct str s)
{
	return (const unsigned char *)(s.n != 0 ? s.p : "");
}

bool codec_init(void)
{
	return sodium_init() >= 0;
}

/* None of the library's hash calls can fail. */
void hmac_init(struct hmac *h, struct str key)
{
	(void)crypto_auth_hmacsha256_init(state(h), bytes(key), key.n);
}

void hmac_add(struct hmac *h, struct str part)
{
	(void)crypto_auth_hmacsha256_update(state(h), bytes(part), part.n);
}

void hmac_final(struct hmac *h, unsigned char out[static HMAC_BYTES])
{
	(void)crypto_auth_hmacsha256_final(state(h), out);
	secret_wipe(h, sizeof(*h));
}

void hmac_sha256(unsigned char out[static HMAC_BYTES], struct str key, struct str message)
{
	struct hmac h;

	hmac_init(&h, key);
	hmac_add(&h, message);
	hmac_final(&h, out);
}

void sha256(unsigned char out[static SHA256_BYTES], struct str message)
{
	(void)crypto_hash_sha256(out, bytes(message), message.n);
}

void sha256_parts(unsigned char out[static SHA256_BYTES], const struct str *parts, size_t n)
{
	crypto_hash_sha256_state state;

	(void)crypto_hash_sha256_init(&state);
	for (size_t i = 0; i < n; i++)
		(void)crypto_hash_sha256_update(&state, bytes(parts[i]), parts[i].n);
	(void)crypto_hash_sha256_final(&state, out);
}

bool secret_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || sodium_memcmp(a.p, b.p, a.n) == 0);
}

void secret_wipe(void *p, size_t n)
{
	sodium_memzero(p, n);
}
