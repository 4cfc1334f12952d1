#include "transport.h"

#include <curl/curl.h>
#include <stdio.h>

#include "base/macros.h"
#include "cli/client/client.h"

enum {
	CONNECT_MS = 10 * MS_SECOND,
	SILENCE_S = 60, /* an answer that goes on says something every 15 seconds */
};

/* Where the answer's body goes. */
struct sink {
	CURL *easy;
	const struct transport_request *rq;
	struct buf *body;
};

static void done_easy(CURL **easy)
{
	curl_easy_cleanup(*easy);
}

static void done_list(struct curl_slist **list)
{
	curl_slist_free_all(*list);
}

static bool is_success(CURL *easy)
{
	long status = 0;

	(void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	return status >= 200 && status < 300;
}

static size_t on_bytes(char *p, size_t size, size_t n, void *context)
{
	struct sink *s = context;
	struct str piece = str_of(p, size * n);

	if (s->rq->on_piece != NULL && is_success(s->easy))
		return s->rq->on_piece(s->rq->piece_context, piece) ? piece.n
								    : CURL_WRITEFUNC_ERROR;
	buf_add(s->body, piece);
	return s->body->failed ? CURL_WRITEFUNC_ERROR : piece.n;
}

static bool add_header(struct arena *a, struct curl_slist **list, struct str line)
{
	struct curl_slist *longer;

	if (line.n == 0)
		return true;
	longer = curl_slist_append(*list, str_dup_z(a, line));
	if (longer != NULL)
		*list = longer;
	return longer != NULL;
}

static bool add_headers(struct arena *a, const struct transport_request *rq,
			struct curl_slist **list)
{
	for (size_t i = 0; i < TRANSPORT_HEADERS; i++)
		if (!add_header(a, list, rq->headers[i]))
			return false;
	return true;
}

static bool set_body(CURL *easy, struct str body)
{
	return body.n == 0 ||
	       (curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.p) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)body.n) == CURLE_OK);
}

static int on_progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const atomic_bool *cancel = context;

	(void)a, (void)b, (void)c, (void)d;
	return atomic_load(cancel) ? 1 : 0;
}

static bool set_cancel(CURL *easy, const atomic_bool *cancel)
{
	return cancel == NULL ||
	       (curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_XFERINFODATA, cancel) == CURLE_OK);
}

/* The method goes last: curl would choose one by the body. */
static bool set_request(CURL *easy, struct arena *a, const struct transport_request *rq,
			const struct curl_slist *headers)
{
	return curl_easy_setopt(easy, CURLOPT_URL, str_dup_z(a, rq->url)) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_USERAGENT, "belfry/" BELFRY_VERSION) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)rq->timeout_ms) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
	       set_body(easy, rq->body) && set_cancel(easy, rq->cancel) &&
	       curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, rq->method) == CURLE_OK;
}

static bool set_answer(CURL *easy, struct sink *sink)
{
	return curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_bytes) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_WRITEDATA, sink) == CURLE_OK;
}

static bool set_silence(CURL *easy, const struct transport_request *rq)
{
	return rq->timeout_ms != 0 ||
	       (curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)SILENCE_S) == CURLE_OK);
}

static void take_wanted(CURL *easy, struct arena *a, const struct transport_request *rq)
{
	struct curl_header *found;

	if (rq->wanted != NULL &&
	    curl_easy_header(easy, rq->wanted, 0, CURLH_HEADER, -1, &found) == CURLHE_OK)
		*rq->wanted_out = str_dup(a, str_z(found->value));
}

static enum rc failed(CURLcode code, const struct transport_request *rq, struct err *err)
{
	if (code == CURLE_OPERATION_TIMEDOUT)
		return err_set(err, RC_BUSY, code_timeout, "no answer from " STR_FMT " in time",
			       STR_ARG(rq->url));
	if (code == CURLE_WRITE_ERROR)
		return err_set(err, RC_IO, "bad_answer", "the answer is too large to be held");
	err_set(err, RC_IO, "unreachable", STR_FMT ": %s", STR_ARG(rq->url),
		curl_easy_strerror(code));
	return err_hint(err, "is a server running there? BELFRY_URL or --url says where to ask");
}

enum rc transport_send(struct arena *a, const struct transport_request *rq, int *status_out,
		       struct buf *body, struct err *err)
{
	struct curl_slist *headers CLEANUP(done_list) = NULL;
	CURL *easy CLEANUP(done_easy) = curl_easy_init();
	struct sink sink = {easy, rq, body};
	long status = 0;
	CURLcode code;

	if (easy == NULL || !add_headers(a, rq, &headers) || !set_request(easy, a, rq, headers) ||
	    !set_silence(easy, rq) || !set_answer(easy, &sink))
		return err_set(err, RC_IO, "no_client", "the HTTP client cannot be set up");
	code = curl_easy_perform(easy);
	if (code != CURLE_OK)
		return failed(code, rq, err);
	(void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	*status_out = (int)status;
	take_wanted(easy, a, rq);
	return RC_OK;
}
