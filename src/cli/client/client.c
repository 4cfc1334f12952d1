#include "cli/client/client.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/macros.h"
#include "cli/client/transport.h"
#include "codec/header.h"
#include "codec/url.h"

const char code_timeout[] = "timeout";

enum {
	ANSWER_MOST = 256 * 1024 * 1024,	     /* a page of large payloads */
	ANSWER_MS = (LIMIT_WAIT_S + 15) * MS_SECOND, /* a receive may wait that long */
	HEADER_MOST = 8192,
};

/* "NAME: VALUE" in the arena; empty where the value is. */
static enum rc header_of(struct arena *a, const char *name, const char *scheme, struct str value,
			 struct str *out, struct err *err)
{
	struct buf line CLEANUP(buf_release) = BUF_INIT(HEADER_MOST);

	*out = STR("");
	if (value.n == 0)
		return RC_OK;
	if (!header_is_value(value))
		return err_set(err, RC_INVALID, "invalid_header", "%s cannot hold this value",
			       name);
	buf_printf(&line, "%s: %s" STR_FMT, name, scheme, STR_ARG(value));
	*out = str_dup(a, buf_str(&line));
	return RC_OK;
}

static struct str join(struct arena *a, struct str left, struct str right)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(left.n + right.n);

	buf_add(&text, left);
	buf_add(&text, right);
	return str_dup(a, buf_str(&text));
}

static enum rc prepare(const struct client *c, struct arena *a, struct transport_request *rq,
		       struct err *err)
{
	struct url url;

	if (url_parse(c->url, &url, "", err))
		return err_wrap(err, "the server's URL \"" STR_FMT "\"", STR_ARG(c->url));
	if (header_of(a, "Authorization", "Bearer ", c->token, &rq->headers[0], err) ||
	    header_of(a, "Belfry-Namespace", "", c->namespace, &rq->headers[1], err))
		return err->rc;
	rq->headers[2] = STR("Accept: application/json");
	rq->headers[3] = rq->body.n != 0 ? STR("Content-Type: application/json") : STR("");
	return RC_OK;
}

enum rc client_prepare_stream(const struct client *c, struct arena *a, struct str path,
			      struct str last_id, struct transport_request *rq, struct err *err)
{
	if (prepare(c, a, rq, err) ||
	    header_of(a, "Last-Event-ID", "", last_id, &rq->headers[3], err))
		return err->rc;
	rq->headers[2] = STR("Accept: text/event-stream");
	rq->url = join(a, c->url, path);
	return RC_OK;
}

enum rc client_send(const struct client *c, struct arena *a, const char *method, struct str path,
		    struct str body, struct str *answer_out, struct err *err)
{
	struct buf answer CLEANUP(buf_release) = BUF_INIT(ANSWER_MOST);
	struct transport_request rq = {.method = method, .body = body, .timeout_ms = ANSWER_MS};
	int status = 0;

	if (prepare(c, a, &rq, err))
		return err->rc;
	rq.url = join(a, c->url, path);
	if (transport_send(a, &rq, &status, &answer, err))
		return err->rc;
	if (status < 200 || status > 299)
		return client_refusal(a, status, buf_str(&answer), err);
	*answer_out = str_dup(a, buf_str(&answer));
	return RC_OK;
}
