/* Where a delivery can get to: every spelling of an inner address, names that resolve to one, the
 * environment's proxy, and name servers that do not answer. This program's own getaddrinfo answers
 * for names in .test. */

#include "fixture.h"

#include <dlfcn.h>
#include <netdb.h>
#include <semaphore.h>

#include "base/macros.h"

typedef int resolver(const char *node, const char *service, const struct addrinfo *hints,
		     struct addrinfo **out);

static sem_t slow_may_go, slow_has_come;

/* inner.test is what an attacker's name server says at the moment of connecting; slow.test hangs
 * until it is let go. */
int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
		struct addrinfo **out)
{
	resolver *real = NULL;
	void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");

	memcpy(&real, &symbol, sizeof(real));
	if (node != NULL && strcmp(node, "slow.test") == 0) {
		(void)sem_post(&slow_has_come);
		(void)sem_wait(&slow_may_go);
		return EAI_AGAIN;
	}
	if (node != NULL && strcmp(node, "inner.test") == 0)
		node = "127.0.0.1";
	else if (node != NULL && strstr(node, ".test") != NULL)
		return EAI_NONAME;
	return real(node, service, hints, out);
}

/* An actor that may call public addresses alone. */
static struct deliver *open_strict(struct fixture *f)
{
	struct deliver_options o = {
		.outcomes = &f->outcomes, .most_at_once = 4, .most_per_lane = 4};
	struct deliver *d = NULL;
	struct err err = {0};

	CHECK(deliver_open(&o, &d, &err) == RC_OK);
	return d;
}

static struct delivery *deliver_to(struct fixture *f, struct deliver *d, const char *url)
{
	struct delivery *v = fixture_make(f, "/");

	v->target.url = str_dup(&v->arena, str_z(url));
	v->retry.timeout_ms = 5000;
	deliver_post(d, v);
	CHECK(fixture_wait(f) == v);
	return v;
}

/* PORT stands for the server's port. */
static const struct {
	int line;
	const char *url, *error;
} hostile[] = {
	{__LINE__, "http://127.0.0.1:PORT/",
	 "blocked: 127.0.0.1 is a loopback address; --allow-targets can allow it"},
	{__LINE__, "http://2130706433:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://0x7f000001:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://0x7f.0.0.1:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://017700000001:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://0177.0.0.01:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://127.1:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://127.0.1:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://127.0.0.1.:PORT/", ""}, /* a name to some resolvers */
	{__LINE__, "http://127.255.255.254:PORT/", "blocked: 127.255.255.254 "},
	{__LINE__, "http://0:PORT/", "blocked: 0.0.0.0 "},
	{__LINE__, "http://0.0.0.0:PORT/", "blocked: 0.0.0.0 "},
	{__LINE__, "http://localhost:PORT/", "blocked: "},
	{__LINE__, "http://LocalHost:PORT/", "blocked: "},
	{__LINE__, "http://inner.test:PORT/", "blocked: 127.0.0.1 "},
	{__LINE__, "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:PORT/", ""},
	{__LINE__, "http://[::1]:PORT/", "blocked: ::1 is a loopback address"},
	{__LINE__, "http://[0:0:0:0:0:0:0:1]:PORT/", "blocked: ::1 is a loopback address"},
	{__LINE__, "http://[::]:PORT/", "blocked: :: "},
	{__LINE__, "http://[::ffff:127.0.0.1]:PORT/", "blocked: ::ffff:127.0.0.1 "},
	{__LINE__, "http://[::ffff:7f00:1]:PORT/", "blocked: ::ffff:127.0.0.1 "},
	{__LINE__, "http://[::127.0.0.1]:PORT/", "blocked: ::127.0.0.1 "},
	{__LINE__, "http://[64:ff9b::7f00:1]:PORT/", "blocked: 64:ff9b::7f00:1 "},
	{__LINE__, "http://[64:ff9b:1::7f00:1]:PORT/", "blocked: 64:ff9b:1::7f00:1 "},
	{__LINE__, "http://[2002:7f00:1::]:PORT/", "blocked: 2002:7f00:1:: "},
	{__LINE__, "http://[2001::7f00:1]:PORT/", "blocked: 2001::7f00:1 "},
	{__LINE__, "http://[fe80::1%25lo]:PORT/", "blocked: fe80::1 is a link-local address"},
	{__LINE__, "http://[fd00:ec2::254]/", "blocked: fd00:ec2::254 is a cloud's metadata"},
	{__LINE__, "http://169.254.169.254/latest/meta-data/", "blocked: 169.254.169.254 "},
	{__LINE__, "http://10.0.0.1/", "blocked: 10.0.0.1 is a private address (RFC 1918)"},
	{__LINE__, "https://192.168.0.1/", "blocked: 192.168.0.1 is a private address"},
	{__LINE__, "http://100.64.0.1/", "blocked: 100.64.0.1 "},
	{__LINE__, "http://user@127.0.0.1:PORT/", "the target's URL cannot be called: "},
	{__LINE__, "http://example.com@127.0.0.1:PORT/", "the target's URL cannot be called: "},
	{__LINE__, "file:///etc/passwd", "not HTTP: "},
	{__LINE__, "gopher://127.0.0.1:PORT/_GET", "not HTTP: "},
	{__LINE__, "dict://127.0.0.1:PORT/x", "not HTTP: "},
	{__LINE__, "ftp://127.0.0.1:PORT/", "not HTTP: "},
	{__LINE__, "127.0.0.1:PORT", "the target's URL cannot be called: "},
};

