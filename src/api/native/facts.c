#include "facts.h"

#include <stdio.h>

#include "codec/iso8601.h"
#include "sched/recurrence.h"

enum {
	EXPLAIN_MOST = 8 * 1024,
	CROWD = 500, /* others at one instant, from which on a schedule is told of them */
	WARNINGS_MOST = RECUR_CRONS_MOST * CRON_WARNINGS_MOST + 2,
};

enum rc facts_rule(struct request *rq, const struct schedule *s, struct fire_rule *out,
		   struct err *err)
{
	enum rc rc;

	if (recurrence_of(s, rq->services->zones, &out->recur, err))
		return err->rc;
	out->rest = (struct exclusion){.zone = out->recur.zone};
	if (s->exclude_calendars.n == 0)
		return RC_OK;
	rc = store_calendar_days(rq->services->reader, &rq->arena, s->namespace,
				 s->exclude_calendars, &out->rest.days, err);
	if (rc != RC_NOT_FOUND)
		return rc;
	err->rc = RC_INVALID; /* not what the path names */
	return RC_INVALID;
}

void facts_pass_rest(struct request *rq, struct schedule *s)
{
	struct err none = {0};
	struct fire_rule rule;

	if (s->exclude_calendars.n != 0 && s->next_at != MS_NEVER &&
	    facts_rule(rq, s, &rule, &none) == RC_OK)
		s->next_at = fire_awake(s, &rule, s->next_at);
}

static bool has_code(const struct cron_warning *warnings, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_z(warnings[i].code), str_z(code)))
			return true;
	return false;
}

/* Of joined expressions each kind of warning is told once, by the first. */
static size_t warn_of_crons(const struct recur *r, ms_t now, struct cron_warning *all)
{
	struct cron_warning some[CRON_WARNINGS_MOST];
	size_t n_all = 0;

	for (size_t i = 0; i < r->n_crons; i++) {
		size_t n = cron_warnings(&r->crons[i], r->zone, r->dst, now, some);

		for (size_t k = 0; k < n; k++)
			if (!has_code(all, n_all, some[k].code))
				all[n_all++] = some[k];
	}
	return n_all;
}

static size_t warn_of_window(const struct schedule *s, ms_t now, struct cron_warning *out)
{
	char end[ISO_TEXT];

	if (s->end_at == AT_NONE || s->end_at >= now)
		return 0;
	out->code = "window_over";
	(void)snprintf(out->text, sizeof(out->text),
		       "end_at lies in the past (" STR_FMT
		       "): it fires no more; give a later one, or null",
		       STR_ARG(iso_print(end, s->end_at)));
	return 1;
}

/* Where many fire at one instant the worst is over only when the last of them has begun. A store
 * that does not answer is no reason to keep the rest from the client. */
static size_t warn_of_crowd(struct request *rq, const struct schedule *s, struct cron_warning *out)
{
	struct err none = {0};
	char at[ISO_TEXT];
	int64_t n = 0;

	if (s->key == 0 || s->next_at == MS_NEVER || s->policies.jitter_ms != 0 ||
	    store_schedule_crowd(rq->services->reader, s, CROWD + 1, &n, &none) || n <= CROWD)
		return 0;
	out->code = "crowded";
	(void)snprintf(out->text, sizeof(out->text),
		       "at " STR_FMT
		       " at least %d others of the namespace fire, too: write H for the "
		       "minute, or give jitter_seconds",
		       STR_ARG(iso_print(at, s->next_at)), CROWD);
	return 1;
}

static void add_warnings(struct request *rq, const struct schedule *s, const struct recur *r,
			 struct schedule_facts *facts)
{
	struct cron_warning *all = NEW_N(&rq->arena, struct cron_warning, WARNINGS_MOST);
	size_t n = warn_of_crons(r, rq->now, all);

	n += warn_of_window(s, rq->now, &all[n]);
	n += warn_of_crowd(rq, s, &all[n]);
	facts->warnings = all;
	facts->n_warnings = n;
}

struct schedule_facts facts_of_recur(struct request *rq, const struct schedule *s,
				     const struct recur *r, enum facts_what what)
{
	struct schedule_facts facts = {.min_interval_ms = recur_min_interval(r)};
	struct buf text CLEANUP(buf_release) = BUF_INIT(EXPLAIN_MOST);

	recur_explain(r, &text);
	facts.explain = str_dup(&rq->arena, buf_str(&text));
	if (what == FACTS_WITH_WARNINGS)
		add_warnings(rq, s, r, &facts);
	return facts;
}

struct schedule_facts facts_of(struct request *rq, const struct schedule *s, enum facts_what what)
{
	struct err why = {0};
	struct recur r;

	if (recurrence_of(s, rq->services->zones, &r, &why))
		return (struct schedule_facts){.min_interval_ms = MS_NEVER};
	return facts_of_recur(rq, s, &r, what);
}
