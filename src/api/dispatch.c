#include "dispatch.h"

#include "api/challenge.h"
#include "api/once.h"
#include "api/problem.h"
#include "api/router.h"
#include "base/limits.h"
#include "base/log.h"

static void add_allow(struct request *rq, unsigned methods)
{
	struct buf list = BUF_INIT(LIMIT_NAME);

	method_list(&list, methods);
	answer_header(&rq->answer, &rq->arena, "Allow", buf_str(&list));
	buf_release(&list);
}

/* The answer to a refusal, in the surface's shape; whatever was begun is dropped. */
static void fail(struct request *rq, const struct err *err)
{
	int status = problem_status(err->rc);

	if (status >= 500)
		log_warn("request_failed", "%d %s: %s (request " STR_FMT ")", status, err->code,
			 err->text, STR_ARG(rq->id));
	answer_empty(&rq->answer, status);
	rq->surface->write_error(rq, status, err);
	challenge_add(rq, err);
	if (err->rc == RC_BUSY || err->rc == RC_UNCERTAIN || err->rc == RC_LIMIT)
		answer_header(&rq->answer, &rq->arena, "Retry-After", STR("1"));
}

static void check_stream(struct request *rq)
{
	struct err err = {0};

	if (rq->answer.stream == NULL || rq->services->traffic.streams < LIMIT_STREAMS)
		return;
	err_set(&err, RC_BUSY, "too_many_streams", "%d answers go on already", LIMIT_STREAMS);
	err_hint(&err, "try again later, or ask for JSON instead");
	fail(rq, &err);
}

static void check_answer(struct request *rq)
{
	struct err err = {0};

	check_stream(rq);
	if (!rq->answer.body.failed)
		return;
	err_set(&err, RC_IO, "answer_too_large", "the answer would be larger than %d bytes",
		ANSWER_MOST);
	err_hint(&err, "ask for a smaller limit");
	fail(rq, &err);
}

bool dispatch_has_command(const struct request *rq)
{
	return rq->then != NULL;
}

static void step(struct request *rq, handler *handle)
{
	struct err err = {0};

	rq->then = NULL;
	if (handle(rq, &err)) {
		rq->then = NULL;
		fail(rq, &err);
	} else if (rq->then == NULL) {
		check_answer(rq);
	}
}

static bool answer_options(struct request *rq, unsigned methods)
{
	answer_empty(&rq->answer, 204);
	add_allow(rq, methods);
	return false;
}

static enum rc too_large(struct err *err)
{
	return err_set(err, RC_TOO_LARGE, "body_too_large", "a request's body is at most %d bytes",
		       LIMIT_BODY);
}

/* The cheap checks first: a look-up of the token is not spent on what is refused anyway. */
static enum rc admit(struct request *rq, struct err *err)
{
	if (rq->announced > LIMIT_BODY)
		return too_large(err);
	return (rq->route->flags & ROUTE_OPEN) != 0 ? RC_OK : auth_identify(rq, err);
}

/* By the surface. A path that is none is counted too, and its refusal stays what it is. */
static bool is_let_in(struct request *rq, struct err *err)
{
	struct err why = {0};

	if (rq->surface->admit == NULL || rq->surface->admit(rq, &why) == RC_OK)
		return true;
	*err = why;
	return false;
}

void dispatch_adorn(struct request *rq)
{
	if (rq->surface->adorn != NULL)
		rq->surface->adorn(rq);
}

bool dispatch_head(struct request *rq)
{
	struct route_match m;
	struct err err = {0};
	enum rc rc = router_find(&rq->services->routes, &rq->arena, rq->method, rq->path, &m, &err);

	rq->surface = m.surface;
	rq->route = m.route;
	memcpy(rq->params, m.params, sizeof(rq->params));
	if (rq->method == METHOD_OPTIONS && rc == RC_METHOD)
		return answer_options(rq, m.methods);
	if (is_let_in(rq, &err) && rc == RC_OK && admit(rq, &err) == RC_OK)
		return true;
	fail(rq, &err);
	if (rc == RC_METHOD)
		add_allow(rq, m.methods);
	return false;
}

static void end_answered(struct request *rq)
{
	if (!dispatch_has_command(rq))
		once_end(rq);
}

static enum rc handle(struct request *rq, struct err *err)
{
	bool replayed;

	if (once_begin(rq, &replayed, err))
		return err->rc;
	return replayed ? RC_OK : rq->route->handle(rq, err);
}

void dispatch_body(struct request *rq)
{
	step(rq, handle);
	end_answered(rq);
}

static void resume(struct request *rq)
{
	const struct command *c = &rq->command;

	if (c->err.rc != RC_OK && !rq->hears) {
		rq->then = NULL;
		fail(rq, &c->err);
	} else if (c->once != NULL && c->once->is_replayed) {
		step(rq, once_replay);
	} else if (once_goes_on(rq)) {
		return;
	} else if (once_is_answered(rq)) {
		rq->then = NULL;
	} else {
		step(rq, rq->then);
	}
}

void dispatch_resume(struct request *rq)
{
	resume(rq);
	end_answered(rq);
}

void dispatch_end(struct request *rq)
{
	once_end(rq);
}

void dispatch_too_large(struct request *rq)
{
	struct err err = {0};

	(void)too_large(&err);
	fail(rq, &err);
}

void dispatch_overloaded(struct request *rq)
{
	struct err err = {0};

	err_set(&err, RC_BUSY, "overloaded", "the server holds too many requests at once");
	fail(rq, &err);
}
