/* Many attempts at once: connections, lanes, turns, cancels, the end. */

#include "fixture.h"

#include "base/macros.h"

static struct delivery *post_in_lane(struct fixture *f, const char *path, int64_t lane)
{
	struct delivery *v = fixture_make(f, path);

	v->lane = lane;
	deliver_post(f->deliver, v);
	return v;
}

static struct deliver_stats stats_of(const struct fixture *f)
{
	struct deliver_stats stats;

	deliver_read_stats(f->deliver, &stats);
	return stats;
}

TEST(one_connection_serves_one_delivery_after_the_other)
{
	enum { N = 50 };
	struct fixture f;

	fixture_open(&f, 4, 1);
	for (int i = 0; i < N; i++)
		(void)fixture_post(&f, "/status/200");
	fixture_expect(&f, __LINE__, N, ATTEMPT_SUCCEEDED);
	CHECK(server_connections(f.server) == 1 && server_requests(f.server) == N);
	CHECK(stats_of(&f).connections == 1 && stats_of(&f).started == N);
	CHECK(stats_of(&f).succeeded == N && stats_of(&f).in_flight == 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_connection_that_the_server_closes_is_made_anew)
{
	enum { N = 10 };
	struct fixture f;

	fixture_open(&f, 4, 1);
	for (int i = 0; i < N; i++) {
		(void)fixture_post(&f, "/bye");
		fixture_expect(&f, __LINE__, 1, ATTEMPT_SUCCEEDED);
	}
	CHECK(server_connections(f.server) >= N);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

/* A reused connection may die just when a request is on it, more often than curl forgives over the
 * life of one handle: each delivery but the first is made twice here. */
TEST(a_connection_that_dies_under_a_request_costs_no_attempt)
{
	enum { N = 20 };
	struct fixture f;

	fixture_open(&f, 1, 1);
	for (int i = 0; i < N; i++) {
		(void)fixture_post(&f, "/once");
		fixture_expect(&f, __LINE__, 1, ATTEMPT_SUCCEEDED);
	}
	CHECK(server_requests(f.server) == N + N - 1);
	CHECK(server_connections(f.server) == N);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(many_at_once_all_come_home_over_no_more_connections_than_allowed)
{
	enum { N = 2000, AT_ONCE = 16 };
	struct fixture f;

	fixture_open(&f, AT_ONCE, AT_ONCE);
	for (int i = 0; i < N; i++)
		(void)fixture_post(&f, "/status/200");
	fixture_expect(&f, __LINE__, N, ATTEMPT_SUCCEEDED);
	CHECK(server_connections(f.server) <= AT_ONCE);
	CHECK(server_requests(f.server) == N);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_lane_is_served_in_the_order_of_arrival)
{
	static const char *const paths[] = {"/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h"};
	struct fixture f;

	fixture_open(&f, 8, 1);
	for (size_t i = 0; i < COUNTOF(paths); i++)
		(void)post_in_lane(&f, paths[i], 3);
	fixture_expect(&f, __LINE__, COUNTOF(paths), ATTEMPT_SUCCEEDED);
	CHECK(memcmp(f.server->order, "abcdefgh", COUNTOF(paths)) == 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_lane_that_hangs_holds_up_no_other)
{
	enum { HANGING = 200, LIVELY = 100, LANES = 5 };
	struct fixture f;

	fixture_open(&f, 8, 4);
	for (int i = 0; i < HANGING; i++)
		(void)post_in_lane(&f, "/hold", 1);
	server_await(f.server, 4);
	for (int i = 0; i < LIVELY; i++)
		(void)post_in_lane(&f, "/status/200", 2 + i % LANES);
	fixture_expect(&f, __LINE__, LIVELY, ATTEMPT_SUCCEEDED);
	CHECK(server_requests(f.server) == LIVELY + 4);
	CHECK(stats_of(&f).in_flight == 4 && stats_of(&f).waiting == HANGING - 4);
	server_let_go(f.server);
	fixture_expect(&f, __LINE__, HANGING, ATTEMPT_SUCCEEDED);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(an_attempt_in_flight_can_be_cancelled)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, 2, 2);
	v = fixture_post(&f, "/hang");
	server_await(f.server, 1);
	deliver_cancel(f.deliver, v->task);
	CHECK(fixture_wait(&f) == v);
	CHECK(v->outcome.status == ATTEMPT_CANCELLED && v->outcome.number == 1);
	CHECK(v->outcome.finished_at >= v->outcome.started_at && v->outcome.duration_us > 0);
	fixture_check_error(__LINE__, v, "cancelled during the attempt");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_delivery_that_waits_can_be_cancelled_and_is_never_sent)
{
	struct fixture f;
	struct delivery *first, *second, *third;

	fixture_open(&f, 1, 1);
	first = fixture_post(&f, "/hold");
	server_await(f.server, 1);
	second = fixture_post(&f, "/b");
	third = fixture_post(&f, "/c");
	deliver_cancel(f.deliver, second->task);
	CHECK(fixture_wait(&f) == second);
	CHECK(second->outcome.status == ATTEMPT_CANCELLED);
	fixture_check_error(__LINE__, second, "cancelled before the attempt began");
	fixture_free(second);
	server_let_go(f.server);
	CHECK(fixture_wait(&f) == first && fixture_wait(&f) == third);
	CHECK(server_requests(f.server) == 2 && f.server->order[1] == 'c');
	fixture_free(first);
	fixture_free(third);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_cancel_that_comes_right_after_its_delivery_finds_it)
{
	enum { N = 300 };
	struct fixture f;

	fixture_open(&f, 4, 4);
	for (int i = 0; i < N; i++) {
		struct delivery *v = fixture_post(&f, "/hang");

		deliver_cancel(f.deliver, v->task);
	}
	fixture_expect(&f, __LINE__, N, ATTEMPT_CANCELLED);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_cancel_of_something_else_does_nothing)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, 1, 1);
	v = fixture_post(&f, "/hold");
	deliver_cancel(f.deliver, v->task + 1);
	server_await(f.server, 1);
	deliver_cancel(f.deliver, 0);
	server_let_go(f.server);
	fixture_expect(&f, __LINE__, 1, ATTEMPT_SUCCEEDED);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(no_attempt_begins_before_its_time)
{
	enum { N = 20, AHEAD_MS = 120 };
	struct fixture f;
	ms_t due_at = clock_wall() + AHEAD_MS;

	fixture_open(&f, 4, 4);
	for (int i = 0; i < N; i++) {
		struct delivery *v = fixture_make(&f, "/status/200");

		v->due_at = due_at + i;
		deliver_post(f.deliver, v);
	}
	(void)fixture_post(&f, "/now");
	fixture_expect(&f, __LINE__, 1, ATTEMPT_SUCCEEDED);
	CHECK(server_requests(f.server) == 1 || clock_wall() >= due_at);
	for (int i = 0; i < N; i++) {
		struct delivery *v = fixture_wait(&f);

		CHECK_ROW(i, v->outcome.status == ATTEMPT_SUCCEEDED);
		CHECK_ROW(i, v->outcome.started_at >= v->due_at);
		CHECK_ROW(i, clock_wall() >= v->due_at);
		fixture_free(v);
	}
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_task_that_expires_while_it_waits_is_not_sent)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, 1, 1);
	v = fixture_make(&f, "/late");
	v->expires_at = clock_wall();
	deliver_post(f.deliver, v);
	CHECK(fixture_wait(&f) == v && v->outcome.status == ATTEMPT_INTERRUPTED);
	fixture_check_error(__LINE__, v, "the task expired before its turn came");
	fixture_free(v);
	CHECK(server_connections(f.server) == 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

struct closing {
	struct deliver *deliver;
	ms_t drain_ms;
};

static void *close_it(void *context)
{
	struct closing *c = context;

	deliver_close(c->deliver, c->drain_ms);
	return NULL;
}

TEST(closing_lets_what_is_in_flight_come_to_its_end)
{
	struct fixture f;
	struct closing closing = {.drain_ms = PATIENCE_MS};
	struct delivery *flies, *waits;
	pthread_t thread;

	fixture_open(&f, 1, 1);
	closing.deliver = f.deliver;
	flies = fixture_post(&f, "/hold");
	server_await(f.server, 1);
	waits = fixture_post(&f, "/never");
	CHECK(pthread_create(&thread, NULL, close_it, &closing) == 0);
	CHECK(fixture_wait(&f) == waits); /* at once, long before the other */
	CHECK(waits->outcome.status == ATTEMPT_INTERRUPTED);
	fixture_check_error(__LINE__, waits, "the server stopped before the attempt began");
	server_let_go(f.server);
	CHECK(fixture_wait(&f) == flies && flies->outcome.status == ATTEMPT_SUCCEEDED);
	CHECK(pthread_join(thread, NULL) == 0);
	CHECK(server_requests(f.server) == 1);
	fixture_free(flies);
	fixture_free(waits);
	fixture_close(&f);
}

TEST(closing_ends_what_takes_too_long)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, 1, 1);
	v = fixture_post(&f, "/hang");
	server_await(f.server, 1);
	deliver_close(f.deliver, 30);
	CHECK(fixture_wait(&f) == v && v->outcome.status == ATTEMPT_INTERRUPTED);
	CHECK(v->outcome.duration_us >= 29000);
	fixture_check_error(__LINE__, v, "the server stopped during the attempt");
	fixture_free(v);
	fixture_close(&f);
}

