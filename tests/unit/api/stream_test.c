#include "test.h"

#include "api/stream.h"

static enum rc says_nothing(struct request *rq, struct stream *s, struct err *err)
{
	(void)rq, (void)s, (void)err;
	return RC_OK;
}

static enum rc says_too_much(struct request *rq, struct stream *s, struct err *err)
{
	(void)rq, (void)err;
	(void)buf_reserve(&s->out, STREAM_BUFFER + 1);
	return RC_OK;
}

static enum rc ends(struct request *rq, struct stream *s, struct err *err)
{
	(void)rq, (void)err;
	s->next = STREAM_ENDS;
	return RC_OK;
}

/* What one tick of such a stream appends. */
static struct str tick(struct request *rq, stream_pull *pull)
{
	struct err err = {0};
	struct stream *s = answer_stream(rq, SSE_TYPE, pull, NULL);

	assert_int_equal(stream_ask(rq, true, &err), RC_OK);
	return buf_str(&s->out);
}

static void release(struct request *rq)
{
	answer_release(&rq->answer);
	arena_release(&rq->arena);
}

TEST(a_stream_with_nothing_to_say_says_that_it_lives)
{
	struct request rq = {0};
	struct err err = {0};

	answer_reset(&rq.answer);
	CHECK(str_eq(tick(&rq, says_nothing), STR(":\n\n")));
	buf_reset(&rq.answer.stream->out);
	assert_int_equal(stream_ask(&rq, false, &err), RC_OK);
	assert_int_equal(rq.answer.stream->out.n, 0);
	CHECK(tick(&rq, ends).n == 0);
	release(&rq);
}

TEST(a_stream_that_says_too_much_at_once_is_cut)
{
	struct request rq = {0};
	struct err err = {0};

	answer_reset(&rq.answer);
	(void)answer_stream(&rq, SSE_TYPE, says_too_much, NULL);
	assert_int_equal(stream_ask(&rq, false, &err), RC_IO);
	assert_string_equal(err.code, "answer_too_large");
	release(&rq);
}

TEST(events_have_a_field_a_line)
{
	struct buf out = BUF_INIT(1024);

	sse_event(&out, STR("7"), "log", STR("one\ntwo"));
	sse_event(&out, STR(""), "end", STR("{}"));
	sse_position(&out, STR("8"));
	CHECK(str_eq(buf_str(&out), STR("id: 7\nevent: log\ndata: one\ndata: two\n\n"
					"event: end\ndata: {}\n\nid: 8\n\n")));
	buf_release(&out);
}

TEST(where_a_client_goes_on_is_in_its_header_or_its_query)
{
	struct request rq = {0};
	struct str id;
	struct err err = {0};

	request_begin(&rq, STR("/x?after=3"));
	assert_int_equal(sse_resume_id(&rq, &id, &err), RC_OK);
	CHECK(str_eq(id, STR("3")));
	rq.headers[rq.n_headers++] = (struct header){STR("Last-Event-ID"), STR("5")};
	assert_int_equal(sse_resume_id(&rq, &id, &err), RC_OK);
	CHECK(str_eq(id, STR("5")));
	rq.headers[rq.n_headers++] = (struct header){STR("Accept"), STR("text/event-stream")};
	CHECK(sse_is_wanted(&rq));
	release(&rq);
}
