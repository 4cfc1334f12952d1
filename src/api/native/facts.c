#include "facts.h"

#include "sched/recurrence.h"

enum { EXPLAIN_MOST = 8 * 1024 };

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
static void add_warnings(struct request *rq, const struct recur *r, struct schedule_facts *facts)
{
	struct cron_warning *all =
		NEW_N(&rq->arena, struct cron_warning, RECUR_CRONS_MOST * CRON_WARNINGS_MOST);
	struct cron_warning some[CRON_WARNINGS_MOST];

	facts->warnings = all;
	for (size_t i = 0; i < r->n_crons; i++) {
		size_t n = cron_warnings(&r->crons[i], r->zone, r->dst, rq->now, some);

		for (size_t k = 0; k < n; k++)
			if (!has_code(all, facts->n_warnings, some[k].code))
				all[facts->n_warnings++] = some[k];
	}
}

struct schedule_facts facts_of_recur(struct request *rq, const struct recur *r,
				     enum facts_what what)
{
	struct schedule_facts facts = {.min_interval_ms = recur_min_interval(r)};
	struct buf text CLEANUP(buf_release) = BUF_INIT(EXPLAIN_MOST);

	recur_explain(r, &text);
	facts.explain = str_dup(&rq->arena, buf_str(&text));
	if (what == FACTS_WITH_WARNINGS)
		add_warnings(rq, r, &facts);
	return facts;
}

struct schedule_facts facts_of(struct request *rq, const struct schedule *s, enum facts_what what)
{
	struct err why = {0};
	struct recur r;

	if (recurrence_of(s, rq->services->zones, &r, &why))
		return (struct schedule_facts){.min_interval_ms = MS_NEVER};
	return facts_of_recur(rq, &r, what);
}
