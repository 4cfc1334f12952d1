#pragma once
/* A client that says exactly what it is told, over one connection, and waits at most some seconds.
 */

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/num.h"

enum { CLIENT_MOST = 4 * 1024 * 1024, CLIENT_WAIT_S = 10 };

struct client {
	int fd;
	struct buf in; /* the last answer: head and body */
	size_t head;   /* bytes of the head */
};

static struct client client_connect(uint16_t port)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
				 .sin_port = htons(port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval wait = {.tv_sec = CLIENT_WAIT_S};
	struct client c = {.fd = socket(AF_INET, SOCK_STREAM, 0), .in = BUF_INIT(CLIENT_MOST)};

	assert_true(c.fd >= 0);
	assert_int_equal(setsockopt(c.fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait)), 0);
	assert_int_equal(connect(c.fd, (struct sockaddr *)&to, sizeof(to)), 0);
	return c;
}

static void client_close(struct client *c)
{
	(void)close(c->fd);
	buf_release(&c->in);
}

static void client_send(struct client *c, struct str s)
{
	while (s.n != 0) {
		ssize_t n = send(c->fd, s.p, s.n, MSG_NOSIGNAL);

		assert_true(n > 0);
		s = str_sub(s, (size_t)n, s.n);
	}
}

/* One more piece of the answer; false at the connection's end (or after the wait, which fails the
 * test). */
static bool client_more(struct client *c)
{
	char piece[16384];
	ssize_t n = recv(c->fd, piece, sizeof(piece), 0);

	if (n < 0 && errno != ECONNRESET)
		fail_msg("no answer within %d s", CLIENT_WAIT_S);
	if (n <= 0)
		return false;
	buf_add(&c->in, str_of(piece, (size_t)n));
	return true;
}

static struct str client_head(const struct client *c)
{
	return str_sub(buf_str(&c->in), 0, c->head);
}

/* A header's value; empty where it is not there. */
static struct str client_header(const struct client *c, const char *name)
{
	struct str rest = client_head(c);

	while (rest.n != 0) {
		struct str line = str_cut(&rest, '\n');
		struct str key = str_cut(&line, ':');

		if (str_eq_nocase(key, str_z(name)))
			return str_sub(str_trim(line), 0, str_find(str_trim(line), '\r'));
	}
	return (struct str){0};
}

/* Reads one answer; its status, or 0 where the connection ended instead. */
static int client_answer(struct client *c, bool has_body)
{
	int64_t status = 0, length = 0;
	const char *end = NULL;

	buf_reset(&c->in);
	while (end == NULL) {
		if (!client_more(c))
			return 0;
		end = memmem(c->in.p, c->in.n, "\r\n\r\n", 4);
	}
	c->head = (size_t)(end - c->in.p) + 4;
	(void)num_parse_i64(client_header(c, "Content-Length"), 0, CLIENT_MOST, &length);
	while (has_body && c->in.n < c->head + (size_t)length)
		if (!client_more(c))
			return 0;
	assert_true(num_parse_i64(str_sub(buf_str(&c->in), 9, 3), 100, 599, &status));
	return (int)status;
}

static int client_ask(struct client *c, const char *request)
{
	client_send(c, str_z(request));
	return client_answer(c, strncmp(request, "HEAD", 4) != 0);
}

static bool client_body_has(const struct client *c, const char *text)
{
	return memmem(c->in.p + c->head, c->in.n - c->head, text, strlen(text)) != NULL;
}

static bool client_is_closed(struct client *c)
{
	buf_reset(&c->in);
	return !client_more(c);
}
