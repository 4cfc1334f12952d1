#include "payload.h"

#include "base/limits.h"
#include "codec/base64.h"
#include "codec/header.h"
#include "model/fields.h"

/* Base64's text of the largest payload, and room to tell a larger one from one that is no base64.
 */
enum { BASE64_MOST = (LIMIT_PAYLOAD + 2) / 3 * 4 + 4 };

static enum rc too_large(const char *field, struct err *err)
{
	err_at(err, RC_TOO_LARGE, "payload_too_large", field, "%s is more than %d bytes, decoded",
	       field, LIMIT_PAYLOAD);
	return err_hint(err, "send less, or a link to it");
}

/* White space around a value would be lost: such bytes are kept as bytes. */
static bool is_json(struct str bytes)
{
	struct err ignored = {0};
	struct json v;

	return json_value(bytes, &v, &ignored) == RC_OK && v.raw.n == bytes.n;
}

enum rc payload_set(struct template *t, struct str bytes, struct str type, const char *field,
		    struct err *err)
{
	bool may_be_json = type.n == 0 || str_eq_nocase(type, STR("application/json"));

	if (bytes.n > LIMIT_PAYLOAD)
		return too_large(field, err);
	t->payload = t->bytes = t->payload_type = (struct str){0};
	if (bytes.n == 0)
		return RC_OK;
	if (may_be_json && is_json(bytes)) {
		t->payload = bytes;
		return RC_OK;
	}
	t->bytes = bytes;
	t->payload_type = type.n != 0 ? type : PAYLOAD_TYPE_UNKNOWN;
	return RC_OK;
}

enum rc payload_read_base64(struct arena *a, const struct json *v, struct template *t,
			    const char *name, struct err *err)
{
	struct str text = {0}, bytes = {0};

	if (json_is_null(v))
		return RC_OK;
	if (v->type == JSON_STRING && v->raw.n > BASE64_MOST + 2)
		return too_large(name, err);
	if (json_string(a, v, BASE64_MOST, &text, name, err))
		return err->rc;
	if (text.n == 0 || !base64_parse(a, text, &bytes))
		return field_bad_value(name, "is no base64",
				       "use the standard alphabet, with padding", err);
	if (bytes.n > LIMIT_PAYLOAD)
		return too_large(name, err);
	t->bytes = bytes;
	if (t->payload_type.p == NULL)
		t->payload_type = PAYLOAD_TYPE_UNKNOWN;
	return RC_OK;
}

enum rc payload_read_type(struct arena *a, const struct json *v, struct template *t,
			  const char *name, struct err *err)
{
	struct str type = {0};

	if (json_is_null(v))
		return RC_OK;
	if (json_string(a, v, LIMIT_PAYLOAD_TYPE, &type, name, err))
		return err->rc;
	if (type.n == 0 || !header_is_value(type))
		return field_bad_value(name, "is no Content-Type", "write it as text/csv", err);
	t->payload_type = type;
	return RC_OK;
}

enum rc payload_check(const struct template *t, struct err *err)
{
	if (t->bytes.p != NULL && t->payload.p != NULL)
		return field_bad_value("payload_base64", "and payload are both given",
				       "leave one of the two out", err);
	if (t->payload_type.p != NULL && t->bytes.p == NULL)
		return field_missing("payload_base64",
				     "payload_type tells what its bytes are; a payload is JSON",
				     err);
	return RC_OK;
}

void payload_write(struct json_writer *w, const struct template *t)
{
	if (t->payload.p != NULL)
		json_add_raw(w, "payload", t->payload);
	if (t->bytes.p == NULL)
		return;
	json_add_base64(w, "payload_base64", t->bytes);
	json_add_str(w, "payload_type", t->payload_type);
}
