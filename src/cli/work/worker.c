#include "worker.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/macros.h"
#include "cli/work/attempt.h"

enum {
	WAIT_MS = 20 * MS_SECOND, /* one long-poll */
	AGAIN_FIRST_MS = 250,	  /* after a failure, doubling */
	AGAIN_MOST_MS = 10 * MS_SECOND,
};

struct worker {
	const struct work_config *config;
	const struct client *client;
	struct str workdir;
	atomic_bool draining, give_back;
	atomic_size_t n_running; /* threads */
	int stop_fd;		 /* readable once draining */
	int end_fd;		 /* rung when a thread ends */
};

struct slot {
	pthread_t thread;
	struct worker *worker;
	const struct work_queue *queue;
};

/* --- a thread --- */

/* False where the wait was ended by the drain. */
static void pause_for(const struct worker *w, ms_t ms)
{
	struct pollfd fd = {.fd = w->stop_fd, .events = POLLIN};

	(void)poll(&fd, 1, (int)ms);
}

/* One task, or none in time. */
static enum rc take_one(const struct slot *s, struct arena *a, struct err *err)
{
	struct worker *w = s->worker;
	const struct attempt_place place = {s->queue, w->workdir, &w->give_back};
	struct work_lease lease = {0};
	bool got = false;

	if (lease_receive(w->client, a, s->queue->name, s->queue->lease_ms, WAIT_MS, &w->draining,
			  &lease, &got, err))
		return err->rc;
	if (got && atomic_load(&w->draining))
		return lease_release(&lease, err);
	if (got)
		attempt_run(&place, &lease);
	return RC_OK;
}

static ms_t doubled(ms_t ms)
{
	return ms * 2 < AGAIN_MOST_MS ? ms * 2 : AGAIN_MOST_MS;
}

static void ring(int fd)
{
	const uint64_t one = 1;

	if (write(fd, &one, sizeof(one)) < 0)
		log_fatal("no_event", "an event descriptor is broken");
}

static void *slot_loop(void *arg)
{
	const struct slot *s = arg;
	struct worker *w = s->worker;
	struct arena a = {0};
	ms_t again_ms = AGAIN_FIRST_MS;

	while (!atomic_load(&w->draining)) {
		struct err err = {0};

		arena_reset(&a);
		if (take_one(s, &a, &err) == RC_OK) {
			again_ms = AGAIN_FIRST_MS;
		} else if (!atomic_load(&w->draining)) {
			log_warn("receive_failed", STR_FMT ": %s", STR_ARG(s->queue->name),
				 err.text);
			pause_for(w, again_ms);
			again_ms = doubled(again_ms);
		}
	}
	arena_release(&a);
	atomic_fetch_sub(&w->n_running, 1);
	ring(w->end_fd);
	return NULL;
}

/* --- the main thread --- */

static size_t count_slots(const struct work_config *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->queues[i].concurrency;
	return n;
}

static void start_slot(struct worker *w, struct slot *s, const struct work_queue *q)
{
	*s = (struct slot){.worker = w, .queue = q};
	atomic_fetch_add(&w->n_running, 1);
	if (pthread_create(&s->thread, NULL, slot_loop, s) != 0)
		log_fatal("no_thread", "a worker's thread cannot be started");
}

static void start_all(struct worker *w, struct slot *slots)
{
	size_t at = 0;

	for (size_t i = 0; i < w->config->n; i++)
		for (size_t k = 0; k < w->config->queues[i].concurrency; k++)
			start_slot(w, &slots[at++], &w->config->queues[i]);
}

/* The first signal begins the drain, the second one ends it. */
static void on_signal(struct worker *w, int signals, ms_t *until_mono)
{
	struct signalfd_siginfo info;

	if (read(signals, &info, sizeof(info)) < 0)
		return;
	if (atomic_exchange(&w->draining, true))
		atomic_store(&w->give_back, true);
	else
		*until_mono = clock_mono() + w->config->drain_ms;
	ring(w->stop_fd);
	log_info("draining", "no more tasks are taken");
}

static int wait_time(ms_t until_mono)
{
	ms_t left;

	if (until_mono == MS_NEVER)
		return -1;
	left = until_mono - clock_mono();
	return left > 0 ? (int)left : 0;
}

static void watch(struct worker *w, int signals)
{
	ms_t until_mono = MS_NEVER;

	while (atomic_load(&w->n_running) != 0) {
		struct pollfd fds[] = {{.fd = signals, .events = POLLIN},
				       {.fd = w->end_fd, .events = POLLIN}};
		uint64_t rings;

		(void)poll(fds, COUNTOF(fds), wait_time(until_mono));
		if ((fds[0].revents & POLLIN) != 0)
			on_signal(w, signals, &until_mono);
		if ((fds[1].revents & POLLIN) != 0 && read(w->end_fd, &rings, sizeof(rings)) < 0)
			log_fatal("no_event", "an event descriptor is broken");
		if (until_mono != MS_NEVER && clock_mono() >= until_mono) {
			atomic_store(&w->give_back, true);
			until_mono = MS_NEVER;
		}
	}
}

/* Blocked before there are threads, which so never see them. */
static int block_signals(void)
{
	sigset_t ending;

	(void)sigemptyset(&ending);
	(void)sigaddset(&ending, SIGTERM);
	(void)sigaddset(&ending, SIGINT);
	(void)pthread_sigmask(SIG_BLOCK, &ending, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
	return signalfd(-1, &ending, SFD_CLOEXEC);
}

static enum rc run_slots(struct worker *w, int signals, struct err *err)
{
	size_t n = count_slots(w->config);
	struct slot *slots = calloc(n + 1, sizeof(*slots));

	if (slots == NULL)
		return err_set(err, RC_IO, "out_of_memory", "no memory for %zu threads", n);
	start_all(w, slots);
	log_info("working", "%zu tasks at once, from " STR_FMT, n, STR_ARG(w->client->url));
	watch(w, signals);
	for (size_t i = 0; i < n; i++)
		(void)pthread_join(slots[i].thread, NULL);
	free(slots);
	return RC_OK;
}

static enum rc check_workdir(struct arena *a, struct str workdir, struct err *err)
{
	const char *path = str_dup_z(a, workdir);

	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return err_set(err, RC_IO, "no_workdir", "cannot make %s: %s", path,
			       strerrordesc_np(errno));
	if (access(path, W_OK | X_OK) != 0)
		return err_set(err, RC_IO, "no_workdir", "cannot write in %s", path);
	return RC_OK;
}

static struct str place_of(const struct work_config *config)
{
	const char *usual = getenv("TMPDIR");

	if (config->workdir.n != 0)
		return config->workdir;
	return usual != NULL && usual[0] != '\0' ? str_z(usual) : STR("/tmp");
}

enum rc worker_run(const struct work_config *config, const struct client *client, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct worker w = {.config = config,
			   .client = client,
			   .workdir = place_of(config),
			   .stop_fd = eventfd(0, EFD_CLOEXEC),
			   .end_fd = eventfd(0, EFD_CLOEXEC)};
	int signals = block_signals();
	enum rc rc;

	if (w.stop_fd < 0 || w.end_fd < 0 || signals < 0)
		return err_set(err, RC_IO, "no_event", "no event descriptor to be had");
	rc = check_workdir(&a, w.workdir, err);
	if (rc == RC_OK)
		rc = run_slots(&w, signals, err);
	(void)close(w.stop_fd);
	(void)close(w.end_fd);
	(void)close(signals);
	return rc;
}
