#include "engine.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "deliver/deliver.h"
#include "engine/turn.h"

enum {
	LOOK_MS =
		MS_SECOND, /* the wall clock is looked at least this often: it may have been set */
	AGAIN_MS = 100,	   /* after a turn that failed */
};

enum rc engine_open(const struct engine_options *o, ms_t now, struct engine **out, struct err *err)
{
	struct engine *e = calloc(1, sizeof(*e));

	if (e == NULL)
		log_fatal("out_of_memory", "the engine");
	e->o = *o;
	e->now = now;
	e->prune_at = now;
	lanes_init(&e->lanes, o->claims_per_lane, o->claims);
	breakers_init(&e->breakers);
	keyring_init(&e->keyring, o->seal_key);
	trail_init(&e->trail);
	(void)pthread_mutex_init(&e->health_lock, NULL);
	(void)pthread_cond_init(&e->drained, NULL);
	atomic_store(&e->counters.last_turn_mono, clock_mono());
	if (engine_recover(e, err)) {
		engine_free(e);
		return err->rc;
	}
	*out = e;
	return RC_OK;
}

void engine_free(struct engine *e)
{
	breakers_release(&e->breakers);
	lanes_release(&e->lanes);
	queues_release(&e->queues);
	awaits_release(&e->awaits);
	keyring_release(&e->keyring);
	hooks_release(&e->hooks);
	buf_release(&e->events.body);
	trail_release(&e->trail);
	arena_release(&e->turn);
	(void)pthread_cond_destroy(&e->drained);
	(void)pthread_mutex_destroy(&e->health_lock);
	free(e);
}

/* --- the loop --- */

static void take_letters(struct engine *e)
{
	struct letter *next;

	letters_append(&e->commands, mailbox_take(e->o.commands));
	for (struct letter *l = mailbox_take(e->o.outcomes); l != NULL; l = next) {
		next = l->next;
		turn_take_outcome(e, l);
	}
}

static void recall(void *context, int64_t lane)
{
	struct engine *e = context;

	deliver_recall(e->o.deliver, lane);
}

static void release_effects(struct engine *e)
{
	struct letter *l;

	if (e->o.bell != NULL)
		bell_ring(e->o.bell, &e->effects.touched);
	for (size_t i = 0; i < e->effects.n_cancelled; i++)
		deliver_cancel(e->o.deliver, e->effects.cancelled[i]);
	while ((l = letters_take(&e->effects.deliveries)) != NULL)
		deliver_post(e->o.deliver, delivery_of(l));
	for (size_t i = 0; i < e->effects.n_recalled; i++)
		deliver_recall(e->o.deliver, e->effects.recalled[i]);
	for (const struct changed_limiter *c = e->effects.limiters; c != NULL; c = c->next)
		deliver_set_limiter(e->o.deliver, &c->rule);
	breakers_take_opened(&e->breakers, recall, e);
	while ((l = letters_take(&e->effects.replies)) != NULL) {
		struct command *c = command_of(l);

		c->done(c);
	}
}

static void note_health(struct engine *e, const struct err *now)
{
	(void)pthread_mutex_lock(&e->health_lock);
	if (now->rc != RC_OK && e->health.rc == RC_OK)
		log_error("turn_failed", "%s: %s", now->code, now->text);
	if (now->rc == RC_OK && e->health.rc != RC_OK)
		log_info("turn_recovered", "turns succeed again");
	e->health = *now;
	(void)pthread_mutex_unlock(&e->health_lock);
}

/* False after a failure, which wants a pause. */
static bool turn_once(struct engine *e)
{
	struct err err = {0};

	atomic_store(&e->counters.last_turn_mono, clock_mono());
	take_letters(e);
	if (!turn_is_due(e, clock_wall()))
		return true;
	(void)turn_run(e, clock_wall(), &err);
	release_effects(e);
	turn_finish(e);
	note_health(e, &err);
	return err.rc == RC_OK;
}

static ms_t sleep_time(const struct engine *e)
{
	ms_t now = clock_wall(), wake = turn_lanes_due(e);

	if (e->more || e->rezone_after != REZONE_NONE)
		return 0;
	wake = e->wake_at < wake ? e->wake_at : wake;
	if (wake <= now)
		return 0;
	return wake - now < LOOK_MS ? wake - now : LOOK_MS;
}

