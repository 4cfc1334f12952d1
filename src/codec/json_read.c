/* The typed readers: what a member's value must be, and the sentence that says so where it is not.
 */

#include <stdio.h>

#include "base/limits.h"
#include "base/num.h"

#include "decimal.h"
#include "json_impl.h"

static const char *name_of(enum json_type type)
{
	static const char *const names[] = {
		[JSON_NULL] = "null",	    [JSON_BOOL] = "a boolean", [JSON_NUMBER] = "a number",
		[JSON_STRING] = "a string", [JSON_ARRAY] = "an array", [JSON_OBJECT] = "an object",
	};

	return names[type];
}

/* How a sentence calls the value: a value without a name is the whole text. */
struct subject {
	char z[112];
};

static struct subject subject_of(const char *field)
{
	struct subject s;

	if (field[0] != '\0')
		(void)snprintf(s.z, sizeof(s.z), "\"%s\"", field);
	else
		(void)snprintf(s.z, sizeof(s.z), "the JSON text");
	return s;
}

enum rc json_expect(const struct json *v, enum json_type type, const char *field, struct err *err)
{
	if (v->type == type)
		return RC_OK;
	return err_at(err, RC_INVALID, "invalid_type", field, "%s must be %s, not %s",
		      subject_of(field).z, name_of(type), name_of(v->type));
}

enum rc json_exact(const struct json *v, size_t most, struct str *out, const char *field,
		   struct err *err)
{
	if (v->raw.n > most)
		return err_at(err, RC_TOO_LARGE, "payload_too_large", field,
			      "%s is %zu bytes long, more than the %zu allowed",
			      subject_of(field).z, v->raw.n, most);
	if (json_depth(v->raw) > LIMIT_JSON_DEPTH)
		return err_at(err, RC_INVALID, "json_too_deep", field,
			      "arrays and objects in %s nest more than %d deep",
			      subject_of(field).z, LIMIT_JSON_DEPTH);
	*out = v->raw;
	return RC_OK;
}

enum rc json_string(struct arena *a, const struct json *v, size_t most, struct str *out,
		    const char *field, struct err *err)
{
	struct str s;

	if (json_expect(v, JSON_STRING, field, err))
		return err->rc;
	s = json_unescape(a, v->raw);
	if (s.n > most)
		return err_at(err, RC_INVALID, "invalid_value", field,
			      "%s is %zu bytes long, more than the %zu allowed",
			      subject_of(field).z, s.n, most);
	if (str_find(s, '\0') != s.n)
		return err_at(err, RC_INVALID, "invalid_value", field,
			      "%s must not contain a NUL character", subject_of(field).z);
	*out = s;
	return RC_OK;
}

/* Of a valid number: no fraction, no exponent. */
static bool is_integer(struct str raw)
{
	return str_find(raw, '.') == raw.n && str_find(raw, 'e') == raw.n &&
	       str_find(raw, 'E') == raw.n;
}

enum rc json_i64(const struct json *v, int64_t min, int64_t max, int64_t *out, const char *field,
		 struct err *err)
{
	if (json_expect(v, JSON_NUMBER, field, err))
		return err->rc;
	if (!is_integer(v->raw)) {
		err_at(err, RC_INVALID, "invalid_value", field, "%s must be an integer",
		       subject_of(field).z);
		return err_hint(err, "write it in digits, without a fraction or an exponent");
	}
	if (!num_parse_i64(v->raw, min, max, out))
		return err_at(err, RC_INVALID, "invalid_value", field,
			      "%s must be from %lld to %lld", subject_of(field).z, (long long)min,
			      (long long)max);
	return RC_OK;
}

enum rc json_bool(const struct json *v, bool *out, const char *field, struct err *err)
{
	if (json_expect(v, JSON_BOOL, field, err))
		return err->rc;
	*out = v->raw.p[0] == 't';
	return RC_OK;
}

static enum rc read_thousandths(const struct json *v, int64_t max, int64_t *out, const char *field,
				struct err *err)
{
	char bound[DECIMAL_TEXT];
	struct str most = decimal_print(bound, max);

	if (json_expect(v, JSON_NUMBER, field, err))
		return err->rc;
	if (decimal_parse(v->raw, max, out))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", field, "%s must be from 0 to " STR_FMT,
	       subject_of(field).z, STR_ARG(most));
	return err_hint(err, "give 0 to " STR_FMT ", as a plain decimal of up to three places",
			STR_ARG(most));
}

enum rc json_seconds_ms(const struct json *v, ms_t max, ms_t *out, const char *field,
			struct err *err)
{
	return read_thousandths(v, max, out, field, err);
}

enum rc json_permille(const struct json *v, int64_t *out, const char *field, struct err *err)
{
	return read_thousandths(v, 1000, out, field, err);
}
