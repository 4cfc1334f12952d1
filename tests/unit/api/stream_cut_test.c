#include "test.h"

#include <errno.h>
#include <sched.h>

#include "api/api.h"
#include "api/dispatch.h"
#include "api/stream.h"
#include "base/clock.h"
#include "base/limits.h"
#include "client.h"
#include "fake_engine.h"
#include "fake_store.h"
#include "model/event.h"
#include "store/event.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: localhost\r\n\r\n"

enum { EVENTS_A_ROW = 256, DETAIL = 1000 };

static enum rc endless_span(struct store *s, struct event_span *out, struct err *err)
{
	(void)s, (void)err;
	*out = (struct event_span){.first = 1, .last = INT32_MAX};
	return RC_OK;
}

/* Behind every event there are more. */
static enum rc endless_list(struct store *s, struct arena *a, int64_t after, size_t most,
			    struct event_row **items_out, size_t *n_out, struct err *err)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(EVENTS_A_ROW * (DETAIL + 32));
	struct event e = {.kind = EVENT_BREAKER_OPENED};
	struct buf detail CLEANUP(buf_release) = BUF_INIT(2 * DETAIL);

	(void)s, (void)most, (void)err;
	buf_printf(&detail, "{\"x\":\"%*d\"}", DETAIL, 7);
	e.detail = buf_str(&detail);
	for (int i = 0; i < EVENTS_A_ROW; i++)
		event_put(&body, &e);
	*items_out = NEW(a, struct event_row);
	**items_out = (struct event_row){
		.first = after + 1, .n = EVENTS_A_ROW, .body = str_dup(a, buf_str(&body))};
	*n_out = 1;
	return RC_OK;
}

static enum rc no_stats(struct store *s, struct store_stats *out, struct err *err)
{
	(void)s, (void)err;
	*out = (struct store_stats){.oldest_due_at = MS_NEVER};
	return RC_OK;
}

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
	(void)ctx, (void)origin;
	*out = NEW(a, struct breaker_view);
	return 0;
}

static bool shows_streams(uint16_t port, int n)
{
	struct client c = client_connect(port);
	char line[64];
	bool shows;

	(void)snprintf(line, sizeof(line), "belfry_http_streams %d\n", n);
	assert_int_equal(client_ask(&c, GET("/metrics")), 200);
	shows = client_body_has(&c, line);
	client_close(&c);
	return shows;
}

/* The stream never ends by itself: that its bytes do is the server's doing. */
TEST(a_client_that_takes_nothing_of_a_stream_is_cut_off)
{
	const struct event_ops events = {.event_span = endless_span, .event_list = endless_list};
	struct store_ops ops = fake_ops;
	struct store store = {.ops = &ops, .mode = STORE_READ};
	struct fake_engine engine = {0};
	struct api_options o = {.listen = STR("127.0.0.1:0"),
				.reader = &store,
				.commands = &engine.inbox,
				.probes = {NULL, probe_engine, probe_deliver, probe_breakers, NULL},
				.dev = true,
				.answer_ms = 300};
	struct err err = {0};
	struct client c;
	struct api *api;

	ops.events = &events;
	ops.stats = no_stats;
	fake_engine_start(&engine);
	assert_int_equal(api_open(&o, &api, &err), RC_OK);
	c = client_connect(api_port(api));
	client_send(&c, STR(GET("/v1/events?after=1")));
	while (!shows_streams(api_port(api), 1))
		(void)sched_yield();
	while (!shows_streams(api_port(api), 0))
		(void)sched_yield();
	while (!client_is_closed(&c))
		continue;
	client_close(&c);
	api_close(api);
	fake_engine_stop(&engine);
	api_free(api);
}

static enum rc pull_nothing(struct request *rq, struct stream *s, struct err *err)
{
	(void)rq, (void)s, (void)err;
	return RC_OK;
}

static enum rc answer_with_stream(struct request *rq, struct err *err)
{
	(void)err;
	(void)answer_stream(rq, SSE_TYPE, pull_nothing, NULL);
	return RC_OK;
}

TEST(one_stream_too_many_is_refused_and_told_when_to_come_back)
{
	const struct route route = {METHOD_GET, "/", answer_with_stream, ROLE_READ, ROUTE_OPEN};
	struct services services = {0};
	struct request rq = {.surface = &surface_native, .route = &route, .services = &services};

	answer_reset(&rq.answer);
	services.traffic.streams = LIMIT_STREAMS - 1;
	dispatch_body(&rq);
	CHECK(rq.answer.stream != NULL && rq.answer.status == 200);
	services.traffic.streams = LIMIT_STREAMS;
	dispatch_body(&rq);
	CHECK(rq.answer.stream == NULL && rq.answer.status == 503);
	answer_release(&rq.answer);
	arena_release(&rq.arena);
}
