#include "poller.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/log.h"

bool poller_open(struct poller *p)
{
	*p = (struct poller){.fd = epoll_create1(EPOLL_CLOEXEC)};
	return p->fd >= 0;
}

void poller_close(struct poller *p)
{
	free(p->sockets);
	if (p->fd >= 0)
		(void)close(p->fd);
	*p = (struct poller){.fd = -1};
}

static void grow(struct poller *p, size_t need)
{
	size_t n = p->n != 0 ? p->n : 64;
	struct poller_socket *sockets;

	while (n < need)
		n *= 2;
	sockets = realloc(p->sockets, n * sizeof(*sockets));
	if (sockets == NULL)
		log_fatal("out_of_memory", "poller of %zu", n);
	memset(sockets + p->n, 0, (n - p->n) * sizeof(*sockets));
	p->sockets = sockets;
	p->n = n;
}

static struct poller_socket *at(struct poller *p, int fd)
{
	assert(fd >= 0);
	if ((size_t)fd >= p->n)
		grow(p, (size_t)fd + 1);
	return &p->sockets[fd];
}

static void tell_kernel(struct poller *p, int fd, struct poller_socket *s)
{
	struct epoll_event e = {.events = s->wanted, .data.fd = fd};
	int op = s->registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;

	if (s->wanted == 0)
		op = EPOLL_CTL_DEL;
	if (epoll_ctl(p->fd, op, fd, &e) != 0)
		log_error("deliver_epoll", "epoll_ctl: %s", strerrordesc_np(errno));
	s->registered = s->wanted;
}

bool poller_watch(struct poller *p, int fd)
{
	struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};

	*at(p, fd) = (struct poller_socket){EPOLLIN, EPOLLIN, false, true};
	return epoll_ctl(p->fd, EPOLL_CTL_ADD, fd, &e) == 0;
}

void poller_born(struct poller *p, int fd)
{
	*at(p, fd) = (struct poller_socket){.kept = true};
	p->n_born++;
}

void poller_died(struct poller *p, int fd)
{
	*at(p, fd) = (struct poller_socket){.kept = false}; /* the kernel drops it on close */
}

void poller_want(struct poller *p, int fd, int what)
{
	struct poller_socket *s = at(p, fd);

	s->wanted = 0;
	if (what == CURL_POLL_IN || what == CURL_POLL_INOUT)
		s->wanted |= EPOLLIN;
	if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT)
		s->wanted |= EPOLLOUT;
	if (s->wanted != s->registered && !(s->wanted == 0 && s->kept))
		tell_kernel(p, fd, s);
}

/* Something happened on a socket that nobody waits for (the server closed an idle connection): curl
 * will find out when it wants to use it again. */
static bool is_unwanted(struct poller *p, int fd)
{
	struct poller_socket *s = at(p, fd);

	if (s->wanted != 0)
		return false;
	if (s->registered != 0)
		tell_kernel(p, fd, s);
	return true;
}

static int curl_bits(unsigned events)
{
	return ((events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) |
	       ((events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
	       ((events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
}

size_t poller_wait(struct poller *p, ms_t most_ms, struct poller_event to[static POLLER_EVENTS])
{
	struct epoll_event events[POLLER_EVENTS];
	int n = epoll_wait(p->fd, events, POLLER_EVENTS,
			   most_ms < INT32_MAX ? (int)most_ms : INT32_MAX);
	size_t n_out = 0;

	for (int i = 0; i < n; i++) {
		int fd = events[i].data.fd;

		if (!is_unwanted(p, fd))
			to[n_out++] = (struct poller_event){fd, curl_bits(events[i].events),
							    at(p, fd)->is_watched};
	}
	return n_out;
}
