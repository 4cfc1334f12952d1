#pragma once
/* An HTTP server for the tests of deliver/, in the test's own process, on a port of the kernel's
 * choice. One thread accepts, one serves each connection with plain blocking calls; the path says
 * how to behave:
 *
 *     /status/NNN            answers NNN              /hold      answers once server_let_go was
 * called /hang                  never answers            /half      sends half an answer and never
 * the rest /close                 closes without a word    /cut       closes in the middle of the
 * body /bye                   answers, then closes     /bytes     a body of all 256 byte values
 *     /endless               chunks without an end    /head/N    a head of about N bytes
 *     /garbage               no HTTP                  /interim   100 and 103 before 200
 *     /slowly                the head, then the body in small parts
 *     /once                  answers a connection's first request, closes at the next
 *     /redirect, /again      302 to /landed; 503 with Retry-After: 7 */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/num.h"
#include "base/str.h"
#include "test.h"

enum { SERVER_CONNECTIONS = 512, SERVER_REQUEST = 2 * 1024 * 1024, SERVER_PATHS = 4096 };

struct server {
	int listener;
	uint16_t port;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	/* Under the lock. */
	bool open_gate, stopped;
	int fds[SERVER_CONNECTIONS];
	pthread_t threads[SERVER_CONNECTIONS];
	size_t n_connections, n_requests;
	char *last; /* the last request, all bytes of it */
	size_t n_last;
	char order[SERVER_PATHS]; /* the last character of each request's path */
};

struct server_visit {
	struct server *server;
	int fd;
	char *request;
	size_t n, head;	   /* read so far; of the head, its empty line included */
	size_t n_requests; /* of this connection */
	struct str path;
};

