#include "confirm.h"

#include "base/buf.h"
#include "base/num.h"
#include "codec/base64.h"
#include "codec/hmac.h"

enum { TOKEN_MOST = NUM_I64_TEXT + 1 + 2 * HMAC_BYTES + 1 };

/* The key that seals is for sealing: this one is derived from it. */
static void mac(unsigned char out[static HMAC_BYTES], const struct seal_key *key, struct str about,
		struct str end)
{
	unsigned char derived[HMAC_BYTES];
	struct hmac h;

	hmac_sha256(derived, str_of((const char *)key->b, SEAL_KEY_BYTES),
		    STR("belfry: confirmation tokens"));
	hmac_init(&h, str_of((const char *)derived, HMAC_BYTES));
	hmac_add(&h, end);
	hmac_add(&h, STR("\n"));
	hmac_add(&h, about);
	hmac_final(&h, out);
	secret_wipe(derived, sizeof(derived));
}

struct str confirm_make(struct arena *a, const struct seal_key *key, struct str about, ms_t now)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(TOKEN_MOST);
	unsigned char proof[HMAC_BYTES];

	buf_add_i64(&text, now + CONFIRM_MS);
	mac(proof, key, about, buf_str(&text));
	buf_add_c(&text, '.');
	hex_add(&text, str_of((const char *)proof, HMAC_BYTES));
	return str_dup(a, buf_str(&text));
}

static enum rc refuse(const char *code, const char *text, struct err *err)
{
	err_at(err, RC_INVALID, code, "confirmation_token", "%s", text);
	return err_hint(err, "call again with dry_run: true for a new token");
}

enum rc confirm_check(const struct seal_key *key, struct str about, struct str token, ms_t now,
		      struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(TOKEN_MOST);
	unsigned char proof[HMAC_BYTES];
	struct str end = str_cut(&token, '.');
	int64_t end_at;

	mac(proof, key, about, end);
	hex_add(&text, str_of((const char *)proof, HMAC_BYTES));
	if (!num_parse_i64(end, 0, INT64_MAX, &end_at) || !secret_eq(buf_str(&text), token))
		return refuse("invalid_confirmation_token",
			      "the token does not confirm this, or not for this caller", err);
	if (end_at <= now)
		return refuse("confirmation_expired", "the token was valid for 5 minutes", err);
	return RC_OK;
}
