/* The proof of the ledger, on request: every occurrence of a span is a task or lies within a gap. A
 * span ends before what is not decided yet, and begins where finished tasks are kept from. */

#include "sched/audit.h"
#include "api/native/ledger_read.h"
#include "api/native/native.h"
#include "api/paging.h"
#include "api/probe.h"
#include "api/query.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/id.h"
#include "model/times.h"

/* What one answer is about. */
struct audit {
	struct request *rq;
	struct store *s;
	struct json_writer *w;
	ms_t from, to; /* as asked for */
	ms_t kept_from;
	size_t rows; /* tasks and gaps that may still be read */
	bool ok;
};

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

static enum rc spans_of(struct arena *a, const struct ledger_span *l, const struct history *h,
			struct audit_span **out, struct err *err)
{
	struct audit_span *spans = NEW_N(a, struct audit_span, h->n + 1);

	for (size_t i = 0; i < h->n; i++) {
		const struct revision *r = &h->revisions[i];
		ms_t end = i + 1 < h->n ? h->revisions[i + 1].since_at : MS_NEVER;

		spans[i] = (struct audit_span){
			.from_at = later(r->since_at, l->from),
			.to_at = earlier(end, l->to + 1),
			.fires = r->status != SCHEDULE_DELETED,
			.start_at = r->start_at,
			.end_at = r->end_at,
		};
		if (spans[i].fires && history_recur(h, i, &spans[i].recur, err))
			return err->rc;
	}
	*out = spans;
	return RC_OK;
}

static enum rc prove(struct arena *a, const struct ledger_span *l, const struct history *h,
		     struct audit_result *out, struct err *err)
{
	ms_t *slots = NEW_N(a, ms_t, l->n_slots + 1);
	struct audit_span *spans = NULL;

	if (spans_of(a, l, h, &spans, err))
		return err->rc;
	for (size_t i = 0; i < l->n_slots; i++)
		slots[i] = l->slots[i].scheduled_for;
	*out = audit_ledger(spans, h->n, slots, l->n_slots, l->gaps, l->n_gaps);
	return RC_OK;
}

static void write_fault(struct json_writer *w, const struct audit_result *r)
{
	json_add_object(w, "fault");
	json_add_z(w, "kind", audit_fault_name(r->fault));
	add_instant(w, "at", r->at);
	json_add_z(w, "detail", audit_fault_text(r->fault));
	json_end_object(w);
}

static void write_proof(struct json_writer *w, const struct ledger_span *l,
			const struct audit_result *r)
{
	json_add_z(w, "status", r->fault == AUDIT_OK ? "proved" : "fault");
	add_instant(w, "from", l->from);
	add_instant(w, "to", l->to);
	json_add_i64(w, "occurrences", r->occurrences);
	json_add_i64(w, "tasks", r->tasks);
	json_add_i64(w, "missed", r->missed);
	if (r->fault != AUDIT_OK)
		write_fault(w, r);
	add_instant(w, "next_from", l->next_from);
}

/* Its zone is not there: that is no fault of the ledger. */
static void write_unknown(struct json_writer *w, const struct err *why)
{
	json_add_z(w, "status", "unknown");
	json_add_z(w, "detail", why->text);
}

static bool is_the_stores(enum rc rc)
{
	return rc == RC_IO || rc == RC_BUSY;
}

static enum rc audit_one(struct audit *q, const struct schedule *sch, struct err *err)
{
	struct ledger_span l = {.from = later(q->from, q->kept_from),
				.to = earlier(q->to, earlier(sch->next_at - 1, q->rq->now))};
	struct audit_result result = {.fault = AUDIT_OK};
	struct err why = {0};
	struct history h;

	l.from = later(l.from, sch->created_at);
	if (ledger_read(q->rq, q->s, sch, q->rows, &l, &h, &why) ||
	    prove(&q->rq->arena, &l, &h, &result, &why)) {
		*err = why;
		if (is_the_stores(why.rc))
			return why.rc;
		*err = (struct err){0};
	}
	json_begin_object(q->w);
	json_add_z(q->w, "schedule_id", id_print(ID_SCHEDULE, sch->id).z);
	add_text(q->w, "name", sch->name);
	if (why.rc != RC_OK)
		write_unknown(q->w, &why);
	else
		write_proof(q->w, &l, &result);
	json_end_object(q->w);
	q->ok = q->ok && result.fault == AUDIT_OK;
	q->rows -= l.n_slots + l.n_gaps < q->rows ? l.n_slots + l.n_gaps : q->rows;
	return RC_OK;
}

static enum rc audit_page(struct audit *q, struct page *page, struct err *err)
{
	struct schedule_filter f = {.namespace = q->rq->caller.namespace, .page = *page};
	struct schedule_list list;
	size_t n = 0;

	f.page.no_total = true;
	f.page.limit++;
	if (store_schedule_list(q->s, &q->rq->arena, &f, &list, err))
		return err->rc;
	while (n < list.n && (int64_t)n < page->limit && q->rows != 0)
		if (audit_one(q, &list.items[n++], err))
			return err->rc;
	page->before = n < list.n && n != 0 ? list.items[n - 1].key : 0;
	return RC_OK;
}

static enum rc audit_named(struct audit *q, struct str text, struct err *err)
{
	struct uuid id = {{0}};
	struct schedule sch;

	(void)id_parse(ID_SCHEDULE, text, &id);
	if (store_schedule_find(q->s, &q->rq->arena, q->rq->caller.namespace, id, &sch, err))
		return err->rc;
	return audit_one(q, &sch, err);
}

static ms_t kept_from(const struct request *rq)
{
	const struct probes *p = &rq->services->probes;
	struct engine_probe engine = {0};

	p->engine(p->ctx, &engine);
	return engine.retention_ms == MS_NEVER ? 0 : rq->now - engine.retention_ms;
}

static void write_cursor(struct json_writer *w, int64_t before)
{
	char text[CURSOR_TEXT];

	if (before != 0)
		json_add_str(w, "next_cursor", cursor_print(text, before));
	else
		json_add_null(w, "next_cursor");
}

enum rc audit_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct audit q = {.rq = rq, .to = MS_NEVER, .rows = LIMIT_AUDIT_ROWS, .ok = true};
	struct str id = {0};
	struct json_writer w;
	struct page page;

	if (query_str(rq, "schedule_id", &id, err) || query_time(rq, "from", &q.from, err) ||
	    query_time(rq, "to", &q.to, err) || paging_read(rq, &page, err) ||
	    reading_begin(rq, &s, err))
		return err->rc;
	q.s = s;
	q.w = &w;
	q.kept_from = kept_from(rq);
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "schedules");
	if (id.n != 0 ? audit_named(&q, id, err) : audit_page(&q, &page, err))
		return err->rc;
	json_end_array(&w);
	json_add_bool(&w, "ok", q.ok);
	write_cursor(&w, id.n != 0 ? 0 : page.before);
	json_end_object(&w);
	return RC_OK;
}
