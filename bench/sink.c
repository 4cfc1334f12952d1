/* sink [--port N] [--status N] [--delay MS] [--hang]: an HTTP/1.1 server that costs next to
 * nothing, for measuring whoever calls it. One thread, epoll, keep-alive; each request is answered
 * with a few bytes (after the delay, or never) and put on record: when it came, which task and
 * attempt it was, and when it was due, which is told by Belfry-Scheduled-For or by
 * ?due=MILLISECONDS in its path.
 *
 * The first line of stdout is the port. GET /stats answers a summary as JSON, GET /arrivals one
 * line a request ("microseconds task attempt due"), POST /reset forgets all. SIGTERM and SIGINT
 * print the summary and end it. */

#include <assert.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/num.h"
#include "codec/iso8601.h"

#include "ledger.h"

enum {
	EVENTS = 256,
	REQUEST_MOST = 4 * 1024 * 1024,
	REPORT_MOST = 1024 * 1024 * 1024,
	FIRST_READ = 16 * 1024,
};

struct conn {
	int fd;
	struct buf in, out;
	size_t sent;	       /* of out */
	bool waits_to_write;   /* told to epoll */
	int64_t answer_at_us;  /* while it is in the queue of delayed ones */
	struct conn *next;     /* there */
	bool is_delayed, dies; /* dies: closed while delayed */
};

struct sink {
	int epoll, listener, signals;
	int64_t status, delay_ms, port;
	bool hangs;
	struct ledger ledger;
	struct conn **conns; /* by file descriptor */
	size_t n_conns;
	struct conn *first, **last; /* delayed answers; the delay is the same for all, so a queue */
};

static int64_t now_us(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

static struct str field(struct str head, const char *name)
{
	size_t n = strlen(name);
	const char *at = memmem(head.p, head.n, name, n);
	struct str value = at != NULL ? str_sub(head, (size_t)(at - head.p) + n, head.n) : STR("");

	return str_cut(&value, '\r');
}

static int64_t due_ms(struct str path, struct str head)
{
	struct str scheduled = field(head, "\r\nBelfry-Scheduled-For: ");
	const char *query = memmem(path.p, path.n, "due=", 4);
	int64_t due = DUE_UNKNOWN;
	struct err err = {0};

	if (query != NULL) {
		struct str text = str_sub(path, (size_t)(query - path.p) + 4, path.n);

		(void)num_parse_i64(str_cut(&text, '&'), 0, INT64_MAX, &due);
	} else if (scheduled.n != 0) {
		(void)iso_parse(scheduled, &due, "Belfry-Scheduled-For", &err);
	}
	return due;
}

static void record(struct ledger *l, struct str path, struct str head)
{
	struct arrival a = {.at_us = now_us(), .due_ms = due_ms(path, head)};

	(void)id_parse(ID_TASK, field(head, "\r\nBelfry-Task-Id: "), &a.task);
	(void)num_parse_i64(field(head, "\r\nBelfry-Attempt: "), 0, INT32_MAX, &a.attempt);
	ledger_add(l, &a);
}

static void watch(struct sink *s, int fd)
{
	struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};

	if (epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &e) != 0)
		log_fatal("sink", "epoll_ctl: %s", strerrordesc_np(errno));
}

static void make_room(struct sink *s, size_t need)
{
	size_t n = s->n_conns;

	while (n < need)
		n = n != 0 ? 2 * n : EVENTS;
	s->conns = realloc(s->conns, n * sizeof(struct conn *));
	if (s->conns == NULL)
		log_fatal("out_of_memory", "%zu connections", n);
	s->n_conns = n;
}

static void accept_one(struct sink *s)
{
	int fd = accept4(s->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC), one = 1;
	struct conn *c = fd >= 0 ? calloc(1, sizeof(*c)) : NULL;

	if (c == NULL)
		return;
	*c = (struct conn){.fd = fd, .in = BUF_INIT(REQUEST_MOST), .out = BUF_INIT(REPORT_MOST)};
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	if ((size_t)fd >= s->n_conns)
		make_room(s, (size_t)fd + 1);
	s->conns[fd] = c;
	s->ledger.connections++;
	watch(s, fd);
}

