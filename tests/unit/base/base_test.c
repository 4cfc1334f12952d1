#include <pthread.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/heap.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "base/num.h"
#include "base/str.h"
#include "base/uuid.h"
#include "test.h"

TEST(a_cut_takes_the_front_and_the_separator)
{
	struct str rest = STR("a,,b");

	CHECK(str_eq(str_cut(&rest, ','), STR("a")));
	CHECK(str_cut(&rest, ',').n == 0);
	CHECK(str_eq(str_cut(&rest, ','), STR("b")) && rest.n == 0);
	CHECK(str_cut(&rest, ',').n == 0);
}

TEST(a_number_is_digits_and_nothing_else)
{
	static const struct {
		int line;
		const char *text;
		bool ok;
		int64_t want;
	} rows[] = {
		{__LINE__, "0", true, 0},
		{__LINE__, "-0", true, 0},
		{__LINE__, "9223372036854775807", true, INT64_MAX},
		{__LINE__, "-9223372036854775808", true, INT64_MIN},
		{__LINE__, "9223372036854775808", false, 0},
		{__LINE__, "-9223372036854775809", false, 0},
		{__LINE__, "99999999999999999999", false, 0},
		{__LINE__, "", false, 0},
		{__LINE__, "-", false, 0},
		{__LINE__, "+1", false, 0},
		{__LINE__, " 1", false, 0},
		{__LINE__, "1x", false, 0},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		int64_t got = 77;
		bool ok = num_parse_i64(str_z(rows[i].text), INT64_MIN, INT64_MAX, &got);

		CHECK_ROW(rows[i].line, ok == rows[i].ok);
		CHECK_ROW(rows[i].line, got == (ok ? rows[i].want : 77));
	}
}

TEST(a_number_prints_as_it_reads)
{
	static const int64_t values[] = {0, 1, -1, 10, 1234567890123, INT64_MAX, INT64_MIN};

	for (size_t i = 0; i < COUNTOF(values); i++) {
		char text[NUM_I64_TEXT];
		int64_t got = 77;

		CHECK(num_parse_i64(str_of(text, num_print_i64(text, values[i])), INT64_MIN,
				    INT64_MAX, &got));
		CHECK(got == values[i]);
	}
}

TEST(a_buffer_over_its_cap_fails_and_stays_as_it_was)
{
	struct buf b = BUF_INIT(10);

	buf_add_z(&b, "12345");
	buf_add_z(&b, "678901");
	CHECK(b.failed && b.n == 5);
	buf_add_c(&b, 'x');
	CHECK(b.n == 5);
	buf_reset(&b);
	buf_add_z(&b, "1234567890");
	CHECK(!b.failed && b.n == 10);
	buf_release(&b);
}

TEST(an_arena_gives_zeroed_aligned_memory_and_keeps_a_block)
{
	struct arena a = {0};

	for (size_t size = 1; size < 20000; size = size * 3 + 1) {
		unsigned char *p = arena_alloc(&a, size);

		CHECK((uintptr_t)p % 16 == 0);
		for (size_t i = 0; i < size; i++)
			CHECK(p[i] == 0);
		memset(p, 0xff, size);
	}
	arena_reset(&a);
	CHECK(a.head != NULL && a.used == 0);
	CHECK(*(unsigned char *)arena_alloc(&a, 16) == 0);
	arena_release(&a);
	CHECK(a.head == NULL);
}

TEST(an_error_is_wrapped_from_the_outside)
{
	struct err e = {0};

	CHECK(err_at(&e, RC_INVALID, "bad", "retry", "no %s", "good") == RC_INVALID);
	CHECK(err_within(&e, "task_template") == RC_INVALID);
	CHECK(err_wrap(&e, "reading %d", 7) == RC_INVALID);
	CHECK(str_eq(str_z(e.field), STR("task_template.retry")));
	CHECK(str_eq(str_z(e.text), STR("reading 7: no good")));
}

TEST(a_flood_of_events_is_cut_off_for_the_rest_of_a_minute)
{
	struct log_throttle t = {0};
	int passed = 0;

	log_setup(LOG_ERROR, LOG_JSON);
	for (int i = 0; i < 1000; i++)
		passed += log_throttle_pass(&t, "flood", MS_HOUR + i) ? 1 : 0;
	CHECK(passed == LOG_THROTTLE_MOST);
	CHECK(log_throttle_pass(&t, "flood", MS_HOUR + MS_MINUTE));
	CHECK(log_throttle_pass(&t, "flood", MS_MINUTE)); /* the clock was set back */
}

TEST(ids_sort_by_the_time_they_were_made)
{
	struct uuid a = uuid_new(1000), b = uuid_new(1001), back;
	char text[UUID_TEXT];

	CHECK(memcmp(a.b, b.b, 6) < 0);
	CHECK((a.b[6] >> 4) == 7 && (a.b[8] >> 6) == 2);
	uuid_print(text, a);
	CHECK(uuid_parse(str_of(text, UUID_TEXT), &back) && uuid_eq(a, back));
	text[8] = 'x';
	CHECK(!uuid_parse(str_of(text, UUID_TEXT), &back));
}

TEST(a_heap_gives_its_members_in_order_whatever_moves)
{
	enum { N = 500 };
	static struct heap_node nodes[N];
	struct heap h = {0};
	uint64_t x = 1;
	ms_t last = 0;
	size_t n = 0;

	for (int round = 0; round < 3; round++)
		for (int i = 0; i < N; i++) {
			x = x * UINT64_C(6364136223846793005) + 1;
			heap_set(&h, &nodes[i], (ms_t)(x >> 40));
		}
	for (int i = 0; i < N; i += 7)
		heap_remove(&h, &nodes[i]);
	heap_remove(&h, &nodes[0]);
	for (struct heap_node *first; (first = heap_first(&h)) != NULL; n++) {
		CHECK(first->key >= last);
		last = first->key;
		heap_remove(&h, first);
	}
	CHECK(n == N - (N + 6) / 7);
	heap_release(&h);
}

/* --- letters between threads */

enum { SENDERS = 4, LETTERS = 5000 };

struct note {
	struct letter letter;
	int sender, number;
};

struct sender {
	struct mailbox *to;
	int sender;
	struct note notes[LETTERS];
};

static void *send_all(void *arg)
{
	struct sender *s = arg;

	for (int i = 0; i < LETTERS; i++) {
		s->notes[i] = (struct note){.sender = s->sender, .number = i};
		mailbox_post(s->to, &s->notes[i].letter);
	}
	return NULL;
}

TEST(every_letter_arrives_once_and_in_its_senders_order)
{
	static struct sender senders[SENDERS];
	pthread_t threads[SENDERS];
	int next[SENDERS] = {0}, received = 0;
	struct mailbox m;

	CHECK(mailbox_init(&m));
	for (int i = 0; i < SENDERS; i++) {
		senders[i].to = &m;
		senders[i].sender = i;
		CHECK(pthread_create(&threads[i], NULL, send_all, &senders[i]) == 0);
	}
	while (received < SENDERS * LETTERS) {
		mailbox_sleep(&m, 10000);
		for (struct letter *l = mailbox_take(&m); l != NULL; l = l->next, received++) {
			struct note *n = CONTAINER_OF(l, struct note, letter);

			CHECK(n->number == next[n->sender]++);
		}
	}
	for (int i = 0; i < SENDERS; i++)
		CHECK(pthread_join(threads[i], NULL) == 0);
	mailbox_release(&m);
}
