#include "exchange.h"

#include <assert.h>
#include <stdlib.h>

#include "api/dispatch.h"
#include "api/server/reply.h"
#include "api/server/server.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/num.h"

enum {
	POOL_MOST = 512,	       /* free exchanges that are kept */
	BODY_KEPT = 64 * 1024,	       /* bytes of memory that a body keeps for the next one */
	BODY_FIRST = 64 * 1024,	       /* the most that is reserved on a Content-Length's word */
	DISCARD_MOST = 8 * LIMIT_BODY, /* read away so that a refused client sees its answer */
};

static struct exchange *pool_take(struct exchange_pool *p)
{
	struct exchange *x = p->first;

	if (x == NULL) {
		x = calloc(1, sizeof(*x));
		if (x == NULL)
			log_fatal("out_of_memory", "an exchange");
		x->rq.body.cap = LIMIT_BODY;
		answer_reset(&x->rq.answer);
		return x;
	}
	p->first = x->next;
	p->n--;
	return x;
}

static void exchange_free(struct exchange *x)
{
	answer_release(&x->rq.answer); /* a stream's memory hangs on the arena */
	arena_release(&x->rq.arena);
	buf_release(&x->rq.body);
	free(x);
}

static void pool_give(struct exchange_pool *p, struct exchange *x)
{
	if (p->n >= POOL_MOST) {
		exchange_free(x);
		return;
	}
	answer_reset(&x->rq.answer);
	arena_reset(&x->rq.arena);
	buf_reset(&x->rq.body);
	if (x->rq.body.size > BODY_KEPT)
		buf_release(&x->rq.body);
	x->next = p->first;
	p->first = x;
	p->n++;
}

void exchange_pool_release(struct exchange_pool *p)
{
	struct exchange *x;

	while ((x = p->first) != NULL) {
		p->first = x->next;
		exchange_free(x);
	}
	p->n = 0;
}

static void enter(struct exchange *x, enum stage stage, enum phase phase)
{
	x->stage = stage;
	watch_enter(&x->api->watch, x->peer, phase, x->api->now_mono);
}

/* The request line: begins the exchange. The library clobbers the text after this call. */
void *exchange_on_line(void *cls, const char *uri, struct MHD_Connection *c)
{
	struct api *api = cls;
	struct exchange *x = pool_take(&api->pool);
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	x->api = api;
	x->connection = c;
	x->peer = info->socket_context;
	x->discarded = 0;
	x->rq.services = &api->services;
	info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	x->rq.from = info != NULL ? info->client_addr : NULL;
	request_begin(&x->rq, str_z(uri));
	enter(x, STAGE_HEAD, PHASE_HEAD);
	return x;
}

static enum MHD_Result keep_header(void *cls, enum MHD_ValueKind kind, const char *name,
				   size_t name_n, const char *value, size_t value_n)
{
	struct request *rq = cls;

	(void)kind;
	if (rq->n_headers == REQUEST_HEADERS)
		return MHD_NO;
	rq->headers[rq->n_headers++] =
		(struct header){str_of(name, name_n), str_of(value, value_n)};
	return MHD_YES;
}

/* The client's own id, where it could stand in a header and a log; else a new one. NUL-terminated.
 */
static struct str request_id(struct request *rq)
{
	struct str given = request_header(rq, STR("X-Request-Id"));
	char text[UUID_TEXT];
	bool is_good = given.n != 0 && given.n <= REQUEST_ID_TEXT;

	for (size_t i = 0; i < given.n && is_good; i++)
		is_good = given.p[i] > ' ' && given.p[i] < 0x7f;
	if (!is_good) {
		uuid_print(text, uuid_new(rq->now));
		given = str_of(text, sizeof(text));
	}
	return str_of(str_dup_z(&rq->arena, given), given.n);
}

static enum MHD_Result answer(struct exchange *x)
{
	struct traffic *t = &x->api->services.traffic;
	int class = x->rq.answer.status / 100;

	assert(class >= 1 && class <= 5);
	dispatch_adorn(&x->rq);
	t->answers[class]++;
	enter(x, STAGE_ANSWERED, PHASE_ANSWER);
	if (x->rq.answer.stream == NULL || x->rq.method == METHOD_HEAD)
		return reply_send(x->connection, &x->rq, x->api->draining);
	streams_join(x);
	return reply_stream(x->connection, &x->rq, streams_read, x);
}

/* The answer is known before the body. A body of some length is read away first, since a client
 * that is still sending might never see an answer to which the connection is closed. */
static enum MHD_Result refuse(struct exchange *x)
{
	struct request *rq = &x->rq;

	enter(x, STAGE_DISCARD, PHASE_BODY);
	if (request_header(rq, STR("Expect")).n != 0 || rq->announced > DISCARD_MOST)
		return answer(x);
	return MHD_YES;
}

/* Room for what was announced, as far as that can be believed. */
static void reserve_body(struct request *rq)
{
	int64_t n = rq->announced < BODY_FIRST ? rq->announced : BODY_FIRST;

	if (n > 0)
		(void)buf_reserve(&rq->body, (size_t)n);
}

