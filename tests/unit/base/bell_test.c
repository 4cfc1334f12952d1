#include "test.h"

#include <poll.h>

#include "base/bell.h"
#include "base/macros.h"

static bool has_rung(const struct bell *b)
{
	struct pollfd p = {.fd = b->fd, .events = POLLIN};

	return poll(&p, 1, 0) == 1;
}

TEST(topics_of_neighbouring_keys_fall_apart)
{
	struct bell_set seen = {0};
	size_t n = 0;

	for (int64_t key = 1; key <= 1000; key++) {
		uint16_t topic = bell_topic(BELL_TASK, key);

		CHECK(topic < BELL_TOPICS);
		n += !bell_has(&seen, topic);
		bell_add(&seen, topic);
	}
	CHECK(n > 900);
	CHECK(bell_topic(BELL_TASK, 1) != bell_topic(BELL_EVENTS, 1));
}

TEST(a_ring_is_heard_once_and_rings_add_up)
{
	struct bell_set first = {0}, second = {0}, none = {0}, heard;
	struct bell b;

	CHECK(bell_init(&b));
	bell_listen(&b);
	bell_add(&first, 0);
	bell_add(&second, BELL_TOPICS - 1);
	bell_ring(&b, &none);
	CHECK(!has_rung(&b));
	bell_ring(&b, &first);
	bell_ring(&b, &second);
	CHECK(has_rung(&b));
	bell_take(&b, &heard);
	CHECK(bell_has(&heard, 0) && bell_has(&heard, BELL_TOPICS - 1) && !bell_has(&heard, 1));
	CHECK(!has_rung(&b));
	bell_take(&b, &heard);
	CHECK(!bell_has(&heard, 0));
	bell_release(&b);
}

TEST(while_nobody_listens_nothing_rings)
{
	struct bell_set touched = {0}, heard;
	struct bell b;

	CHECK(bell_init(&b));
	bell_add(&touched, 7);
	bell_listen(&b);
	bell_forget(&b);
	bell_ring(&b, &touched);
	CHECK(!has_rung(&b));
	bell_take(&b, &heard);
	CHECK(!bell_has(&heard, 7));
	bell_release(&b);
}
