#include "streams.h"

#include <assert.h>

#include "api/auth.h"
#include "api/server/server.h"
#include "api/stream.h"
#include "base/clock.h"
#include "base/log.h"

enum {
	AGAIN_MS = 1,		/* until a stream that has more, and said nothing, is asked again */
	BUFFER_KEPT = 4 * 1024, /* bytes of memory that a stream keeps while it waits */
};

static struct exchange *exchange_of(struct seat *seat)
{
	return CONTAINER_OF(seat, struct exchange, seat);
}

static struct streams *streams_of(const struct exchange *x)
{
	return &x->api->streams;
}

void streams_join(struct exchange *x)
{
	struct streams *s = streams_of(x);
	struct seat *seat = &x->seat;

	assert(!seat->taken);
	seat->taken = true;
	seat->waits = seat->is_over = seat->is_broken = false;
	seat->sent = 0;
	seat->identified_mono = x->api->now_mono;
	seat->due = (struct heap_node){0};
	atomic_store(&seat->gone, false);
	seat->prev = NULL;
	seat->next = s->first;
	if (s->first != NULL)
		s->first->prev = seat;
	s->first = seat;
	x->api->services.traffic.streams = (int64_t)++s->n;
	if (s->bell != NULL)
		bell_listen(s->bell);
}

static void stop_waiting(struct exchange *x)
{
	heap_remove(&streams_of(x)->due, &x->seat.due);
	absence_forget(&x->api->absence, x->peer->fd);
	x->seat.waits = false;
}

void streams_leave(struct exchange *x)
{
	struct streams *s = streams_of(x);
	struct seat *seat = &x->seat;

	if (!seat->taken)
		return;
	if (seat->waits)
		stop_waiting(x);
	if (seat->prev != NULL)
		seat->prev->next = seat->next;
	else
		s->first = seat->next;
	if (seat->next != NULL)
		seat->next->prev = seat->prev;
	seat->taken = false;
	x->api->services.traffic.streams = (int64_t)--s->n;
	if (s->bell != NULL)
		bell_forget(s->bell);
}

/* --- one stream --- */

/* The caller's namespace may have been entered by the handler: it stays as it is. */
static bool is_still_allowed(struct exchange *x)
{
	struct request *rq = &x->rq;
	struct identity was = rq->caller;
	struct err err = {0};
	bool allowed;

	if ((rq->route->flags & ROUTE_OPEN) != 0 ||
	    x->api->now_mono - x->seat.identified_mono < STREAM_IDENTIFY_MS)
		return true;
	x->seat.identified_mono = x->api->now_mono;
	allowed = auth_identify(rq, &err) == RC_OK;
	rq->caller = was;
	return allowed;
}

static void ask(struct exchange *x, bool is_tick)
{
	struct seat *seat = &x->seat;
	struct stream *s = x->rq.answer.stream;
	struct err err = {0};

	buf_reset(&s->out);
	seat->sent = 0;
	if (x->api->draining) {
		seat->is_over = true;
		return;
	}
	x->rq.now = clock_wall();
	if (!is_still_allowed(x)) {
		seat->is_broken = true;
	} else if (stream_ask(&x->rq, is_tick, &err)) {
		log_warn("stream_cut", "%s: %s (request " STR_FMT ")", err.code, err.text,
			 STR_ARG(x->rq.id));
		seat->is_broken = true;
	} else {
		seat->is_over = s->next == STREAM_ENDS;
	}
}

static bool has_something(const struct exchange *x)
{
	return x->rq.answer.stream->out.n != x->seat.sent || x->seat.is_over || x->seat.is_broken;
}

static void set_due(struct exchange *x)
{
	const struct stream *s = x->rq.answer.stream;
	ms_t in_ms = s->next == STREAM_MORE ? AGAIN_MS : s->keep_alive_ms;

	heap_set(&streams_of(x)->due, &x->seat.due, x->api->now_mono + in_ms);
}

static void wait(struct exchange *x)
{
	struct stream *s = x->rq.answer.stream;

	if (s->out.size > BUFFER_KEPT)
		buf_release(&s->out);
	x->seat.waits = true;
	watch_enter(&x->api->watch, x->peer, PHASE_ENGINE, x->api->now_mono);
	absence_watch(&x->api->absence, x->peer->fd, &x->seat.gone);
	set_due(x);
	MHD_suspend_connection(x->connection);
}

static void go_on(struct exchange *x)
{
	stop_waiting(x);
	watch_enter(&x->api->watch, x->peer, PHASE_ANSWER, x->api->now_mono);
	MHD_resume_connection(x->connection);
}

ssize_t streams_read(void *cls, uint64_t at, char *to, size_t most)
{
	struct exchange *x = cls;
	struct stream *s = x->rq.answer.stream;
	struct seat *seat = &x->seat;
	size_t n;

	(void)at;
	if (seat->sent == s->out.n && !seat->is_over && !seat->is_broken)
		ask(x, false);
	if (seat->is_broken)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	n = s->out.n - seat->sent < most ? s->out.n - seat->sent : most;
	if (n == 0 && seat->is_over)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (n == 0) {
		wait(x);
		return 0;
	}
	memcpy(to, s->out.p + seat->sent, n);
	seat->sent += n;
	watch_enter(&x->api->watch, x->peer, PHASE_ANSWER, x->api->now_mono);
	return (ssize_t)n;
}

/* --- all of them --- */

static void look(struct seat *seat, bool is_tick)
{
	struct exchange *x = exchange_of(seat);

	ask(x, is_tick);
	if (has_something(x))
		go_on(x);
	else if (is_tick || x->rq.answer.stream->next == STREAM_MORE)
		set_due(x); /* a false alarm must not put the keep-alive off */
}

static bool hears(struct seat *seat, const struct bell_set *rung)
{
	const struct stream *s = exchange_of(seat)->rq.answer.stream;

	for (size_t i = 0; i < s->n_topics; i++)
		if (bell_has(rung, s->topics[i]))
			return true;
	return false;
}

void streams_rung(struct streams *s)
{
	struct bell_set rung;

	bell_take(s->bell, &rung);
	for (struct seat *seat = s->first; seat != NULL; seat = seat->next)
		if (seat->waits && hears(seat, &rung))
			look(seat, false);
}

void streams_tick(struct streams *s, ms_t now_mono)
{
	struct heap_node *node;

	while ((node = heap_first(&s->due)) != NULL && node->key <= now_mono)
		look(CONTAINER_OF(node, struct seat, due), true);
}

void streams_note_gone(struct streams *s)
{
	for (struct seat *seat = s->first; seat != NULL; seat = seat->next)
		if (seat->waits && atomic_load(&seat->gone)) {
			seat->is_broken = true;
			go_on(exchange_of(seat));
		}
}

void streams_close(struct streams *s)
{
	for (struct seat *seat = s->first; seat != NULL; seat = seat->next)
		if (seat->waits) {
			seat->is_over = true;
			go_on(exchange_of(seat));
		}
}

ms_t streams_due(const struct streams *s)
{
	const struct heap_node *first = heap_first(&s->due);

	return first != NULL ? first->key : MS_NEVER;
}

void streams_release(struct streams *s)
{
	heap_release(&s->due);
}
