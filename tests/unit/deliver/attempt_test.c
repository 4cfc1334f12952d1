/* One attempt at a time, against a real server: what is sent, what is kept, what is said of it. */

#include "fixture.h"

#include "base/limits.h"
#include "base/macros.h"
#include "deliver/response.h"

enum { ONE = 1, SHORT_MS = 60 };

/* Posts v and gives it back when it has come home. */
static struct delivery *deliver_one(struct fixture *f, struct delivery *v)
{
	deliver_post(f->deliver, v);
	CHECK(fixture_wait(f) == v);
	return v;
}

static void check_sent(struct fixture *f, const char *text)
{
	if (strstr(f->server->last, text) == NULL)
		fail_msg("\"%s\" is not in\n%s", text, f->server->last);
}

static void check_not_sent(struct fixture *f, const char *text)
{
	if (strstr(f->server->last, text) != NULL)
		fail_msg("\"%s\" is in\n%s", text, f->server->last);
}

TEST(a_delivery_that_is_answered_200_has_succeeded_and_keeps_the_answer)
{
	struct fixture f;
	struct delivery *v;
	ms_t before = clock_wall();

	fixture_open(&f, ONE, ONE);
	v = deliver_one(&f, fixture_make(&f, "/status/200"));
	CHECK(v->outcome.status == ATTEMPT_SUCCEEDED && v->outcome.number == 1);
	CHECK(v->outcome.http_status == 200 && v->outcome.error.n == 0);
	CHECK(v->outcome.started_at >= before && v->outcome.finished_at <= clock_wall());
	CHECK(v->outcome.started_at <= v->outcome.finished_at);
	CHECK(v->outcome.duration_us > 0 && v->outcome.duration_us < PATIENCE_MS * 1000);
	check_text(__LINE__, "head", v->outcome.response_head.p, v->outcome.response_head.n,
		   "HTTP/1.1 200 Word\r\nContent-Length: 4\r\n\r\n");
	check_text(__LINE__, "body", v->outcome.response_body.p, v->outcome.response_body.n,
		   "done");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

static const struct {
	int line;
	const char *path;
	enum attempt_status want;
	int http_status;
	const char *error;
	ms_t retry_after_ms;
	bool gone;
} answers[] = {
	{__LINE__, "/status/201", ATTEMPT_SUCCEEDED, 201, "", 0, false},
	{__LINE__, "/status/202", ATTEMPT_SUCCEEDED, 202, "", 0, false},
	{__LINE__, "/status/204", ATTEMPT_SUCCEEDED, 204, "", 0, false},
	{__LINE__, "/status/299", ATTEMPT_SUCCEEDED, 299, "", 0, false},
	{__LINE__, "/interim", ATTEMPT_SUCCEEDED, 200, "", 0, false},
	{__LINE__, "/slowly", ATTEMPT_SUCCEEDED, 200, "", 0, false},
	{__LINE__, "/later", ATTEMPT_SUCCEEDED, 200, "", 0, false},
	{__LINE__, "/status/300", ATTEMPT_FAILED, 300, "HTTP 300", 0, false},
	{__LINE__, "/redirect", ATTEMPT_FAILED, 302, "redirect to /landed is not followed", 0,
	 false},
	{__LINE__, "/odd", ATTEMPT_FAILED, 302, "redirect to /?? is not followed", 0, false},
	{__LINE__, "/status/304", ATTEMPT_FAILED, 304, "HTTP 304", 0, false},
	{__LINE__, "/status/400", ATTEMPT_FAILED, 400, "HTTP 400", 0, false},
	{__LINE__, "/status/404", ATTEMPT_FAILED, 404, "HTTP 404", 0, false},
	{__LINE__, "/status/410", ATTEMPT_FAILED, 410, "HTTP 410", 0, true},
	{__LINE__, "/status/429", ATTEMPT_FAILED, 429, "HTTP 429", 0, false},
	{__LINE__, "/status/500", ATTEMPT_FAILED, 500, "HTTP 500", 0, false},
	{__LINE__, "/status/599", ATTEMPT_FAILED, 599, "HTTP 599", 0, false},
	{__LINE__, "/again", ATTEMPT_FAILED, 503, "HTTP 503", 7000, false},
	{__LINE__, "/close", ATTEMPT_FAILED, 0, "the connection was closed without an answer", 0,
	 false},
	{__LINE__, "/cut", ATTEMPT_FAILED, 200, "the connection was closed before the answer's end",
	 0, false},
	{__LINE__, "/garbage", ATTEMPT_FAILED, 0, "not HTTP: Received HTTP/0.9 when not allowed", 0,
	 false},
};

TEST(an_answer_decides_by_its_status_alone)
{
	struct fixture f;

	fixture_open(&f, ONE, ONE);
	for (size_t i = 0; i < COUNTOF(answers); i++) {
		struct delivery *v = deliver_one(&f, fixture_make(&f, answers[i].path));

		fixture_check_error(answers[i].line, v, answers[i].error);
		CHECK_ROW(answers[i].line, v->outcome.status == answers[i].want);
		CHECK_ROW(answers[i].line, v->outcome.http_status == answers[i].http_status);
		CHECK_ROW(answers[i].line, v->retry_after_ms == answers[i].retry_after_ms);
		CHECK_ROW(answers[i].line, v->gone == answers[i].gone);
		fixture_free(v);
	}
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_redirect_is_not_followed)
{
	struct fixture f;

	fixture_open(&f, ONE, ONE);
	fixture_free(deliver_one(&f, fixture_make(&f, "/redirect")));
	CHECK(server_requests(f.server) == 1);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_used_delivery_carries_nothing_of_its_last_outcome)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/status/200");
	v->gone = true;
	v->retry_after_ms = 5;
	v->outcome = (struct attempt){.status = ATTEMPT_FAILED, .error = STR("old")};
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_SUCCEEDED && v->outcome.error.n == 0);
	CHECK(!v->gone && v->retry_after_ms == 0);
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(the_head_of_an_interim_answer_is_not_kept)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = deliver_one(&f, fixture_make(&f, "/interim"));
	CHECK(str_starts(v->outcome.response_head, STR("HTTP/1.1 200 Word\r\n")));
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(bytes_that_are_no_text_are_kept_as_they_are)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = deliver_one(&f, fixture_make(&f, "/bytes"));
	CHECK(v->outcome.status == ATTEMPT_SUCCEEDED && v->outcome.response_body.n == 256);
	for (size_t i = 0; i < 256; i++)
		CHECK((unsigned char)v->outcome.response_body.p[i] == i);
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_body_without_an_end_is_read_up_to_a_bound_and_the_status_counts)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = deliver_one(&f, fixture_make(&f, "/endless"));
	fixture_check_error(__LINE__, v, "");
	CHECK(v->outcome.status == ATTEMPT_SUCCEEDED);
	CHECK(v->outcome.response_body.n == LIMIT_RESPONSE_BODY);
	CHECK(v->outcome.response_body.p[LIMIT_RESPONSE_BODY - 1] == 'x');
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_long_head_is_kept_in_part_and_a_monstrous_one_is_refused)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = deliver_one(&f, fixture_make(&f, "/head/40000"));
	fixture_check_error(__LINE__, v, "");
	CHECK(v->outcome.response_head.n == LIMIT_RESPONSE_HEAD);
	fixture_free(v);
	v = deliver_one(&f, fixture_make(&f, "/head/400000"));
	CHECK(v->outcome.status == ATTEMPT_FAILED);
	CHECK(v->outcome.response_head.n == LIMIT_RESPONSE_HEAD);
	fixture_check_error(__LINE__, v, "the answer's head is too large");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_target_that_never_answers_is_timed_out)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/hang");
	v->retry.timeout_ms = SHORT_MS;
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_TIMED_OUT && v->outcome.http_status == 0);
	CHECK(v->outcome.duration_us >= SHORT_MS * 1000 - 1000);
	fixture_check_error(__LINE__, v, "no answer within 60 ms");
	fixture_free(v);
	v = fixture_make(&f, "/half");
	v->retry.timeout_ms = SHORT_MS;
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_TIMED_OUT && v->outcome.http_status == 200);
	fixture_check_error(__LINE__, v, "the answer did not end within 60 ms");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

