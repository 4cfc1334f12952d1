#include "deliver/rota.h"

#include <stdlib.h>

#include "base/macros.h"
#include "deliver/pace.h"
#include "test.h"

enum { MOST = 64 };

struct house {
	struct rota rota;
	struct job jobs[MOST];
	struct delivery deliveries[MOST];
	struct job *running[MOST];
	size_t n, n_running;
	struct lane_limits limits; /* of what is pushed next */
	ms_t now;
};

static struct house house(size_t most_at_once, size_t most_per_lane)
{
	struct house h = {.n = 0};

	rota_init(&h.rota, most_at_once, most_per_lane);
	return h;
}

static void push(struct house *h, int64_t lane, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct job *job = &h->jobs[h->n];

		job->v = &h->deliveries[h->n++];
		job->v->lane = lane;
		job->v->limits = h->limits;
		rota_push(&h->rota, job, h->now);
	}
}

static size_t number(const struct house *h, const struct job *job)
{
	return (size_t)(job - h->jobs);
}

/* Begins one and checks which it is; `want` is the job's number in the order of arrival. */
static void check_begins(int line, struct house *h, size_t want)
{
	struct job *job = rota_begin(&h->rota, h->now);

	CHECK_ROW(line, job != NULL);
	if (number(h, job) != want)
		fail_msg("line %d: job %zu began, not %zu", line, number(h, job), want);
	h->running[h->n_running++] = job;
}

static void check_none_begins(int line, struct house *h)
{
	CHECK_ROW(line, rota_begin(&h->rota, h->now) == NULL);
}

static void end(struct house *h, size_t job)
{
	rota_end(&h->rota, &h->jobs[job], h->now);
}

/* Begins and ends all that is left. */
static void finish(struct house *h)
{
	for (size_t i = 0; i < h->n; i++) {
		struct job *job = rota_begin(&h->rota, h->now);

		if (job != NULL)
			rota_end(&h->rota, job, h->now);
	}
	CHECK(h->rota.waiting == 0 && h->rota.in_flight == 0);
	rota_release(&h->rota);
}

TEST(one_lane_is_a_queue_in_the_order_of_arrival)
{
	struct house h = house(10, 10);

	push(&h, 7, 3);
	CHECK(h.rota.waiting == 3);
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 1);
	check_begins(__LINE__, &h, 2);
	check_none_begins(__LINE__, &h);
	CHECK(h.rota.waiting == 0 && h.rota.in_flight == 3);
	end(&h, 1);
	end(&h, 0);
	end(&h, 2);
	finish(&h);
}

TEST(lanes_take_turns)
{
	struct house h = house(20, 20);

	push(&h, 1, 4); /* 0 1 2 3 */
	push(&h, 2, 2); /* 4 5 */
	push(&h, 3, 1); /* 6 */
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 4);
	check_begins(__LINE__, &h, 6);
	check_begins(__LINE__, &h, 1);
	check_begins(__LINE__, &h, 5);
	check_begins(__LINE__, &h, 2);
	check_begins(__LINE__, &h, 3);
	for (size_t i = 0; i < 7; i++)
		end(&h, i);
	finish(&h);
}

TEST(a_full_lane_waits_for_an_end_of_its_own)
{
	struct house h = house(20, 2);

	push(&h, 1, 4);
	push(&h, 2, 3);
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 4);
	check_begins(__LINE__, &h, 1);
	check_begins(__LINE__, &h, 5);
	check_none_begins(__LINE__, &h);
	end(&h, 4);
	check_begins(__LINE__, &h, 6);
	check_none_begins(__LINE__, &h);
	end(&h, 0);
	check_begins(__LINE__, &h, 2);
	check_none_begins(__LINE__, &h);
	end(&h, 1);
	end(&h, 2);
	end(&h, 5);
	end(&h, 6);
	finish(&h);
}

TEST(no_more_are_in_flight_than_the_house_allows)
{
	struct house h = house(2, 2);

	push(&h, 1, 1);
	push(&h, 2, 1);
	push(&h, 3, 1);
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 1);
	check_none_begins(__LINE__, &h);
	end(&h, 0);
	check_begins(__LINE__, &h, 2);
	end(&h, 1);
	end(&h, 2);
	finish(&h);
}

TEST(a_house_of_one_still_serves)
{
	struct house h = house(1, 1);

	push(&h, 1, 2);
	check_begins(__LINE__, &h, 0);
	check_none_begins(__LINE__, &h);
	end(&h, 0);
	check_begins(__LINE__, &h, 1);
	end(&h, 1);
	finish(&h);
}

