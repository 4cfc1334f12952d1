#include "rota.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/macros.h"
#include "deliver/rota_impl.h"

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

static struct tenant *open_tenant(struct rota *r, int64_t namespace)
{
	struct index_node *node = index_find(&r->tenants, namespace);
	struct tenant *t = node != NULL ? CONTAINER_OF(node, struct tenant, by_key) : NULL;

	if (t == NULL) {
		t = calloc(1, sizeof(*t));
		if (t == NULL)
			log_fatal("out_of_memory", "a namespace's lanes");
		index_add(&r->tenants, &t->by_key, namespace);
	}
	t->n_lanes++;
	return t;
}

static void close_tenant(struct rota *r, struct tenant *t)
{
	if (--t->n_lanes != 0)
		return;
	index_remove(&r->tenants, &t->by_key);
	free(t);
}

static struct lane *open_lane(struct rota *r, int64_t key, int64_t namespace)
{
	struct lane *lane = find(r, key);

	if (lane != NULL)
		return lane;
	lane = calloc(1, sizeof(*lane));
	if (lane == NULL)
		log_fatal("out_of_memory", "lane");
	lane->tenant = open_tenant(r, namespace);
	index_add(&r->by_key, &lane->by_key, key);
	return lane;
}

static bool is_let_through(struct lane *lane, ms_t now_mono)
{
	return lane->gate == NULL || gate_may_begin(lane->gate, now_mono);
}

