/* The peer of the drain: what libcurl alone does. `peer_curl URL REQUESTS CONNECTIONS BYTES` POSTs
 * bodies of BYTES, CONNECTIONS at a time, over connections that stay open, and prints what it took
 * as one line of JSON. As fast as libcurl's multi interface goes: easy handles are reused, the URL
 * is read once, sockets stay in the epoll set between two requests. No store, no signature, no
 * retry. */

#include <curl/curl.h>
#include <inttypes.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/macros.h"
#include "base/num.h"

enum { EVENTS = 256, FILES = 4096, CONNECTIONS_MOST = 1024, BODY_MOST = 64 * 1024 };

struct peer {
	CURLM *multi;
	CURLU *url;
	struct curl_slist *headers;
	int epoll;
	uint32_t registered[FILES]; /* what epoll was told, by file descriptor */
	ms_t timer_mono;
	char body[BODY_MOST];
	int64_t body_n, requests, connections;
	int64_t begun, succeeded, failed;
};

static uint32_t epoll_bits(int what)
{
	return (what != CURL_POLL_OUT ? (uint32_t)EPOLLIN : 0U) |
	       (what != CURL_POLL_IN ? (uint32_t)EPOLLOUT : 0U);
}

/* A socket that curl is done with stays registered: its next request is about to begin. */
static int on_socket(CURL *easy, curl_socket_t fd, int what, void *ctx, void *socket_ctx)
{
	struct peer *p = ctx;
	struct epoll_event e = {.events = epoll_bits(what), .data.fd = fd};

	(void)easy, (void)socket_ctx;
	if (fd >= FILES)
		log_fatal("too_many_files", "no room for %d", fd);
	if (what == CURL_POLL_REMOVE || p->registered[fd] == e.events)
		return 0;
	if (epoll_ctl(p->epoll, p->registered[fd] == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &e))
		log_fatal("epoll_failed", "a socket cannot be watched");
	p->registered[fd] = e.events;
	return 0;
}

static int on_timer(CURLM *multi, long wait_ms, void *ctx)
{
	struct peer *p = ctx;

	(void)multi;
	p->timer_mono = wait_ms < 0 ? MS_NEVER : clock_mono() + wait_ms;
	return 0;
}

static size_t on_answer(char *bytes, size_t size, size_t n, void *ctx)
{
	(void)bytes, (void)ctx;
	return size * n;
}

static bool is_set_up(const struct peer *p, CURL *easy)
{
	return easy != NULL && curl_easy_setopt(easy, CURLOPT_CURLU, p->url) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_PROXY, "") == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_HTTPHEADER, p->headers) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_POSTFIELDS, p->body) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)p->body_n) == CURLE_OK &&
	       curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_answer) == CURLE_OK;
}

static void begin(struct peer *p, CURL *easy)
{
	if (curl_multi_add_handle(p->multi, easy) != CURLM_OK)
		log_fatal("curl_failed", "curl takes no more transfers");
	p->begun++;
}

static void begin_first(struct peer *p)
{
	for (int64_t i = 0; i < p->connections && p->begun < p->requests; i++) {
		CURL *easy = curl_easy_init();

		if (!is_set_up(p, easy))
			log_fatal("curl_failed", "%s lacks what is asked of it", curl_version());
		begin(p, easy);
	}
}

static void count(struct peer *p, CURL *easy, CURLcode code)
{
	long status = 0;

	(void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_OK && status / 100 == 2)
		p->succeeded++;
	else
		p->failed++;
}

/* Each that ended is counted and begins the next request. */
static void take_ended(struct peer *p)
{
	const CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(p->multi, &left)) != NULL) {
		CURL *easy = m->easy_handle;

		count(p, easy, m->data.result);
		(void)curl_multi_remove_handle(p->multi, easy);
		if (p->begun < p->requests)
			begin(p, easy);
		else
			curl_easy_cleanup(easy);
	}
}

