#include "test.h"

#include <errno.h>

#include "api/api.h"
#include "base/limits.h"
#include "client.h"
#include "fake_engine.h"
#include "fake_store.h"

#define HOST "Host: localhost\r\n"
#define GET(path) "GET " path " HTTP/1.1\r\n" HOST "\r\n"
#define TASK "{\"target\":\"https://example.com/\"}"
#define POST_TASK "POST /v1/tasks HTTP/1.1\r\n" HOST "Content-Length: 33\r\n\r\n" TASK
#define WITH_TOKEN(line, token) line " HTTP/1.1\r\n" HOST "Authorization: Bearer " token "\r\n\r\n"

struct house {
	struct fake_engine engine;
	struct store store;
	struct api *api;
	uint16_t port;
};

static void probe_engine(void *ctx, struct engine_probe *out)
{
	(void)ctx;
	*out = (struct engine_probe){.last_turn_mono = clock_mono()};
}

static void probe_deliver(void *ctx, struct deliver_probe *out)
{
	(void)ctx;
	*out = (struct deliver_probe){0};
}

static size_t probe_breakers(void *ctx, struct arena *a, struct str origin,
			     struct breaker_view **out)
{
	(void)ctx;
	*out = NEW(a, struct breaker_view);
	**out = (struct breaker_view){.origin = origin};
	return origin.n != 0 ? 1 : 0;
}

static struct limiter_use probe_limiter(void *ctx, int64_t key)
{
	(void)ctx;
	(void)key;
	return (struct limiter_use){0};
}

static void house_open(struct house *h, struct api_options o)
{
	struct err err = {0};

	fake_engine_start(&h->engine);
	h->store = (struct store){.ops = &fake_ops, .mode = STORE_READ};
	o.listen = STR("127.0.0.1:0");
	o.reader = &h->store;
	o.commands = &h->engine.inbox;
	o.probes =
		(struct probes){NULL, probe_engine, probe_deliver, probe_breakers, probe_limiter};
	if (api_open(&o, &h->api, &err))
		fail_msg("api_open: %s", err.text);
	h->port = api_port(h->api);
}

static void house_close(struct house *h)
{
	api_close(h->api);
	fake_engine_stop(&h->engine);
	api_free(h->api);
}

TEST(a_write_is_answered_with_what_the_engine_committed)
{
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	for (int i = 1; i <= 3; i++) {
		assert_int_equal(client_ask(&c, POST_TASK), 201);
		CHECK(client_body_has(&c, "\"target\":\"https://example.com/\""));
		CHECK(str_starts(client_header(&c, "Location"), STR("/v1/tasks/task_")));
		assert_int_equal(atomic_load(&h.engine.applied), i);
	}
	client_close(&c);
	house_close(&h);
}

TEST(the_engines_refusal_is_the_answer)
{
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	assert_int_equal(client_ask(&c,
				    "POST /v1/tasks HTTP/1.1\r\n" HOST "Content-Length: 56\r\n\r\n"
				    "{\"target\":\"https://example.com/\","
				    "\"unique_id\":\"conflict\"}"),
			 409);
	CHECK(client_body_has(&c, "\"code\":\"made_up\""));
	client_close(&c);
	house_close(&h);
}

TEST(bad_input_is_refused_and_never_reaches_the_engine)
{
	static const struct {
		int line;
		const char *request;
		int status;
		const char *code;
	} rows[] = {
		{__LINE__, GET("/nowhere"), 404, "unknown_path"},
		{__LINE__, GET("/v1/tasks/%zz"), 404, "not_found"},
		{__LINE__, GET("/v1/tasks/nonsense"), 404, "not_found"},
		{__LINE__, GET("/v1/tasks/task_0197a0b0c0d07000800000000000000a"), 404,
		 "not_found"},
		{__LINE__, GET("/v1/tasks?limit=0"), 400, "invalid_value"},
		{__LINE__, GET("/v1/tasks?namespace=none"), 404, "unknown_namespace"},
		{__LINE__, "PUT /v1/tasks HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n", 405,
		 "method_not_allowed"},
		{__LINE__, "BREW /v1/tasks HTTP/1.1\r\n" HOST "\r\n", 405, "method_not_allowed"},
		{__LINE__, "POST /v1/tasks HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n", 400,
		 "missing_body"},
		{__LINE__, "POST /v1/tasks HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\n{]", 400,
		 "invalid_json"},
		{__LINE__,
		 "POST /v1/tasks HTTP/1.1\r\nHost: evil.example\r\n"
		 "Content-Length: 2\r\n\r\n{}",
		 403, "foreign_host"},
	};
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		int status = client_ask(&c, rows[i].request);

		CHECK_ROW(rows[i].line, status == rows[i].status);
		CHECK_ROW(rows[i].line, client_body_has(&c, rows[i].code));
		CHECK_ROW(rows[i].line, str_eq(client_header(&c, "Content-Type"),
					       STR("application/problem+json")));
	}
	assert_int_equal(atomic_load(&h.engine.applied), 0);
	client_close(&c);
	house_close(&h);
}