static void free_lane(struct rota *r, struct lane *lane, ms_t now_mono)
{
	lane_quit_gate(r, lane, now_mono);
	heap_remove(&r->resting, &lane->rest);
	index_remove(&r->by_key, &lane->by_key);
	pace_release(&lane->pace);
	close_tenant(r, lane->tenant);
	free(lane);
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

static void append(struct queue *q, struct job *job)
{
	job->next = NULL;
	job->prev = q->last;
	if (q->last != NULL)
		q->last->next = job;
	else
		q->first = job;
	q->last = job;
}

static void unlink_job(struct queue *q, struct job *job)
{
	if (job->prev != NULL)
		job->prev->next = job->next;
	else
		q->first = job->next;
	if (job->next != NULL)
		job->next->prev = job->prev;
	else
		q->last = job->prev;
	job->next = job->prev = NULL;
}

/* --- a lane's rate --- */

static void close_job(struct lane *lane, struct job *job)
{
	job->is_open = false;
	unlink_job(&lane->open, job);
}

/* Requests that have been out for long enough count as seen. */
static void look_at_open(struct lane *lane, ms_t now_mono)
{
	struct job *job = lane->open.first, *next;

	for (; job != NULL; job = next) {
		next = job->next;
		if (job->v->sent_mono == 0 || now_mono - job->v->sent_mono < PACE_SEEN_MS)
			continue;
		close_job(lane, job);
		pace_seen(&lane->pace, now_mono);
	}
}

/* When the lane's rate may say something else than now. */
static ms_t rest_until(struct lane *lane, ms_t now_mono)
{
	ms_t until = pace_next_mono(&lane->pace, now_mono);

	for (const struct job *job = lane->open.first; job != NULL; job = job->next) {
		ms_t sent = job->v->sent_mono != 0 ? job->v->sent_mono : now_mono;

		if (sent + PACE_SEEN_MS < until)
			until = sent + PACE_SEEN_MS;
	}
	return until;
}

static bool may_begin(struct lane *lane, ms_t now_mono)
{
	if (pace_may_begin(&lane->pace, now_mono))
		return true;
	look_at_open(lane, now_mono);
	return pace_may_begin(&lane->pace, now_mono);
}

/* --- who is in the ring --- */

static bool has_room(const struct rota *r, const struct lane *lane)
{
	return lane->in_flight < (lane->concurrency != 0 ? lane->concurrency : r->most_per_lane);
}

/* A lane rests while its rate alone holds it back, or while it has to remember what it began. */
static void rest(struct rota *r, struct lane *lane, ms_t now_mono)
{
	ms_t until = rest_until(lane, now_mono);

	if (until != MS_NEVER)
		heap_set(&r->resting, &lane->rest, until);
	else
		heap_remove(&r->resting, &lane->rest);
}

/* In the ring while there is work and room, and rate and gate allow it (where a gate was shut
 * since, choose sees to it); gone when there is nothing at all, nor anything to remember. */
static void settle(struct rota *r, struct lane *lane, ms_t now_mono)
{
	bool is_idle = lane->waiting.first == NULL && lane->in_flight == 0;
	bool wants = lane->waiting.first != NULL && has_room(r, lane);
	bool ready = wants && may_begin(lane, now_mono);
	bool belongs = ready && (lane->next != NULL || is_let_through(lane, now_mono));

	if (ready && !belongs)
		lane_wait_at_gate(lane);
	else
		lane_leave_gate(lane);
	if (belongs && lane->next == NULL)
		enter_ring(r, lane);
	else if (!belongs && lane->next != NULL)
		leave_ring(r, lane);
	if (is_idle && pace_next_mono(&lane->pace, now_mono) == MS_NEVER)
		free_lane(r, lane, now_mono);
	else if (is_idle || (wants && !ready))
		rest(r, lane, now_mono);
	else
		heap_remove(&r->resting, &lane->rest);
}

/* The gate may let somebody through: who waits at it is looked at again, in turn. */
static void wake_gate(struct rota *r, struct gate *g, ms_t now_mono)
{
	struct lane *last = g->last_lane, *lane;

	while (gate_may_begin(g, now_mono) && (lane = g->first_lane) != NULL) {
		lane_leave_gate(lane);
		settle(r, lane, now_mono);
		if (lane == last)
			break;
	}
	rota_rest_gate(r, g, now_mono);
}

void rota_push(struct rota *r, struct job *job, ms_t now_mono)
{
	struct lane *lane = open_lane(r, job->v->lane, job->v->namespace);

	job->lane = lane;
	lane->concurrency = job->v->limits.concurrency;
	pace_set(&lane->pace, job->v->limits.rate);
	lane_set_gate(r, lane, &job->v->limits.limiter, now_mono);
	append(&lane->waiting, job);
	r->waiting++;
	if (lane->gate != NULL)
		lane->gate->waiting++;
	settle(r, lane, now_mono);
	if (lane->gate != NULL)
		rota_rest_gate(r, lane->gate, now_mono);
}

static bool has_share(const struct rota *r, const struct lane *lane)
{
	size_t left = r->most_at_once - r->in_flight, here = lane->tenant->in_flight;
	size_t most = r->most_at_once - r->most_at_once / (ROTA_TENANT_SHARE + 1);
	size_t left_here = most > here ? most - here : 0;

	return here < ROTA_TENANT_SHARE * left &&
	       lane->in_flight < ROTA_SHARE * (left < left_here ? left : left_here);
}

/* The first lane, from the one whose turn it is, that has not used up its share. */
static struct lane *with_share(const struct rota *r)
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

static void stand_aside(struct rota *r, struct lane *lane)
{
	leave_ring(r, lane);
	lane_wait_at_gate(lane);
}

/* A gate may have been shut since a lane entered the ring: it stands aside when its turn comes, so
 * that lanes wait at a gate in the order of their turns. */
static struct lane *choose(struct rota *r, ms_t now_mono)
{
	struct lane *lane;

	while ((lane = with_share(r)) != NULL && !is_let_through(lane, now_mono))
		stand_aside(r, lane);
	return lane;
}

static void go_through(struct rota *r, struct lane *lane, struct job *job, ms_t now_mono)
{
	job->gate = lane->gate;
	if (job->gate == NULL)
		return;
	job->gate->waiting--;
	gate_begun(job->gate, job, now_mono);
	rota_rest_gate(r, job->gate, now_mono);
}

struct job *rota_begin(struct rota *r, ms_t now_mono)
{
	struct lane *lane = choose(r, now_mono);
	struct job *job;

	if (lane == NULL)
		return NULL;
	job = lane->waiting.first;
	unlink_job(&lane->waiting, job);
	job->is_open = true;
	append(&lane->open, job);
	pace_begun(&lane->pace);
	go_through(r, lane, job, now_mono);
	r->turn = lane->next;
	lane->in_flight++;
	lane->tenant->in_flight++;
	r->in_flight++;
	r->waiting--;
	settle(r, lane, now_mono);
	return job;
}

/* Of the lane that the job was in flight in. */
static void leave(struct rota *r, struct job *job, ms_t now_mono)
{
	struct lane *lane = job->lane;

	assert(lane->in_flight > 0);
	job->lane = NULL;
	lane->in_flight--;
	lane->tenant->in_flight--;
	r->in_flight--;
	settle(r, lane, now_mono);
}

static void come_back(struct rota *r, struct job *job, bool undone, ms_t now_mono)
{
	struct gate *g = job->gate;

	if (g == NULL)
		return;
	job->gate = NULL;
	(undone ? gate_undone : gate_ended)(g, job, now_mono);
	wake_gate(r, g, now_mono);
}

void rota_end(struct rota *r, struct job *job, ms_t now_mono)
{
	if (job->is_open) {
		close_job(job->lane, job);
		pace_seen(&job->lane->pace, now_mono);
	}
	leave(r, job, now_mono);
	come_back(r, job, false, now_mono);
}

void rota_undo(struct rota *r, struct job *job, ms_t now_mono)
{
	assert(job->is_open);
	close_job(job->lane, job);
	pace_undone(&job->lane->pace);
	leave(r, job, now_mono);
	come_back(r, job, true, now_mono);
}

void rota_withdraw(struct rota *r, struct job *job, ms_t now_mono)
{
	struct lane *lane = job->lane;

	job->lane = NULL;
	unlink_job(&lane->waiting, job);
	r->waiting--;
	if (lane->gate != NULL)
		lane->gate->waiting--;
	settle(r, lane, now_mono);
}

void rota_set_limiter(struct rota *r, const struct limiter_rule *rule, ms_t now_mono)
{
	struct gate *g = rota_find_gate(r, rule->key);

	if (g == NULL)
		return;
	gate_set(g, rule, now_mono);
	wake_gate(r, g, now_mono);
}

struct job *rota_first(const struct rota *r, int64_t key)
{
	struct lane *lane = find(r, key);

	return lane != NULL ? lane->waiting.first : NULL;
}

void rota_look(struct rota *r, ms_t now_mono)
{
	struct heap_node *first = heap_first(&r->resting);

	while (first != NULL && first->key <= now_mono) {
		struct lane *lane = CONTAINER_OF(first, struct lane, rest);

		heap_remove(&r->resting, first);
		settle(r, lane, now_mono);
		first = heap_first(&r->resting);
	}
	while ((first = heap_first(&r->resting_gates)) != NULL && first->key <= now_mono) {
		heap_remove(&r->resting_gates, first);
		wake_gate(r, gate_of(first), now_mono);
	}
}

ms_t rota_next_mono(const struct rota *r)
{
	const struct heap_node *lane = heap_first(&r->resting);
	const struct heap_node *gate = heap_first(&r->resting_gates);
	ms_t at = lane != NULL ? lane->key : MS_NEVER;

	return gate != NULL && gate->key < at ? gate->key : at;
}

void rota_release(struct rota *r)
{
	struct heap_node *first;

	assert(r->in_flight == 0 && r->waiting == 0 && r->turn == NULL);
	while ((first = heap_first(&r->resting)) != NULL)
		free_lane(r, CONTAINER_OF(first, struct lane, rest), 0);
	while (r->first_gate != NULL)
		rota_close_gate(r, r->first_gate);
	heap_release(&r->resting);
	heap_release(&r->resting_gates);
	index_release(&r->gates);
	index_release(&r->by_key);
	index_release(&r->tenants);
}
