/* Promise 1, at its word: a process that is killed between any two instructions has kept every turn
 * that it reported. */

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/rand.h"
#include "suite.h"

enum { ROUNDS = 12, MOST_REPORTS = 60 };

/* The child: turns without end, each reported by its number once it is committed. */
_Noreturn static void commit_for_ever(const char *folder, int64_t namespace, int64_t lane,
				      int64_t n, int reports)
{
	struct suite u = {.now = SUITE_NOW, .namespace = namespace, .lane = lane};

	if (suite_backend.open(folder, STORE_WRITE, &u.s, &u.err) != RC_OK)
		_exit(1);
	for (;; n++) {
		char unique_id[32];
		struct task t = suite_task(&u);

		(void)snprintf(unique_id, sizeof(unique_id), "turn-%lld", (long long)n);
		t.id = suite_id((int)n);
		t.unique_id = str_z(unique_id);
		if (store_begin(u.s, &u.err) != RC_OK ||
		    store_task_add(u.s, &t, PLACE_READY, &u.err) != RC_OK ||
		    store_commit(u.s, &u.err) != RC_OK ||
		    write(reports, &n, sizeof(n)) != sizeof(n))
			_exit(1);
	}
}

/* Lets the child report some turns, kills it, and returns the last turn that it has reported. */
static int64_t kill_after(pid_t child, int reports, uint64_t n_reports)
{
	int64_t n, last = -1;
	int status;

	for (uint64_t i = 0; i < n_reports; i++) {
		CHECK(read(reports, &n, sizeof(n)) == sizeof(n));
		last = n;
	}
	CHECK(kill(child, SIGKILL) == 0);
	while (read(reports, &n, sizeof(n)) == sizeof(n))
		last = n;
	CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
	return last;
}

static int64_t run_and_kill(struct suite *u, int64_t first)
{
	int ends[2];
	pid_t child;
	int64_t last;

	store_close(u->s);
	CHECK(pipe(ends) == 0);
	child = fork();
	CHECK(child >= 0);
	if (child == 0) {
		(void)close(ends[0]);
		commit_for_ever(u->folder, u->namespace, u->lane, first, ends[1]);
	}
	(void)close(ends[1]);
	last = kill_after(child, ends[0], 1 + rand_u64() % MOST_REPORTS);
	(void)close(ends[0]);
	OK(u, suite_backend.open(u->folder, STORE_WRITE, &u->s, &u->err));
	return last;
}

static bool has_turn(struct suite *u, int64_t n)
{
	char unique_id[32];
	struct task found;
	enum rc rc;

	(void)snprintf(unique_id, sizeof(unique_id), "turn-%lld", (long long)n);
	rc = store_task_find_unique(u->s, &u->a, u->namespace, str_z(unique_id), u->now, &found,
				    &u->err);
	CHECK(rc == RC_OK || rc == RC_NOT_FOUND);
	return rc == RC_OK;
}

TEST(what_was_reported_survives_kill_9)
{
	struct suite u;
	int64_t next = 1000;

	suite_open(&u);
	for (int round = 0; round < ROUNDS; round++) {
		int64_t last = run_and_kill(&u, next);

		for (int64_t n = next; n <= last; n++)
			CHECK(has_turn(&u, n));
		next = last + 1;
		if (has_turn(&u, next)) /* committed, but killed before the report */
			next++;
		CHECK(!has_turn(&u, next));
		suite_backend.verify(u.folder);
	}
	suite_close(&u);
}
