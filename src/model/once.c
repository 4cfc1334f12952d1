#include "once.h"

#include <assert.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/macros.h"
#include "base/num.h"
#include "codec/hmac.h"

void once_digest(unsigned char out[static ONCE_DIGEST], const struct str *parts, size_t n)
{
	_Static_assert((int)ONCE_DIGEST == (int)SHA256_BYTES, "the digest is a SHA-256");
	unsigned char digests[ONCE_PARTS][ONCE_DIGEST];

	assert(n <= ONCE_PARTS);
	for (size_t i = 0; i < n; i++)
		sha256(digests[i], parts[i]);
	sha256(out, str_of((const char *)digests, n * ONCE_DIGEST));
}

/* --- keys --- */

static enum rc refuse_key(const char *field, const char *why, struct err *err)
{
	err_at(err, RC_INVALID, "invalid_idempotency_key", field, "the idempotency key %s", why);
	return err_hint(err, "give 1 to %d printable characters, such as a UUID",
			LIMIT_IDEMPOTENCY_KEY);
}

enum rc once_key_check(struct str key, const char *field, struct err *err)
{
	if (key.n == 0 || key.n > LIMIT_IDEMPOTENCY_KEY)
		return refuse_key(field, key.n == 0 ? "is empty" : "is too long", err);
	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] < ' ' || key.p[i] > '~')
			return refuse_key(field, "has a character that is not printable", err);
	return RC_OK;
}

/* RFC 8941 section 4.2.5, behind the first quote; nothing may follow the last one. */
static bool unquote(struct arena *a, struct str rest, struct str *out)
{
	char *to = arena_alloc(a, rest.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < rest.n; i++) {
		if (rest.p[i] == '"') {
			*out = str_of(to, n);
			return i + 1 == rest.n;
		}
		if (rest.p[i] == '\\' && ++i < rest.n && rest.p[i] != '"' && rest.p[i] != '\\')
			return false;
		if (i < rest.n)
			to[n++] = rest.p[i];
	}
	return false;
}

enum rc once_key_parse(struct arena *a, struct str header, struct str *out, struct err *err)
{
	static const char field[] = "Idempotency-Key";
	struct str key = str_trim(header);

	if (str_starts(key, STR("\"")) && !unquote(a, str_sub(key, 1, key.n), &key))
		return refuse_key(field, "is no string in quotes", err);
	if (once_key_check(key, field, err))
		return err->rc;
	*out = key;
	return RC_OK;
}

enum rc once_check(const struct once *o, const unsigned char first[static ONCE_DIGEST],
		   struct err *err)
{
	if (memcmp(o->fingerprint, first, ONCE_DIGEST) == 0)
		return RC_OK;
	err_at(err, RC_UNPROCESSABLE, "idempotency_key_reused", "Idempotency-Key",
	       "the key came with another request before");
	return err_hint(err, "use a new key for each new request; a repetition is byte for byte "
			     "the same");
}

/* --- answers at rest: the status, the type and the other headers, each on a line, an empty line,
 * the body --- */

struct str once_pack(struct arena *a, const struct once_answer *answer)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_IDEMPOTENCY_ANSWER);

	buf_add_i64(&text, answer->status);
	buf_add_c(&text, '\n');
	buf_add(&text, answer->type);
	buf_add_c(&text, '\n');
	buf_add(&text, answer->lines);
	buf_add_c(&text, '\n');
	buf_add(&text, answer->body);
	return text.failed ? (struct str){0} : str_dup(a, buf_str(&text));
}

static struct str take_lines(struct str *rest)
{
	const char *from = rest->p;
	size_t n = 0;

	while (rest->n != 0) {
		struct str line = str_cut(rest, '\n');

		if (line.n == 0)
			break;
		n += line.n + 1;
	}
	return str_of(from, n);
}

enum rc once_unpack(struct str packed, struct once_answer *out, struct err *err)
{
	struct once_answer answer;
	int64_t status;

	if (!num_parse_i64(str_cut(&packed, '\n'), 200, 599, &status))
		return err_set(err, RC_IO, "answer_broken", "the kept answer cannot be read");
	answer.status = (int)status;
	answer.type = str_cut(&packed, '\n');
	answer.lines = take_lines(&packed);
	answer.body = packed;
	*out = answer;
	return RC_OK;
}
