#include "course.h"

#include "base/macros.h"
#include "model/id.h"

enum { PREFIX_LEAST = 4, DIGITS = 2 * UUID_BYTES };

static const struct {
	const char *name;
	unsigned states;
} statuses[RUN_STATUSES] = {
	[RUN_PENDING] = {"pending", 1U << TASK_SCHEDULED | 1U << TASK_QUEUED | 1U << TASK_RETRYING},
	[RUN_RUNNING] = {"running", 1U << TASK_PROCESSING},
	[RUN_SUCCESS] = {"success", 1U << TASK_COMPLETED},
	[RUN_FAILED] = {"failed", 1U << TASK_FAILED},
	[RUN_TIMED_OUT] = {"timed_out", 1U << TASK_FAILED | 1U << TASK_EXPIRED},
	[RUN_CANCELLED] = {"cancelled", 1U << TASK_CANCELLED},
};

const char *run_status_name(enum run_status s)
{
	return statuses[s].name;
}

bool run_status_parse(struct str word, enum run_status *out)
{
	for (int i = 0; i < RUN_STATUSES; i++)
		if (str_eq(word, str_z(statuses[i].name))) {
			*out = (enum run_status)i;
			return true;
		}
	return false;
}

unsigned run_states(enum run_status s)
{
	return statuses[s].states;
}

enum run_status run_status_of(enum task_state state, enum attempt_status last)
{
	if (state == TASK_FAILED)
		return last == ATTEMPT_TIMED_OUT ? RUN_TIMED_OUT : RUN_FAILED;
	if (state == TASK_EXPIRED)
		return RUN_TIMED_OUT;
	for (int i = 0; i < RUN_STATUSES; i++)
		if ((statuses[i].states >> state & 1) != 0)
			return (enum run_status)i;
	return RUN_PENDING;
}

enum rc run_read(struct request *rq, struct store *s, const struct task *t, struct run *out,
		 struct err *err)
{
	struct run run = {.task = *t};

	if (store_run_course(s, &rq->arena, t->key, &run.course, err))
		return err->rc;
	run.status = run_status_of(t->state, run.course.last);
	*out = run;
	return RC_OK;
}

/* --- by the first digits --- */

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The ids that begin with the digits lie between two. */
static bool read_prefix(struct str text, struct uuid *from, struct uuid *to)
{
	size_t n = 0;

	*from = (struct uuid){{0}};
	memset(to->b, 0xff, sizeof(to->b));
	for (size_t i = 0; i < text.n; i++) {
		int digit = digit_of(text.p[i]), shift = n % 2 == 0 ? 4 : 0;

		if (text.p[i] == '-')
			continue;
		if (digit < 0 || n == DIGITS)
			return false;
		from->b[n / 2] = (unsigned char)(from->b[n / 2] | digit << shift);
		to->b[n / 2] = (unsigned char)((to->b[n / 2] & ~(15 << shift)) | digit << shift);
		n++;
	}
	return n >= PREFIX_LEAST;
}

static enum rc not_found(struct err *err)
{
	err_set(err, RC_NOT_FOUND, "run_not_found", "there is no such run");
	return err_hint(err, "list_runs has the ids of a project's runs");
}

static enum rc resolve(struct request *rq, struct store *s, struct str text, struct uuid *out,
		       struct err *err)
{
	struct uuid from, to, *found;
	size_t n;

	if (id_parse(ID_TASK, text, out))
		return RC_OK;
	if (!read_prefix(text, &from, &to))
		return not_found(err);
	if (store_run_between(s, &rq->arena, rq->caller.namespace, from, to, 2, &found, &n, err))
		return err->rc;
	if (n == 0)
		return not_found(err);
	if (n != 1) {
		err_set(err, RC_INVALID, "ambiguous_run_id",
			"several runs begin with \"" STR_FMT "\"", STR_ARG(text));
		return err_hint(err, "give more digits, or the whole id");
	}
	*out = found[0];
	return RC_OK;
}

enum rc run_find(struct request *rq, struct store *s, struct str id, struct run *out,
		 struct err *err)
{
	struct err why = {0};
	struct uuid uuid;
	struct task t;

	if (resolve(rq, s, id, &uuid, err))
		return err->rc;
	if (store_task_find(s, &rq->arena, rq->caller.namespace, uuid, rq->now, &t, &why))
		return why.rc == RC_NOT_FOUND ? not_found(err) : (*err = why).rc;
	return run_read(rq, s, &t, out, err);
}
