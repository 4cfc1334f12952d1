#include "mailbox.h"

#include <assert.h>
#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

bool mailbox_init(struct mailbox *m)
{
	m->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (m->fd < 0)
		return false;
	(void)pthread_mutex_init(&m->lock, NULL);
	m->first = NULL;
	m->last = &m->first;
	return true;
}

void mailbox_release(struct mailbox *m)
{
	assert(m->first == NULL);
	(void)pthread_mutex_destroy(&m->lock);
	(void)close(m->fd);
	m->fd = -1;
}

void mailbox_wake(struct mailbox *m)
{
	uint64_t one = 1;
	ssize_t n = write(m->fd, &one, sizeof(one));

	(void)n; /* a full counter wakes just as well */
}

void mailbox_post(struct mailbox *m, struct letter *l)
{
	bool was_empty;

	l->next = NULL;
	(void)pthread_mutex_lock(&m->lock);
	was_empty = m->first == NULL;
	*m->last = l;
	m->last = &l->next;
	(void)pthread_mutex_unlock(&m->lock);
	if (was_empty)
		mailbox_wake(m);
}

struct letter *mailbox_take(struct mailbox *m)
{
	struct letter *all;
	uint64_t count;
	ssize_t n =
		read(m->fd, &count, sizeof(count)); /* before the take: a later post wakes again */

	(void)n;
	(void)pthread_mutex_lock(&m->lock);
	all = m->first;
	m->first = NULL;
	m->last = &m->first;
	(void)pthread_mutex_unlock(&m->lock);
	return all;
}

void mailbox_sleep(struct mailbox *m, ms_t most_ms)
{
	struct pollfd p = {.fd = m->fd, .events = POLLIN};

	if (most_ms > 0)
		(void)poll(&p, 1, most_ms < INT32_MAX ? (int)most_ms : INT32_MAX);
}
