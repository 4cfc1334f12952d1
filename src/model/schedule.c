#include "schedule.h"

enum schedule_status schedule_shown_status(const struct schedule *s)
{
	bool is_broken = s->status == SCHEDULE_ACTIVE && s->error.p != NULL;

	return is_broken ? SCHEDULE_ERROR : s->status;
}

struct schedule_times schedule_times(const struct schedule *s, ms_t now)
{
	struct schedule_times t = {
		.next_execution_at =
			schedule_shown_status(s) == SCHEDULE_ACTIVE ? s->next_at : MS_NEVER,
		.last_execution_at = s->last_at,
		.execution_count = s->n_runs,
	};

	if (s->ahead_at == AT_NONE)
		return t;
	if (s->ahead_at > now) {
		t.next_execution_at = s->ahead_at;
		return t;
	}
	t.last_execution_at = s->ahead_at;
	t.execution_count++;
	return t;
}

struct cron_grammar schedule_grammar(enum dialect d)
{
	struct cron_grammar g = d == DIALECT_NATIVE ? cron_native
				: d == DIALECT_RAT  ? cron_robfig
						    : cron_five;

	g.hash = d == DIALECT_NATIVE;
	return g;
}

struct policies policies_default(enum dialect d, ms_t catch_up_window_ms)
{
	struct policies p = {
		.overlap = OVERLAP_ALLOW,
		.catch_up = CATCH_UP_LATEST,
		.catch_up_window_ms = catch_up_window_ms,
		.dst = CRON_DST_VIXIE,
	};

	if (d == DIALECT_NATIVE) {
		p.overlap = OVERLAP_SKIP;
		p.catch_up = CATCH_UP_ALL;
		p.create_ahead_ms = 5 * MS_MINUTE;
	}
	if (d == DIALECT_RAT) {
		p.overlap = OVERLAP_SKIP;
		p.catch_up_window_ms = MS_NEVER;
	}
	return p;
}

static bool has(const struct schedule_draft *d, enum schedule_field field)
{
	return (d->given & (unsigned)field) != 0;
}

static void take_policies(struct schedule *s, const struct schedule_draft *d)
{
	const struct schedule *v = &d->values;

	if (has(d, SCHEDULE_OVERLAP))
		s->policies.overlap = v->policies.overlap;
	if (has(d, SCHEDULE_CATCH_UP))
		s->policies.catch_up = v->policies.catch_up;
	if (has(d, SCHEDULE_WINDOW))
		s->policies.catch_up_window_ms = v->policies.catch_up_window_ms;
	if (has(d, SCHEDULE_AHEAD))
		s->policies.create_ahead_ms = v->policies.create_ahead_ms;
	if (has(d, SCHEDULE_DST))
		s->policies.dst = v->policies.dst;
	if (has(d, SCHEDULE_JITTER))
		s->policies.jitter_ms = v->policies.jitter_ms;
	if (has(d, SCHEDULE_MAX_RUNS))
		s->policies.max_runs = v->policies.max_runs;
}

static void take_definition(struct schedule *s, const struct schedule_draft *d)
{
	const struct schedule *v = &d->values;

	if (has(d, SCHEDULE_RULE))
		s->rule = v->rule;
	if (has(d, SCHEDULE_TIMEZONE))
		s->timezone = v->timezone;
	if (has(d, SCHEDULE_START))
		s->start_at = v->start_at;
	if (has(d, SCHEDULE_END))
		s->end_at = v->end_at;
	if (has(d, SCHEDULE_NOTIFICATIONS))
		s->notifications = v->notifications;
	if (has(d, SCHEDULE_CALENDARS))
		s->exclude_calendars = v->exclude_calendars;
	if (has(d, SCHEDULE_NAME))
		s->name = v->name;
	if (has(d, SCHEDULE_LABELS))
		s->labels = v->labels;
	if (has(d, SCHEDULE_TEMPLATE)) {
		s->template = v->template;
		s->template_key = 0; /* a new one, which is not stored yet */
	}
	if (has(d, SCHEDULE_ENABLED))
		s->status = d->enabled ? SCHEDULE_ACTIVE : SCHEDULE_DISABLED;
}

/* Both ends belong to the window: it may be one instant. */
static enum rc check_window(const struct schedule *s, struct err *err)
{
	if (s->start_at == AT_NONE || s->end_at == AT_NONE || s->end_at >= s->start_at)
		return RC_OK;
	err_at(err, RC_INVALID, "impossible_window", "end_at", "end_at is before start_at");
	return err_hint(err, "move end_at behind start_at, or clear one of them with null");
}

enum rc schedule_apply(struct schedule *s, const struct schedule_draft *d, struct err *err)
{
	struct schedule next = *s;

	if (s->status == SCHEDULE_DELETED)
		return err_set(err, RC_CONFLICT, "schedule_deleted",
			       "the schedule is deleted and cannot be changed");
	take_definition(&next, d);
	take_policies(&next, d);
	if (check_window(&next, err))
		return err->rc;
	*s = next;
	return RC_OK;
}