/* One that is in the queue of delayed answers is freed when its turn comes. */
static void drop(struct conn *c)
{
	if (c->fd >= 0)
		(void)close(c->fd);
	c->fd = -1;
	c->dies = true;
	if (c->is_delayed)
		return;
	buf_release(&c->in);
	buf_release(&c->out);
	free(c);
}

static void want_write(struct sink *s, struct conn *c, bool wanted)
{
	struct epoll_event e = {.events = EPOLLIN | (wanted ? EPOLLOUT : 0u), .data.fd = c->fd};

	if (wanted != c->waits_to_write)
		(void)epoll_ctl(s->epoll, EPOLL_CTL_MOD, c->fd, &e);
	c->waits_to_write = wanted;
}

/* False: the connection is gone. */
static bool flush(struct sink *s, struct conn *c)
{
	while (c->sent < c->out.n) {
		ssize_t n = send(c->fd, c->out.p + c->sent, c->out.n - c->sent, MSG_NOSIGNAL);

		if (n < 0 && errno == EAGAIN) {
			want_write(s, c, true);
			return true;
		}
		if (n <= 0) {
			drop(c);
			return false;
		}
		c->sent += (size_t)n;
	}
	buf_reset(&c->out);
	c->sent = 0;
	want_write(s, c, false);
	return true;
}

static void add_answer(struct conn *c, int64_t status, struct str body)
{
	buf_add(&c->out, STR("HTTP/1.1 "));
	buf_add_i64(&c->out, status);
	buf_add(&c->out, STR(" Sink\r\nContent-Length: "));
	buf_add_i64(&c->out, (int64_t)body.n);
	buf_add(&c->out, STR("\r\n\r\n"));
	buf_add(&c->out, body);
}

static void delay(struct sink *s, struct conn *c)
{
	c->is_delayed = true;
	c->answer_at_us = now_us() + s->delay_ms * 1000;
	c->next = NULL;
	*s->last = c;
	s->last = &c->next;
}

/* True: it was a question about the record, and is answered. */
static bool answer_question(struct sink *s, struct conn *c, struct str path)
{
	struct buf text = BUF_INIT(REPORT_MOST);

	if (str_eq(path, STR("/stats")))
		ledger_print_stats(&s->ledger, &text);
	else if (str_eq(path, STR("/arrivals")))
		ledger_print_arrivals(&s->ledger, &text);
	else if (str_eq(path, STR("/reset")))
		s->ledger.n = 0;
	else
		return false;
	add_answer(c, 200, buf_str(&text));
	buf_release(&text);
	return true;
}

static void handle(struct sink *s, struct conn *c, struct str head)
{
	struct str line = head, path;

	(void)str_cut(&line, ' ');
	path = str_cut(&line, ' ');
	if (answer_question(s, c, path))
		return;
	record(&s->ledger, path, head);
	if (s->hangs)
		return;
	if (s->delay_ms != 0)
		delay(s, c);
	else
		add_answer(c, s->status, STR("ok\n"));
}

/* How many bytes the first request in `s` has, its body included; 0: not all of it is there. */
static size_t request_size(struct str s, size_t *head_out)
{
	const char *end = s.n != 0 ? memmem(s.p, s.n, "\r\n\r\n", 4) : NULL;
	int64_t body = 0;

	if (end == NULL)
		return 0;
	*head_out = (size_t)(end - s.p) + 4;
	(void)num_parse_i64(field(str_sub(s, 0, *head_out), "\r\nContent-Length: "), 0,
			    REQUEST_MOST, &body);
	return s.n - *head_out >= (size_t)body ? *head_out + (size_t)body : 0;
}

static void read_some(struct sink *s, struct conn *c)
{
	char *to = buf_reserve(&c->in, FIRST_READ);
	ssize_t n = to != NULL ? recv(c->fd, to, FIRST_READ, 0) : 0;
	size_t size, head = 0, used = 0;

	if (n < 0 && errno == EAGAIN)
		return;
	if (n <= 0) {
		drop(c);
		return;
	}
	c->in.n += (size_t)n;
	while (!c->is_delayed &&
	       (size = request_size(str_sub(buf_str(&c->in), used, c->in.n), &head)) != 0) {
		handle(s, c, str_of(c->in.p + used, head));
		used += size;
	}
	memmove(c->in.p, c->in.p + used, c->in.n - used);
	c->in.n -= used;
	(void)flush(s, c);
}

