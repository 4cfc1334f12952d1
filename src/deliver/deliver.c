#include "deliver.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "deliver/house.h"

enum { SLEEP_MOST_MS = 60 * MS_SECOND };

struct deliver {
	struct mailbox inbox;  /* deliveries */
	struct mailbox orders; /* struct order */
	struct counters counters;
	struct board board;
	_Atomic(ms_t) close_mono; /* when to end what is in flight; MS_NEVER: not closing */
	pthread_t thread;
	struct house house; /* the thread's alone */
};

struct order {
	struct letter letter;
	void (*give)(struct house *h, const struct order *o);
	int64_t key;		  /* of a task, or of a lane */
	struct limiter_rule rule; /* of a limiter that has changed */
};

/* Orders are taken before deliveries and given after them: one that was posted after its delivery
 * always finds it. */
static void take_letters(struct deliver *d)
{
	struct letter *orders = mailbox_take(&d->orders);
	struct letter *deliveries = mailbox_take(&d->inbox);

	while (deliveries != NULL) {
		struct letter *next = deliveries->next;

		house_take_in(&d->house, delivery_of(deliveries));
		deliveries = next;
	}
	while (orders != NULL) {
		struct order *o = CONTAINER_OF(orders, struct order, letter);

		orders = orders->next;
		o->give(&d->house, o);
		free(o);
	}
}

static bool is_over(const struct deliver *d, ms_t close_mono)
{
	return close_mono != MS_NEVER && (house_is_empty(&d->house) || clock_mono() >= close_mono);
}

/* Serves until it is asked to close; from then on nothing begins, and what is in flight has until
 * close_mono. */
static void *serve(void *context)
{
	struct deliver *d = context;
	ms_t close_mono = MS_NEVER;

	while (!is_over(d, close_mono)) {
		ms_t left = close_mono == MS_NEVER ? SLEEP_MOST_MS : close_mono - clock_mono();

		if (house_turn(&d->house, left > 0 ? left : 0))
			take_letters(d);
		close_mono = atomic_load(&d->close_mono);
		if (close_mono != MS_NEVER)
			house_end_waiting(&d->house);
	}
	take_letters(d); /* posted before the close, and not seen since */
	house_end_all(&d->house);
	return NULL;
}

/* Signals are the main thread's; and a TLS connection that the other side has closed must not end
 * us by SIGPIPE. */
static bool start_thread(struct deliver *d)
{
	sigset_t all, before;
	int failed;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&d->thread, NULL, serve, d);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed == 0)
		(void)pthread_setname_np(d->thread, "deliver");
	return failed == 0;
}

static bool open_mailboxes(struct deliver *d)
{
	if (!mailbox_init(&d->inbox))
		return false;
	if (mailbox_init(&d->orders))
		return true;
	mailbox_release(&d->inbox);
	return false;
}

static void release(struct deliver *d)
{
	mailbox_release(&d->inbox);
	mailbox_release(&d->orders);
	board_release(&d->board);
	free(d);
}

static enum rc open_house(struct deliver *d, const struct deliver_options *o, struct err *err)
{
	if (house_open(&d->house, o, &d->counters, &d->board, err))
		return err->rc;
	if (http_watch(&d->house.http, mailbox_fd(&d->inbox)) &&
	    http_watch(&d->house.http, mailbox_fd(&d->orders)) && start_thread(d))
		return RC_OK;
	house_close(&d->house);
	return err_set(err, RC_IO, "deliver_failed", "the deliver thread cannot be started");
}

enum rc deliver_open(const struct deliver_options *o, struct deliver **out, struct err *err)
{
	struct deliver *d = calloc(1, sizeof(*d));

	if (d == NULL)
		log_fatal("out_of_memory", "deliver");
	if (!open_mailboxes(d)) {
		free(d);
		return err_set(err, RC_IO, "deliver_failed", "the kernel gives no eventfd");
	}
	atomic_init(&d->close_mono, MS_NEVER);
	board_init(&d->board);
	if (open_house(d, o, err)) {
		release(d);
		return err->rc;
	}
	*out = d;
	return RC_OK;
}

void deliver_post(struct deliver *d, struct delivery *v)
{
	mailbox_post(&d->inbox, &v->letter);
}

static void post_order(struct deliver *d, struct order order)
{
	struct order *o = malloc(sizeof(*o));

	if (o == NULL)
		log_fatal("out_of_memory", "an order");
	*o = order;
	mailbox_post(&d->orders, &o->letter);
}

static void give_cancel(struct house *h, const struct order *o)
{
	house_cancel(h, o->key);
}

void deliver_cancel(struct deliver *d, int64_t task)
{
	post_order(d, (struct order){.give = give_cancel, .key = task});
}

static void give_recall(struct house *h, const struct order *o)
{
	house_recall(h, o->key);
}

void deliver_recall(struct deliver *d, int64_t lane)
{
	post_order(d, (struct order){.give = give_recall, .key = lane});
}

static void give_limiter(struct house *h, const struct order *o)
{
	house_set_limiter(h, &o->rule);
}

void deliver_set_limiter(struct deliver *d, const struct limiter_rule *rule)
{
	post_order(d, (struct order){.give = give_limiter, .rule = *rule});
}

struct limiter_use deliver_read_limiter(struct deliver *d, int64_t limiter)
{
	return board_read(&d->board, limiter);
}

void deliver_read_stats(const struct deliver *d, struct deliver_stats *out)
{
	const struct counters *c = &d->counters;

	*out = (struct deliver_stats){
		.in_flight = atomic_load_explicit(&c->in_flight, memory_order_relaxed),
		.waiting = atomic_load_explicit(&c->waiting, memory_order_relaxed),
		.started = atomic_load_explicit(&c->started, memory_order_relaxed),
		.succeeded = atomic_load_explicit(&c->succeeded, memory_order_relaxed),
		.failed = atomic_load_explicit(&c->failed, memory_order_relaxed),
		.timed_out = atomic_load_explicit(&c->timed_out, memory_order_relaxed),
		.refused = atomic_load_explicit(&c->refused, memory_order_relaxed),
		.connections = atomic_load_explicit(&c->connections, memory_order_relaxed),
	};
}

void deliver_stop(struct deliver *d, ms_t drain_ms)
{
	atomic_store(&d->close_mono, clock_mono() + drain_ms);
	mailbox_wake(&d->inbox);
	(void)pthread_join(d->thread, NULL);
}

/* The thread is gone: what came too late for it is handed back here. */
void deliver_free(struct deliver *d)
{
	take_letters(d);
	house_end_all(&d->house);
	house_close(&d->house);
	release(d);
}

void deliver_close(struct deliver *d, ms_t drain_ms)
{
	deliver_stop(d, drain_ms);
	deliver_free(d);
}
