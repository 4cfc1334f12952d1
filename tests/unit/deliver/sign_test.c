#include "deliver/sign.h"

#include "base/macros.h"
#include "codec/base64.h"
#include "test.h"

/* The vector of Standard Webhooks 1.0.0, spec/standard-webhooks.md; standardwebhooks and openssl
 * agree. */
static const char vector_secret[] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
static const char vector_body[] = "{\"test\": 2432232314}";
static const char vector_signature[] = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

static const char other_secret[] = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

static struct sign_keys ring;

static struct signing_secret secret(const char *text, unsigned char id)
{
	struct signing_secret s = {.expires_at = MS_NEVER};

	s.id.b[UUID_BYTES - 1] = id;
	memcpy(s.text, text, strlen(text));
	return s;
}

static struct delivery delivery(const char *body)
{
	struct delivery v = {.body = str_z(body)};

	CHECK(codec_init());
	v.target.method = STR("POST");
	return v;
}

static void check_webhook(int line, const struct delivery *v, const char *want)
{
	struct buf to CLEANUP(buf_release) = BUF_INIT(1024);

	sign_webhook(&ring, v, STR("msg_p5jXN8AQM9LWM0D4loKWxJek"), STR("1614265330"), &to);
	check_text(line, "webhook-signature", to.p, to.n, want);
}

/* What `key` signs over `body`, as hex after `prefix`, by the library's one-call function. */
static void add_hex(struct buf *to, const char *prefix, const char *key, const char *body)
{
	unsigned char mac[HMAC_BYTES];

	hmac_sha256(mac, str_z(key), str_z(body));
	buf_add_z(to, prefix);
	hex_add(to, str_of((const char *)mac, sizeof(mac)));
}

TEST(the_vector_of_standard_webhooks_is_signed_as_printed)
{
	struct delivery v = delivery(vector_body);

	v.secrets[v.n_secrets++] = secret(vector_secret, 1);
	check_webhook(__LINE__, &v, vector_signature);
	check_webhook(__LINE__, &v, vector_signature); /* again, with the kept key */
	sign_keys_release(&ring);
}

TEST(each_live_secret_signs_newest_first)
{
	struct delivery v = delivery(vector_body);
	struct buf want CLEANUP(buf_release) = BUF_INIT(1024);

	v.secrets[v.n_secrets++] = secret(other_secret, 2);
	v.secrets[v.n_secrets++] = secret(vector_secret, 1);
	buf_add_z(&want, "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI= ");
	buf_add_z(&want, vector_signature);
	buf_add_c(&want, '\0');
	check_webhook(__LINE__, &v, want.p);
	sign_keys_release(&ring);
}

TEST(two_secrets_of_one_slot_do_not_take_each_others_key)
{
	struct delivery v = delivery(vector_body);

	v.secrets[v.n_secrets++] = secret(other_secret, 1);
	check_webhook(__LINE__, &v, "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI=");
	v.secrets[0] = secret(vector_secret, 1 + SIGN_KEYS);
	check_webhook(__LINE__, &v, vector_signature);
	v.secrets[0] = secret(other_secret, 1);
	check_webhook(__LINE__, &v, "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI=");
	sign_keys_release(&ring);
}

TEST(a_secret_of_another_kind_makes_no_webhook_signature)
{
	struct delivery v = delivery(vector_body);

	v.secrets[v.n_secrets++] = secret("whsec_not base64", 1);
	v.secrets[v.n_secrets++] = secret("plain", 2);
	v.secrets[v.n_secrets++] = secret(vector_secret, 3);
	check_webhook(__LINE__, &v, vector_signature);
	sign_keys_release(&ring);
}

TEST(taskhook_signs_the_body_with_the_whole_text)
{
	struct delivery v = delivery("{\"a\":1.0}");
	struct buf got CLEANUP(buf_release) = BUF_INIT(1024);
	struct buf want CLEANUP(buf_release) = BUF_INIT(1024);

	v.secrets[v.n_secrets++] = secret(other_secret, 2);
	v.secrets[v.n_secrets++] = secret(vector_secret, 1);
	sign_taskhook(&ring, &v, &got);
	add_hex(&want, "v1=", other_secret, "{\"a\":1.0}");
	add_hex(&want, ",v1=", vector_secret, "{\"a\":1.0}");
	CHECK(str_eq(buf_str(&got), buf_str(&want)));
	CHECK(got.n == 2 * (3 + 64) + 1);
	sign_keys_release(&ring);
}

TEST(infrai_signs_the_body_with_the_newest_secret_in_bare_hex)
{
	struct delivery v = delivery("{}");
	struct buf got CLEANUP(buf_release) = BUF_INIT(1024);
	struct buf want CLEANUP(buf_release) = BUF_INIT(1024);

	v.secrets[v.n_secrets++] = secret(other_secret, 2);
	v.secrets[v.n_secrets++] = secret(vector_secret, 1);
	sign_infrai(&ring, &v, &got);
	add_hex(&want, "", other_secret, "{}");
	CHECK(str_eq(buf_str(&got), buf_str(&want)));
	sign_keys_release(&ring);
}

TEST(infrai_signs_for_receivers_that_have_an_older_secret_beside_it)
{
	struct delivery v = delivery("{}");
	struct buf got CLEANUP(buf_release) = BUF_INIT(1024);
	struct buf want CLEANUP(buf_release) = BUF_INIT(1024);

	v.secrets[v.n_secrets++] = secret(other_secret, 2);
	sign_infrai_previous(&ring, &v, &got);
	CHECK(got.n == 0);
	v.secrets[v.n_secrets++] = secret(vector_secret, 1);
	sign_infrai_previous(&ring, &v, &got);
	add_hex(&want, "", vector_secret, "{}");
	CHECK(str_eq(buf_str(&got), buf_str(&want)));
	sign_keys_release(&ring);
}

TEST(a_get_signs_the_empty_body_that_it_sends)
{
	struct delivery get = delivery("{\"not\":\"sent\"}");
	struct delivery none = delivery("");
	struct buf got CLEANUP(buf_release) = BUF_INIT(1024);
	struct buf want CLEANUP(buf_release) = BUF_INIT(1024);

	get.target.method = STR("GET");
	get.secrets[get.n_secrets++] = secret(vector_secret, 1);
	none.secrets[none.n_secrets++] = secret(vector_secret, 1);
	sign_taskhook(&ring, &get, &got);
	sign_taskhook(&ring, &none, &want);
	CHECK(str_eq(buf_str(&got), buf_str(&want)));
	sign_keys_release(&ring);
}

TEST(a_released_keyring_holds_no_key)
{
	static const struct sign_keys empty;
	struct delivery v = delivery("{}");
	struct buf got CLEANUP(buf_release) = BUF_INIT(1024);

	v.secrets[v.n_secrets++] = secret(vector_secret, 1);
	sign_infrai(&ring, &v, &got);
	CHECK(memcmp(&ring, &empty, sizeof(ring)) != 0);
	sign_keys_release(&ring);
	CHECK(memcmp(&ring, &empty, sizeof(ring)) == 0);
}