static void put_port(char to[static 256], const char *url, uint16_t port)
{
	const char *at = strstr(url, "PORT");

	if (at == NULL)
		(void)snprintf(to, 256, "%s", url);
	else
		(void)snprintf(to, 256, "%.*s%u%s", (int)(at - url), url, port, at + 4);
}

TEST(no_spelling_of_an_inner_address_gets_through)
{
	struct fixture f;
	struct deliver *strict;

	fixture_open(&f, 1, 1);
	strict = open_strict(&f);
	for (size_t i = 0; i < COUNTOF(hostile); i++) {
		struct delivery *v;
		char url[256];

		put_port(url, hostile[i].url, f.server->port);
		v = deliver_to(&f, strict, url);
		if (!str_starts(v->outcome.error, str_z(hostile[i].error)))
			fail_msg("row of line %d: " STR_FMT, hostile[i].line,
				 STR_ARG(v->outcome.error));
		CHECK_ROW(hostile[i].line, v->outcome.status == ATTEMPT_FAILED);
		CHECK_ROW(hostile[i].line, v->outcome.response_head.n == 0);
		fixture_free(v);
	}
	CHECK(server_connections(f.server) == 0);
	deliver_close(strict, 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

/* What a name server may answer otherwise tomorrow is tried again. */
TEST(only_an_address_in_the_url_itself_is_beyond_hope)
{
	static const struct {
		int line;
		const char *url;
		bool hopeless;
	} rows[] = {
		{__LINE__, "http://10.0.0.1/", true},	 {__LINE__, "http://0x7f.1/", true},
		{__LINE__, "http://[::1]/", true},	 {__LINE__, "http://localhost/", false},
		{__LINE__, "http://inner.test/", false},
	};
	struct fixture f;
	struct deliver *strict;

	fixture_open(&f, 1, 1);
	strict = open_strict(&f);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct delivery *v = deliver_to(&f, strict, rows[i].url);

		CHECK_ROW(rows[i].line, v->outcome.status == ATTEMPT_FAILED);
		CHECK_ROW(rows[i].line, v->hopeless == rows[i].hopeless);
		fixture_free(v);
	}
	deliver_close(strict, 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

static const char *const same_host[] = {
	"http://127.0.0.1:PORT/",  "http://2130706433:PORT/",	      "http://127.1:PORT/",
	"http://inner.test:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
};

TEST(an_allowed_range_lets_each_spelling_through)
{
	struct fixture f;

	fixture_open(&f, 1, 1);
	for (size_t i = 0; i < COUNTOF(same_host); i++) {
		struct delivery *v;
		char url[256];

		put_port(url, same_host[i], f.server->port);
		v = deliver_to(&f, f.deliver, url);
		fixture_check_error((int)i, v, "");
		fixture_free(v);
	}
	CHECK(server_requests(f.server) == COUNTOF(same_host));
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_blocked_port_looks_alike_whether_somebody_listens_or_not)
{
	struct fixture f;
	struct deliver *strict;
	struct delivery *open_one, *closed_one;
	char url[256];

	fixture_open(&f, 1, 1);
	strict = open_strict(&f);
	put_port(url, "http://127.0.0.1:PORT/", f.server->port);
	open_one = deliver_to(&f, strict, url);
	closed_one = deliver_to(&f, strict, "http://127.0.0.1:1/");
	CHECK(str_eq(open_one->outcome.error, closed_one->outcome.error));
	CHECK(open_one->outcome.http_status == 0 && closed_one->outcome.http_status == 0);
	fixture_free(open_one);
	fixture_free(closed_one);
	deliver_close(strict, 0);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(the_proxy_of_the_environment_is_not_asked)
{
	static char variables[3][64];
	static char *with_proxy[4];
	char **before = environ;
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, 1, 1);
	(void)snprintf(variables[0], 64, "http_proxy=http://127.0.0.1:%u", f.server->port);
	(void)snprintf(variables[1], 64, "all_proxy=http://127.0.0.1:%u", f.server->port);
	(void)snprintf(variables[2], 64, "ALL_PROXY=http://127.0.0.1:%u", f.server->port);
	for (size_t i = 0; i < COUNTOF(variables); i++)
		with_proxy[i] = variables[i];
	environ = with_proxy;
	v = deliver_to(&f, f.deliver, "http://10.0.0.1/");
	environ = before;
	CHECK(str_starts(v->outcome.error, STR("blocked: 10.0.0.1 ")));
	CHECK(server_connections(f.server) == 0);
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

TEST(a_name_that_nobody_knows_is_told)
{
	struct fixture f;
	struct delivery *v;

	fixture_open(&f, 1, 1);
	v = deliver_to(&f, f.deliver, "http://nowhere.test/");
	CHECK(v->outcome.status == ATTEMPT_FAILED);
	fixture_check_error(__LINE__, v, "could not resolve host");
	fixture_free(v);
	deliver_close(f.deliver, 0);
	fixture_close(&f);
}

/* libcurl would wait for its resolver's thread when the transfer ends: CURLOPT_QUICK_EXIT keeps it
 * from that. */
TEST(a_name_server_that_hangs_holds_up_nobody)
{
	struct fixture f;
	struct delivery *slow, *quick;

	CHECK(sem_init(&slow_may_go, 0, 0) == 0 && sem_init(&slow_has_come, 0, 0) == 0);
	fixture_open(&f, 4, 4);
	slow = fixture_make(&f, "/");
	slow->target.url = STR("http://slow.test/");
	slow->retry.timeout_ms = 100;
	deliver_post(f.deliver, slow);
	CHECK(sem_wait(&slow_has_come) == 0);
	quick = fixture_post(&f, "/status/200");
	CHECK(fixture_wait(&f) == quick && quick->outcome.status == ATTEMPT_SUCCEEDED);
	CHECK(fixture_wait(&f) == slow && slow->outcome.status == ATTEMPT_TIMED_OUT);
	fixture_check_error(__LINE__, slow, "the host's name was not resolved within 100 ms");
	fixture_free(slow);
	fixture_free(quick);
	quick = fixture_post(&f, "/status/200");
	CHECK(fixture_wait(&f) == quick && quick->outcome.status == ATTEMPT_SUCCEEDED);
	fixture_free(quick);
	deliver_close(f.deliver, 0);
	CHECK(sem_post(&slow_may_go) == 0);
	fixture_close(&f);
}
