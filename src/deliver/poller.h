#pragma once
/* The sockets that libcurl waits on, in one epoll set. A kept connection is registered once and
 * stays so between two requests: curl forgets and remembers it each time, and telling the kernel
 * would cost two system calls a delivery. So sockets whose life the hooks see (poller_born,
 * poller_died) leave the set only when something happens on them that nobody waits for. Owned by
 * the deliver thread. */

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"

enum { POLLER_EVENTS = 256 };

struct poller_socket {
	unsigned wanted;     /* EPOLLIN, EPOLLOUT */
	unsigned registered; /* what the kernel was told; 0: not in the set */
	bool kept;	     /* between born and died */
	bool is_watched;     /* not curl's */
};

struct poller {
	int fd;
	struct poller_socket *sockets; /* by file descriptor */
	size_t n;
	int64_t n_born;
};

struct poller_event {
	int fd;
	int bits; /* CURL_CSELECT_IN, _OUT, _ERR */
	bool is_watched;
};

/* False where the kernel gives no epoll set. */
bool poller_open(struct poller *p);
void poller_close(struct poller *p);

/* Also reports when `fd`, which is not curl's, can be read. */
bool poller_watch(struct poller *p, int fd);
/* A socket of curl's was made, and will be closed. */
void poller_born(struct poller *p, int fd);
void poller_died(struct poller *p, int fd);
/* `what` is CURL_POLL_IN, _OUT, _INOUT or _REMOVE. */
void poller_want(struct poller *p, int fd, int what);

/* Sleeps until something happens, at most most_ms (0: not at all); returns how many events it
 * wrote. */
size_t poller_wait(struct poller *p, ms_t most_ms, struct poller_event to[static POLLER_EVENTS]);
