/* What became of each occurrence of a schedule in a span: a task, or part of a gap. Tasks and gaps
 * are shown in their order; a gap that reaches over an end of the span is cut there, and its count
 * is that of the slots within. */

#include "api/native/native.h"
#include "api/query.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/id.h"
#include "model/schedule_json.h"
#include "model/times.h"
#include "sched/recurrence.h"

struct ledger {
	struct schedule schedule;
	ms_t from, to;	/* both included */
	int64_t limit;	/* tasks, and gaps, of one answer */
	ms_t next_from; /* where the next answer goes on; MS_NEVER: this is all */
	struct slot *slots;
	size_t n_slots;
	struct gap *gaps;
	size_t n_gaps;
	struct revision *revisions;
	size_t n_revisions;
};

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

/* Slots of one revision within from..to, both included. */
static enum rc count_revision(struct zones *zones, const struct revision *r, ms_t from, ms_t to,
			      int64_t *count, struct err *err)
{
	struct recur recur;

	if (r->status == SCHEDULE_DELETED || from > to)
		return RC_OK;
	if (recurrence_make(r->cron, r->timezone, r->dst, zones, &recur, err))
		return err->rc;
	if (r->start_at != AT_NONE)
		from = later(from, r->start_at);
	if (r->end_at != AT_NONE)
		to = earlier(to, r->end_at);
	if (from <= to)
		*count += recur_count(&recur, from, to + 1);
	return RC_OK;
}

static enum rc cut_gap(const struct ledger *l, struct zones *zones, struct gap *g, struct err *err)
{
	int64_t count = 0;

	if (g->from_at >= l->from && g->to_at <= l->to)
		return RC_OK;
	g->from_at = later(g->from_at, l->from);
	g->to_at = earlier(g->to_at, l->to);
	for (size_t i = 0; i < l->n_revisions; i++) {
		ms_t since = later(g->from_at, l->revisions[i].since_at);
		ms_t until = i + 1 < l->n_revisions
				     ? earlier(g->to_at, l->revisions[i + 1].since_at - 1)
				     : g->to_at;

		if (count_revision(zones, &l->revisions[i], since, until, &count, err))
			return err->rc;
	}
	g->count = count;
	return RC_OK;
}

/* More than fits into one answer: the span ends before the first that is not shown. */
static void shorten(struct ledger *l)
{
	size_t limit = (size_t)l->limit;
	ms_t cut = MS_NEVER;

	if (l->n_slots > limit)
		cut = l->slots[limit].scheduled_for;
	if (l->n_gaps > limit)
		cut = earlier(cut, l->gaps[limit].from_at);
	l->next_from = cut;
	if (cut == MS_NEVER)
		return;
	l->to = cut - 1;
	while (l->n_slots != 0 && l->slots[l->n_slots - 1].scheduled_for >= cut)
		l->n_slots--;
	while (l->n_gaps != 0 && l->gaps[l->n_gaps - 1].from_at >= cut)
		l->n_gaps--;
}

static enum rc load(struct request *rq, struct ledger *l, struct uuid id, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct arena *a = &rq->arena;
	size_t most = (size_t)l->limit + 1;
	int64_t key;

	if (reading_begin(rq, &s, err) ||
	    store_schedule_find(s, a, rq->caller.namespace, id, &l->schedule, err))
		return err->rc;
	key = l->schedule.key;
	if (l->from == AT_NONE)
		l->from = l->schedule.created_at;
	if (store_slot_list(s, a, key, l->from, l->to, most, &l->slots, &l->n_slots, err) ||
	    store_gap_list(s, a, key, l->from, l->to, most, &l->gaps, &l->n_gaps, err) ||
	    store_revision_list(s, a, key, &l->revisions, &l->n_revisions, err))
		return err->rc;
	shorten(l);
	for (size_t i = 0; i < l->n_gaps; i++)
		if (cut_gap(l, rq->services->zones, &l->gaps[i], err))
			return err->rc;
	return RC_OK;
}

static void write_counts(struct json_writer *w, const struct ledger *l)
{
	int64_t missed = 0;

	for (size_t i = 0; i < l->n_gaps; i++)
		missed += l->gaps[i].count;
	json_add_i64(w, "occurrences", (int64_t)l->n_slots + missed);
	json_add_i64(w, "fired", (int64_t)l->n_slots);
	json_add_i64(w, "missed", missed);
}

static void write_slot(struct json_writer *w, const struct slot *s)
{
	json_begin_object(w);
	add_instant(w, "scheduled_for", s->scheduled_for);
	json_add_z(w, "task_id", id_print(ID_TASK, s->task).z);
	json_add_z(w, "status", task_state_name(s->state));
	json_end_object(w);
}

static void write_ledger(struct json_writer *w, const struct ledger *l)
{
	json_begin_object(w);
	json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, l->schedule.id).z);
	add_instant(w, "from", l->from);
	add_instant(w, "to", l->to);
	write_counts(w, l);
	json_add_array(w, "tasks");
	for (size_t i = 0; i < l->n_slots; i++)
		write_slot(w, &l->slots[i]);
	json_end_array(w);
	json_add_array(w, "gaps");
	for (size_t i = 0; i < l->n_gaps; i++)
		gap_write(w, &l->gaps[i]);
	json_end_array(w);
	add_instant(w, "next_from", l->next_from);
	json_end_object(w);
}

static enum rc answer(struct request *rq, struct uuid id, struct err *err)
{
	struct ledger l = {.from = AT_NONE, .to = rq->now, .limit = LIMIT_PAGE};
	struct json_writer w;

	if (query_time(rq, "from", &l.from, err) || query_time(rq, "to", &l.to, err) ||
	    query_i64(rq, "limit", 1, LIMIT_PAGE, &l.limit, err) || load(rq, &l, id, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	write_ledger(&w, &l);
	return RC_OK;
}

enum rc schedules_ledger(struct request *rq, struct err *err)
{
	return answer(rq, request_uuid(rq, 0, ID_SCHEDULE), err);
}

enum rc ledger_get(struct request *rq, struct err *err)
{
	struct str text = {0};
	struct uuid id = {{0}};

	if (query_str(rq, "schedule_id", &text, err))
		return err->rc;
	if (text.n == 0) {
		err_at(err, RC_INVALID, "missing_field", "schedule_id", "schedule_id is required");
		return err_hint(err, "GET /v1/ledger?schedule_id=schedule_…");
	}
	(void)id_parse(ID_SCHEDULE, text, &id);
	return answer(rq, id, err);
}