static enum MHD_Result on_head(struct exchange *x, const char *method)
{
	struct request *rq = &x->rq;

	(void)MHD_get_connection_values_n(x->connection, MHD_HEADER_KIND, keep_header, rq);
	rq->method = method_parse(str_z(method));
	rq->now = clock_wall();
	rq->id = request_id(rq);
	rq->announced = 0;
	(void)num_parse_i64(request_header(rq, STR("Content-Length")), 0, INT64_MAX,
			    &rq->announced);
	if (!dispatch_head(rq))
		return refuse(x);
	enter(x, STAGE_BODY, PHASE_BODY);
	reserve_body(rq);
	return MHD_YES;
}

static void drop_body(struct exchange *x)
{
	x->api->body_bytes -= x->rq.body.n;
	buf_reset(&x->rq.body);
}

/* Beyond a bound the piece is not kept, and what follows is read away. */
static void keep_piece(struct exchange *x, struct str piece)
{
	struct buf *body = &x->rq.body;

	if (x->api->body_bytes + piece.n > x->api->most_body_bytes) {
		dispatch_overloaded(&x->rq);
	} else if (piece.n > body->cap - body->n) {
		dispatch_too_large(&x->rq);
	} else {
		buf_add(body, piece);
		x->api->body_bytes += piece.n;
		return;
	}
	drop_body(x);
	x->stage = STAGE_DISCARD;
}

static enum MHD_Result on_piece(struct exchange *x, struct str piece)
{
	if (x->stage == STAGE_BODY)
		keep_piece(x, piece);
	if (x->stage == STAGE_DISCARD)
		x->discarded += piece.n;
	return x->discarded <= DISCARD_MOST ? MHD_YES : MHD_NO;
}

/* The engine's thread: the command, and with it the request, is the api's again. */
static void on_done(struct command *c)
{
	struct request *rq = CONTAINER_OF(c, struct request, command);
	struct exchange *x = CONTAINER_OF(rq, struct exchange, rq);

	mailbox_post(&x->api->inbox, &c->letter);
}

/* Of a command that may wait for long: where the engine looks whether its client is still there. */
static atomic_bool *gone_flag(struct command *c)
{
	if (c->kind == COMMAND_RECEIVE)
		return &c->receive->gone;
	return c->kind == COMMAND_TASK_AWAIT ? &c->await->gone : NULL;
}

/* The answer, or the way to the engine: suspended first, since the letter may be answered at once.
 */
static enum MHD_Result go_on(struct exchange *x)
{
	struct request *rq = &x->rq;

	if (!dispatch_has_command(rq))
		return answer(x);
	rq->command.done = on_done;
	enter(x, STAGE_ENGINE, PHASE_ENGINE);
	if (gone_flag(&rq->command) != NULL)
		absence_watch(&x->api->absence, x->peer->fd, gone_flag(&rq->command));
	MHD_suspend_connection(x->connection);
	x->api->services.traffic.in_engine = (int64_t)++x->api->in_engine;
	mailbox_post(x->api->commands, &rq->command.letter);
	return MHD_YES;
}

void exchange_resume(struct command *c)
{
	struct request *rq = CONTAINER_OF(c, struct request, command);
	struct exchange *x = CONTAINER_OF(rq, struct exchange, rq);

	x->api->services.traffic.in_engine = (int64_t)--x->api->in_engine;
	if (gone_flag(c) != NULL)
		absence_forget(&x->api->absence, x->peer->fd);
	MHD_resume_connection(x->connection);
}

static enum MHD_Result on_body(struct exchange *x)
{
	x->rq.now = clock_wall();
	dispatch_body(&x->rq);
	return go_on(x);
}

/* NOLINTNEXTLINE(readability-function-size): the parameters are the library's */
enum MHD_Result exchange_on_request(void *cls, struct MHD_Connection *c, const char *url,
				    const char *method, const char *version, const char *upload,
				    size_t *upload_n, void **exchange)
{
	struct exchange *x = *exchange;
	size_t n = *upload_n;

	(void)cls, (void)c, (void)url, (void)version;
	*upload_n = 0;
	if (x->stage == STAGE_HEAD)
		return on_head(x, method);
	if (n != 0)
		return on_piece(x, str_of(upload, n));
	if (x->stage == STAGE_DISCARD)
		return answer(x);
	if (x->stage == STAGE_BODY)
		return on_body(x);
	assert(x->stage == STAGE_ENGINE);
	dispatch_resume(&x->rq);
	return go_on(x);
}

void exchange_on_end(void *cls, struct MHD_Connection *c, void **exchange,
		     enum MHD_RequestTerminationCode why)
{
	struct exchange *x = *exchange;

	(void)cls, (void)c, (void)why;
	if (x == NULL)
		return;
	*exchange = NULL;
	dispatch_end(&x->rq);
	drop_body(x);
	streams_leave(x);
	watch_enter(&x->api->watch, x->peer, PHASE_IDLE, x->api->now_mono);
	pool_give(&x->api->pool, x);
}
