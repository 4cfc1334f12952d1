#include "wait.h"

#include <time.h>

#include "base/clock.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/path.h"
#include "codec/iso8601.h"
#include "codec/json.h"
#include "model/names.h"

#define WAIT_DEFAULT (10 * MS_MINUTE)
#define WAIT_MOST (365 * MS_DAY)

enum { PAUSE_FIRST_MS = 50, PAUSE_MOST_MS = 1000 };

static const struct option rows[] = {
	{"wait", 'w', NULL, "until the task has ended; exits 1 unless it was completed"},
	{"wait-timeout", 0, "DUR", "how long to wait (10m); exits 5 then"},
};

const struct option_group wait_options = {"Waiting", rows, COUNTOF(rows)};

static void pause_for(ms_t span)
{
	struct timespec ts = {.tv_sec = span / MS_SECOND,
			      .tv_nsec = (long)(span % MS_SECOND) * 1000000};

	(void)nanosleep(&ts, NULL);
}

static enum rc read_deadline(const struct options *o, ms_t *out, struct err *err)
{
	ms_t span = WAIT_DEFAULT;

	if (options_has(o, "wait-timeout") &&
	    dur_parse(options_get(o, "wait-timeout"), WAIT_MOST, &span, "", err))
		return usage_of("wait-timeout", err);
	*out = clock_mono() + span;
	return RC_OK;
}

struct progress {
	struct str id;
	enum task_state state;
};

static enum rc read_text(struct arena *a, const struct json_object *o, const char *name,
			 struct str *out, struct err *err)
{
	const struct json *v = json_get(o, str_z(name));

	if (v == NULL)
		return err_set(err, RC_IO, "bad_answer", "the server's answer has no %s", name);
	return json_string(a, v, v->raw.n, out, name, err);
}

static enum rc read_progress(struct arena *a, struct str answer, struct progress *out,
			     struct err *err)
{
	struct json_object o;
	struct str status = {NULL, 0};

	if (json_object(a, answer, &o, err) || read_text(a, &o, "id", &out->id, err) ||
	    read_text(a, &o, "status", &status, err))
		return err->rc;
	if (!task_state_parse(status, &out->state))
		return err_set(err, RC_IO, "bad_answer", "there is no task state \"" STR_FMT "\"",
			       STR_ARG(status));
	return RC_OK;
}

/* The answer lives until the next call. */
static enum rc poll(struct call *c, struct str path, struct progress *p, struct str *answer,
		    struct err *err)
{
	arena_reset(&c->scratch);
	if (client_send(&c->client, &c->scratch, "GET", path, STR(""), answer, err))
		return err->rc;
	return read_progress(&c->scratch, *answer, p, err);
}

static enum rc poll_until_final(struct call *c, ms_t deadline, struct progress *p,
				struct str *answer, struct err *err)
{
	struct str id = str_dup(&c->arena, p->id);
	struct str path = path_of(&c->arena, "/v1/tasks/", id, "");

	for (ms_t pause = PAUSE_FIRST_MS; !task_state_is_final(p->state); pause += pause / 2) {
		if (pause > PAUSE_MOST_MS)
			pause = PAUSE_MOST_MS;
		if (clock_mono() + pause > deadline)
			return err_set(err, RC_BUSY, code_timeout, "task " STR_FMT " is still %s",
				       STR_ARG(id), task_state_name(p->state));
		pause_for(pause);
		if (poll(c, path, p, answer, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc wait_for(struct call *c, struct str answer, struct err *err)
{
	struct progress p = {.id = {NULL, 0}};
	ms_t deadline = 0;

	if (read_deadline(&c->options, &deadline, err) ||
	    read_progress(&c->arena, answer, &p, err) ||
	    poll_until_final(c, deadline, &p, &answer, err) ||
	    call_print(c, answer, &view_record, 1, err))
		return err->rc;
	if (p.state == TASK_COMPLETED)
		return RC_OK;
	err_set(err, RC_IO, "task_failed", "task " STR_FMT " ended as %s", STR_ARG(p.id),
		task_state_name(p.state));
	return err_hint(err, "belfry task attempts " STR_FMT " tells what was answered",
			STR_ARG(p.id));
}

enum rc wait_and_print(struct call *c, struct str answer, struct err *err)
{
	if (options_has(&c->options, "wait"))
		return wait_for(c, answer, err);
	return call_print(c, answer, &view_record, 1, err);
}
