/* Opening: what is made, what is brought up to date, what is refused. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sqlite_raw.h"

static enum rc open_again(struct suite *u, enum store_mode mode)
{
	struct store *s;
	enum rc rc = suite_backend.open(u->folder, mode, &s, &u->err);

	if (rc == RC_OK)
		store_close(s);
	return rc;
}

TEST(the_file_is_the_owners_alone)
{
	struct suite u;
	struct stat st;
	char path[SUITE_FOLDER + 32], beside[SUITE_FOLDER + 40];

	suite_open(&u);
	CHECK(stat(raw_path(&u, path), &st) == 0 && (st.st_mode & 0777) == 0600);
	(void)snprintf(beside, sizeof(beside), "%s-wal", path);
	CHECK(stat(beside, &st) == 0 && (st.st_mode & 0777) == 0600);
	suite_close(&u);
}

TEST(the_file_says_whose_it_is)
{
	struct suite u;

	suite_open(&u);
	CHECK(raw_number(&u, "PRAGMA application_id") == 0x42656c66);
	CHECK(raw_number(&u, "PRAGMA user_version") ==
	      raw_number(&u, "SELECT max(number) FROM schema_migration"));
	CHECK(raw_number(&u, "PRAGMA page_size") == 4096);
	CHECK(raw_number(&u, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"));
	CHECK(raw_number(&u, "SELECT count(*) FROM schema_migration WHERE applied_at > 0 AND "
			     "name LIKE '000%'") >= 1);
	suite_close(&u);
}

TEST(a_store_of_a_newer_program_is_refused)
{
	struct suite u;

	suite_open(&u);
	raw_exec(&u, "PRAGMA user_version = 999");
	REFUSED(&u, open_again(&u, STORE_WRITE), RC_INVALID, "store_too_new");
	REFUSED(&u, open_again(&u, STORE_READ), RC_INVALID, "store_too_new");
	suite_close(&u);
}

TEST(a_migration_that_was_changed_afterwards_is_refused)
{
	struct suite u;

	suite_open(&u);
	raw_exec(&u, "UPDATE schema_migration SET checksum = checksum + 1 WHERE number = 1");
	REFUSED(&u, open_again(&u, STORE_WRITE), RC_INVALID, "migration_changed");
	raw_exec(&u, "DELETE FROM schema_migration");
	REFUSED(&u, open_again(&u, STORE_READ), RC_INVALID, "migration_changed");
	suite_close(&u);
}

TEST(a_reader_wants_a_store_that_is_ready)
{
	struct suite u;
	char path[SUITE_FOLDER + 32];

	suite_open(&u);
	store_close(u.s);
	CHECK(unlink(raw_path(&u, path)) == 0);
	REFUSED(&u, open_again(&u, STORE_READ), RC_IO, "store_io");
	CHECK(access(path, F_OK) != 0);
	raw_exec(&u, "PRAGMA journal_mode = WAL; VACUUM");
	REFUSED(&u, open_again(&u, STORE_READ), RC_INVALID, "store_not_ready");
	OK(&u, suite_backend.open(u.folder, STORE_WRITE, &u.s, &u.err));
	OK(&u, open_again(&u, STORE_READ));
	suite_close(&u);
}

TEST(a_database_of_another_program_is_left_alone)
{
	struct suite u;
	char path[SUITE_FOLDER + 32];

	suite_open(&u);
	store_close(u.s);
	CHECK(unlink(raw_path(&u, path)) == 0);
	raw_exec(&u, "CREATE TABLE theirs (x); PRAGMA journal_mode = DELETE");
	REFUSED(&u, open_again(&u, STORE_WRITE), RC_INVALID, "not_a_store");
	CHECK(raw_number(&u, "SELECT count(*) FROM sqlite_schema") == 1);
	CHECK(raw_number(&u, "SELECT journal_mode = 'delete' FROM pragma_journal_mode"));
	CHECK(unlink(path) == 0);
	OK(&u, suite_backend.open(u.folder, STORE_WRITE, &u.s, &u.err));
	suite_close(&u);
}

TEST(a_file_that_is_no_database_is_left_alone)
{
	static const char text[] = "dear diary, today I was not a database. nothing happened....."
				   "............................................................";
	struct suite u;
	char path[SUITE_FOLDER + 32], read_back[sizeof(text)] = "";
	FILE *f;

	suite_open(&u);
	store_close(u.s);
	f = fopen(raw_path(&u, path), "w");
	CHECK(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
	REFUSED(&u, open_again(&u, STORE_WRITE), RC_INVALID, "not_a_store");
	f = fopen(path, "r");
	CHECK(f != NULL && fgets(read_back, sizeof(read_back), f) != NULL && fclose(f) == 0);
	CHECK(strcmp(read_back, text) == 0);
	CHECK(unlink(path) == 0);
	OK(&u, suite_backend.open(u.folder, STORE_WRITE, &u.s, &u.err));
	suite_close(&u);
}

TEST(a_folder_that_is_not_there_is_told)
{
	struct store *s;
	struct suite u = {0};

	REFUSED(&u, store_open(STR("sqlite:/tmp/no/such/folder/x.db"), STORE_WRITE, &s, &u.err),
		RC_IO, "store_io");
}

TEST(a_template_goes_with_its_last_user)
{
	struct suite u;
	struct schedule sch;
	struct task t;
	bool more;
	size_t n;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = suite_slot(&u, &sch, u.now);
	suite_add(&u, &t, PLACE_READY);
	suite_begin(&u);
	OK(&u, store_template_add(u.s, &sch.template, &sch.template_key, &u.err));
	OK(&u, store_schedule_update(u.s, &sch, &u.err));
	suite_commit(&u);
	CHECK(raw_number(&u, "SELECT count(*) FROM template") == 2);
	suite_stop(&u, t.key, TASK_CANCELLED);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY); /* the newest task is not pruned */
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1 && raw_number(&u, "SELECT count(*) FROM template") == 1);
	suite_close(&u);
}
