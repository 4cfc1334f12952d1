#include "secret.h"

#include <assert.h>
#include <string.h>

#include "base/rand.h"
#include "codec/base64.h"
#include "codec/hmac.h"

enum { SECRET_BYTES = 32 };

static const char prefix[] = "whsec_";

void signing_secret_make(struct signing_secret *out, int64_t namespace, ms_t now)
{
	unsigned char bytes[SECRET_BYTES];
	struct buf text = BUF_INIT(SECRET_TEXT);

	rand_bytes(bytes, sizeof(bytes));
	buf_add_z(&text, prefix);
	base64_add(&text, str_of((const char *)bytes, sizeof(bytes)));
	assert(!text.failed);
	signing_secret_take(out, buf_str(&text), namespace, now);
	secret_wipe(bytes, sizeof(bytes));
	secret_wipe(text.p, text.n);
	buf_release(&text);
}

void signing_secret_take(struct signing_secret *out, struct str text, int64_t namespace, ms_t now)
{
	assert(text.n != 0 && text.n < SECRET_TEXT);
	*out = (struct signing_secret){.id = uuid_new(now),
				       .namespace = namespace,
				       .created_at = now,
				       .expires_at = MS_NEVER};
	memcpy(out->text, text.p, text.n);
}

static struct str about(const struct signing_secret *s)
{
	return str_of((const char *)s->id.b, UUID_BYTES);
}

struct str signing_secret_seal(struct arena *a, const struct seal_key *key,
			       const struct signing_secret *s)
{
	return seal_box(a, key, str_z(s->text), about(s));
}

enum rc signing_secret_open(struct arena *a, const struct seal_key *key, struct str sealed,
			    struct signing_secret *out, struct err *err)
{
	struct str plain;

	if (seal_open(a, key, sealed, about(out), &plain, err))
		return err->rc;
	if (plain.n >= SECRET_TEXT)
		return err_set(err, RC_IO, "seal_broken", "a signing secret of %zu bytes", plain.n);
	memset(out->text, 0, sizeof(out->text));
	memcpy(out->text, plain.p, plain.n);
	return RC_OK;
}
