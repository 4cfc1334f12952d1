#include "transfer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/macros.h"
#include "deliver/headers.h"
#include "deliver/outcome.h"
#include "deliver/poller.h"
#include "deliver/recipe.h"

enum { CONNECT_MOST_MS = 10 * MS_SECOND };

/* Curl adds "Expect: 100-continue", and waits for an answer to it, where a body is larger than 1
 * MiB. */
_Static_assert(LIMIT_PAYLOAD <= 1024 * 1024, "no body makes curl ask before it sends");

/* Curl's own Accept and Content-Type are suppressed by fields without a value. All of our lines are
 * one node: to curl the text of a node is opaque after its first colon, and a node costs more than
 * its bytes. */
enum { NODE_NO_ACCEPT, NODE_NO_TYPE, NODE_LINES };
static const char no_accept[] = "Accept:";
static const char no_type[] = "Content-Type:";

/* On the resolved address, at the moment of connecting; a reused connection was asked about when it
 * was made. */
static curl_socket_t on_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct door *door = context;
	enum address_class class;
	struct address address;
	int fd;

	(void)purpose;
	(void)address_of(&to->addr, to->addrlen, &address);
	class = guard_check(door->allow, &address);
	if (class != ADDRESS_PUBLIC) {
		door->refused = class;
		door->address = address;
		return CURL_SOCKET_BAD;
	}
	fd = socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
	if (fd < 0)
		door->os_error = errno;
	else
		poller_born(door->poller, fd);
	return fd;
}

/* A connection outlives the transfer that made it, so the context is the poller. */
static int on_close_socket(void *context, curl_socket_t fd)
{
	poller_died(context, fd);
	return close(fd);
}

static size_t on_line(char *p, size_t size, size_t n, void *context)
{
	struct transfer *t = context;

	return response_add_line(&t->answer, str_of(p, size * n)) ? size * n : CURL_WRITEFUNC_ERROR;
}

static size_t on_body(char *p, size_t size, size_t n, void *context)
{
	struct transfer *t = context;

	return response_add_body(&t->answer, str_of(p, size * n)) ? size * n : CURL_WRITEFUNC_ERROR;
}

/* Called for each request that goes out, one that curl makes again on another connection included.
 */
static int on_request(void *context, char *peer, char *local, int peer_port, int local_port)
{
	struct transfer *t = context;

	(void)peer;
	(void)local;
	(void)peer_port;
	(void)local_port;
	t->n_requests++;
	t->v->sent_mono = clock_mono();
	return CURL_PREREQFUNC_OK;
}

static bool set_hooks(struct transfer *t)
{
	CURL *e = t->easy;

	return curl_easy_setopt(e, CURLOPT_PRIVATE, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_open_socket) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, &t->door) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_CLOSESOCKETFUNCTION, on_close_socket) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_CLOSESOCKETDATA, t->door.poller) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_request) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_PREREQDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_line) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HEADERDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_WRITEDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->words) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->nodes) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_CURLU, t->url) == CURLE_OK;
}

static bool prepare(struct transfer *t)
{
	return recipe_apply(t->easy) && set_hooks(t);
}

/* Where a reused connection turns out to be dead, curl makes the request again on another, up to
 * five times. Before 8.17 it counts these over the life of the handle, not of the transfer (curl
 * issue 18926): after the fifth, a sound delivery fails. A reset sets the count to zero; it is too
 * dear to be done every time. */
static void forget_retries(struct transfer *t)
{
	if (t->n_requests <= 1)
		return;
	curl_easy_reset(t->easy);
	t->custom = NULL;
	if (!prepare(t))
		log_fatal("out_of_memory", "easy handle");
}

static char *node_text(const char *text)
{
	return (char *)(uintptr_t)text; /* curl reads it alone */
}