TEST(lanes_that_hang_leave_a_place_for_a_newcomer)
{
	struct house h = house(20, 20);
	struct job *job;

	push(&h, 1, 20);
	push(&h, 2, 20);
	while ((job = rota_begin(&h.rota, h.now)) != NULL)
		h.running[h.n_running++] = job;
	CHECK(h.n_running >= 16 && h.n_running < 20);
	push(&h, 3, 2);
	check_begins(__LINE__, &h, 40);
	while (h.n_running != 0)
		rota_end(&h.rota, h.running[--h.n_running], h.now);
	finish(&h);
}

TEST(a_namespace_that_hangs_leaves_places_to_another)
{
	struct house h = house(51, 51);
	struct job *job;

	for (int64_t lane = 1; lane <= 60; lane++) {
		h.deliveries[h.n].namespace = 7;
		push(&h, lane, 1);
	}
	while ((job = rota_begin(&h.rota, h.now)) != NULL)
		h.running[h.n_running++] = job;
	CHECK(h.n_running == 48);
	h.deliveries[h.n].namespace = 8;
	push(&h, 100, 1);
	check_begins(__LINE__, &h, 60);
	while (h.n_running != 0)
		rota_end(&h.rota, h.running[--h.n_running], h.now);
	finish(&h);
}

TEST(a_job_that_waits_can_leave_from_any_place_of_its_queue)
{
	struct house h = house(1, 1);

	push(&h, 1, 5);
	rota_withdraw(&h.rota, &h.jobs[0], h.now);
	rota_withdraw(&h.rota, &h.jobs[2], h.now);
	rota_withdraw(&h.rota, &h.jobs[4], h.now);
	CHECK(h.rota.waiting == 2 && h.jobs[2].lane == NULL);
	check_begins(__LINE__, &h, 1);
	end(&h, 1);
	check_begins(__LINE__, &h, 3);
	end(&h, 3);
	push(&h, 2, 1);
	rota_withdraw(&h.rota, &h.jobs[5], h.now);
	finish(&h);
}

/* Random arrivals, beginnings, ends and withdrawals against a plain count of what must hold. */
TEST(whatever_the_order_the_bounds_hold_and_nothing_is_lost)
{
	enum { LANES = 5, STEPS = 20000, PER_LANE = 4, AT_ONCE = 9 };
	struct house h = house(AT_ONCE, PER_LANE);
	size_t flying[LANES] = {0}, begun = 0, left = 0, pushed = 0;
	int64_t lane_of[MOST];
	bool waits[MOST] = {false}, flies[MOST] = {false};
	uint64_t seed = 12345;

	for (int step = 0; step < STEPS; step++) {
		size_t i;
		struct job *job;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		i = seed >> 33 & (MOST - 1);
		if (flies[i]) {
			end(&h, i);
			flying[lane_of[i]]--;
			flies[i] = false;
		} else if (waits[i] && (seed >> 60) == 0) {
			rota_withdraw(&h.rota, &h.jobs[i], h.now);
			waits[i] = false;
			left++;
		} else if (!waits[i]) {
			lane_of[i] = (int64_t)(seed >> 40) % LANES;
			h.jobs[i].v = &h.deliveries[i];
			h.deliveries[i].lane = lane_of[i];
			rota_push(&h.rota, &h.jobs[i], h.now);
			waits[i] = true;
			pushed++;
		}
		job = rota_begin(&h.rota, h.now);
		if (job != NULL) {
			i = number(&h, job);
			CHECK(waits[i] && ++flying[lane_of[i]] <= PER_LANE);
			waits[i] = false;
			flies[i] = true;
			begun++;
		}
		CHECK(h.rota.in_flight <= AT_ONCE && h.rota.waiting == pushed - begun - left);
	}
	CHECK(begun > STEPS / 10 && left > 10);
	for (size_t i = 0; i < MOST; i++) {
		if (flies[i])
			end(&h, i);
	}
	h.n = MOST;
	finish(&h);
}

TEST(a_lane_may_have_a_bound_of_its_own)
{
	struct house h = house(10, 2);

	h.limits.concurrency = 3;
	push(&h, 1, 5);
	h.limits.concurrency = 1;
	push(&h, 2, 2);
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 5);
	check_begins(__LINE__, &h, 1);
	check_begins(__LINE__, &h, 2);
	check_none_begins(__LINE__, &h);
	end(&h, 5);
	check_begins(__LINE__, &h, 6);
	check_none_begins(__LINE__, &h);
	for (size_t i = 0; i < 3; i++)
		end(&h, i);
	end(&h, 6);
	finish(&h);
}

