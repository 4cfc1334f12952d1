#pragma once
/* How actors talk: a letter is embedded in the struct that it carries, so posting allocates nothing
 * and cannot fail. Any thread posts; one owner takes. The only lock of ours is in here, and no
 * callback runs under it. The owner sleeps on mailbox_fd (an eventfd, readable while letters wait).
 * A letter is in at most one mailbox. */

#include <pthread.h>
#include <stdbool.h>

#include "macros.h"

struct letter {
	struct letter *next;
};

struct mailbox {
	pthread_mutex_t lock;
	struct letter *first, **last;
	int fd;
};

/* False where the kernel gives no eventfd. */
bool mailbox_init(struct mailbox *m);
void mailbox_release(struct mailbox *m);

/* Any thread. Letters arrive in the order of posting. */
void mailbox_post(struct mailbox *m, struct letter *l);
/* Any thread: wakes the owner without a letter. */
void mailbox_wake(struct mailbox *m);

/* Owner only: all letters that wait, oldest first, as a chain by `next`; NULL where none does. */
struct letter *mailbox_take(struct mailbox *m);
/* Owner only: sleeps until a letter comes or a wake, at most `most_ms`. */
void mailbox_sleep(struct mailbox *m, ms_t most_ms);

static inline int mailbox_fd(const struct mailbox *m)
{
	return m->fd;
}
