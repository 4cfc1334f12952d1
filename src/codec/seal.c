#include "seal.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "base/rand.h"

enum {
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
};

_Static_assert(SEAL_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "as the library");
_Static_assert(SEAL_EXTRA == NONCE + TAG, "as the library");

static const unsigned char *bytes(struct str s)
{
	return (const unsigned char *)(s.n != 0 ? s.p : "");
}

struct str seal_box(struct arena *a, const struct seal_key *key, struct str plain, struct str about)
{
	size_t n = plain.n + SEAL_EXTRA;
	unsigned char *box = arena_alloc(a, n);

	rand_bytes(box, NONCE);
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE, NULL, bytes(plain), plain.n,
							 bytes(about), about.n, NULL, box, key->b);
	return str_of((const char *)box, n);
}

enum rc seal_open(struct arena *a, const struct seal_key *key, struct str box, struct str about,
		  struct str *out, struct err *err)
{
	size_t n = box.n >= SEAL_EXTRA ? box.n - SEAL_EXTRA : 0;
	unsigned char *plain = arena_alloc(a, n + 1);
	const unsigned char *nonce = bytes(box);

	if (box.n < SEAL_EXTRA ||
	    crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, nonce + NONCE, n + TAG,
						       bytes(about), about.n, nonce, key->b) != 0) {
		err_set(err, RC_IO, "seal_broken", "a stored secret does not open");
		return err_hint(err, "was it sealed with another master key?");
	}
	*out = str_of((const char *)plain, n);
	return RC_OK;
}
