#include "attempt.h"

#include <poll.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/macros.h"
#include "cli/work/checkout.h"
#include "cli/work/environment.h"
#include "cli/work/outputs.h"
#include "cli/work/process.h"
#include "cli/work/stream.h"

enum {
	BEATS_A_LEASE = 3,   /* heartbeats */
	BEAT_AGAIN_MS = 500, /* after one that failed */
	AGAIN_MS = 250,	     /* between two tries to tell the server */
	ERROR_MOST = 400,
};

struct execution {
	const struct attempt_place *place;
	struct work_lease *lease;
	struct work_stream stream;
	struct arena arena;
	struct folder folder;
	struct outputs_result result;
	ms_t beat_mono; /* when the lease is to be extended */
};

/* --- while it runs --- */

static void beat(struct execution *at)
{
	struct err err = {0};
	ms_t now = clock_mono();

	if (now < at->beat_mono || at->lease->is_lost)
		return;
	if (lease_extend(at->lease, &err) == RC_OK) {
		at->beat_mono = now + at->lease->lease_ms / BEATS_A_LEASE;
		return;
	}
	at->beat_mono = now + BEAT_AGAIN_MS;
	log_warn("lease_not_extended", STR_FMT ": %s", STR_ARG(at->lease->id), err.text);
}

static bool on_tick(void *context)
{
	struct execution *at = context;

	beat(at);
	stream_flush(&at->stream, false);
	return lease_holds(at->lease) && !atomic_load(at->place->give_back);
}

static void on_output(void *context, enum log_stream stream, struct str bytes)
{
	struct execution *at = context;

	stream_add(&at->stream, stream, bytes);
}

static void note(void *context, const char *what, const char *why)
{
	struct execution *at = context;
	char text[ERROR_MOST];
	int n = snprintf(text, sizeof(text), "belfry: %s: %s\n", what, why);

	stream_add(&at->stream, LOG_STDERR,
		   str_of(text, n < ERROR_MOST ? (size_t)n : sizeof(text) - 1));
}

/* --- what is run --- */

static bool holds(const struct work_pairs *when, struct str payload)
{
	struct arena a CLEANUP(arena_release) = {0};
	bool all = true;

	for (size_t i = 0; i < when->n && all; i++) {
		struct err err = {0};
		struct buf name CLEANUP(buf_release) = BUF_INIT(PLACEHOLDER_VALUE);
		struct str value = {0};

		buf_printf(&name, "payload." STR_FMT, STR_ARG(when->items[i].name));
		all = placeholder_value(&a, payload, buf_str(&name), &value, &err) == RC_OK &&
		      value.p != NULL && str_eq(value, when->items[i].value);
	}
	return all;
}

const struct work_command *attempt_choose(const struct work_queue *q, struct str payload)
{
	for (size_t i = 0; i < q->n; i++)
		if (holds(&q->commands[i].when, payload))
			return &q->commands[i];
	return NULL;
}

static enum rc make_argv(struct execution *at, const struct work_command *c, char ***out,
			 struct err *err)
{
	char **argv = NEW_N(&at->arena, char *, c->argv.n + 1);

	for (size_t i = 0; i < c->argv.n; i++) {
		struct str word;

		if (placeholders_expand(&c->placeholders, &at->arena, c->argv.items[i],
					at->lease->payload, &word, err))
			return err->rc;
		argv[i] = str_dup_z(&at->arena, word);
	}
	*out = argv;
	return RC_OK;
}

static bool climbs(struct str path)
{
	while (path.n != 0)
		if (str_eq(str_cut(&path, '/'), STR("..")))
			return true;
	return false;
}

/* Within the checkout, where there is one; else as the configuration has it. */
static enum rc make_cwd(struct execution *at, const struct work_command *c, const char **out,
			struct err *err)
{
	struct buf path CLEANUP(buf_release) = BUF_INIT(PLACEHOLDER_VALUE);
	struct str cwd;

	if (placeholders_expand(&c->placeholders, &at->arena, c->cwd, at->lease->payload, &cwd,
				err))
		return err->rc;
	if (climbs(cwd))
		return err_set(err, RC_INVALID, "bad_payload", "cwd leads upward");
	if (c->git.repository.n != 0 || cwd.n == 0)
		buf_printf(&path, "%s/", at->folder.tree);
	buf_add(&path, cwd);
	*out = str_dup_z(&at->arena, buf_str(&path));
	return RC_OK;
}

static enum rc run_command(struct execution *at, const struct work_command *c, struct err *err)
{
	const struct process_watch watch = {at, on_output, on_tick};
	struct process_plan plan = {
		.input = at->folder.payload, .timeout_ms = c->timeout_ms, .grace_ms = c->grace_ms};
	char **argv = NULL, **env = NULL;

	if (make_argv(at, c, &argv, err) || make_cwd(at, c, &plan.cwd, err) ||
	    environment_make(&at->arena, c, at->lease, &at->folder, &env, err))
		return err->rc;
	plan.argv = argv;
	plan.env = env;
	if (c->git.repository.n != 0 && checkout_make(&at->arena, c, at->lease->payload,
						      &at->folder, &watch, &at->result.commit, err))
		return err->rc;
	return process_run(&plan, &watch, &at->result.end, err);
}

