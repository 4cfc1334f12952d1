#include "absence.h"

#include <sys/epoll.h>
#include <unistd.h>

enum { AT_ONCE = 64 };

bool absence_init(struct absence *a)
{
	a->fd = epoll_create1(EPOLL_CLOEXEC);
	return a->fd >= 0;
}

void absence_release(struct absence *a)
{
	(void)close(a->fd);
}

/* Once told, a socket is silent: it would be readable for ever. */
void absence_watch(struct absence *a, int socket, atomic_bool *gone)
{
	struct epoll_event want = {.events = EPOLLRDHUP | EPOLLONESHOT, .data.ptr = gone};

	(void)epoll_ctl(a->fd, EPOLL_CTL_ADD, socket, &want);
}

void absence_forget(struct absence *a, int socket)
{
	(void)epoll_ctl(a->fd, EPOLL_CTL_DEL, socket, NULL);
}

void absence_note(struct absence *a)
{
	struct epoll_event events[AT_ONCE];
	int n;

	do {
		n = epoll_wait(a->fd, events, AT_ONCE, 0);
		for (int i = 0; i < n; i++)
			atomic_store((atomic_bool *)events[i].data.ptr, true);
	} while (n == AT_ONCE);
}