struct transfer *transfer_new(const struct allow_list *allow, struct poller *poller)
{
	struct transfer *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	t->door = (struct door){.allow = allow, .poller = poller};
	t->url_text = BUF_INIT(LIMIT_URL + 1);
	t->lines = BUF_INIT(HEADERS_MOST + 1);
	t->nodes[NODE_NO_ACCEPT].data = node_text(no_accept);
	t->nodes[NODE_NO_TYPE].data = node_text(no_type);
	t->nodes[NODE_NO_TYPE].next = &t->nodes[NODE_LINES];
	response_init(&t->answer);
	t->easy = curl_easy_init();
	t->url = curl_url();
	if (t->easy != NULL && t->url != NULL && prepare(t))
		return t;
	transfer_free(t);
	return NULL;
}

void transfer_free(struct transfer *t)
{
	if (t == NULL)
		return;
	curl_easy_cleanup(t->easy);
	curl_url_cleanup(t->url);
	buf_release(&t->url_text);
	buf_release(&t->lines);
	response_release(&t->answer);
	free(t);
}

/* Reading a URL is a sixth of curl's own work for a request: it is done when the URL changes. */
static enum rc aim_url(struct transfer *t, struct str url, struct err *err)
{
	CURLUcode code;

	if (t->url_text.n != 0 && str_eq(url, str_of(t->url_text.p, t->url_text.n - 1)))
		return RC_OK;
	buf_reset(&t->url_text);
	buf_add(&t->url_text, url);
	buf_add_c(&t->url_text, '\0');
	code = t->url_text.failed ? CURLUE_MALFORMED_INPUT
				  : curl_url_set(t->url, CURLUPART_URL, t->url_text.p,
						 CURLU_DISALLOW_USER | CURLU_PATH_AS_IS);
	if (code == CURLUE_OK)
		return RC_OK;
	buf_reset(&t->url_text);
	return err_set(err, RC_INVALID, "invalid_url", "the target's URL cannot be called: %s",
		       curl_url_strerror(code));
}

static enum rc aim_headers(struct transfer *t, struct sign_keys *k, ms_t now, struct err *err)
{
	bool has_type = headers_has_type(t->v);

	buf_reset(&t->lines);
	if (headers_write(k, t->v, now, &t->lines, err))
		return err->rc;
	buf_add_c(&t->lines, '\0');
	t->nodes[NODE_LINES].data = t->lines.p;
	t->nodes[NODE_NO_ACCEPT].next = &t->nodes[has_type ? NODE_LINES : NODE_NO_TYPE];
	return RC_OK;
}

struct method {
	struct str name;
	const char *custom; /* NULL: one that curl knows how to make */
	bool bodiless;	    /* without a body it has no Content-Length either */
};

static const struct method methods[] = {
	{STR_INIT("POST"), NULL, false},      {STR_INIT("GET"), NULL, true},
	{STR_INIT("PUT"), "PUT", false},      {STR_INIT("PATCH"), "PATCH", false},
	{STR_INIT("DELETE"), "DELETE", true},
};

static const struct method *find_method(struct str name)
{
	for (size_t i = 0; i < COUNTOF(methods); i++) {
		if (str_eq(name, methods[i].name))
			return &methods[i];
	}
	return NULL;
}

/* The body's bytes are not copied: they are the delivery's, which stays. */
static enum rc aim_method(struct transfer *t, struct err *err)
{
	const struct method *m = find_method(t->v->target.method);
	struct str body = delivery_body(t->v);

	if (m == NULL)
		return err_set(err, RC_INVALID, "invalid_method",
			       "the target's method cannot be sent");
	if (t->custom != m->custom)
		(void)curl_easy_setopt(t->easy, CURLOPT_CUSTOMREQUEST, m->custom);
	t->custom = m->custom;
	if (body.n == 0 && m->bodiless) {
		(void)curl_easy_setopt(t->easy, CURLOPT_HTTPGET, 1L);
		return RC_OK;
	}
	(void)curl_easy_setopt(t->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.n);
	(void)curl_easy_setopt(t->easy, CURLOPT_POSTFIELDS, body.n != 0 ? body.p : "");
	return RC_OK;
}

static ms_t connect_most_ms(const struct transfer *t)
{
	ms_t whole = t->v->retry.timeout_ms;

	return whole < CONNECT_MOST_MS ? whole : CONNECT_MOST_MS;
}

