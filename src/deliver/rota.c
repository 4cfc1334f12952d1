#include "rota.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/macros.h"

struct lane {
	struct index_node by_key;
	struct lane *next, *prev; /* in the ring; NULL: outside */
	struct job *first, *last; /* waiting */
	size_t in_flight;
};

void rota_init(struct rota *r, size_t most_at_once, size_t most_per_lane)
{
	assert(most_at_once > 0 && most_per_lane > 0);
	*r = (struct rota){.most_at_once = most_at_once, .most_per_lane = most_per_lane};
}

static struct lane *find(const struct rota *r, int64_t key)
{
	struct index_node *node = index_find(&r->by_key, key);

	return node != NULL ? CONTAINER_OF(node, struct lane, by_key) : NULL;
}

static struct lane *open(struct rota *r, int64_t key)
{
	struct lane *lane = find(r, key);

	if (lane != NULL)
		return lane;
	lane = calloc(1, sizeof(*lane));
	if (lane == NULL)
		log_fatal("out_of_memory", "lane");
	index_add(&r->by_key, &lane->by_key, key);
	return lane;
}

/* Behind all others: just before the one whose turn it is. */
static void enter_ring(struct rota *r, struct lane *lane)
{
	if (r->turn == NULL) {
		r->turn = lane->next = lane->prev = lane;
		return;
	}
	lane->next = r->turn;
	lane->prev = r->turn->prev;
	lane->prev->next = lane->next->prev = lane;
}

static void leave_ring(struct rota *r, struct lane *lane)
{
	if (r->turn == lane)
		r->turn = lane->next != lane ? lane->next : NULL;
	lane->next->prev = lane->prev;
	lane->prev->next = lane->next;
	lane->next = lane->prev = NULL;
}

/* In the ring exactly while there is work and room; gone when there is nothing at all. */
static void settle(struct rota *r, struct lane *lane)
{
	bool belongs = lane->first != NULL && lane->in_flight < r->most_per_lane;

	if (belongs && lane->next == NULL)
		enter_ring(r, lane);
	else if (!belongs && lane->next != NULL)
		leave_ring(r, lane);
	if (lane->first == NULL && lane->in_flight == 0) {
		index_remove(&r->by_key, &lane->by_key);
		free(lane);
	}
}

static void append(struct lane *lane, struct job *job)
{
	job->next = NULL;
	job->prev = lane->last;
	if (lane->last != NULL)
		lane->last->next = job;
	else
		lane->first = job;
	lane->last = job;
}

static void unlink_job(struct lane *lane, struct job *job)
{
	if (job->prev != NULL)
		job->prev->next = job->next;
	else
		lane->first = job->next;
	if (job->next != NULL)
		job->next->prev = job->prev;
	else
		lane->last = job->prev;
	job->next = job->prev = NULL;
}

void rota_push(struct rota *r, struct job *job, int64_t lane)
{
	job->lane = open(r, lane);
	append(job->lane, job);
	r->waiting++;
	settle(r, job->lane);
}

static bool has_share(const struct rota *r, const struct lane *lane)
{
	return lane->in_flight < ROTA_SHARE * (r->most_at_once - r->in_flight);
}

/* The first lane, from the one whose turn it is, that has not used up its share. */
static struct lane *choose(const struct rota *r)
{
	struct lane *lane = r->turn;

	if (lane == NULL || r->in_flight == r->most_at_once)
		return NULL;
	while (!has_share(r, lane)) {
		lane = lane->next;
		if (lane == r->turn)
			return NULL;
	}
	return lane;
}

struct job *rota_begin(struct rota *r)
{
	struct lane *lane = choose(r);
	struct job *job;

	if (lane == NULL)
		return NULL;
	job = lane->first;
	unlink_job(lane, job);
	r->turn = lane->next;
	lane->in_flight++;
	r->in_flight++;
	r->waiting--;
	settle(r, lane);
	return job;
}

void rota_end(struct rota *r, struct job *job)
{
	struct lane *lane = job->lane;

	assert(lane->in_flight > 0);
	job->lane = NULL;
	lane->in_flight--;
	r->in_flight--;
	settle(r, lane);
}

void rota_withdraw(struct rota *r, struct job *job)
{
	struct lane *lane = job->lane;

	job->lane = NULL;
	unlink_job(lane, job);
	r->waiting--;
	settle(r, lane);
}

void rota_release(struct rota *r)
{
	assert(r->in_flight == 0 && r->waiting == 0 && r->turn == NULL);
	index_release(&r->by_key);
}
