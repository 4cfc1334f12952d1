/* Handles on threads of their own: a writer, a reader, and one that moves the log into the file. */

#include <pthread.h>
#include <stdatomic.h>

#include "suite.h"

enum { TURNS = 300 };

struct crew {
	struct suite *u;
	struct store *reader, *checkpointer;
	atomic_bool done;
	atomic_int odd, torn, backwards, failures; /* a thread of its own must not end the test */
};

static void *read_on(void *arg)
{
	struct crew *crew = arg;
	struct arena a = {0};
	struct err err = {0};
	struct task_list list;
	int64_t seen = 0;
	const struct task_filter f = {
		.namespace = crew->u->namespace, .now = SUITE_NOW, .page = {.limit = 2 * TURNS}};

	while (!atomic_load(&crew->done)) {
		arena_reset(&a);
		if (store_task_list(crew->reader, &a, &f, &list, &err) != RC_OK) {
			atomic_fetch_add(&crew->failures, 1);
			continue;
		}
		atomic_fetch_add(&crew->odd, (int)(list.total % 2));
		atomic_fetch_add(&crew->torn, list.total != (int64_t)list.n);
		atomic_fetch_add(&crew->backwards, list.total < seen);
		seen = list.total;
	}
	arena_release(&a);
	return NULL;
}

static void *checkpoint_on(void *arg)
{
	struct crew *crew = arg;
	struct err err = {0};

	while (!atomic_load(&crew->done)) {
		enum rc rc = store_checkpoint(crew->checkpointer, &err);

		atomic_fetch_add(&crew->failures, rc != RC_OK && rc != RC_BUSY);
	}
	return NULL;
}

static void write_pairs(struct suite *u)
{
	for (int i = 0; i < TURNS; i++) {
		struct task first = suite_task(u), second = suite_task(u);

		suite_begin(u);
		OK(u, store_task_add(u->s, &first, PLACE_READY, &u->err));
		OK(u, store_task_add(u->s, &second, PLACE_READY, &u->err));
		suite_commit(u);
	}
}

TEST(a_reader_sees_whole_turns_while_others_write_and_checkpoint)
{
	struct suite u;
	struct crew crew = {.u = &u};
	pthread_t reading, checkpointing;

	suite_open(&u);
	crew.reader = suite_reader(&u);
	OK(&u, suite_backend.open(u.folder, STORE_WRITE, &crew.checkpointer, &u.err));
	CHECK(pthread_create(&reading, NULL, read_on, &crew) == 0);
	CHECK(pthread_create(&checkpointing, NULL, checkpoint_on, &crew) == 0);
	write_pairs(&u);
	atomic_store(&crew.done, true);
	CHECK(pthread_join(reading, NULL) == 0 && pthread_join(checkpointing, NULL) == 0);
	CHECK(crew.odd == 0 && crew.torn == 0);
	CHECK(crew.backwards == 0 && crew.failures == 0);
	store_close(crew.checkpointer);
	store_close(crew.reader);
	suite_close(&u);
}