TEST(requests_may_be_sent_before_the_answers_have_come)
{
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	client_send(&c, STR("HEAD /health HTTP/1.1\r\n" HOST "\r\n" POST_TASK POST_TASK));
	assert_int_equal(client_answer(&c, false), 200);
	while (atomic_load(&h.engine.applied) < 2)
		CHECK(client_more(&c));
	client_close(&c);
	house_close(&h);
}

TEST(a_path_tells_its_methods)
{
	struct house h;
	struct client c;
	struct str allow;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	assert_int_equal(client_ask(&c, "DELETE /v1/tasks HTTP/1.1\r\n" HOST "\r\n"), 405);
	allow = client_header(&c, "Allow");
	check_text(__LINE__, "Allow", allow.p, allow.n, "GET, HEAD, POST, OPTIONS");
	assert_int_equal(client_ask(&c, "OPTIONS /v1/tasks HTTP/1.1\r\n" HOST "\r\n"), 204);
	allow = client_header(&c, "Allow");
	check_text(__LINE__, "Allow", allow.p, allow.n, "GET, HEAD, POST, OPTIONS");
	client_close(&c);
	house_close(&h);
}

TEST(head_tells_the_length_and_sends_no_body)
{
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	assert_int_equal(client_ask(&c, "HEAD /health HTTP/1.1\r\n" HOST "\r\n"), 200);
	CHECK(client_header(&c, "Content-Length").n != 0 && c.in.n == c.head);
	assert_int_equal(client_ask(&c, GET("/health")), 200);
	CHECK(client_body_has(&c, "\"status\":\"ok\""));
	client_close(&c);
	house_close(&h);
}

TEST(every_answer_has_an_id_and_is_neither_sniffed_nor_stored)
{
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	assert_int_equal(client_ask(&c, GET("/nowhere")), 404);
	CHECK(client_header(&c, "X-Request-Id").n == 36);
	CHECK(str_eq(client_header(&c, "X-Content-Type-Options"), STR("nosniff")));
	CHECK(str_eq(client_header(&c, "Cache-Control"), STR("no-store")));
	assert_int_equal(
		client_ask(&c, "GET /health HTTP/1.1\r\n" HOST "X-Request-Id: abc-1\r\n\r\n"), 200);
	CHECK(str_eq(client_header(&c, "X-Request-Id"), STR("abc-1")));
	client_close(&c);
	house_close(&h);
}

