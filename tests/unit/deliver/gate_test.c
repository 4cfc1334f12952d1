/* Rate limiters that several lanes share. */

#include "deliver/rota.h"

#include "base/macros.h"
#include "deliver/pace.h"
#include "test.h"

enum { MOST = 64 };

struct house {
	struct rota rota;
	struct job jobs[MOST];
	struct delivery deliveries[MOST];
	size_t n;
	struct limiter_rule rule; /* of what is pushed next */
	ms_t now;
};

static struct house house(struct limiter_rule rule)
{
	struct house h = {.rule = rule, .now = 1000};

	h.rule.key = 7;
	rota_init(&h.rota, MOST, MOST);
	return h;
}

static void push(struct house *h, int64_t lane, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct job *job = &h->jobs[h->n];

		job->v = &h->deliveries[h->n++];
		job->v->lane = lane;
		job->v->limits.limiter = h->rule;
		rota_push(&h->rota, job, h->now);
	}
}

/* Which job begins; -1: none. */
static int begin(struct house *h)
{
	struct job *job = rota_begin(&h->rota, h->now);

	return job != NULL ? (int)(job - h->jobs) : -1;
}

static void end(struct house *h, int job)
{
	rota_end(&h->rota, &h->jobs[job], h->now);
}

static void at(struct house *h, ms_t now)
{
	h->now = now;
	rota_look(&h->rota, now);
}

static void finish(struct house *h)
{
	h->now += MS_HOUR;
	rota_look(&h->rota, h->now);
	CHECK(h->rota.gates.n == 0 && rota_next_mono(&h->rota) == MS_NEVER);
	rota_release(&h->rota);
}

TEST(lanes_share_the_places_of_a_limiter_in_turn)
{
	struct house h = house((struct limiter_rule){.concurrency = 2});

	push(&h, 1, 2);
	push(&h, 2, 2);
	push(&h, 3, 1);
	CHECK(begin(&h) == 0 && begin(&h) == 2 && begin(&h) == -1);
	end(&h, 0);
	CHECK(begin(&h) == 4 && begin(&h) == -1);
	end(&h, 2);
	CHECK(begin(&h) == 1 && begin(&h) == -1);
	end(&h, 4);
	CHECK(begin(&h) == 3 && begin(&h) == -1);
	end(&h, 1);
	end(&h, 3);
	finish(&h);
}

TEST(a_lane_without_the_limiter_is_not_held_back_by_it)
{
	struct house h = house((struct limiter_rule){.concurrency = 1});

	push(&h, 1, 2);
	h.rule = (struct limiter_rule){0};
	push(&h, 2, 2);
	CHECK(begin(&h) == 0 && begin(&h) == 2 && begin(&h) == 3 && begin(&h) == -1);
	end(&h, 2);
	CHECK(begin(&h) == -1);
	end(&h, 0);
	CHECK(begin(&h) == 1);
	end(&h, 1);
	end(&h, 3);
	finish(&h);
}

TEST(a_window_counts_the_attempts_of_all_its_lanes_from_when_they_were_seen)
{
	struct house h = house((struct limiter_rule){.window = {2, 1000}});

	push(&h, 1, 3);
	push(&h, 2, 1);
	CHECK(begin(&h) == 0 && begin(&h) == 3 && begin(&h) == -1);
	at(&h, 1100);
	end(&h, 0);
	CHECK(begin(&h) == -1);
	at(&h, 2100);
	CHECK(begin(&h) == -1);
	/* What went out long ago was seen, though it has not ended. */
	h.deliveries[3].sent_mono = 1000;
	at(&h, 2101);
	CHECK(begin(&h) == 1 && begin(&h) == -1);
	at(&h, 3101);
	CHECK(begin(&h) == -1);
	at(&h, 3102);
	CHECK(begin(&h) == 2 && begin(&h) == -1);
	end(&h, 1);
	end(&h, 2);
	end(&h, 3);
	finish(&h);
}