static void answer_delayed(struct sink *s)
{
	int64_t now = now_us();

	while (s->first != NULL && s->first->answer_at_us <= now) {
		struct conn *c = s->first;

		s->first = c->next;
		if (s->first == NULL)
			s->last = &s->first;
		c->is_delayed = false;
		if (c->dies) {
			drop(c);
			continue;
		}
		add_answer(c, s->status, STR("ok\n"));
		(void)flush(s, c);
	}
}

static void listen_on(struct sink *s)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)s->port)};
	socklen_t size = sizeof(at);
	int one = 1;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	s->listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	(void)setsockopt(s->listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(s->listener, (struct sockaddr *)&at, sizeof(at)) != 0 ||
	    listen(s->listener, SOMAXCONN) != 0 ||
	    getsockname(s->listener, (struct sockaddr *)&at, &size) != 0)
		log_fatal("sink", "port %" PRId64 ": %s", s->port, strerrordesc_np(errno));
	(void)printf("%u\n", ntohs(at.sin_port));
	(void)fflush(stdout);
}

static void open_sink(struct sink *s)
{
	sigset_t ends;

	(void)sigemptyset(&ends);
	(void)sigaddset(&ends, SIGTERM);
	(void)sigaddset(&ends, SIGINT);
	(void)sigprocmask(SIG_BLOCK, &ends, NULL);
	s->signals = signalfd(-1, &ends, SFD_CLOEXEC);
	s->epoll = epoll_create1(EPOLL_CLOEXEC);
	s->last = &s->first;
	listen_on(s);
	watch(s, s->listener);
	watch(s, s->signals);
}

static int sleep_ms(const struct sink *s)
{
	int64_t left = s->first != NULL ? s->first->answer_at_us - now_us() : 0;

	if (s->first == NULL)
		return -1;
	return left > 0 ? (int)((left + 999) / 1000) : 0;
}

static void serve(struct sink *s, int fd, unsigned events)
{
	struct conn *c;

	assert(s->conns != NULL);
	c = s->conns[fd];
	if ((events & EPOLLOUT) == 0 || flush(s, c))
		read_some(s, c);
}

/* True: a signal asks to end. */
static bool turn(struct sink *s)
{
	struct epoll_event events[EVENTS];
	int n = epoll_wait(s->epoll, events, EVENTS, sleep_ms(s));

	for (int i = 0; i < n; i++) {
		int fd = events[i].data.fd;

		if (fd == s->signals)
			return true;
		if (fd == s->listener)
			accept_one(s);
		else
			serve(s, fd, events[i].events);
	}
	answer_delayed(s);
	return false;
}

static bool read_options(struct sink *s, int argc, char **argv)
{
	static const struct option options[] = {
		{"port", required_argument, NULL, 'p'},
		{"status", required_argument, NULL, 's'},
		{"delay", required_argument, NULL, 'd'},
		{"hang", no_argument, NULL, 'h'},
		{NULL, 0, NULL, 0},
	};
	int c;
	bool ok = true;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'p')
			ok &= num_parse_i64(str_z(optarg), 0, UINT16_MAX, &s->port);
		else if (c == 's')
			ok &= num_parse_i64(str_z(optarg), 200, 599, &s->status);
		else if (c == 'd')
			ok &= num_parse_i64(str_z(optarg), 0, 3600000, &s->delay_ms);
		else if (c == 'h')
			s->hangs = true;
		else
			ok = false;
	}
	return ok && optind == argc;
}

int main(int argc, char **argv)
{
	struct sink s = {.status = 200};
	struct buf text = BUF_INIT(REPORT_MOST);

	if (!read_options(&s, argc, argv)) {
		(void)fputs("usage: sink [--port N] [--status N] [--delay MS] [--hang]\n", stderr);
		return 2;
	}
	open_sink(&s);
	while (!turn(&s))
		continue;
	ledger_print_stats(&s.ledger, &text);
	(void)fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	free(s.ledger.items);
	free(s.conns);
	return 0;
}
