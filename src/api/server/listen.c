#include "listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/num.h"

enum { BACKLOG = 1024 };

static enum rc refuse(struct str text, struct err *err)
{
	err_at(err, RC_INVALID, "invalid_listen", "listen",
	       "\"" STR_FMT "\" is no address and port", STR_ARG(text));
	return err_hint(err, "write 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080");
}

/* Where the host ends: at the last colon, or behind the brackets. */
static bool split(struct str text, struct str *host, struct str *port)
{
	size_t colon = text.n;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == ':')
			colon = i;
	if (colon == text.n)
		return false;
	*host = str_sub(text, 0, colon);
	*port = str_sub(text, colon + 1, text.n);
	if (str_starts(*host, STR("[")) && str_ends(*host, STR("]"))) {
		*host = str_sub(*host, 1, host->n - 2);
		return true;
	}
	return str_find(*host, ':') == host->n;
}

static void copy_z(char *to, struct str s)
{
	memcpy(to, s.p, s.n);
	to[s.n] = '\0';
}

enum rc listen_parse(struct str text, struct listen_at *out, struct err *err)
{
	struct str host, port;
	int64_t number;

	if (!split(text, &host, &port) || host.n == 0 || host.n >= sizeof(out->host) ||
	    port.n >= sizeof(out->port) || !num_parse_i64(port, 0, UINT16_MAX, &number))
		return refuse(text, err);
	copy_z(out->host, host);
	copy_z(out->port, port);
	return RC_OK;
}

static bool is_loopback(const struct sockaddr *a)
{
	if (a->sa_family == AF_INET) {
		const struct sockaddr_in *v4 = (const void *)a;

		return ntohl(v4->sin_addr.s_addr) >> 24 == 127;
	}
	return a->sa_family == AF_INET6 &&
	       IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)a)->sin6_addr);
}

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static uint16_t port_of(int fd)
{
	union address got = {0};
	socklen_t n = sizeof(got);

	if (getsockname(fd, &got.any, &n) != 0)
		return 0;
	return ntohs(got.any.sa_family == AF_INET ? got.v4.sin_port : got.v6.sin6_port);
}

static enum rc open_at(const struct addrinfo *a, struct listener *out)
{
	int one = 1;
	int fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return RC_IO;
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, a->ai_addr, a->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0) {
		int why = errno;

		(void)close(fd);
		errno = why;
		return RC_IO;
	}
	*out = (struct listener){
		.fd = fd, .port = port_of(fd), .is_loopback = is_loopback(a->ai_addr)};
	return RC_OK;
}

static enum rc open_first(const struct listen_at *at, const struct addrinfo *a, bool loopback_only,
			  struct listener *out, struct err *err)
{
	if (loopback_only && !is_loopback(a->ai_addr)) {
		err_at(err, RC_INVALID, "dev_not_loopback", "listen",
		       "dev mode needs no token, so it listens on loopback addresses alone");
		return err_hint(err, "listen on 127.0.0.1, or leave --dev out and use a token");
	}
	if (open_at(a, out) == RC_OK)
		return RC_OK;
	return err_at(err, RC_IO, "cannot_listen", "listen", "cannot listen on %s port %s: %s",
		      at->host, at->port, strerrordesc_np(errno));
}

enum rc listen_open(const struct listen_at *at, bool loopback_only, struct listener *out,
		    struct err *err)
{
	struct addrinfo want = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
	struct addrinfo *found = NULL;
	int failure = getaddrinfo(at->host, at->port, &want, &found);
	enum rc rc;

	if (failure != 0)
		return err_at(err, RC_IO, "cannot_listen", "listen", "no address for %s: %s",
			      at->host, gai_strerror(failure));
	rc = open_first(at, found, loopback_only, out, err);
	freeaddrinfo(found);
	return rc;
}