TEST(a_rate_counts_attempts_from_their_end)
{
	struct house h = house(10, 10);

	h.limits.rate = (struct rate){.limit = 2, .per_ms = 1000};
	push(&h, 1, 4);
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 1);
	check_none_begins(__LINE__, &h);
	h.now = 30;
	end(&h, 0);
	h.now = 40;
	end(&h, 1);
	CHECK(rota_next_mono(&h.rota) == 1031);
	h.now = 1030;
	rota_look(&h.rota, h.now);
	check_none_begins(__LINE__, &h);
	h.now = 1031;
	rota_look(&h.rota, h.now);
	check_begins(__LINE__, &h, 2);
	check_none_begins(__LINE__, &h);
	CHECK(rota_next_mono(&h.rota) == 1041);
	h.now = 1041;
	rota_look(&h.rota, h.now);
	check_begins(__LINE__, &h, 3);
	end(&h, 2);
	end(&h, 3);
	h.now += 1001;
	rota_look(&h.rota, h.now);
	CHECK(rota_next_mono(&h.rota) == MS_NEVER && h.rota.by_key.n == 0);
	finish(&h);
}

TEST(an_attempt_that_hangs_counts_from_when_its_request_must_have_arrived)
{
	struct house h = house(10, 10);

	h.limits.rate = (struct rate){.limit = 1, .per_ms = 1000};
	push(&h, 1, 2);
	check_begins(__LINE__, &h, 0);
	h.now = 4 * PACE_SEEN_MS; /* connecting still: it counts without an end */
	rota_look(&h.rota, h.now);
	check_none_begins(__LINE__, &h);
	CHECK(rota_next_mono(&h.rota) == h.now + PACE_SEEN_MS);
	h.deliveries[0].sent_mono = h.now;
	h.now += PACE_SEEN_MS;
	rota_look(&h.rota, h.now);
	check_none_begins(__LINE__, &h);
	CHECK(rota_next_mono(&h.rota) == h.now + 1001);
	h.now += 1001;
	rota_look(&h.rota, h.now);
	check_begins(__LINE__, &h, 1);
	end(&h, 0);
	end(&h, 1);
	finish(&h);
}

TEST(what_never_left_the_house_does_not_count)
{
	struct house h = house(10, 10);

	h.limits.rate = (struct rate){.limit = 1, .per_ms = 1000};
	push(&h, 1, 2);
	check_begins(__LINE__, &h, 0);
	rota_undo(&h.rota, &h.jobs[0], h.now);
	check_begins(__LINE__, &h, 1);
	end(&h, 1);
	finish(&h);
}

TEST(a_lane_that_waits_for_its_rate_holds_up_no_other)
{
	struct house h = house(10, 10);

	h.limits.rate = (struct rate){.limit = 1, .per_ms = 60000};
	push(&h, 1, 3);
	h.limits.rate = (struct rate){0};
	push(&h, 2, 2);
	check_begins(__LINE__, &h, 0);
	check_begins(__LINE__, &h, 3);
	check_begins(__LINE__, &h, 4);
	check_none_begins(__LINE__, &h);
	CHECK(rota_first(&h.rota, 1) == &h.jobs[1] && rota_first(&h.rota, 2) == NULL);
	rota_withdraw(&h.rota, &h.jobs[1], h.now);
	rota_withdraw(&h.rota, &h.jobs[2], h.now);
	CHECK(rota_first(&h.rota, 1) == NULL && rota_first(&h.rota, 9) == NULL);
	end(&h, 0);
	end(&h, 3);
	end(&h, 4);
	finish(&h);
}

/* Random ends and sends: whatever happens, no span of per_ms sees more than the limit, where an
 * attempt is seen at some moment between its sending and its end, PACE_SEEN_MS after it at most. */
TEST(no_span_sees_more_than_the_rate)
{
	enum { LIMIT = 5, PER = 200, STEPS = 20000 };
	struct house h = house(100, 100);
	ms_t seen[STEPS];
	size_t n_seen = 0, oldest = 0;
	unsigned random = 7;

	h.limits.rate = (struct rate){.limit = LIMIT, .per_ms = PER};
	for (; h.now < STEPS; h.now++) {
		struct job *job;

		random = random * 1103515245u + 12345u;
		if (h.n < MOST && (random >> 16) % 4 == 0)
			push(&h, 1, 1);
		rota_look(&h.rota, h.now);
		while ((job = rota_begin(&h.rota, h.now)) != NULL) {
			job->v->sent_mono = h.now;
			job->v->expires_at = h.now + (random >> 20) % 120; /* its end */
			seen[n_seen++] = h.now + ((random >> 18) % 50 < (random >> 20) % 120
							  ? (random >> 18) % 50
							  : 0);
			h.running[h.n_running++] = job;
		}
		for (size_t i = 0; i < h.n_running; i++)
			if (h.running[i] != NULL && h.running[i]->v->expires_at <= h.now) {
				rota_end(&h.rota, h.running[i], h.now);
				h.running[i] = NULL;
			}
	}
	CHECK(n_seen > 40);
	for (size_t i = 0; i < n_seen; i++) {
		size_t in_span = 0;

		for (size_t j = oldest; j < n_seen; j++)
			in_span += seen[j] >= seen[i] && seen[j] < seen[i] + PER;
		CHECK(in_span <= LIMIT);
	}
	finish(&h);
}