/* How it ended, as an error where it did not end well. */
static enum rc verdict(const struct execution *at, const struct work_command *c, struct err *err)
{
	const struct process_end *end = &at->result.end;

	if (end->stopped)
		return err_set(err, RC_BUSY, "stopped", "the command was stopped");
	if (end->timed_out)
		return err_set(err, RC_INVALID, "timed_out", "timed out after %lld s",
			       (long long)(c->timeout_ms / MS_SECOND));
	if (end->signal != 0)
		return err_set(err, RC_INVALID, "killed", "killed by signal %d", end->signal);
	if (end->exit_code != 0)
		return err_set(err, RC_INVALID, "failed", "exit code %d", end->exit_code);
	return RC_OK;
}

/* --- what is told of it --- */

typedef enum rc telling(struct execution *at, struct err *err);

static bool is_passing(enum rc rc)
{
	return rc == RC_IO || rc == RC_BUSY || rc == RC_UNCERTAIN || rc == RC_LIMIT;
}

/* Again and again while the server is away and the lease lasts. */
static enum rc insist(struct execution *at, telling *tell, struct err *err)
{
	for (;;) {
		enum rc rc = tell(at, err);

		if (rc == RC_OK || !is_passing(rc) || !lease_holds(at->lease))
			return rc;
		*err = (struct err){0};
		(void)poll(NULL, 0, AGAIN_MS);
		beat(at);
	}
}

static enum rc tell_outputs(struct execution *at, struct err *err)
{
	return outputs_send(at->lease, &at->folder, &at->result, note, at, err);
}

static enum rc tell_log(struct execution *at, struct err *err)
{
	stream_flush(&at->stream, true);
	if (stream_is_empty(&at->stream))
		return RC_OK;
	return err_set(err, RC_IO, "unreachable", "the log could not be sent");
}

static enum rc tell_ack(struct execution *at, struct err *err)
{
	return lease_ack(at->lease, err);
}

static enum rc tell_release(struct execution *at, struct err *err)
{
	return lease_release(at->lease, err);
}

/* What a server refuses of the outputs is a line of the log, and no failure of the command. */
static void tell_what_it_left(struct execution *at)
{
	struct err err = {0};

	if (insist(at, tell_outputs, &err) != RC_OK && !at->lease->is_lost)
		note(at, "an output was not kept", err.text);
	err = (struct err){0};
	(void)insist(at, tell_log, &err);
}

static void tell_nack(struct execution *at, const struct err *failure)
{
	struct err err = {0};

	do {
		err = (struct err){0};
		if (lease_nack(at->lease, str_z(failure->text), &err) == RC_OK ||
		    !is_passing(err.rc))
			break;
		(void)poll(NULL, 0, AGAIN_MS);
		beat(at);
	} while (lease_holds(at->lease));
}

static void conclude(struct execution *at, const struct err *failure)
{
	struct err err = {0};

	if (failure->rc == RC_OK)
		(void)insist(at, tell_ack, &err);
	else if (atomic_load(at->place->give_back))
		(void)insist(at, tell_release, &err);
	else
		tell_nack(at, failure);
	if (at->lease->is_lost)
		log_warn("lease_lost", STR_FMT ": somebody else may run the task now",
			 STR_ARG(at->lease->id));
	else
		log_info("task_done", STR_FMT ": %s", STR_ARG(at->lease->id),
			 failure->rc == RC_OK ? "succeeded" : failure->text);
}

static enum rc run_in_folder(struct execution *at, const struct work_command *c, struct err *err)
{
	if (run_command(at, c, err) || verdict(at, c, err)) {
		if (err->rc != RC_BUSY && err->rc != RC_OK)
			note(at, "the task failed", err->text);
	}
	if (lease_holds(at->lease))
		tell_what_it_left(at);
	return err->rc;
}

static enum rc run_whole(struct execution *at, struct err *err)
{
	const struct work_command *c = attempt_choose(at->place->queue, at->lease->payload);
	enum rc rc;

	if (c == NULL)
		return err_set(err, RC_INVALID, "no_command",
			       "the worker has no command for this payload");
	if (folder_make(&at->arena, at->place->workdir, at->lease->payload, &at->folder, err))
		return err->rc;
	rc = run_in_folder(at, c, err);
	folder_remove(&at->folder);
	return rc;
}

void attempt_run(const struct attempt_place *place, struct work_lease *l)
{
	struct execution at = {.place = place,
			       .lease = l,
			       .result = {.end = {.exit_code = -1}},
			       .beat_mono = clock_mono() + l->lease_ms / BEATS_A_LEASE};
	struct err failure = {0};

	log_info("task_begun", STR_FMT ", attempt %lld", STR_ARG(l->id), (long long)l->attempt);
	stream_init(&at.stream, l);
	(void)run_whole(&at, &failure);
	conclude(&at, &failure);
	stream_release(&at.stream);
	arena_release(&at.arena);
}
