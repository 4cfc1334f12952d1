#include "checkpoint.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/mailbox.h"
#include "store/store.h"

enum { CHECKPOINT_EVERY_MS = 250 };

struct checkpoint {
	struct store *store;
	struct mailbox bell; /* rung to stop; no letters come */
	pthread_t thread;
	atomic_bool stopping;
};

static void checkpoint_once(struct checkpoint *c)
{
	struct err err = {0};

	if (store_checkpoint(c->store, &err) && err.rc != RC_BUSY)
		log_warn("checkpoint_failed", "%s", err.text);
}

static void *run(void *arg)
{
	struct checkpoint *c = arg;

	(void)pthread_setname_np(pthread_self(), "checkpoint");
	while (!atomic_load(&c->stopping)) {
		mailbox_sleep(&c->bell, CHECKPOINT_EVERY_MS);
		checkpoint_once(c);
	}
	return NULL;
}

static void checkpoint_free(struct checkpoint *c)
{
	mailbox_release(&c->bell);
	free(c);
}

enum rc checkpoint_start(struct store *store, struct checkpoint **out, struct err *err)
{
	struct checkpoint *c = calloc(1, sizeof(*c));

	if (c == NULL || !mailbox_init(&c->bell))
		log_fatal("out_of_memory", "the checkpoint thread");
	c->store = store;
	if (pthread_create(&c->thread, NULL, run, c) != 0) {
		checkpoint_free(c);
		return err_set(err, RC_IO, "no_thread", "cannot start the checkpoint thread");
	}
	*out = c;
	return RC_OK;
}

void checkpoint_stop(struct checkpoint *c)
{
	atomic_store(&c->stopping, true);
	mailbox_wake(&c->bell);
	(void)pthread_join(c->thread, NULL);
	checkpoint_free(c);
}
