/* The numbers of all actors in Prometheus' text format (exposition 0.0.4). Names and units as its
 * guide has them: base units, counters end in _total, no ids as labels. */

#include <inttypes.h>

#include "api/native/native.h"
#include "api/request.h"
#include "base/clock.h"
#include "base/macros.h"

static void describe(struct buf *to, const char *name, const char *type, const char *help)
{
	buf_printf(to, "# HELP belfry_%s %s\n# TYPE belfry_%s %s\n", name, help, name, type);
}

static void put(struct buf *to, const char *name, int64_t value)
{
	buf_printf(to, "belfry_%s %" PRId64 "\n", name, value);
}

static void put_labelled(struct buf *to, const char *name, const char *label, const char *is,
			 int64_t value)
{
	buf_printf(to, "belfry_%s{%s=\"%s\"} %" PRId64 "\n", name, label, is, value);
}

static void put_ms(struct buf *to, const char *name, ms_t value)
{
	buf_printf(to, "belfry_%s %" PRId64 ".%03" PRId64 "\n", name, value / MS_SECOND,
		   value % MS_SECOND);
}

static void counter(struct buf *to, const char *name, const char *help, int64_t value)
{
	describe(to, name, "counter", help);
	put(to, name, value);
}

static void gauge(struct buf *to, const char *name, const char *help, int64_t value)
{
	describe(to, name, "gauge", help);
	put(to, name, value);
}

static void gauge_ms(struct buf *to, const char *name, const char *help, ms_t value)
{
	describe(to, name, "gauge", help);
	put_ms(to, name, value > 0 ? value : 0);
}

static void write_lateness(struct buf *to, const struct engine_probe *e)
{
	int64_t so_far = 0;

	describe(to, "sched_lateness_seconds", "histogram",
		 "How long after its time each attempt began.");
	for (size_t i = 0; i < e->n_bounds; i++) {
		so_far += e->lateness[i];
		buf_printf(to, "belfry_sched_lateness_seconds_bucket{le=\"%d.%03d\"} %" PRId64 "\n",
			   e->lateness_bounds_ms[i] / MS_SECOND,
			   e->lateness_bounds_ms[i] % MS_SECOND, so_far);
	}
	so_far += e->lateness[e->n_bounds];
	put_labelled(to, "sched_lateness_seconds_bucket", "le", "+Inf", so_far);
	put_ms(to, "sched_lateness_seconds_sum", e->lateness_sum_ms);
	put(to, "sched_lateness_seconds_count", so_far);
}

static void write_engine(struct buf *to, const struct engine_probe *e)
{
	write_lateness(to, e);
	counter(to, "sched_slots_missed_total", "Occurrences that became a gap, not a task.",
		e->slots_missed);
	counter(to, "tasks_created_total", "Tasks made, by schedules and by hand.",
		e->tasks_created);
	describe(to, "deliveries_total", "counter", "Attempts that have ended, by how.");
	for (int i = 0; i < PROBE_ATTEMPTS; i++)
		put_labelled(to, "deliveries_total", "result",
			     attempt_status_name((enum attempt_status)i), e->attempts[i]);
	counter(to, "engine_commands_total", "Writes asked for by clients.", e->commands);
	counter(to, "engine_turns_total", "Turns of the engine's loop.", e->turns);
	counter(to, "engine_failed_turns_total", "Turns that the store refused.", e->failed_turns);
	gauge_ms(to, "engine_last_turn_age_seconds", "Since the engine's loop was at its top.",
		 clock_mono() - e->last_turn_mono);
}

static void write_deliver(struct buf *to, const struct deliver_probe *d)
{
	gauge(to, "deliveries_in_flight", "Attempts under way.", d->in_flight);
	gauge(to, "deliveries_waiting", "Attempts that wait for room.", d->waiting);
	counter(to, "deliveries_started_total", "Attempts begun.", d->started);
	counter(to, "deliveries_refused_total", "Attempts at addresses that may not be called.",
		d->refused);
	gauge(to, "delivery_connections", "Connections to targets.", d->connections);
}

static void write_breakers(struct buf *to, const struct breaker_view *items, size_t n)
{
	int64_t shut = 0;

	for (size_t i = 0; i < n; i++)
		shut += items[i].breaker.state != BREAKER_CLOSED;
	gauge(to, "breakers_shut", "Hosts that get nothing, since they fail.", shut);
}

static void write_store(struct buf *to, const struct store_stats *s, ms_t now)
{
	gauge(to, "schedules_active", "Schedules that are enabled.", s->schedules_active);
	gauge(to, "schedules_error", "Of these, schedules that cannot be computed.",
	      s->schedules_in_error);
	describe(to, "tasks", "gauge", "Tasks by where they stand.");
	put_labelled(to, "tasks", "state", "ready", s->tasks_ready);
	put_labelled(to, "tasks", "state", "running", s->tasks_running);
	put_labelled(to, "tasks", "state", "waiting", s->tasks_waiting);
	put_labelled(to, "tasks", "state", "failed", s->tasks_failed);
	gauge(to, "gaps", "Runs of missed occurrences on record.", s->gaps);
	gauge_ms(to, "oldest_due_age_seconds", "For how long the oldest due task has been due.",
		 s->oldest_due_at != MS_NEVER ? now - s->oldest_due_at : 0);
}

static void write_traffic(struct buf *to, const struct traffic *t)
{
	static const char *const classes[] = {"", "1xx", "2xx", "3xx", "4xx", "5xx"};

	describe(to, "http_answers_total", "counter", "Answers to clients, by class of status.");
	for (size_t i = 2; i < COUNTOF(classes); i++)
		put_labelled(to, "http_answers_total", "class", classes[i], t->answers[i]);
	gauge(to, "http_connections", "Connections of clients.", t->connections);
	gauge(to, "http_waiting", "Requests in the engine's hands, receives that wait included.",
	      t->in_engine);
	gauge(to, "http_streams", "Answers that go on.", t->streams);
}

enum rc metrics_get(struct request *rq, struct err *err)
{
	const struct services *s = rq->services;
	struct buf *to = &rq->answer.body;
	struct engine_probe engine = {0};
	struct deliver_probe deliver = {0};
	struct breaker_view *breakers;
	struct store_stats stats;
	struct err why = {0};
	size_t n_breakers;
	bool is_readable = store_stats(s->reader, &stats, &why) == RC_OK;

	(void)err;
	s->probes.engine(s->probes.ctx, &engine);
	s->probes.deliver(s->probes.ctx, &deliver);
	n_breakers = s->probes.breakers(s->probes.ctx, &rq->arena, (struct str){0}, &breakers);
	answer_text(&rq->answer, 200, "text/plain; version=0.0.4; charset=utf-8");
	describe(to, "build_info", "gauge", "What runs here.");
	put_labelled(to, "build_info", "version", BELFRY_VERSION, 1);
	gauge(to, "store_readable", "1 while the store answers.", is_readable);
	write_engine(to, &engine);
	write_deliver(to, &deliver);
	write_breakers(to, breakers, n_breakers);
	if (is_readable)
		write_store(to, &stats, rq->now);
	write_traffic(to, &s->traffic);
	return RC_OK;
}
