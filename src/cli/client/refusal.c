/* What a server says when it refuses: problem+json into an error of ours. */

#include "base/buf.h"
#include "base/macros.h"
#include "cli/client/client.h"
#include "codec/json.h"

static const struct {
	int status;
	enum rc rc;
} rcs[] = {
	{400, RC_INVALID},	 {401, RC_UNAUTHORIZED}, {403, RC_FORBIDDEN}, {404, RC_NOT_FOUND},
	{405, RC_METHOD},	 {409, RC_CONFLICT},	 {412, RC_CONFLICT},  {413, RC_TOO_LARGE},
	{422, RC_UNPROCESSABLE}, {429, RC_LIMIT},	 {503, RC_BUSY},
};

static enum rc rc_of(int status)
{
	for (size_t i = 0; i < COUNTOF(rcs); i++)
		if (rcs[i].status == status)
			return rcs[i].rc;
	return RC_IO;
}

/* The text of a member, in the arena and NUL-terminated; `otherwise` where it is not there. */
static const char *text_of(struct arena *a, const struct json_object *o, const char *name,
			   const char *otherwise)
{
	const struct json *v = json_get(o, str_z(name));
	struct err err = {0};
	struct str text;

	if (v == NULL || v->type != JSON_STRING || json_string(a, v, v->raw.n, &text, name, &err))
		return otherwise;
	return str_dup_z(a, text);
}

static const char *otherwise_text(struct arena *a, int status)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(64);

	buf_printf(&text, "the server answered %d", status);
	return str_dup_z(a, buf_str(&text));
}

enum rc client_refusal(struct arena *a, int status, struct str body, struct err *err)
{
	bool is_timeout = status == 408 || status == 504;
	const char *otherwise = otherwise_text(a, status);
	struct json_object o = {NULL, 0};
	struct err unread = {0};
	const char *code;

	(void)json_object(a, body, &o, &unread);
	code = is_timeout ? code_timeout : text_of(a, &o, "code", "refused");
	err_at(err, rc_of(status), code, text_of(a, &o, "field", ""), "%s",
	       text_of(a, &o, "detail", otherwise));
	return err_hint(err, "%s",
			text_of(a, &o, "hint",
				status == 401 ? "set BELFRY_TOKEN to a token of this server" : ""));
}