TEST(a_bucket_gives_its_tokens_and_fills_at_its_rate)
{
	struct house h = house((struct limiter_rule){.capacity = 3, .refill_permille = 2000});

	push(&h, 1, 3);
	push(&h, 2, 3);
	for (int i = 0; i < 3; i++)
		CHECK(begin(&h) >= 0);
	CHECK(begin(&h) == -1 && rota_next_mono(&h.rota) == 1500);
	at(&h, 1499);
	CHECK(begin(&h) == -1);
	at(&h, 1500);
	CHECK(begin(&h) >= 0 && begin(&h) == -1);
	at(&h, 2500);
	CHECK(begin(&h) >= 0 && begin(&h) >= 0 && begin(&h) == -1);
	for (int i = 0; i < 6; i++)
		end(&h, i);
	finish(&h);
}

TEST(a_leaky_bucket_spaces_attempts_evenly)
{
	struct house h = house((struct limiter_rule){.capacity = 1, .refill_permille = 4000});

	push(&h, 1, 4);
	for (int i = 0; i < 4; i++) {
		at(&h, 1000 + 250 * i);
		CHECK(begin(&h) == i && begin(&h) == -1);
		end(&h, i);
	}
	finish(&h);
}

TEST(what_never_left_gives_back_its_place_and_its_token)
{
	struct house h = house((struct limiter_rule){
		.concurrency = 1, .window = {1, 1000}, .capacity = 1, .refill_permille = 1});

	push(&h, 1, 1);
	push(&h, 2, 1);
	CHECK(begin(&h) == 0 && begin(&h) == -1);
	rota_undo(&h.rota, &h.jobs[0], h.now);
	CHECK(begin(&h) == 1);
	end(&h, 1);
	finish(&h);
}

TEST(an_edit_counts_from_the_next_delivery_on)
{
	struct house h = house((struct limiter_rule){.concurrency = 1});

	push(&h, 1, 3);
	CHECK(begin(&h) == 0 && begin(&h) == -1);
	h.rule.concurrency = 2;
	push(&h, 2, 1);
	CHECK(begin(&h) >= 1 && begin(&h) == -1);
	h.rule = (struct limiter_rule){0};
	push(&h, 1, 1); /* the first lane goes through no gate any more */
	for (int i = 0; i < 2; i++)
		CHECK(begin(&h) >= 0);
	for (int i = 0; i < 5; i++)
		if (h.jobs[i].lane != NULL && h.jobs[i].is_open)
			end(&h, i);
	for (int i = begin(&h); i >= 0; i = begin(&h))
		end(&h, i);
	finish(&h);
}

TEST(an_edit_holds_at_once_for_what_waits_and_an_older_rule_undoes_nothing)
{
	struct house h = house((struct limiter_rule){.window = {1, MS_DAY}});
	const struct limiter_rule later = {.key = 7, .concurrency = 2, .as_of = 5};
	const struct limiter_rule unused = {.key = 8, .concurrency = 2};

	push(&h, 1, 3);
	CHECK(begin(&h) == 0 && begin(&h) == -1);
	end(&h, 0);
	CHECK(begin(&h) == -1);
	rota_set_limiter(&h.rota, &unused, h.now);
	rota_set_limiter(&h.rota, &later, h.now);
	CHECK(begin(&h) == 1 && begin(&h) == 2);
	push(&h, 2, 1); /* claimed before the edit */
	CHECK(begin(&h) == -1);
	end(&h, 1);
	CHECK(begin(&h) == 3);
	end(&h, 2);
	end(&h, 3);
	finish(&h);
}

TEST(what_is_withdrawn_waits_no_more)
{
	struct house h = house((struct limiter_rule){.concurrency = 1});

	push(&h, 1, 1);
	push(&h, 2, 1);
	push(&h, 3, 1);
	CHECK(begin(&h) == 0 && begin(&h) == -1);
	rota_withdraw(&h.rota, &h.jobs[1], h.now);
	end(&h, 0);
	CHECK(begin(&h) == 2);
	end(&h, 2);
	finish(&h);
}
