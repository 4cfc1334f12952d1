#pragma once
/* What every backend of the store has to pass. The tests in suite_*.c say what store.h promises,
 * and nothing about how it is kept; a backend's own program defines `suite_backend` and links them
 * all.
 *
 * Each test has a folder and a writing handle of its own. Time is u->now, which the test moves. */

#include "store/store.h"
#include "test.h"

struct suite_backend {
	const char *name;
	/* Opens the store that lives in the folder; a writing handle makes it where there is none.
	 */
	enum rc (*open)(const char *folder, enum store_mode mode, struct store **out,
			struct err *err);
	/* Fails the test unless what lies in the folder is sound in itself. */
	void (*verify)(const char *folder);
};

extern const struct suite_backend suite_backend;

enum { SUITE_FOLDER = 64 };

#define SUITE_NOW 1800000000000 /* 2027-01-15T08:00:00Z */

struct suite {
	char folder[SUITE_FOLDER];
	struct store *s;
	struct arena a;
	struct err err;
	ms_t now;
	int64_t namespace, lane; /* "default", "http://a.test:80" */
	int n_ids;
};

/* A new folder, a writing handle, and the two rows above. No turn is open. */
void suite_open(struct suite *u);
void suite_close(struct suite *u); /* verifies, and removes the folder */
/* Closes the handle and opens another one. */
void suite_reopen(struct suite *u);
struct store *suite_reader(struct suite *u);

/* A turn that must succeed. */
void suite_begin(struct suite *u);
void suite_commit(struct suite *u);

/* Whether the call returned `rc` under the error code `code` (NULL: none, for RC_OK); clears
 * u->err. */
bool suite_got(struct suite *u, enum rc got, enum rc rc, const char *code);
#define OK(u, call) CHECK(suite_got((u), (call), RC_OK, NULL))
#define REFUSED(u, call, rc, code) CHECK(suite_got((u), (call), (rc), (code)))

/* The n-th id, always the same. */
struct uuid suite_id(int n);
int64_t suite_namespace(struct suite *u, const char *name);

/* A task made by hand, due now: to be changed, then added. */
struct task suite_task(struct suite *u);
/* Adds it in a turn of its own. */
void suite_add(struct suite *u, struct task *t, enum placement where);
/* An active schedule with its template, stored in a turn of its own. */
struct schedule suite_schedule(struct suite *u);
/* A task of the schedule's slot: to be changed, then added. */
struct task suite_slot(struct suite *u, const struct schedule *sch, ms_t slot);

/* Within a turn: claims `want` tasks of the lane at u->now. */
struct claim *suite_claim(struct suite *u, size_t want);
/* An outcome that completes the claim's task at u->now: to be changed, then settled. */
struct settlement suite_outcome(struct suite *u, const struct claim *c);
/* Turns of their own. */
struct claim suite_claim_one(struct suite *u);
void suite_settle(struct suite *u, const struct settlement *st);
void suite_stop(struct suite *u, int64_t task, enum task_state final);

/* The task as it stands at u->now. */
struct task suite_find(struct suite *u, const struct task *t);
bool suite_text_is(struct str got, const char *want); /* want NULL: absent */