TEST(closing_gives_back_ten_thousand_that_wait)
{
	enum { N = 10000 };
	struct fixture f;

	fixture_open(&f, 2, 2);
	for (int i = 0; i < N; i++) {
		struct delivery *v = fixture_make(&f, "/hang");

		v->lane = i % 7;
		v->due_at = i % 2 == 0 ? 0 : MS_NEVER - 1;
		deliver_post(f.deliver, v);
	}
	server_await(f.server, 2);
	deliver_close(f.deliver, 0);
	fixture_expect(&f, __LINE__, N, ATTEMPT_INTERRUPTED);
	CHECK(server_requests(f.server) == 2);
	fixture_close(&f);
}

TEST(an_idle_actor_closes)
{
	struct fixture f;

	fixture_open(&f, 2, 2);
	deliver_close(f.deliver, PATIENCE_MS);
	fixture_close(&f);
}

TEST(the_counters_tell_how_attempts_ended)
{
	struct fixture f;
	struct deliver_stats stats;
	struct delivery *v;

	fixture_open(&f, 4, 4);
	(void)fixture_post(&f, "/status/200");
	fixture_expect(&f, __LINE__, 1, ATTEMPT_SUCCEEDED);
	(void)fixture_post(&f, "/status/500");
	fixture_expect(&f, __LINE__, 1, ATTEMPT_FAILED);
	v = fixture_make(&f, "/hang");
	v->retry.timeout_ms = 20;
	deliver_post(f.deliver, v);
	fixture_expect(&f, __LINE__, 1, ATTEMPT_TIMED_OUT);
	v = fixture_make(&f, "/");
	v->target.url = STR("http://10.0.0.1/");
	deliver_post(f.deliver, v);
	fixture_expect(&f, __LINE__, 1, ATTEMPT_FAILED);
	stats = stats_of(&f);
	CHECK(stats.started == 4 && stats.succeeded == 1 && stats.failed == 2);
	CHECK(stats.timed_out == 1 && stats.refused == 1 && stats.connections == 1);
	CHECK(stats.in_flight == 0 && stats.waiting == 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

/* Once more after its thread has ended, nobody looks into the inbox: the engine is about to end,
 * too. */
TEST(what_was_posted_before_a_stop_is_back_when_the_thread_has_ended)
{
	enum { TIMES = 200, N = 4 };

	for (int i = 0; i < TIMES; i++) {
		struct fixture f;
		struct letter *back, *next;
		int n = 0;

		fixture_open(&f, 1, 1);
		for (int k = 0; k < N; k++)
			(void)fixture_post(&f, "/status/200");
		deliver_stop(f.deliver, 0);
		for (back = mailbox_take(&f.outcomes); back != NULL; back = next, n++) {
			next = back->next;
			fixture_free(delivery_of(back));
		}
		CHECK(n == N);
		deliver_free(f.deliver);
		fixture_close(&f);
	}
}

TEST(what_waits_in_a_lane_can_be_recalled_and_was_never_begun)
{
	struct fixture f;
	struct delivery *flies, *waits, *other, *back;

	fixture_open(&f, 2, 1);
	flies = fixture_make(&f, "/hold");
	waits = fixture_make(&f, "/status/200");
	other = fixture_make(&f, "/status/200");
	flies->lane = waits->lane = 7;
	other->lane = 8;
	deliver_post(f.deliver, flies);
	server_await(f.server, 1);
	deliver_post(f.deliver, waits);
	deliver_recall(f.deliver, 7);
	back = fixture_wait(&f);
	CHECK(back == waits && back->unbegun && back->outcome.status == ATTEMPT_INTERRUPTED);
	deliver_post(f.deliver, other);
	back = fixture_wait(&f);
	CHECK(back == other && !back->unbegun && back->outcome.status == ATTEMPT_SUCCEEDED);
	server_let_go(f.server);
	deliver_close(f.deliver, PATIENCE_MS);
	back = fixture_wait(&f);
	CHECK(back == flies && !back->unbegun);
	fixture_free(flies);
	fixture_free(waits);
	fixture_free(other);
	fixture_close(&f);
}
