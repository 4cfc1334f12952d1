#include "test.h"

#include "cli/client/sse.h"

/* What was taken, one "EVENT=DATA;" behind the other; stops at an event `stop`. */
static bool note(void *context, const struct sse_event *e)
{
	struct buf *seen = context;

	buf_printf(seen, STR_FMT "=" STR_FMT ";", STR_ARG(e->event), STR_ARG(e->data));
	return !str_eq(e->event, STR("stop"));
}

TEST(events_come_whole_however_their_bytes_are_cut)
{
	static const struct str text = STR_INIT("retry: 2000\n\n: a comment\n\nid: 7\n\n"
						"id: 8\nevent: log\ndata: one\ndata:two\n\n"
						"data: {\"a\": 1}\r\n\r\nevent: empty\n\n");

	for (size_t piece = 1; piece <= text.n; piece++) {
		struct buf seen = BUF_INIT(1024);
		struct sse_reader r;

		sse_reader_init(&r);
		for (size_t at = 0; at < text.n; at += piece)
			CHECK(sse_reader_feed(&r, str_sub(text, at, piece), note, &seen));
		CHECK(str_eq(buf_str(&seen), STR("log=one\ntwo;message={\"a\": 1};")));
		CHECK(str_eq(sse_reader_id(&r), STR("8")));
		sse_reader_release(&r);
		buf_release(&seen);
	}
}

TEST(a_reader_that_has_enough_is_told_no_more)
{
	struct buf seen = BUF_INIT(1024);
	struct sse_reader r;

	sse_reader_init(&r);
	CHECK(!sse_reader_feed(&r, STR("event: stop\ndata: x\n\nevent: log\ndata: y\n\n"), note,
			       &seen));
	CHECK(str_eq(buf_str(&seen), STR("stop=x;")));
	sse_reader_release(&r);
	buf_release(&seen);
}

TEST(what_was_cut_off_is_forgotten_but_for_the_id)
{
	struct buf seen = BUF_INIT(1024);
	struct sse_reader r;

	sse_reader_init(&r);
	CHECK(sse_reader_feed(&r, STR("id: 3\n\nevent: log\ndata: hal"), note, &seen));
	sse_reader_restart(&r);
	CHECK(sse_reader_feed(&r, STR("data: whole\n\n"), note, &seen));
	CHECK(str_eq(buf_str(&seen), STR("message=whole;")));
	CHECK(str_eq(sse_reader_id(&r), STR("3")));
	sse_reader_release(&r);
	buf_release(&seen);
}