/* Readable when somebody sets the wall clock. */
static int clock_watch(void)
{
	struct itimerspec far = {.it_value = {.tv_sec = INT32_MAX}};
	int fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);

	if (fd >= 0)
		(void)timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, NULL);
	return fd;
}

static void sleep_for(const struct engine *e, int clock_fd, ms_t most_ms)
{
	struct pollfd fds[] = {
		{.fd = mailbox_fd(e->o.commands), .events = POLLIN},
		{.fd = mailbox_fd(e->o.outcomes), .events = POLLIN},
		{.fd = clock_fd, .events = POLLIN},
	};
	uint64_t ticks;

	if (most_ms <= 0)
		return;
	if (poll(fds, COUNTOF(fds), (int)most_ms) <= 0 || fds[2].revents == 0)
		return;
	if (read(clock_fd, &ticks, sizeof(ticks)) < 0)
		log_warn("clock_set", "the wall clock was set");
}

/* Between two turns: whatever was claimed before has been posted, and nothing is claimed any more.
 */
static void note_drained(struct engine *e)
{
	if (!atomic_load(&e->draining))
		return;
	(void)pthread_mutex_lock(&e->health_lock);
	e->is_drained = true;
	(void)pthread_cond_broadcast(&e->drained);
	(void)pthread_mutex_unlock(&e->health_lock);
}

static void *loop(void *arg)
{
	struct engine *e = arg;
	int clock_fd = clock_watch();

	(void)pthread_setname_np(pthread_self(), "engine");
	while (!atomic_load(&e->stopping)) {
		note_drained(e);
		sleep_for(e, clock_fd, turn_once(e) ? sleep_time(e) : AGAIN_MS);
	}
	note_drained(e);
	(void)turn_once(e);
	if (clock_fd >= 0)
		(void)close(clock_fd);
	return NULL;
}

enum rc engine_start(struct engine *e, struct err *err)
{
	if (pthread_create(&e->thread, NULL, loop, e) != 0)
		return err_set(err, RC_IO, "no_thread", "cannot start the engine's thread");
	return RC_OK;
}

void engine_zones_changed(struct engine *e)
{
	atomic_store(&e->zones_changed, true);
	mailbox_wake(e->o.commands);
}

void engine_drain(struct engine *e)
{
	atomic_store(&e->draining, true);
	mailbox_wake(e->o.commands);
	(void)pthread_mutex_lock(&e->health_lock);
	while (!e->is_drained)
		(void)pthread_cond_wait(&e->drained, &e->health_lock);
	(void)pthread_mutex_unlock(&e->health_lock);
}

void engine_dismiss(struct engine *e)
{
	atomic_store(&e->dismissing, true);
	mailbox_wake(e->o.commands);
}

void engine_stop(struct engine *e)
{
	atomic_store(&e->stopping, true);
	mailbox_wake(e->o.commands);
	(void)pthread_join(e->thread, NULL);
}

/* --- what others may know --- */

void engine_read_stats(const struct engine *e, struct engine_stats *out)
{
	const struct engine_counters *c = &e->counters;

	out->turns = atomic_load(&c->turns);
	out->failed_turns = atomic_load(&c->failed_turns);
	out->commands = atomic_load(&c->commands);
	out->tasks_created = atomic_load(&c->tasks_created);
	out->slots_missed = atomic_load(&c->slots_missed);
	out->lateness_sum_ms = atomic_load(&c->lateness_sum_ms);
	out->last_turn_mono = atomic_load(&c->last_turn_mono);
	for (size_t i = 0; i < COUNTOF(out->attempts); i++)
		out->attempts[i] = atomic_load(&c->attempts[i]);
	for (size_t i = 0; i < COUNTOF(out->lateness); i++)
		out->lateness[i] = atomic_load(&c->lateness[i]);
}

size_t engine_read_breakers(struct engine *e, struct arena *a, struct str origin,
			    struct breaker_view **out)
{
	return breakers_read(&e->breakers, a, origin, out);
}

enum rc engine_health(struct engine *e, struct err *err)
{
	enum rc rc;

	(void)pthread_mutex_lock(&e->health_lock);
	rc = e->health.rc;
	if (rc != RC_OK)
		*err = e->health;
	(void)pthread_mutex_unlock(&e->health_lock);
	return rc;
}
