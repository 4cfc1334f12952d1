#include "suite.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void open_writer(struct suite *u)
{
	OK(u, suite_backend.open(u->folder, STORE_WRITE, &u->s, &u->err));
}

void suite_open(struct suite *u)
{
	*u = (struct suite){.now = SUITE_NOW};
	test_folder(u->folder, sizeof(u->folder));
	open_writer(u);
	suite_begin(u);
	OK(u, store_namespace_ensure(u->s, STR("default"), u->now, &u->namespace, &u->err));
	OK(u, store_lane_ensure(u->s, u->namespace, STR("http://a.test:80"), &u->lane, &u->err));
	suite_commit(u);
}

static void remove_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	char path[SUITE_FOLDER + sizeof(entry->d_name) + 1];

	CHECK(dir != NULL);
	while ((entry = readdir(dir)) != NULL) {
		(void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		(void)unlink(path); /* not "." and ".." */
	}
	(void)closedir(dir);
	CHECK(rmdir(folder) == 0);
}

void suite_close(struct suite *u)
{
	store_close(u->s);
	suite_backend.verify(u->folder);
	remove_folder(u->folder);
	arena_release(&u->a);
}

void suite_reopen(struct suite *u)
{
	store_close(u->s);
	open_writer(u);
}

struct store *suite_reader(struct suite *u)
{
	struct store *s;

	OK(u, suite_backend.open(u->folder, STORE_READ, &s, &u->err));
	return s;
}

void suite_begin(struct suite *u)
{
	OK(u, store_begin(u->s, &u->err));
}

void suite_commit(struct suite *u)
{
	OK(u, store_commit(u->s, &u->err));
}

bool suite_got(struct suite *u, enum rc got, enum rc rc, const char *code)
{
	bool as_wanted = got == rc && (rc == RC_OK || strcmp(u->err.code, code) == 0);

	if (!as_wanted)
		print_error("got %d %s: %s\n", (int)got, got != RC_OK ? u->err.code : "",
			    got != RC_OK ? u->err.text : "");
	u->err = (struct err){0};
	return as_wanted;
}

struct uuid suite_id(int n)
{
	struct uuid id = {.b = {1, 2, 3, 4, 5, 6, 0x70, 8, 0x80}};

	for (int i = 0; i < 4; i++)
		id.b[15 - i] = (unsigned char)((unsigned)n >> 8 * i & 0xff);
	return id;
}

int64_t suite_namespace(struct suite *u, const char *name)
{
	int64_t key;

	suite_begin(u);
	OK(u, store_namespace_ensure(u->s, str_z(name), u->now, &key, &u->err));
	suite_commit(u);
	return key;
}

struct task suite_task(struct suite *u)
{
	return (struct task){
		.id = suite_id(++u->n_ids),
		.namespace = u->namespace,
		.trigger = TRIGGER_API,
		.scheduled_for = AT_NONE,
		.created_at = u->now,
		.expires_at = MS_NEVER,
		.template = {.target = STR("\"http://a.test/hook\""),
			     .payload = STR("{\"n\":1.0}"),
			     .lane = STR("http://a.test:80")},
		.lane = u->lane,
		.due_at = u->now,
		.finished_at = AT_NONE,
	};
}

void suite_add(struct suite *u, struct task *t, enum placement where)
{
	suite_begin(u);
	OK(u, store_task_add(u->s, t, where, &u->err));
	suite_commit(u);
}

struct schedule suite_schedule(struct suite *u)
{
	struct schedule sch = {
		.id = suite_id(++u->n_ids),
		.namespace = u->namespace,
		.name = STR("nightly"),
		.rule = STR("*/5 * * * *"),
		.timezone = STR("Europe/Berlin"),
		.start_at = AT_NONE,
		.end_at = AT_NONE,
		.policies = {.catch_up_window_ms = MS_HOUR},
		.template = {.target = STR("\"http://a.test/nightly\""),
			     .payload = STR("[1,2]"),
			     .lane = STR("http://a.test:80")},
		.created_at = u->now,
		.updated_at = u->now,
		.next_at = u->now + MS_MINUTE,
		.wake_at = u->now + MS_MINUTE,
		.decided_at = AT_NONE,
		.ahead_at = AT_NONE,
		.last_at = AT_NONE,
		.catch_up_to = AT_NONE,
	};

	suite_begin(u);
	OK(u, store_template_add(u->s, &sch.template, &sch.template_key, &u->err));
	OK(u, store_schedule_add(u->s, &sch, &u->err));
	suite_commit(u);
	return sch;
}

struct task suite_slot(struct suite *u, const struct schedule *sch, ms_t slot)
{
	struct task t = suite_task(u);

	t.trigger = TRIGGER_SCHEDULE;
	t.schedule_key = sch->key;
	t.schedule_id = sch->id;
	t.scheduled_for = slot;
	t.due_at = slot;
	t.template_key = sch->template_key;
	t.template = sch->template;
	return t;
}

struct claim *suite_claim(struct suite *u, size_t want)
{
	struct claim *claims;
	size_t n;

	OK(u, store_claim(u->s, &u->a, u->lane, u->now, want + 1, &claims, &n, &u->err));
	CHECK(n == want);
	return claims;
}

struct settlement suite_outcome(struct suite *u, const struct claim *c)
{
	return (struct settlement){
		.claim = *c,
		.attempt = {.number = c->attempt,
			    .status = ATTEMPT_SUCCEEDED,
			    .started_at = u->now,
			    .finished_at = u->now,
			    .duration_us = 1500,
			    .http_status = 200},
		.next = TASK_COMPLETED,
		.retries = c->retries,
	};
}

struct claim suite_claim_one(struct suite *u)
{
	struct claim c;

	suite_begin(u);
	c = *suite_claim(u, 1);
	suite_commit(u);
	return c;
}

void suite_settle(struct suite *u, const struct settlement *st)
{
	suite_begin(u);
	OK(u, store_settle(u->s, st, &u->err));
	suite_commit(u);
}

void suite_stop(struct suite *u, int64_t task, enum task_state final)
{
	suite_begin(u);
	OK(u, store_task_stop(u->s, task, final, u->now, NULL, &u->err));
	suite_commit(u);
}

struct task suite_find(struct suite *u, const struct task *t)
{
	struct task found;

	OK(u, store_task_find(u->s, &u->a, t->namespace, t->id, u->now, &found, &u->err));
	return found;
}

bool suite_text_is(struct str got, const char *want)
{
	if (want == NULL)
		return got.p == NULL;
	return got.p != NULL && str_eq(got, str_z(want));
}