static inline void server_send(const struct server_visit *v, const char *p, size_t n)
{
	while (n != 0) {
		ssize_t sent = send(v->fd, p, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return;
		p += sent;
		n -= (size_t)sent;
	}
}

static inline void server_say(const struct server_visit *v, const char *text)
{
	server_send(v, text, strlen(text));
}

static inline void server_status(const struct server_visit *v, int status)
{
	char text[128];

	(void)snprintf(text, sizeof(text), "HTTP/1.1 %d Word\r\nContent-Length: %d\r\n\r\n%s",
		       status, status == 204 || status == 304 ? 0 : 4,
		       status == 204 || status == 304 ? "" : "done");
	server_say(v, text);
}

static inline void server_wait_for_end(const struct server_visit *v)
{
	char byte;

	while (recv(v->fd, &byte, 1, 0) > 0)
		continue;
}

static inline void server_hold(const struct server_visit *v)
{
	struct server *s = v->server;

	(void)pthread_mutex_lock(&s->lock);
	while (!s->open_gate && !s->stopped)
		(void)pthread_cond_wait(&s->changed, &s->lock);
	(void)pthread_mutex_unlock(&s->lock);
	server_status(v, 200);
}

static inline void server_bytes(const struct server_visit *v)
{
	char bytes[256];

	for (int i = 0; i < 256; i++)
		bytes[i] = (char)i;
	server_say(v, "HTTP/1.1 200 OK\r\nContent-Length: 256\r\n\r\n");
	server_send(v, bytes, sizeof(bytes));
}

static inline void server_endless(const struct server_visit *v)
{
	static const char chunk[4096 + 8] = "1000\r\n";
	char part[4096 + 8];

	memcpy(part, chunk, 6);
	memset(part + 6, 'x', 4096);
	memcpy(part + 6 + 4096, "\r\n", 2);
	server_say(v, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
	while (send(v->fd, part, sizeof(part), MSG_NOSIGNAL) > 0)
		continue;
}

static inline void server_head(const struct server_visit *v, size_t size)
{
	server_say(v, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
	for (size_t n = 0; n < size; n += 16)
		server_say(v, "X-Many: 345678\r\n");
	server_say(v, "\r\n");
}

static inline void server_slowly(const struct server_visit *v)
{
	server_say(v, "HTTP/1.1 200 OK\r\nContent-Le");
	server_say(v, "ngth: 10\r\n\r\n01");
	server_say(v, "234567");
	server_say(v, "89");
}

static inline void server_interim(const struct server_visit *v)
{
	server_say(v, "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n");
	server_say(v, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
	server_status(v, 200);
}

static inline void server_number(const struct server_visit *v)
{
	int64_t n = 200;

	(void)num_parse_i64(str_sub(v->path, 8, 3), 100, 599, &n);
	server_status(v, (int)n);
}

static inline void server_large_head(const struct server_visit *v)
{
	int64_t n = 0;

	(void)num_parse_i64(str_sub(v->path, 6, 9), 0, SERVER_REQUEST, &n);
	server_head(v, (size_t)n);
}

static inline void server_half(const struct server_visit *v)
{
	server_say(v, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
	server_wait_for_end(v);
}

static inline void server_once(const struct server_visit *v)
{
	if (v->n_requests == 1)
		server_status(v, 200);
	else
		(void)shutdown(v->fd, SHUT_RDWR);
}

/* False: the connection is to be closed. */
static inline bool server_answer(const struct server_visit *v)
{
	static const char none[] = "Content-Length: 0\r\n\r\n";
	static const struct {
		const char *path, *text; /* `none` follows it */
		void (*deed)(const struct server_visit *v);
		bool closes;
	} rows[] = {
		{"/status/", NULL, server_number, false},
		{"/hold", NULL, server_hold, false},
		{"/hang", NULL, server_wait_for_end, true},
		{"/half", NULL, server_half, true},
		{"/bytes", NULL, server_bytes, false},
		{"/endless", NULL, server_endless, true},
		{"/interim", NULL, server_interim, false},
		{"/slowly", NULL, server_slowly, false},
		{"/once", NULL, server_once, false},
		{"/head/", NULL, server_large_head, false},
		{"/close", "", NULL, true},
		{"/garbage", "SSH-2.0-OpenSSH_9.2p1\r\n", NULL, true},
		{"/cut", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", NULL, true},
		{"/bye", "HTTP/1.1 200 OK\r\n", NULL, true},
		{"/redirect", "HTTP/1.1 302 Found\r\nLocation: /landed\r\n", NULL, false},
		{"/odd", "HTTP/1.1 302 Found\r\nLocation: /\x01\xff\r\n", NULL, false},
		{"/again", "HTTP/1.1 503 Busy\r\nretry-after:  7 \r\n", NULL, false},
		{"/later", "HTTP/1.1 200 OK\r\nRetry-After: 7\r\n", NULL, false},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!str_starts(v->path, str_z(rows[i].path)))
			continue;
		if (rows[i].deed != NULL)
			rows[i].deed(v);
		else
			server_say(v, rows[i].text);
		if (rows[i].text != NULL && strncmp(rows[i].text, "HTTP", 4) == 0 &&
		    strstr(rows[i].text, "short") == NULL)
			server_say(v, none);
		return !rows[i].closes;
	}
	server_status(v, 200);
	return true;
}

static inline size_t server_number_at(const char *p)
{
	int64_t n = 0;

	(void)num_parse_i64(str_of(p, strspn(p, "0123456789")), 0, SERVER_REQUEST, &n);
	return (size_t)n;
}

/* Reads until the request is whole; false at the connection's end. To TLS it says in plain text
 * that it speaks none, as web servers do. */
static inline bool server_read(struct server_visit *v)
{
	size_t body = 0;

	v->n = v->head = 0;
	while (v->head == 0 || v->n < v->head + body) {
		ssize_t n = recv(v->fd, v->request + v->n, SERVER_REQUEST - v->n, 0);
		const char *end, *length;

		if (n <= 0)
			return false;
		v->n += (size_t)n;
		v->request[v->n] = '\0';
		if (v->request[0] == 0x16) {
			server_status(v, 400);
			return false;
		}
		end = v->head == 0 ? strstr(v->request, "\r\n\r\n") : NULL;
		if (end == NULL)
			continue;
		v->head = (size_t)(end - v->request) + 4;
		length = strstr(v->request, "\r\nContent-Length: ");
		if (length != NULL && length < end)
			body = server_number_at(length + 18);
	}
	return true;
}

static inline void server_record(struct server_visit *v)
{
	struct server *s = v->server;
	struct str line = str_of(v->request, v->head);

	(void)str_cut(&line, ' ');
	v->path = str_cut(&line, ' ');
	v->n_requests++;
	(void)pthread_mutex_lock(&s->lock);
	if (s->n_requests < SERVER_PATHS)
		s->order[s->n_requests] = v->path.p[v->path.n - 1];
	s->n_requests++;
	memcpy(s->last, v->request, v->n + 1);
	s->n_last = v->n;
	(void)pthread_cond_broadcast(&s->changed);
	(void)pthread_mutex_unlock(&s->lock);
}

struct server_job {
	struct server *server;
	size_t connection;
};

/* The fd stays open until server_stop, so that its number is not given to another connection
 * meanwhile. */
static inline void *server_serve(void *context)
{
	struct server_job *job = context;
	struct server_visit v = {.server = job->server, .request = malloc(SERVER_REQUEST + 1)};

	(void)pthread_mutex_lock(&v.server->lock);
	v.fd = v.server->fds[job->connection];
	(void)pthread_mutex_unlock(&v.server->lock);
	while (v.request != NULL && server_read(&v)) {
		server_record(&v);
		if (!server_answer(&v))
			break;
	}
	(void)shutdown(v.fd, SHUT_RDWR);
	free(v.request);
	free(job);
	return NULL;
}

static inline void *server_accept(void *context)
{
	struct server *s = context;
	int fd;

	while ((fd = accept(s->listener, NULL, NULL)) >= 0) {
		struct server_job *job = malloc(sizeof(*job));

		(void)pthread_mutex_lock(&s->lock);
		if (job == NULL || s->n_connections == SERVER_CONNECTIONS)
			abort();
		*job = (struct server_job){s, s->n_connections};
		s->fds[s->n_connections] = fd;
		if (pthread_create(&s->threads[s->n_connections], NULL, server_serve, job) != 0)
			abort();
		s->n_connections++;
		(void)pthread_mutex_unlock(&s->lock);
	}
	return NULL;
}

static inline struct server *server_start(void)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t size = sizeof(at);
	struct server *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	s->last = calloc(1, SERVER_REQUEST + 1);
	s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	(void)pthread_mutex_init(&s->lock, NULL);
	(void)pthread_cond_init(&s->changed, NULL);
	CHECK(s->last != NULL && s->listener >= 0);
	CHECK(bind(s->listener, (struct sockaddr *)&at, sizeof(at)) == 0);
	CHECK(listen(s->listener, SERVER_CONNECTIONS) == 0);
	CHECK(getsockname(s->listener, (struct sockaddr *)&at, &size) == 0);
	s->port = ntohs(at.sin_port);
	CHECK(pthread_create(&s->thread, NULL, server_accept, s) == 0);
	return s;
}

static inline void server_let_go(struct server *s)
{
	(void)pthread_mutex_lock(&s->lock);
	s->open_gate = true;
	(void)pthread_cond_broadcast(&s->changed);
	(void)pthread_mutex_unlock(&s->lock);
}

/* Until so many requests have come in. */
static inline void server_await(struct server *s, size_t n_requests)
{
	(void)pthread_mutex_lock(&s->lock);
	while (s->n_requests < n_requests)
		(void)pthread_cond_wait(&s->changed, &s->lock);
	(void)pthread_mutex_unlock(&s->lock);
}

static inline size_t server_requests(struct server *s)
{
	size_t n;

	(void)pthread_mutex_lock(&s->lock);
	n = s->n_requests;
	(void)pthread_mutex_unlock(&s->lock);
	return n;
}

static inline size_t server_connections(struct server *s)
{
	size_t n;

	(void)pthread_mutex_lock(&s->lock);
	n = s->n_connections;
	(void)pthread_mutex_unlock(&s->lock);
	return n;
}

static inline void server_stop(struct server *s)
{
	(void)shutdown(s->listener, SHUT_RDWR);
	(void)pthread_join(s->thread, NULL);
	(void)pthread_mutex_lock(&s->lock);
	s->stopped = true;
	(void)pthread_cond_broadcast(&s->changed);
	for (size_t i = 0; i < s->n_connections; i++)
		(void)shutdown(s->fds[i], SHUT_RDWR);
	(void)pthread_mutex_unlock(&s->lock);
	for (size_t i = 0; i < s->n_connections; i++) {
		(void)pthread_join(s->threads[i], NULL);
		(void)close(s->fds[i]);
	}
	(void)close(s->listener);
	(void)pthread_mutex_destroy(&s->lock);
	(void)pthread_cond_destroy(&s->changed);
	free(s->last);
	free(s);
}
