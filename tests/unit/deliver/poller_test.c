#include "deliver/poller.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "test.h"

/* One end of a pair is watched, the other makes things happen. */
struct pair {
	int ours, theirs;
};

static struct pair pair_open(void)
{
	int fds[2];

	CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds) == 0);
	return (struct pair){fds[0], fds[1]};
}

static void pair_close(const struct pair *p)
{
	(void)close(p->ours);
	(void)close(p->theirs);
}

static void say_something(const struct pair *p)
{
	CHECK(send(p->theirs, "x", 1, 0) == 1);
}

/* Whether the kernel has anything to report, asked past the poller. */
static bool kernel_has_events(const struct poller *p)
{
	struct pollfd set = {.fd = p->fd, .events = POLLIN};

	return poll(&set, 1, 0) == 1;
}

static void check_event(int line, struct poller *p, int fd, int bits)
{
	struct poller_event events[POLLER_EVENTS];

	CHECK_ROW(line, poller_wait(p, 0, events) == 1);
	CHECK_ROW(line, events[0].fd == fd && events[0].bits == bits);
	CHECK_ROW(line, !events[0].is_watched);
}

static void check_no_event(int line, struct poller *p)
{
	struct poller_event events[POLLER_EVENTS];

	CHECK_ROW(line, poller_wait(p, 0, events) == 0);
}

TEST(what_is_wanted_is_reported_and_nothing_else)
{
	struct pair pair = pair_open();
	struct poller p;

	CHECK(poller_open(&p));
	poller_want(&p, pair.ours, CURL_POLL_IN);
	check_no_event(__LINE__, &p);
	say_something(&pair);
	check_event(__LINE__, &p, pair.ours, CURL_CSELECT_IN);
	poller_want(&p, pair.ours, CURL_POLL_OUT);
	check_event(__LINE__, &p, pair.ours, CURL_CSELECT_OUT);
	poller_want(&p, pair.ours, CURL_POLL_INOUT);
	check_event(__LINE__, &p, pair.ours, CURL_CSELECT_IN | CURL_CSELECT_OUT);
	poller_want(&p, pair.ours, CURL_POLL_REMOVE);
	CHECK(!kernel_has_events(&p));
	poller_close(&p);
	pair_close(&pair);
}

TEST(a_connection_stays_in_the_set_between_two_requests)
{
	struct pair pair = pair_open();
	struct poller p;

	CHECK(poller_open(&p));
	poller_born(&p, pair.ours);
	poller_want(&p, pair.ours, CURL_POLL_IN);
	poller_want(&p, pair.ours, CURL_POLL_REMOVE);
	say_something(&pair);
	CHECK(kernel_has_events(&p));
	poller_want(&p, pair.ours, CURL_POLL_IN);
	check_event(__LINE__, &p, pair.ours, CURL_CSELECT_IN);
	poller_close(&p);
	pair_close(&pair);
}

TEST(an_idle_connection_that_the_server_closes_wakes_us_once)
{
	struct pair pair = pair_open();
	struct poller p;

	CHECK(poller_open(&p));
	poller_born(&p, pair.ours);
	poller_want(&p, pair.ours, CURL_POLL_IN);
	poller_want(&p, pair.ours, CURL_POLL_REMOVE);
	CHECK(shutdown(pair.theirs, SHUT_RDWR) == 0);
	check_no_event(__LINE__, &p);
	CHECK(!kernel_has_events(&p));
	poller_want(&p, pair.ours, CURL_POLL_IN); /* curl may still try it */
	check_event(__LINE__, &p, pair.ours, CURL_CSELECT_IN | CURL_CSELECT_ERR);
	poller_close(&p);
	pair_close(&pair);
}

/* The resolver's socket, of which the hooks hear nothing, gets the number of a connection that was
 * closed. */
TEST(a_number_that_is_given_to_another_socket_starts_anew)
{
	struct pair first = pair_open(), second = pair_open();
	struct poller p;
	int number = first.ours;

	CHECK(poller_open(&p));
	poller_born(&p, number);
	poller_want(&p, number, CURL_POLL_IN);
	poller_want(&p, number, CURL_POLL_REMOVE);
	poller_died(&p, number);
	CHECK(dup2(second.ours, number) == number); /* closes the first */
	poller_want(&p, number, CURL_POLL_IN);
	say_something(&second);
	check_event(__LINE__, &p, number, CURL_CSELECT_IN);
	poller_want(&p, number, CURL_POLL_REMOVE);
	CHECK(!kernel_has_events(&p));
	CHECK(p.n_born == 1);
	poller_close(&p);
	pair_close(&first);
	pair_close(&second);
}

TEST(a_watched_descriptor_is_told_apart)
{
	struct poller_event events[POLLER_EVENTS];
	struct pair pair = pair_open();
	struct poller p;

	CHECK(poller_open(&p));
	CHECK(poller_watch(&p, pair.ours));
	check_no_event(__LINE__, &p);
	say_something(&pair);
	CHECK(poller_wait(&p, 10000, events) == 1 && events[0].is_watched);
	poller_close(&p);
	pair_close(&pair);
}