TEST(a_token_opens_its_namespace_and_its_role)
{
	static const struct {
		int line;
		const char *request;
		int status;
	} rows[] = {
		{__LINE__, GET("/v1/tasks/x"), 401},
		{__LINE__, WITH_TOKEN("GET /v1/tasks/x", "wrong"), 401},
		{__LINE__, WITH_TOKEN("GET /v1/tasks/x", "reader"), 404},
		{__LINE__, GET("/v1/tasks/x?api_key=reader"), 404},
		{__LINE__, GET("/v1/tokens?api_key=root"), 401},
		{__LINE__, WITH_TOKEN("GET /v1/tokens", "writer"), 403},
		{__LINE__, WITH_TOKEN("POST /v1/tasks/x/cancel", "reader"), 403},
		{__LINE__, WITH_TOKEN("GET /v1/tasks/x?namespace=default", "reader"), 403},
		{__LINE__, WITH_TOKEN("GET /metrics", "reader"), 403},
		{__LINE__, GET("/health/ready"), 200},
		{__LINE__, GET("/openapi.json"), 200},
	};
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){0});
	c = client_connect(h.port);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK_ROW(rows[i].line, client_ask(&c, rows[i].request) == rows[i].status);
		CHECK_ROW(rows[i].line, (client_header(&c, "WWW-Authenticate").n != 0) ==
						(rows[i].status == 401));
	}
	assert_int_equal(client_ask(&c, WITH_TOKEN("POST /v1/tasks/x/cancel", "writer")), 200);
	assert_int_equal(atomic_load(&h.engine.last_namespace), 2);
	assert_int_equal(client_ask(&c, WITH_TOKEN("POST /v1/tasks/x/cancel", "root")), 200);
	assert_int_equal(atomic_load(&h.engine.last_namespace), 1);
	assert_int_equal(
		client_ask(&c, WITH_TOKEN("POST /v1/tasks/x/cancel?namespace=team", "root")), 200);
	assert_int_equal(atomic_load(&h.engine.last_namespace), 2);
	assert_int_equal(client_ask(&c, "POST /v1/tasks/x/cancel HTTP/1.1\r\n" HOST
					"Authorization: Bearer root\r\n"
					"Belfry-Namespace: nowhere\r\n\r\n"),
			 404);
	client_close(&c);
	house_close(&h);
}

static void send_zeros(struct client *c, size_t n)
{
	static const char zeros[65536];

	for (size_t left = n, piece; left != 0; left -= piece) {
		piece = left < sizeof(zeros) ? left : sizeof(zeros);
		client_send(c, str_of(zeros, piece));
	}
}

static void send_head(struct client *c, const char *rest)
{
	client_send(c, STR("POST /v1/tasks HTTP/1.1\r\n" HOST));
	client_send(c, str_z(rest));
}

TEST(a_body_over_the_limit_gets_413_and_the_connection_goes_on)
{
	struct house h;
	struct client c;
	char head[64];

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	(void)snprintf(head, sizeof(head), "Content-Length: %d\r\n\r\n", LIMIT_BODY + 1);
	send_head(&c, head);
	send_zeros(&c, LIMIT_BODY + 1);
	assert_int_equal(client_answer(&c, true), 413);
	CHECK(client_body_has(&c, "body_too_large"));

	(void)snprintf(head, sizeof(head), "Transfer-Encoding: chunked\r\n\r\n%x\r\n",
		       LIMIT_BODY + 1);
	send_head(&c, head);
	send_zeros(&c, LIMIT_BODY + 1);
	client_send(&c, STR("\r\n0\r\n\r\n"));
	assert_int_equal(client_answer(&c, true), 413);
	assert_int_equal(client_ask(&c, GET("/health")), 200);
	client_close(&c);
	house_close(&h);
}

TEST(more_bodies_than_there_is_room_for_are_told_to_come_back)
{
	struct house h;
	struct client c;

	house_open(&h, (struct api_options){.dev = true, .most_body_bytes = 40});
	c = client_connect(h.port);
	send_head(&c, "Content-Length: 41\r\n\r\n");
	send_zeros(&c, 41);
	assert_int_equal(client_answer(&c, true), 503);
	CHECK(client_body_has(&c, "overloaded") && client_header(&c, "Retry-After").n != 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(client_ask(&c, POST_TASK), 201);
	client_close(&c);
	house_close(&h);
}

TEST(who_asks_before_sending_too_much_is_told_at_once)
{
	struct house h;
	struct client c;
	char head[96];

	house_open(&h, (struct api_options){.dev = true});
	c = client_connect(h.port);
	(void)snprintf(head, sizeof(head), "Expect: 100-continue\r\nContent-Length: %d\r\n\r\n",
		       LIMIT_BODY + 1);
	send_head(&c, head);
	assert_int_equal(client_answer(&c, true), 413);
	client_close(&c);
	c = client_connect(h.port);
	send_head(&c, "Expect: 100-continue\r\nContent-Length: 33\r\n\r\n");
	assert_int_equal(client_answer(&c, false), 100);
	client_send(&c, STR(TASK));
	assert_int_equal(client_answer(&c, true), 201);
	client_close(&c);
	house_close(&h);
}

TEST(a_client_that_dribbles_is_cut_off)
{
	static const struct {
		int line;
		const char *begin;
	} rows[] = {
		{__LINE__, ""},
		{__LINE__, "GE"},
		{__LINE__, "GET /health HTTP/1.1\r\nHost: local"},
		{__LINE__, "POST /v1/tasks HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\n{"},
	};
	struct house h;

	house_open(&h, (struct api_options){
			       .dev = true, .header_ms = 60, .body_ms = 60, .idle_ms = 60});
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct client c = client_connect(h.port);

		client_send(&c, str_z(rows[i].begin));
		CHECK_ROW(rows[i].line, client_is_closed(&c));
		client_close(&c);
	}
	house_close(&h);
}