enum rc transfer_aim(struct transfer *t, struct sign_keys *k, struct delivery *v, ms_t now,
		     struct err *err)
{
	assert(v->retry.timeout_ms > 0);
	t->v = v;
	t->words[0] = '\0';
	t->door.refused = ADDRESS_PUBLIC;
	t->door.os_error = 0;
	response_reset(&t->answer);
	forget_retries(t);
	t->n_requests = 0;
	t->begun_mono_us = clock_mono_us();
	v->outcome = (struct attempt){.number = v->attempt, .started_at = now};
	v->retry_after_ms = 0;
	v->gone = v->hopeless = v->unreachable = v->unbegun = v->is_async = false;
	v->sent_mono = 0;
	if (aim_url(t, v->target.url, err) || aim_method(t, err) || aim_headers(t, k, now, err))
		return err->rc;
	(void)curl_easy_setopt(t->easy, CURLOPT_TIMEOUT_MS, (long)v->retry.timeout_ms);
	(void)curl_easy_setopt(t->easy, CURLOPT_CONNECTTIMEOUT_MS, (long)connect_most_ms(t));
	return RC_OK;
}

static enum stage stage_of(const struct transfer *t)
{
	curl_off_t resolved = 0, ready = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_NAMELOOKUP_TIME_T, &resolved);
	(void)curl_easy_getinfo(t->easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
	if (ready == 0)
		return resolved == 0 ? STAGE_RESOLVING : STAGE_CONNECTING;
	return t->answer.head.n == 0 ? STAGE_WAITING : STAGE_ANSWERING;
}

/* Whether the URL's host is an address; curl has brought each spelling into one. */
static bool host_is_literal(const struct transfer *t)
{
	struct address address;
	char *text = NULL;
	struct str host;
	bool is_literal;

	if (curl_url_get(t->url, CURLUPART_HOST, &text, 0) != CURLUE_OK)
		return false;
	host = str_z(text);
	if (str_starts(host, STR("[")) && str_ends(host, STR("]")))
		host = str_sub(host, 1, host.n - 2);
	is_literal = address_parse(host, &address);
	curl_free(text);
	return is_literal;
}

static void settle_fault(const struct transfer *t, CURLcode code)
{
	struct fault f = {.code = code, .text = t->words, .os_error = t->door.os_error};
	long os_error = 0;

	f.stage = stage_of(t);
	f.limit_ms = f.stage < STAGE_WAITING ? connect_most_ms(t) : t->v->retry.timeout_ms;
	f.refused = t->door.refused;
	f.address = t->door.address;
	f.is_literal = host_is_literal(t);
	if (f.os_error == 0 && curl_easy_getinfo(t->easy, CURLINFO_OS_ERRNO, &os_error) == CURLE_OK)
		f.os_error = (int)os_error;
	outcome_of_fault(t->v, &f);
}

static struct str kept_body(const struct transfer *t)
{
	struct str body = buf_str(&t->answer.body);

	if (t->v->named == NULL || t->v->named->capture_bytes == CAPTURE_DEFAULT)
		return body;
	return str_sub(body, 0, (size_t)t->v->named->capture_bytes);
}

static void keep_answer(const struct transfer *t)
{
	struct attempt *o = &t->v->outcome;
	long status = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	o->http_status = (int)status;
	o->response_head = str_dup(&t->v->arena, buf_str(&t->answer.head));
	o->response_body = str_dup(&t->v->arena, kept_body(t));
}

static void stop_clock(const struct transfer *t)
{
	t->v->outcome.finished_at = clock_wall();
	t->v->outcome.duration_us = clock_mono_us() - t->begun_mono_us;
}

void transfer_stop(struct transfer *t, enum attempt_status status, struct str why)
{
	stop_clock(t);
	outcome_of_end(t->v, status, why);
}

void transfer_settle(struct transfer *t, CURLcode code)
{
	bool had_enough = code == CURLE_WRITE_ERROR && t->answer.body_read > RESPONSE_BODY_READ;

	stop_clock(t);
	keep_answer(t);
	if (code == CURLE_OK || had_enough)
		outcome_of_answer(t->v, &t->answer);
	else
		settle_fault(t, code);
}
