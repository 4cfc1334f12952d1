/* A disk that is full, and a disk that lies, below the real store. */

#include <stdio.h>

#include "sqlite_faults.h"
#include "sqlite_raw.h"
#include "suite_scenario.h"

enum { DUMP = 1 << 20, STRIDE = 7 };

struct trial {
	struct faults faults;
	struct suite u;
	struct scenario c;
	struct buf before, after, want;
};

static void trial_open(struct trial *t)
{
	*t = (struct trial){.c = {.now = SUITE_NOW},
			    .before = BUF_INIT(DUMP),
			    .after = BUF_INIT(DUMP),
			    .want = BUF_INIT(DUMP)};
	faults_install(&t->faults);
	suite_open(&t->u);
}

static void trial_close(struct trial *t)
{
	faults_arm(&t->faults, 0, 0);
	suite_close(&t->u);
	faults_remove();
	arena_release(&t->c.a);
	buf_release(&t->before);
	buf_release(&t->after);
	buf_release(&t->want);
}

static bool is_same(const struct buf *a, const struct buf *b)
{
	return str_eq(buf_str(a), buf_str(b));
}

/* After a failure: the turn is gone for this handle, and for the next one. */
static void check_gone(struct trial *t)
{
	store_rollback(t->u.s);
	scenario_dump(t->u.s, &t->after);
	CHECK(is_same(&t->after, &t->before));
	faults_arm(&t->faults, 0, 0);
	suite_reopen(&t->u);
	scenario_dump(t->u.s, &t->after);
	CHECK(is_same(&t->after, &t->before));
}

/* Tells the story on a disk that fails at the given write or sync of one turn; false where that
 * turn did not get so far. */
static bool turn_fails(struct trial *t, size_t turn, int64_t fail_write, int64_t fail_sync)
{
	enum rc rc;
	bool has_failed;

	scenario_dump(t->u.s, &t->before);
	faults_arm(&t->faults, fail_write, fail_sync);
	rc = scenario_run(&t->c, t->u.s, turn, &t->u.err);
	has_failed = t->faults.has_failed;
	CHECK((rc != RC_OK) == has_failed);
	if (has_failed) {
		CHECK(rc == (fail_sync != 0 ? RC_UNCERTAIN : RC_IO));
		check_gone(t);
		OK(&t->u, scenario_run(&t->c, t->u.s, turn, &t->u.err));
	}
	faults_arm(&t->faults, 0, 0);
	return has_failed;
}

TEST(a_full_disk_fails_a_turn_whole_and_nothing_else)
{
	struct trial t;
	int64_t n_failed = 0;

	trial_open(&t);
	for (size_t n = 0; scenario_turn_at(n) != NULL; n++)
		n_failed += turn_fails(&t, n, 1 + (int64_t)n, 0);
	CHECK(n_failed > 6);
	trial_close(&t);
}

TEST(a_disk_may_fill_up_at_any_write_of_a_turn)
{
	bool any = true;

	for (int64_t at = 1; any; at += STRIDE) {
		struct trial t;

		any = false;
		trial_open(&t);
		for (size_t n = 0; scenario_turn_at(n) != NULL; n++)
			any = turn_fails(&t, n, at, 0) || any;
		trial_close(&t);
	}
}

TEST(a_failed_fsync_leaves_the_turn_uncertain_and_the_handle_broken)
{
	struct trial t;

	trial_open(&t);
	OK(&t.u, scenario_run(&t.c, t.u.s, 0, &t.u.err));
	scenario_dump(t.u.s, &t.before);
	faults_arm(&t.faults, 0, 1);
	REFUSED(&t.u, scenario_run(&t.c, t.u.s, 1, &t.u.err), RC_UNCERTAIN, "store_io");
	scenario_dump(t.u.s, &t.after);
	CHECK(is_same(&t.after, &t.before));
	REFUSED(&t.u, store_begin(t.u.s, &t.u.err), RC_IO, "store_io");
	REFUSED(&t.u, store_check(t.u.s, &t.u.err), RC_IO, "store_io");
	suite_reopen(&t.u);
	OK(&t.u, scenario_run(&t.c, t.u.s, 1, &t.u.err));
	trial_close(&t);
}

TEST(a_verb_that_could_not_read_spoils_its_turn)
{
	struct trial t;
	struct task first, second, found;

	trial_open(&t);
	first = suite_task(&t.u);
	second = suite_task(&t.u);
	suite_add(&t.u, &first, PLACE_READY);
	suite_reopen(&t.u); /* nothing is in memory */
	suite_begin(&t.u);
	t.faults.fail_reads = true;
	REFUSED(&t.u,
		store_task_find(t.u.s, &t.u.a, t.u.namespace, first.id, t.u.now, &found, &t.u.err),
		RC_IO, "store_io");
	CHECK(t.faults.has_failed);
	t.faults.fail_reads = false;
	REFUSED(&t.u, store_task_add(t.u.s, &second, PLACE_READY, &t.u.err), RC_IO,
		"store_turn_spoilt");
	REFUSED(&t.u, store_commit(t.u.s, &t.u.err), RC_IO, "store_turn_spoilt");
	CHECK(suite_find(&t.u, &first).state == TASK_QUEUED);
	suite_add(&t.u, &second, PLACE_READY);
	trial_close(&t);
}

TEST(a_store_that_could_not_be_made_is_made_at_the_next_start)
{
	struct trial t;
	int64_t at = 0;
	enum rc rc;

	trial_open(&t);
	do {
		char path[SUITE_FOLDER + 32];

		at += 5 * STRIDE;
		store_close(t.u.s);
		t.u.s = NULL;
		CHECK(remove(raw_path(&t.u, path)) == 0);
		faults_arm(&t.faults, at, 0);
		rc = suite_backend.open(t.u.folder, STORE_WRITE, &t.u.s, &t.u.err);
		CHECK((rc == RC_OK) == !t.faults.has_failed);
		CHECK(rc == RC_OK || rc == RC_IO);
		faults_arm(&t.faults, 0, 0);
		if (rc != RC_OK)
			OK(&t.u, suite_backend.open(t.u.folder, STORE_WRITE, &t.u.s, &t.u.err));
	} while (rc != RC_OK);
	CHECK(at > 5 * STRIDE);
	trial_close(&t);
}

TEST(a_checkpoint_on_a_full_disk_loses_nothing)
{
	struct trial t;
	struct store *other;

	trial_open(&t);
	for (size_t n = 0; scenario_turn_at(n) != NULL; n++)
		OK(&t.u, scenario_run(&t.c, t.u.s, n, &t.u.err));
	scenario_dump(t.u.s, &t.before);
	OK(&t.u, suite_backend.open(t.u.folder, STORE_WRITE, &other, &t.u.err));
	faults_arm(&t.faults, 2, 0);
	REFUSED(&t.u, store_checkpoint(other, &t.u.err), RC_IO, "store_io");
	CHECK(t.faults.has_failed);
	store_close(other);
	check_gone(&t);
	trial_close(&t);
}