/* A port that was free a moment ago and that nobody listens on. */
static uint16_t closed_port(void)
{
	struct server *s = server_start();
	uint16_t port = s->port;

	server_stop(s);
	return port;
}

TEST(a_closed_port_refuses_the_connection)
{
	struct fixture f;
	struct delivery *v;
	char url[64];

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/");
	(void)snprintf(url, sizeof(url), "http://127.0.0.1:%u/", closed_port());
	v->target.url = str_z(url);
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_FAILED && v->outcome.http_status == 0);
	fixture_check_error(__LINE__, v, "connection refused");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_server_without_tls_fails_by_name)
{
	struct fixture f;
	struct delivery *v;
	char url[64];

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/");
	(void)snprintf(url, sizeof(url), "https://127.0.0.1:%u/", f.server->port);
	v->target.url = str_z(url);
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_FAILED && v->outcome.http_status == 0);
	CHECK(str_starts(v->outcome.error, STR("TLS: ")) && v->outcome.error.n > 10);
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_post_says_what_it_should_and_no_more)
{
	struct header own[] = {{STR_INIT("X-Key"), STR_INIT("abc")},
			       {STR_INIT("Accept"), STR_INIT("text/plain")}};
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/a/../b?q=1&r=%20");
	v->target.headers = own;
	v->target.n_headers = COUNTOF(own);
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_SUCCEEDED);
	CHECK(strncmp(f.server->last, "POST /a/../b?q=1&r=%20 HTTP/1.1\r\nHost: 127.0.0.1:", 49) ==
	      0);
	check_sent(&f, "\r\nContent-Type: application/json\r\n");
	check_sent(&f, "\r\nUser-Agent: Belfry/" BELFRY_VERSION "\r\n");
	check_sent(&f, "\r\nBelfry-Task-Id: task_00000000000000000000000000000000\r\n");
	check_sent(&f, "\r\nContent-Length: 2\r\n");
	check_sent(&f, "\r\nX-Key: abc\r\nAccept: text/plain\r\n");
	check_not_sent(&f, "Accept: */*");
	check_not_sent(&f, "Expect");
	check_not_sent(&f, "urlencoded");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

