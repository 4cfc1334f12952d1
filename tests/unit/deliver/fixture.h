#pragma once
/* What most tests of the actor need: a server, a mailbox for outcomes, the actor between them, and
 * deliveries. */

#include <time.h>

#include "base/clock.h"
#include "base/mailbox.h"
#include "codec/hmac.h"
#include "deliver/deliver.h"
#include "deliver/delivery.h"
#include "deliver/guard.h"
#include "server.h"
#include "test.h"

enum { PATIENCE_MS = 20000 }; /* longer than anything takes that does not hang */

struct fixture {
	struct server *server;
	struct mailbox outcomes;
	struct letter *taken; /* of the mailbox, not yet returned */
	struct allow_list allow;
	struct deliver *deliver;
	int64_t n_tasks;
};

static inline void fixture_open(struct fixture *f, size_t most_at_once, size_t most_per_lane)
{
	struct deliver_options o = {.allow = &f->allow,
				    .outcomes = &f->outcomes,
				    .most_at_once = most_at_once,
				    .most_per_lane = most_per_lane};
	struct err err = {0};

	*f = (struct fixture){.server = server_start()};
	CHECK(codec_init() && mailbox_init(&f->outcomes));
	CHECK(allow_list_parse(STR("127.0.0.0/8"), &f->allow, &err) == RC_OK);
	CHECK(deliver_open(&o, &f->deliver, &err) == RC_OK);
}

/* The actor must be closed, and all outcomes taken. */
static inline void fixture_close(struct fixture *f)
{
	CHECK(f->taken == NULL && mailbox_take(&f->outcomes) == NULL);
	mailbox_release(&f->outcomes);
	server_stop(f->server);
}

static inline struct str fixture_url(struct fixture *f, struct arena *a, const char *path)
{
	char text[256];
	int n = snprintf(text, sizeof(text), "http://127.0.0.1:%u%s", f->server->port, path);

	return str_dup(a, str_of(text, (size_t)n));
}

/* A POST of {} to that path of the server. */
static inline struct delivery *fixture_make(struct fixture *f, const char *path)
{
	struct delivery *v = calloc(1, sizeof(*v));

	assert_non_null(v);
	v->task = ++f->n_tasks;
	v->attempt = 1;
	v->scheduled_for = AT_NONE;
	v->expires_at = MS_NEVER;
	v->retry.timeout_ms = PATIENCE_MS;
	v->target.method = STR("POST");
	v->target.url = fixture_url(f, &v->arena, path);
	v->body = STR("{}");
	return v;
}

static inline struct delivery *fixture_post(struct fixture *f, const char *path)
{
	struct delivery *v = fixture_make(f, path);

	deliver_post(f->deliver, v);
	return v;
}

/* The next outcome, or NULL when none comes. */
static inline struct delivery *fixture_wait(struct fixture *f)
{
	struct letter *l;
	ms_t until = clock_mono() + PATIENCE_MS;

	while (f->taken == NULL && clock_mono() < until) {
		mailbox_sleep(&f->outcomes, PATIENCE_MS);
		f->taken = mailbox_take(&f->outcomes);
	}
	l = f->taken;
	CHECK(l != NULL);
	f->taken = l->next;
	return delivery_of(l);
}

static inline void fixture_free(struct delivery *v)
{
	arena_release(&v->arena);
	free(v);
}

/* Waits for n outcomes and frees them; all must have that status. */
static inline void fixture_expect(struct fixture *f, int line, size_t n, enum attempt_status want)
{
	for (size_t i = 0; i < n; i++) {
		struct delivery *v = fixture_wait(f);

		if (v->outcome.status != want)
			fail_msg("row of line %d: %s: " STR_FMT, line,
				 attempt_status_name(v->outcome.status), STR_ARG(v->outcome.error));
		fixture_free(v);
	}
}

static inline void fixture_check_error(int line, const struct delivery *v, const char *want)
{
	check_text(line, "error", v->outcome.error.p, v->outcome.error.n, want);
}