static int sleep_ms(const struct peer *p)
{
	ms_t left = p->timer_mono == MS_NEVER ? MS_SECOND : p->timer_mono - clock_mono();

	return left < 0 ? 0 : (int)left;
}

static void turn(struct peer *p)
{
	struct epoll_event events[EVENTS];
	int n = epoll_wait(p->epoll, events, EVENTS, sleep_ms(p)), running;

	for (int i = 0; i < n; i++)
		(void)curl_multi_socket_action(p->multi, events[i].data.fd, 0, &running);
	if (clock_mono() >= p->timer_mono) {
		p->timer_mono = MS_NEVER; /* curl sets it anew */
		(void)curl_multi_socket_action(p->multi, CURL_SOCKET_TIMEOUT, 0, &running);
	}
	take_ended(p);
}

static bool is_open(struct peer *p, const char *url)
{
	p->epoll = epoll_create1(EPOLL_CLOEXEC);
	p->timer_mono = MS_NEVER;
	memset(p->body, 'x', sizeof(p->body));
	if (p->epoll < 0 || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return false;
	p->multi = curl_multi_init();
	p->url = curl_url();
	p->headers = curl_slist_append(NULL, "Content-Type: application/json");
	return p->multi != NULL && p->url != NULL && p->headers != NULL &&
	       curl_url_set(p->url, CURLUPART_URL, url, 0) == CURLUE_OK &&
	       curl_multi_setopt(p->multi, CURLMOPT_SOCKETFUNCTION, on_socket) == CURLM_OK &&
	       curl_multi_setopt(p->multi, CURLMOPT_SOCKETDATA, p) == CURLM_OK &&
	       curl_multi_setopt(p->multi, CURLMOPT_TIMERFUNCTION, on_timer) == CURLM_OK &&
	       curl_multi_setopt(p->multi, CURLMOPT_TIMERDATA, p) == CURLM_OK &&
	       curl_multi_setopt(p->multi, CURLMOPT_MAXCONNECTS, (long)p->connections) == CURLM_OK;
}

static void close_peer(struct peer *p)
{
	(void)curl_multi_cleanup(p->multi);
	curl_url_cleanup(p->url);
	curl_slist_free_all(p->headers);
	curl_global_cleanup();
	if (p->epoll >= 0)
		(void)close(p->epoll);
}

static int64_t cpu_us(void)
{
	struct rusage used;

	(void)getrusage(RUSAGE_SELF, &used);
	return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000 + used.ru_utime.tv_usec +
	       used.ru_stime.tv_usec;
}

static void run(struct peer *p)
{
	int64_t began_us = clock_mono_us(), cpu_before_us = cpu_us();

	begin_first(p);
	while (p->succeeded + p->failed < p->requests)
		turn(p);
	(void)printf("{\"succeeded\": %" PRId64 ", \"failed\": %" PRId64 ", \"seconds\": %.6f, "
		     "\"cpu_us\": %.2f}\n",
		     p->succeeded, p->failed, (double)(clock_mono_us() - began_us) / 1e6,
		     (double)(cpu_us() - cpu_before_us) / (double)p->requests);
}

int main(int argc, char **argv)
{
	static struct peer p;
	bool understood = argc == 5 && num_parse_i64(str_z(argv[2]), 1, 100000000, &p.requests) &&
			  num_parse_i64(str_z(argv[3]), 1, CONNECTIONS_MOST, &p.connections) &&
			  num_parse_i64(str_z(argv[4]), 0, BODY_MOST, &p.body_n);

	if (!understood) {
		(void)fprintf(stderr, "Usage: peer_curl URL REQUESTS CONNECTIONS BYTES\n");
		return 2;
	}
	if (is_open(&p, argv[1]))
		run(&p);
	else
		(void)fprintf(stderr, "peer_curl: curl cannot be set up for %s\n", argv[1]);
	close_peer(&p);
	return p.succeeded == p.requests ? 0 : 1;
}