static const struct {
	int line;
	const char *method, *body, *length;
} methods[] = {
	{__LINE__, "POST", "{}", "2"},	 {__LINE__, "POST", "", "0"},
	{__LINE__, "GET", "{}", NULL},	 {__LINE__, "GET", "", NULL},
	{__LINE__, "PUT", "{}", "2"},	 {__LINE__, "PUT", "", "0"},
	{__LINE__, "PATCH", "{}", "2"},	 {__LINE__, "DELETE", "", NULL},
	{__LINE__, "DELETE", "{}", "2"}, {__LINE__, "POST", "[1]", "3"},
	{__LINE__, "GET", "", NULL},
};

/* One easy handle makes all of them, in turn: nothing of one may stay for the next. */
TEST(each_method_sends_its_body_or_none)
{
	struct fixture f;

	fixture_open(&f, ONE, ONE);
	for (size_t i = 0; i < COUNTOF(methods); i++) {
		struct delivery *v = fixture_make(&f, "/");
		char start[64], length[64];

		v->target.method = str_z(methods[i].method);
		v->body = str_z(methods[i].body);
		deliver_one(&f, v);
		CHECK_ROW(methods[i].line, v->outcome.status == ATTEMPT_SUCCEEDED);
		(void)snprintf(start, sizeof(start), "%s / HTTP/1.1\r\n", methods[i].method);
		(void)snprintf(length, sizeof(length), "\r\nContent-Length: %s\r\n",
			       methods[i].length != NULL ? methods[i].length : "");
		CHECK_ROW(methods[i].line, strncmp(f.server->last, start, strlen(start)) == 0);
		if (methods[i].length != NULL) {
			check_sent(&f, length);
			CHECK_ROW(methods[i].line,
				  str_ends(str_z(f.server->last), str_z(methods[i].body)));
		} else {
			check_not_sent(&f, "Content-Length");
			CHECK_ROW(methods[i].line,
				  str_ends(str_z(f.server->last), STR("\r\n\r\n")));
		}
		CHECK_ROW(methods[i].line, (strstr(f.server->last, "Content-Type") != NULL) ==
						   (strstr(f.server->last, "\r\n\r\n")[4] != '\0'));
		fixture_free(v);
	}
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

static const size_t sizes[] = {1, 255, 16384, 65535, 65536, 65537, LIMIT_PAYLOAD};

TEST(a_body_arrives_byte_for_byte_whatever_its_size)
{
	struct fixture f;
	char *bytes = malloc(LIMIT_PAYLOAD);
	uint32_t x = 1;

	assert_non_null(bytes);
	fixture_open(&f, ONE, ONE);
	for (size_t i = 0; i < LIMIT_PAYLOAD; i++) {
		x = x * 1664525u + 1013904223u;
		bytes[i] = (char)(x >> 24); /* all byte values, NUL among them */
	}
	for (size_t i = 0; i < COUNTOF(sizes); i++) {
		struct delivery *v = fixture_make(&f, "/");
		struct server *s = f.server;

		v->body = str_of(bytes, sizes[i]);
		deliver_one(&f, v);
		CHECK_ROW((int)i, v->outcome.status == ATTEMPT_SUCCEEDED);
		check_not_sent(&f, "Expect");
		CHECK_ROW((int)i, s->n_last > sizes[i]);
		CHECK_ROW((int)i, memcmp(s->last + s->n_last - sizes[i], bytes, sizes[i]) == 0);
		CHECK_ROW((int)i, memcmp(s->last + s->n_last - sizes[i] - 4, "\r\n\r\n", 4) == 0);
		fixture_free(v);
	}
	deliver_close(f.deliver, 0);
	fixture_close(&f);
	free(bytes);
}

TEST(a_header_that_would_begin_another_is_never_sent)
{
	struct header own = {STR("X-A"), STR("a\r\nX-B: b")};
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/");
	v->target.headers = &own;
	v->target.n_headers = 1;
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_FAILED && v->outcome.number == 1);
	CHECK(v->outcome.started_at != 0 && v->outcome.finished_at == v->outcome.started_at);
	fixture_check_error(__LINE__, v, "the target has a header that is none");
	fixture_free(v);
	CHECK(server_connections(f.server) == 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_method_or_url_that_is_none_fails_without_an_attempt)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, ONE, ONE);
	v = fixture_make(&f, "/");
	v->target.method = STR("POST / HTTP/1.1\r\nX: y\r\n");
	deliver_one(&f, v);
	fixture_check_error(__LINE__, v, "the target's method cannot be sent");
	fixture_free(v);
	v = fixture_make(&f, "/");
	v->target.url = STR("http://127.0.0.1:99999/");
	deliver_one(&f, v);
	CHECK(v->outcome.status == ATTEMPT_FAILED);
	CHECK(str_starts(v->outcome.error, STR("the target's URL cannot be called: ")));
	fixture_free(v);
	v = deliver_one(&f, fixture_make(&f, "/"));
	CHECK(v->outcome.status == ATTEMPT_SUCCEEDED);
	fixture_free(v);
	CHECK(server_connections(f.server) == 1);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_named_target_says_what_success_is_and_how_much_is_kept)
{
	static const struct {
		int line;
		const char *path;
		int status;
		enum attempt_status want;
	} rows[] = {
		{__LINE__, "/status/304", 304, ATTEMPT_SUCCEEDED},
		{__LINE__, "/status/410", 410, ATTEMPT_SUCCEEDED},
		{__LINE__, "/status/200", 200, ATTEMPT_FAILED},
	};
	struct named_target named = {.capture_bytes = 2};
	struct fixture f;

	named.success.bits[304 / 64] |= (uint64_t)1 << 304 % 64;
	named.success.bits[410 / 64] |= (uint64_t)1 << 410 % 64;
	fixture_open(&f, ONE, ONE);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct delivery *v = fixture_make(&f, rows[i].path);

		v->named = &named;
		v = deliver_one(&f, v);
		CHECK_ROW(rows[i].line, v->outcome.http_status == rows[i].status);
		CHECK_ROW(rows[i].line, v->outcome.status == rows[i].want && !v->gone);
		CHECK_ROW(rows[i].line, v->outcome.response_body.n <= 2);
		fixture_free(v);
	}
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_host_that_does_not_answer_is_told_from_one_that_refuses)
{
	static const struct {
		int line;
		const char *path;
		bool unreachable;
	} rows[] = {
		{__LINE__, "/close", true},
		{__LINE__, "/garbage", true},
		{__LINE__, "/status/500", false},
		{__LINE__, "/status/200", false},
	};
	struct fixture f;

	fixture_open(&f, ONE, ONE);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct delivery *v = deliver_one(&f, fixture_make(&f, rows[i].path));

		CHECK_ROW(rows[i].line, v->unreachable == rows[i].unreachable && !v->unbegun);
		CHECK_ROW(rows[i].line, v->sent_mono != 0);
		fixture_free(v);
	}
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}
