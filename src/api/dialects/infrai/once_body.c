#include "once_body.h"

#include "api/once.h"
#include "base/limits.h"
#include "codec/json.h"

static const char field[] = "idempotency_key";

static struct str scope_of(struct request *rq, const char *what)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME);

	buf_add_z(&text, "infrai ");
	buf_add_z(&text, what);
	return str_dup(&rq->arena, buf_str(&text));
}

enum rc once_of_body(struct request *rq, const char *what, bool *replayed_out, struct err *err)
{
	struct once_ask ask = {.about = buf_str(&rq->body), .field = field};
	struct json_object o = {0};
	struct err none = {0};
	const struct json *v;

	*replayed_out = false;
	if (json_object(&rq->arena, ask.about, &o, &none))
		return RC_OK;
	v = json_get(&o, str_z(field));
	if (v == NULL || json_is_null(v))
		return RC_OK;
	if (json_string(&rq->arena, v, LIMIT_IDEMPOTENCY_KEY, &ask.key, field, err))
		return err->rc;
	ask.scope = scope_of(rq, what);
	return request_once(rq, &ask, replayed_out, err);
}
