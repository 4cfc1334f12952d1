#include "test.h"

#include "model/event.h"

static struct event back(const struct buf *bytes)
{
	struct str rest = buf_str(bytes);
	struct event e = {0};

	CHECK(event_take(&rest, &e));
	return e;
}

TEST(an_event_comes_back_as_it_was_put)
{
	static const struct event rows[] = {
		{.kind = EVENT_TASK_QUEUED},
		{.kind = EVENT_TASK_PROCESSING, .namespace = 127, .subject = 128, .attempt = 1},
		{.kind = EVENT_TASK_RETRYING,
		 .namespace = 1,
		 .subject = INT64_MAX,
		 .attempt = 1000,
		 .in_ms = 31 * MS_DAY},
		{.kind = EVENT_SCHEDULE_MISSED,
		 .namespace = 3,
		 .subject = 16384,
		 .detail = STR_INIT("{\"count\":3}")},
		{.kind = EVENT_BREAKER_CLOSED, .detail = STR_INIT("{}")},
	};
	struct buf all = BUF_INIT(1024);
	struct str rest;
	struct event e;

	for (size_t i = 0; i < COUNTOF(rows); i++)
		event_put(&all, &rows[i]);
	rest = buf_str(&all);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK(event_take(&rest, &e));
		CHECK(e.kind == rows[i].kind && e.namespace == rows[i].namespace);
		CHECK(e.subject == rows[i].subject && e.attempt == rows[i].attempt);
		CHECK(e.in_ms == rows[i].in_ms && str_eq(e.detail, rows[i].detail));
	}
	CHECK(!event_take(&rest, &e));
	buf_release(&all);
}

TEST(a_busy_servers_event_takes_few_bytes)
{
	const struct event e = {
		.kind = EVENT_TASK_COMPLETED, .namespace = 1, .subject = 1000000, .attempt = 1};
	struct buf bytes = BUF_INIT(64);

	event_put(&bytes, &e);
	CHECK(bytes.n == 7);
	CHECK(back(&bytes).subject == 1000000);
	buf_release(&bytes);
}

TEST(bytes_that_are_no_event_are_none)
{
	static const struct {
		int line;
		struct str bytes;
	} rows[] = {
		{__LINE__, STR_INIT("")},
		{__LINE__, STR_INIT("\x7f\1\1\1\0")},
		{__LINE__, STR_INIT("\1\1\1\1")},
		{__LINE__, STR_INIT("\1\x80")},
		{__LINE__, STR_INIT("\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\1\1\1\1")},
		{__LINE__, STR_INIT("\x8d\1\1\0\0\5{}")},
		{__LINE__, STR_INIT("\1\1\1\xff\xff\xff\xff\xff\1\0")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct str rest = rows[i].bytes;
		struct event e;

		CHECK_ROW(rows[i].line, !event_take(&rest, &e));
	}
}

TEST(words_name_events_one_by_one_or_by_their_kind)
{
	static const struct {
		int line;
		const char *word;
		unsigned want; /* 0: refused */
	} rows[] = {
		{__LINE__, "task.queued", 1U << EVENT_TASK_QUEUED},
		{__LINE__, "task.*", (1U << EVENT_SCHEDULE_CREATED) - 1},
		{__LINE__, "queue.*", 1U << EVENT_QUEUE_DEAD},
		{__LINE__, "breaker.*", 1U << EVENT_BREAKER_OPENED | 1U << EVENT_BREAKER_CLOSED},
		{__LINE__, "task", 0},
		{__LINE__, "*", 0},
		{__LINE__, "", 0},
		{__LINE__, "task.done", 0},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		unsigned bits = 0;
		struct err err = {0};
		enum rc rc = event_words(str_z(rows[i].word), &bits, &err);

		CHECK_ROW(rows[i].line, (rc == RC_OK) == (rows[i].want != 0));
		CHECK_ROW(rows[i].line, bits == rows[i].want);
	}
}

TEST(a_state_and_its_event_name_each_other)
{
	for (int s = TASK_SCHEDULED; s <= TASK_EXPIRED; s++) {
		enum event_kind k = event_of_state((enum task_state)s);

		CHECK(event_state(k, s == TASK_SCHEDULED ? 1 : 0) == (enum task_state)s);
		CHECK(event_subject(k) == EVENT_OF_TASK);
	}
	CHECK(event_state(EVENT_QUEUE_DEAD, 0) == TASK_FAILED);
	for (int k = 0; k < EVENT_KINDS; k++)
		CHECK(event_name((enum event_kind)k) != NULL);
}
