/* rrule_next, rrule_prev, rrule_count: the wall's matches laid over a zone (search.h). */
#include "rrule_impl.h"

#include "rrule_span.h"
#include "search.h"
#include "wall.h"

static int64_t next_match(const void *rule, int64_t wall)
{
	return rrule_wall_next(rule, wall);
}

static int64_t prev_match(const void *rule, int64_t wall)
{
	return rrule_wall_prev(rule, wall);
}

/* Whether an earlier or a wider exception holds this one: they are days and single seconds, so that
 * two that meet hold one another. */
static bool is_repeated(const struct rrule *r, size_t i)
{
	const struct rrule_span *e = &r->exceptions[i];

	for (size_t j = 0; j < r->n_exceptions; j++) {
		const struct rrule_span *other = &r->exceptions[j];
		bool same = other->from == e->from && other->to == e->to;

		if (other->from <= e->from && other->to >= e->to && (!same || j < i))
			return true;
	}
	return false;
}

/* How many of the rule's matches in [from, to) the exceptions take away. */
static int64_t count_taken(struct rrule_tally *t, int64_t from, int64_t to)
{
	const struct rrule *r = t->r;
	int64_t n = 0;

	for (size_t i = 0; i < r->n_exceptions; i++) {
		const struct rrule_span *e = &r->exceptions[i];

		if (e->from < to && e->to > from && !is_repeated(r, i))
			n += rrule_tally_span(t, e->from > from ? e->from : from,
					      e->to < to ? e->to : to, 0)
				     .n;
	}
	return n;
}

/* How many RDATEs in [from, to) are matches that the rule does not have. */
static int64_t count_dates(const struct rrule *r, int64_t from, int64_t to)
{
	int64_t n = 0;

	for (size_t i = 0; i < r->n_dates; i++) {
		int64_t at = r->dates[i];
		bool repeated = i > 0 && r->dates[i - 1] == at;

		if (at >= from && at < to && !repeated && rrule_exception_at(r, at) == NULL &&
		    rrule_alone_next(r, at) != at)
			n++;
	}
	return n;
}

/* A search that counts: the tally goes on from segment to segment. */
static int64_t count_matches(const void *tally, int64_t from, int64_t to)
{
	struct rrule_tally *t = *(struct rrule_tally *const *)tally;

	return rrule_tally_span(t, from, to, 0).n - count_taken(t, from, to) +
	       count_dates(t->r, from, to);
}

static int64_t next_counted(const void *tally, int64_t wall)
{
	return rrule_wall_next((*(struct rrule_tally *const *)tally)->r, wall);
}

static int64_t prev_counted(const void *tally, int64_t wall)
{
	return rrule_wall_prev((*(struct rrule_tally *const *)tally)->r, wall);
}

/* For next and prev, which never count. */
static struct wall_set set_of(const struct rrule *r)
{
	return (struct wall_set){r, next_match, prev_match, NULL};
}

static struct transit rule_of(const struct rrule *r, enum cron_dst dst)
{
	return transit_make(r->freq < RRULE_HOURLY, dst);
}

ms_t rrule_next(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t after)
{
	struct wall_set set = set_of(r);

	return search_next(&set, rule_of(r, dst), zone, after);
}

ms_t rrule_prev(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t before)
{
	struct wall_set set = set_of(r);

	return search_prev(&set, rule_of(r, dst), zone, before);
}

int64_t rrule_count(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t from,
		    ms_t to)
{
	struct rrule_tally tally;
	struct rrule_tally *counting = &tally;
	struct wall_set set = {&counting, next_counted, prev_counted, count_matches};

	rrule_tally_init(&tally, r);
	return search_count(&set, rule_of(r, dst), zone, from, to);
}
