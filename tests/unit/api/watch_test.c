#include "test.h"

#include <sys/socket.h>
#include <unistd.h>

#include "api/server/watch.h"

struct line {
	struct peer peer;
	int other; /* the client's end */
};

static struct watch watch_of(ms_t now)
{
	struct watch w = {.most_ms = {400, 100, 200, MS_NEVER, 300}};

	watch_init(&w, now);
	return w;
}

static void connect_to(struct watch *w, struct line *l, ms_t now)
{
	int ends[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	watch_add(w, &l->peer, ends[0], now);
	l->other = ends[1];
}

static void hang_up(struct watch *w, struct line *l)
{
	watch_remove(w, &l->peer);
	(void)close(l->peer.fd);
	(void)close(l->other);
}

/* Has the server's end been shut down? */
static bool is_shut(const struct line *l)
{
	char c;

	return recv(l->other, &c, 1, MSG_DONTWAIT) == 0;
}

TEST(a_connection_that_asks_nothing_is_closed_when_a_header_would_be_due)
{
	struct watch w = watch_of(0);
	struct line l;

	connect_to(&w, &l, 0);
	watch_sweep(&w, 99);
	CHECK(!is_shut(&l));
	watch_sweep(&w, 130);
	CHECK(is_shut(&l));
	hang_up(&w, &l);
	CHECK(w.n == 0 && w.first == NULL);
}

TEST(each_phase_has_its_own_time_and_the_engines_has_none)
{
	static const struct {
		int line;
		enum phase phase;
		ms_t last; /* when it is still open; 0: for ever */
	} rows[] = {
		{__LINE__, PHASE_IDLE, 399}, {__LINE__, PHASE_HEAD, 99},
		{__LINE__, PHASE_BODY, 199}, {__LINE__, PHASE_ANSWER, 299},
		{__LINE__, PHASE_ENGINE, 0},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct watch w = watch_of(0);
		struct line l;

		connect_to(&w, &l, 0);
		watch_enter(&w, &l.peer, rows[i].phase, 0);
		watch_sweep(&w, rows[i].last != 0 ? rows[i].last : MS_DAY);
		CHECK_ROW(rows[i].line, !is_shut(&l));
		watch_sweep(&w, 2 * MS_DAY);
		CHECK_ROW(rows[i].line, is_shut(&l) == (rows[i].last != 0));
		hang_up(&w, &l);
	}
}

TEST(a_drain_closes_those_alone_that_ask_nothing)
{
	struct watch w = watch_of(0);
	struct line idle, busy, away;

	connect_to(&w, &idle, 0);
	connect_to(&w, &busy, 0);
	connect_to(&w, &away, 0);
	watch_enter(&w, &busy.peer, PHASE_BODY, 0);
	watch_enter(&w, &away.peer, PHASE_ENGINE, 0);
	watch_close_idle(&w);
	CHECK(is_shut(&idle) && !is_shut(&busy) && !is_shut(&away));
	hang_up(&w, &busy);
	hang_up(&w, &idle);
	hang_up(&w, &away);
	CHECK(w.n == 0 && w.first == NULL);
}
