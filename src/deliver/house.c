#include "house.h"

#include <assert.h>

#include "base/clock.h"
#include "deliver/outcome.h"

/* A wall clock can be set while we sleep: look at it again this often, where a delivery waits for
 * it. */
enum { LOOK_AGAIN_MS = 1000 };

static void count(_Atomic(int64_t) *counter, int64_t by)
{
	(void)atomic_fetch_add_explicit(counter, by, memory_order_relaxed);
}

enum rc house_open(struct house *h, const struct deliver_options *o, struct counters *c,
		   struct board *b, struct err *err)
{
	*h = (struct house){.outcomes = o->outcomes, .counters = c, .board = b};
	rota_init(&h->rota, o->most_at_once, o->most_per_lane);
	return http_open(&h->http, o->allow, o->most_at_once, err);
}

void house_close(struct house *h)
{
	http_close(&h->http);
	rota_release(&h->rota);
	heap_release(&h->early);
	jobs_release(&h->jobs);
}

bool house_is_empty(const struct house *h)
{
	return h->jobs.newest == NULL;
}

static void publish(struct house *h)
{
	struct counters *c = h->counters;

	atomic_store_explicit(&c->in_flight, (int64_t)h->rota.in_flight, memory_order_relaxed);
	atomic_store_explicit(&c->waiting, (int64_t)(h->rota.waiting + h->early.n),
			      memory_order_relaxed);
	if (h->board != NULL)
		board_write(h->board, &h->rota);
	atomic_store_explicit(&c->refused, h->http.n_refused, memory_order_relaxed);
	atomic_store_explicit(&c->connections, h->http.poller.n_born, memory_order_relaxed);
}

static void count_outcome(struct counters *c, enum attempt_status status)
{
	if (status == ATTEMPT_SUCCEEDED)
		count(&c->succeeded, 1);
	else if (status == ATTEMPT_FAILED)
		count(&c->failed, 1);
	else if (status == ATTEMPT_TIMED_OUT)
		count(&c->timed_out, 1);
}

/* The job is nowhere any more. After the post the delivery is somebody else's. */
static void hand_back(struct house *h, struct job *job)
{
	struct delivery *v = job->v;

	count_outcome(h->counters, v->outcome.status);
	jobs_remove(&h->jobs, job);
	publish(h);
	mailbox_post(h->outcomes, &v->letter);
}

static void hand_back_unbegun(struct house *h, struct job *job, enum attempt_status status,
			      struct str why)
{
	outcome_without_attempt(job->v, clock_wall(), status, why);
	hand_back(h, job);
}

void house_take_in(struct house *h, struct delivery *v)
{
	struct job *job = jobs_add(&h->jobs, v);

	if (v->due_at > clock_wall())
		heap_set(&h->early, &job->early, v->due_at);
	else
		rota_push(&h->rota, job, clock_mono());
}

static void admit_due(struct house *h)
{
	struct heap_node *first = heap_first(&h->early);

	while (first != NULL && first->key <= clock_wall()) {
		struct job *job = CONTAINER_OF(first, struct job, early);

		heap_remove(&h->early, first);
		rota_push(&h->rota, job, clock_mono());
		first = heap_first(&h->early);
	}
}

static void start(struct house *h, struct job *job, ms_t now)
{
	count(&h->counters->started, 1);
	job->transfer = http_begin(&h->http, job->v, job, now);
	if (job->transfer != NULL)
		return;
	rota_undo(&h->rota, job, clock_mono());
	hand_back(h, job);
}

/* The last look at the clock before an attempt: it may have been set back while the job waited. */
static bool begin_one(struct house *h)
{
	struct job *job = rota_begin(&h->rota, clock_mono());
	ms_t now;

	if (job == NULL)
		return false;
	now = clock_wall();
	if (now >= job->v->due_at && now < job->v->expires_at) {
		start(h, job, now);
		return true;
	}
	rota_undo(&h->rota, job, clock_mono());
	if (now < job->v->due_at)
		heap_set(&h->early, &job->early, job->v->due_at);
	else
		hand_back_unbegun(h, job, ATTEMPT_INTERRUPTED,
				  STR("the task expired before its turn came"));
	return true;
}

static void hand_back_ended(struct house *h)
{
	struct job *job;

	while ((job = http_take_ended(&h->http)) != NULL) {
		job->transfer = NULL;
		rota_end(&h->rota, job, clock_mono());
		hand_back(h, job);
	}
}

/* Until the first delivery that is not due yet. */
static ms_t early_ms(const struct house *h)
{
	const struct heap_node *first = heap_first(&h->early);
	ms_t left;

	if (first == NULL)
		return MS_NEVER;
	left = first->key - clock_wall();
	return left < LOOK_AGAIN_MS ? left : LOOK_AGAIN_MS;
}

static ms_t resting_ms(const struct house *h)
{
	ms_t next = rota_next_mono(&h->rota);

	return next != MS_NEVER ? next - clock_mono() : MS_NEVER;
}

static ms_t sleep_ms(const struct house *h, ms_t most_ms)
{
	ms_t early = early_ms(h), resting = resting_ms(h), left = early < resting ? early : resting;

	if (left < 0)
		left = 0;
	return left < most_ms ? left : most_ms;
}

bool house_turn(struct house *h, ms_t most_ms)
{
	bool woken;

	admit_due(h);
	rota_look(&h->rota, clock_mono());
	while (begin_one(h))
		continue;
	publish(h);
	woken = http_drive(&h->http, sleep_ms(h, most_ms));
	hand_back_ended(h);
	return woken;
}

static void withdraw(struct house *h, struct job *job)
{
	if (job->lane != NULL)
		rota_withdraw(&h->rota, job, clock_mono());
	heap_remove(&h->early, &job->early);
}

static void end_one(struct house *h, struct job *job, enum attempt_status status, struct str during,
		    struct str before)
{
	if (job->transfer == NULL) {
		withdraw(h, job);
		hand_back_unbegun(h, job, status, before);
		return;
	}
	http_end(&h->http, job->transfer, status, during);
	job->transfer = NULL;
	rota_end(&h->rota, job, clock_mono());
	hand_back(h, job);
}

void house_recall(struct house *h, int64_t lane)
{
	struct job *job;

	while ((job = rota_first(&h->rota, lane)) != NULL)
		end_one(h, job, ATTEMPT_INTERRUPTED, STR(""),
			STR("the target takes nothing at present"));
}

void house_set_limiter(struct house *h, const struct limiter_rule *rule)
{
	rota_set_limiter(&h->rota, rule, clock_mono());
}

void house_cancel(struct house *h, int64_t task)
{
	struct job *job;

	while ((job = jobs_find(&h->jobs, task)) != NULL)
		end_one(h, job, ATTEMPT_CANCELLED, STR("cancelled during the attempt"),
			STR("cancelled before the attempt began"));
}

static void interrupt(struct house *h, struct job *job)
{
	end_one(h, job, ATTEMPT_INTERRUPTED, STR("the server stopped during the attempt"),
		STR("the server stopped before the attempt began"));
}

void house_end_waiting(struct house *h)
{
	struct job *job = h->jobs.newest;

	while (job != NULL) {
		struct job *older = job->older;

		if (job->transfer == NULL)
			interrupt(h, job);
		job = older;
	}
}

void house_end_all(struct house *h)
{
	while (h->jobs.newest != NULL)
		interrupt(h, h->jobs.newest);
}
