/* Answers that the engine composes: of a handler that is done, and of one that goes on. */

#include "test.h"

#include "api/once.h"
#include "fake_store.h"

static enum rc answer(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, rq->command.task.state == TASK_COMPLETED ? 200 : 202);
	return RC_OK;
}

static enum rc wait(struct request *rq, struct err *err)
{
	(void)err;
	(void)request_command(rq, COMMAND_TASK_AWAIT, answer);
	return RC_OK;
}

static enum rc write_again(struct request *rq, struct err *err)
{
	(void)err;
	(void)request_command(rq, COMMAND_TASK_CANCEL, answer);
	return RC_OK;
}

struct house {
	struct store reader, turn;
	struct services services;
	struct request rq;
};

/* A request with a key whose command is the engine's. */
static void open_with(struct house *h, handler *then)
{
	const struct once_ask ask = {.scope = STR("made up"), .key = STR("k"), .field = "key"};
	struct err err = {0};
	bool replayed;

	*h = (struct house){.reader = {.ops = &fake_ops, .mode = STORE_READ},
			    .turn = {.ops = &fake_ops, .in_turn = true}};
	h->services.reader = &h->reader;
	h->rq.services = &h->services;
	h->rq.surface = &surface_native;
	answer_reset(&h->rq.answer);
	CHECK(request_once(&h->rq, &ask, &replayed, &err) == RC_OK && !replayed);
	(void)request_command(&h->rq, COMMAND_TASK_CREATE, then);
	CHECK(h->rq.once->compose(&h->rq.command, &h->turn, &err) == RC_OK);
	CHECK(h->rq.services == &h->services && h->rq.then == then);
	CHECK(h->rq.command.kind == COMMAND_TASK_CREATE && h->rq.command.once == h->rq.once);
}

static void close_it(struct house *h)
{
	once_end(&h->rq);
	answer_release(&h->rq.answer);
	arena_release(&h->rq.arena);
}

TEST(a_handler_that_is_done_has_its_answer_kept)
{
	struct house h;

	open_with(&h, answer);
	CHECK(h.rq.once->answer.status == 202);
	CHECK(!once_goes_on(&h.rq) && once_is_answered(&h.rq));
	close_it(&h);
}

TEST(who_waits_is_kept_as_one_whose_time_is_over_and_waits_on)
{
	struct house h;

	open_with(&h, wait);
	CHECK(h.rq.once->answer.status == 202);
	CHECK(once_goes_on(&h.rq) && !once_is_answered(&h.rq));
	CHECK(h.rq.command.kind == COMMAND_TASK_AWAIT && h.rq.then == answer);
	CHECK(h.rq.command.once == NULL && !once_goes_on(&h.rq));
	close_it(&h);
}

TEST(of_two_writes_the_second_is_kept)
{
	struct house h;

	open_with(&h, write_again);
	CHECK(h.rq.once->answer.status == 0);
	CHECK(once_goes_on(&h.rq) && h.rq.command.kind == COMMAND_TASK_CANCEL);
	CHECK(h.rq.command.once == h.rq.once);
	close_it(&h);
}
