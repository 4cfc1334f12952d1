#include "query.h"

#include "api/request.h"
#include "base/limits.h"
#include "base/num.h"
#include "codec/iso8601.h"
#include "codec/url.h"

/* The value as it was sent; false where the parameter is not there. */
static bool find(const struct request *rq, struct str name, struct str *raw_out)
{
	struct str rest = rq->query, key, value;

	while (url_query_next(&rest, &key, &value))
		if (str_eq(key, name)) {
			*raw_out = value;
			return true;
		}
	return false;
}

enum rc query_str(struct request *rq, const char *name, struct str *out, struct err *err)
{
	struct str raw;

	if (!find(rq, str_z(name), &raw) || raw.n == 0)
		return RC_OK;
	if (raw.n > LIMIT_QUERY_VALUE)
		return err_at(err, RC_INVALID, "query_too_long", name, "%s is longer than %d bytes",
			      name, LIMIT_QUERY_VALUE);
	return url_decode(&rq->arena, raw, out, name, err);
}

enum rc query_i64(struct request *rq, const char *name, int64_t min, int64_t max, int64_t *out,
		  struct err *err)
{
	struct str text = {0};

	if (query_str(rq, name, &text, err))
		return err->rc;
	if (text.n == 0 || num_parse_i64(text, min, max, out))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", name, "%s is no number in its range", name);
	return err_hint(err, "give a whole number from %lld to %lld", (long long)min,
			(long long)max);
}

enum rc query_bool(struct request *rq, const char *name, bool *out, struct err *err)
{
	struct str text = {0};

	if (query_str(rq, name, &text, err))
		return err->rc;
	if (text.n == 0)
		return RC_OK;
	if (str_eq(text, STR("true")) || str_eq(text, STR("1"))) {
		*out = true;
		return RC_OK;
	}
	if (str_eq(text, STR("false")) || str_eq(text, STR("0"))) {
		*out = false;
		return RC_OK;
	}
	err_at(err, RC_INVALID, "invalid_value", name, "%s is neither true nor false", name);
	return err_hint(err, "give true or false");
}

/* A '+' in a query is a space, and people write offsets bare: "…T00:00:00+02:00". */
static struct str mend_offset(struct arena *a, struct str text)
{
	size_t at = text.n - sizeof("+02:00") + 1;
	char *mended;

	if (at >= text.n || text.p[at] != ' ')
		return text;
	mended = str_dup_z(a, text);
	mended[at] = '+';
	return str_of(mended, text.n);
}

enum rc query_time(struct request *rq, const char *name, ms_t *out, struct err *err)
{
	struct str text = {0};

	if (query_str(rq, name, &text, err))
		return err->rc;
	if (text.n == 0)
		return RC_OK;
	if (iso_parse_or_date(mend_offset(&rq->arena, text), out, name, err))
		return err_hint(err, "give a time such as 2024-03-01T14:00:00Z");
	return RC_OK;
}

enum rc query_words(struct request *rq, const char *name, query_word *read, unsigned *bits_out,
		    struct err *err)
{
	struct str text = {0};
	unsigned bits = 0;

	if (query_str(rq, name, &text, err))
		return err->rc;
	if (text.n == 0)
		return RC_OK;
	while (text.n != 0)
		if (read(str_cut(&text, ','), &bits, err))
			return err->rc;
	*bits_out = bits;
	return RC_OK;
}