static void wait_for_commands(struct house *h, int n)
{
	while (atomic_load(&h->engine.waiting) < n)
		(void)sched_yield();
}

#define POST_KEYED                         \
	"POST /v1/tasks HTTP/1.1\r\n" HOST \
	"Idempotency-Key: \"k\"\r\nContent-Length: 33\r\n\r\n" TASK

TEST(a_second_request_of_a_key_is_sent_away_while_the_first_is_under_way)
{
	struct house h;
	struct client first, second;

	house_open(&h, (struct api_options){.dev = true});
	atomic_store(&h.engine.held, true);
	first = client_connect(h.port);
	second = client_connect(h.port);
	client_send(&first, STR(POST_KEYED));
	wait_for_commands(&h, 1);
	assert_int_equal(client_ask(&second, POST_KEYED), 409);
	CHECK(client_body_has(&second, "\"code\":\"idempotency_in_flight\""));
	fake_engine_let_go(&h.engine);
	assert_int_equal(client_answer(&first, true), 201);
	assert_int_equal(client_ask(&second, POST_KEYED), 201);
	assert_int_equal(atomic_load(&h.engine.applied), 2);
	client_close(&first);
	client_close(&second);
	house_close(&h);
}

TEST(a_request_that_the_engine_holds_has_no_deadline)
{
	struct house h;
	struct client patient, dribbler;

	house_open(&h, (struct api_options){
			       .dev = true, .header_ms = 40, .body_ms = 40, .idle_ms = 40});
	atomic_store(&h.engine.held, true);
	patient = client_connect(h.port);
	client_send(&patient, STR(POST_TASK));
	wait_for_commands(&h, 1);
	dribbler = client_connect(h.port);
	CHECK(client_is_closed(&dribbler)); /* so all deadlines of that time have been looked at */
	fake_engine_let_go(&h.engine);
	assert_int_equal(client_answer(&patient, true), 201);
	client_close(&patient);
	client_close(&dribbler);
	house_close(&h);
}

static void *close_api(void *api)
{
	api_close(api);
	return NULL;
}

TEST(a_close_waits_for_the_engines_answer_and_says_that_it_is_the_last)
{
	struct house h;
	struct client idle, waiting;
	pthread_t closer;

	house_open(&h, (struct api_options){.dev = true});
	idle = client_connect(h.port);
	assert_int_equal(client_ask(&idle, GET("/health")), 200);
	waiting = client_connect(h.port);
	atomic_store(&h.engine.held, true);
	client_send(&waiting, STR(POST_TASK));
	wait_for_commands(&h, 1);
	assert_int_equal(pthread_create(&closer, NULL, close_api, h.api), 0);
	CHECK(client_is_closed(&idle)); /* the drain has begun */
	fake_engine_let_go(&h.engine);
	assert_int_equal(client_answer(&waiting, true), 201);
	CHECK(str_eq_nocase(client_header(&waiting, "Connection"), STR("close")));
	assert_int_equal(pthread_join(closer, NULL), 0);
	client_close(&idle);
	client_close(&waiting);
	fake_engine_stop(&h.engine);
	api_free(h.api);
}

TEST(many_connections_are_served_side_by_side)
{
	enum { MANY = 200 };
	struct client clients[MANY];
	struct house h;

	house_open(&h, (struct api_options){.dev = true});
	atomic_store(&h.engine.held, true);
	for (int i = 0; i < MANY; i++) {
		clients[i] = client_connect(h.port);
		client_send(&clients[i], STR(POST_TASK));
	}
	fake_engine_let_go(&h.engine);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(client_answer(&clients[i], true), 201);
	assert_int_equal(atomic_load(&h.engine.applied), MANY);
	for (int i = 0; i < MANY; i++)
		client_close(&clients[i]);
	house_close(&h);
}
