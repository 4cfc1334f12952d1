#include "outcome.h"

#include <errno.h>

#include "base/buf.h"
#include "base/limits.h"
#include "codec/header.h"

enum { QUOTED_MOST = 256 }; /* of what somebody else said */

/* Printable ASCII alone: the text goes into logs, tables and terminals. */
static void add_quoted(struct buf *to, struct str s)
{
	for (size_t i = 0; i < s.n && i < QUOTED_MOST; i++)
		buf_add_c(to, s.p[i] >= ' ' && s.p[i] <= '~' ? s.p[i] : '?');
	if (s.n > QUOTED_MOST)
		buf_add(to, STR("..."));
}

static void add_span(struct buf *to, ms_t span)
{
	if (span % MS_SECOND == 0)
		buf_printf(to, "%lld s", (long long)(span / MS_SECOND));
	else
		buf_printf(to, "%lld ms", (long long)span);
}

static void settle(struct delivery *v, enum attempt_status status, struct buf *text)
{
	v->outcome.status = status;
	v->outcome.error = str_dup(&v->arena, str_sub(buf_str(text), 0, LIMIT_ERROR_TEXT));
	buf_release(text);
}

static void say_answer(struct buf *to, int status, struct str location)
{
	if (status < 300 || status > 399 || location.n == 0) {
		buf_printf(to, "HTTP %d", status);
		return;
	}
	buf_add(to, STR("redirect to "));
	add_quoted(to, location);
	buf_add(to, STR(" is not followed"));
}

static bool is_success(const struct delivery *v, int status)
{
	return v->named != NULL ? status_set_has(&v->named->success, status)
				: status >= 200 && status <= 299;
}

void outcome_of_answer(struct delivery *v, const struct response *a)
{
	struct buf text = BUF_INIT(LIMIT_ERROR_TEXT);
	int status = v->outcome.http_status;
	struct str asked;

	if (is_success(v, status)) {
		v->outcome.status = ATTEMPT_SUCCEEDED;
		v->is_async =
			status == 202 && str_eq(response_field(a, STR("Belfry-Async")), STR("1"));
		return;
	}
	v->gone = status == 410;
	asked = response_field(a, STR("Retry-After"));
	if (asked.n != 0)
		(void)header_retry_after_ms(asked, v->outcome.finished_at,
					    (ms_t)LIMIT_RETRY_AFTER_S * MS_SECOND,
					    &v->retry_after_ms);
	say_answer(&text, status, response_field(a, STR("Location")));
	settle(v, ATTEMPT_FAILED, &text);
}

static void say_blocked(struct buf *to, const struct fault *f)
{
	char text[ADDRESS_TEXT];

	buf_add(to, STR("blocked: "));
	buf_add(to, address_print(text, &f->address));
	buf_printf(to, " is %s; --allow-targets can allow it", address_class_text(f->refused));
}

static void say_timeout(struct buf *to, const struct fault *f)
{
	static const char *const texts[] = {
		[STAGE_RESOLVING] = "the host's name was not resolved within ",
		[STAGE_CONNECTING] = "could not connect within ",
		[STAGE_WAITING] = "no answer within ",
		[STAGE_ANSWERING] = "the answer did not end within ",
	};

	buf_add_z(to, texts[f->stage]);
	add_span(to, f->limit_ms);
}

static void say_no_connection(struct buf *to, const struct fault *f)
{
	if (f->os_error == ECONNREFUSED)
		buf_add(to, STR("connection refused"));
	else if (f->os_error != 0)
		buf_printf(to, "could not connect: %s", strerrordesc_np(f->os_error));
	else
		buf_add(to, STR("could not connect"));
}

static const struct {
	CURLcode code;
	const char *text;
	bool quotes; /* curl's own words follow */
} faults[] = {
	{CURLE_COULDNT_RESOLVE_HOST, "could not resolve host", false},
	{CURLE_GOT_NOTHING, "the connection was closed without an answer", false},
	{CURLE_PARTIAL_FILE, "the connection was closed before the answer's end", false},
	{CURLE_SEND_ERROR, "the connection broke: ", true},
	{CURLE_RECV_ERROR, "the connection broke: ", true},
	{CURLE_WRITE_ERROR, "the answer's head is too large", false},
	{CURLE_UNSUPPORTED_PROTOCOL, "not HTTP: ", true},
	{CURLE_WEIRD_SERVER_REPLY, "not HTTP: ", true},
	{CURLE_SSL_CONNECT_ERROR, "TLS: ", true},
	{CURLE_SSL_CERTPROBLEM, "TLS: ", true},
	{CURLE_SSL_CIPHER, "TLS: ", true},
	{CURLE_SSL_CACERT_BADFILE, "TLS: ", true},
	{CURLE_SSL_ISSUER_ERROR, "TLS: ", true},
	{CURLE_SSL_INVALIDCERTSTATUS, "TLS: ", true},
	{CURLE_PEER_FAILED_VERIFICATION, "TLS: ", true},
};

static void say_fault(struct buf *to, const struct fault *f)
{
	struct str words = str_z(f->text[0] != '\0' ? f->text : curl_easy_strerror(f->code));

	for (size_t i = 0; i < COUNTOF(faults); i++) {
		if (faults[i].code != f->code)
			continue;
		buf_add_z(to, faults[i].text);
		if (faults[i].quotes)
			add_quoted(to, words);
		return;
	}
	add_quoted(to, words);
}

void outcome_of_fault(struct delivery *v, const struct fault *f)
{
	struct buf text = BUF_INIT(LIMIT_ERROR_TEXT);
	bool timed_out = f->code == CURLE_OPERATION_TIMEDOUT;

	if (timed_out)
		say_timeout(&text, f);
	else if (f->code != CURLE_COULDNT_CONNECT)
		say_fault(&text, f);
	else if (f->refused != ADDRESS_PUBLIC)
		say_blocked(&text, f);
	else
		say_no_connection(&text, f);
	v->unreachable = f->refused == ADDRESS_PUBLIC;
	v->hopeless = f->refused != ADDRESS_PUBLIC && f->is_literal;
	settle(v, timed_out ? ATTEMPT_TIMED_OUT : ATTEMPT_FAILED, &text);
}

void outcome_of_refusal(struct delivery *v, const struct err *err)
{
	struct buf text = BUF_INIT(LIMIT_ERROR_TEXT);

	add_quoted(&text, str_z(err->text));
	settle(v, ATTEMPT_FAILED, &text);
}

void outcome_of_end(struct delivery *v, enum attempt_status status, struct str why)
{
	v->outcome.status = status;
	v->outcome.error = str_dup(&v->arena, why);
}

void outcome_without_attempt(struct delivery *v, ms_t now, enum attempt_status status,
			     struct str why)
{
	v->outcome = (struct attempt){.number = v->attempt, .started_at = now, .finished_at = now};
	v->retry_after_ms = 0;
	v->gone = v->hopeless = v->unreachable = v->is_async = false;
	v->unbegun = true;
	outcome_of_end(v, status, why);
}
