/* The log of a store that is written without pause: it begins anew, and gives back what a burst has
 * made of it. */

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "sqlite_raw.h"

enum { MIB = 1024 * 1024, BOUND_MIB = 64, BURST_MIB = 80, TURN_MIB = 10 };

static int64_t log_mib(const struct suite *u)
{
	char path[SUITE_FOLDER + 32], log[SUITE_FOLDER + 40];
	struct stat st;

	(void)snprintf(log, sizeof(log), "%s-wal", raw_path(u, path));
	CHECK(stat(log, &st) == 0);
	return st.st_size / MIB;
}

static void write_burst(struct suite *u)
{
	static char payload[MIB + 1];

	memset(payload, 'x', MIB);
	payload[0] = payload[MIB - 1] = '"';
	for (int i = 0; i < BURST_MIB; i++) {
		struct task t = suite_task(u);

		t.template.payload = str_z(payload);
		if (i % TURN_MIB == 0)
			suite_begin(u);
		OK(u, store_task_add(u->s, &t, PLACE_READY, &u->err));
		if (i % TURN_MIB == TURN_MIB - 1)
			suite_commit(u);
	}
}

TEST(a_log_over_its_bound_begins_anew_when_nobody_reads_it)
{
	struct suite u;
	struct store *reader, *checkpointer;
	struct task t;
	int64_t key;

	suite_open(&u);
	reader = suite_reader(&u);
	OK(&u, suite_backend.open(u.folder, STORE_WRITE, &checkpointer, &u.err));
	OK(&u, store_begin(reader, &u.err));
	OK(&u, store_namespace_find(reader, STR("default"), &key, &u.err));
	write_burst(&u);
	CHECK(log_mib(&u) >= BURST_MIB);
	REFUSED(&u, store_checkpoint(checkpointer, &u.err), RC_BUSY, "store_busy");
	OK(&u, store_commit(reader, &u.err));
	OK(&u, store_checkpoint(checkpointer, &u.err));
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	CHECK(log_mib(&u) <= BOUND_MIB);
	CHECK(suite_find(&u, &t).state == TASK_QUEUED);
	store_close(checkpointer);
	store_close(reader);
	suite_close(&u);
}
