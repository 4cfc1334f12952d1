/* Lists of tasks: which statement serves a filter best, its page of keys, its total. */

#include "sqlite_snapshot.h"
#include "sqlite_task.h"
#include "sqlite_verbs.h"
#include "store/digest.h"

enum { ALL_STATES = 255 }; /* a bit each */

struct plan {
	enum sql pick, count;
	unsigned states;
	int64_t destination;
	bool has_target;
};

static struct plan plan_of(const struct task_filter *f)
{
	struct plan p = {.states = f->states, .has_target = f->target.n != 0};

	if (p.states == 0)
		p.states = ALL_STATES;
	if (p.has_target)
		p.destination = digest_of(f->target);
	if (f->bundle != 0) {
		p.pick = SQL_PICK_BUNDLE;
		p.count = SQL_COUNT_BUNDLE;
	} else if (f->schedule != 0) {
		p.pick = SQL_PICK_SCHEDULE;
		p.count = SQL_COUNT_SCHEDULE;
	} else if (p.has_target) {
		p.pick = SQL_PICK_TARGET;
		p.count = SQL_COUNT_TARGET;
	} else if (p.states != ALL_STATES) {
		p.pick = SQL_PICK_PLACES;
		p.count = SQL_COUNT_PLACES;
	} else {
		p.pick = SQL_PICK_NAMESPACE;
		p.count = SQL_COUNT_NAMESPACE;
	}
	return p;
}

static void put_filter(struct query *c, const struct task_filter *f, const struct plan *p)
{
	put_i64(c, f->namespace);
	put_i64(c, f->now);
	put_i64(c, p->states);
	put_key(c, f->bundle != 0 ? f->bundle : f->schedule);
	if (p->has_target)
		put_i64(c, p->destination);
	else
		put_null(c);
}

static void take_key(struct query *c, struct arena *a, void *item)
{
	int64_t *key = item;

	(void)a;
	*key = take_i64(c);
}

static enum rc pick(struct sqlite_store *q, struct arena *a, const struct task_filter *f,
		    const struct plan *p, struct array *keys, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, p->pick, err) != RC_OK)
		return err->rc;
	put_filter(&c, f, p);
	put_i64(&c, f->page.before != 0 ? f->page.before : INT64_MAX);
	put_i64(&c, f->page.limit);
	put_i64(&c, f->page.offset);
	return query_list(&c, a, take_key, sizeof(int64_t), keys, err);
}

static enum rc read_all(struct sqlite_store *q, struct arena *a, const struct task_filter *f,
			const struct array *keys, struct task *out, struct err *err)
{
	const struct task_view v = {.now = f->now, .payload = !f->no_payload};
	const int64_t *key = keys->items;

	for (size_t i = 0; i < keys->n; i++)
		if (task_read(q, a, &v, key[i], &out[i], err) != RC_OK)
			return err->rc;
	return RC_OK;
}

/* The columns of SQL_COUNT_PLACES, behind the first: all tasks. */
static const enum task_state counted[] = {
	TASK_FAILED,	 TASK_CANCELLED, TASK_EXPIRED,
	TASK_PROCESSING, TASK_QUEUED, /* those that wait */
	TASK_SCHEDULED,	 TASK_QUEUED,	 TASK_RETRYING,
};

/* A task is in one state: the completed ones are those that are in no other. */
static int64_t sum_places(struct query *c, unsigned states)
{
	int64_t all = take_i64(c), others = 0, wanted = 0;

	for (size_t i = 0; i < COUNTOF(counted); i++) {
		int64_t n = take_i64(c);

		others += n;
		if (states >> counted[i] & 1)
			wanted += n;
	}
	return states >> TASK_COMPLETED & 1 ? wanted + all - others : wanted;
}

static enum rc count(struct sqlite_store *q, const struct task_filter *f, const struct plan *p,
		     int64_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, p->count, err) != RC_OK)
		return err->rc;
	put_filter(&c, f, p);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = p->count == SQL_COUNT_PLACES ? sum_places(&c, p->states) : take_i64(&c);
	return RC_OK;
}

enum rc sqlite_task_list(struct store *s, struct arena *a, const struct task_filter *f,
			 struct task_list *out, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct plan p = plan_of(f);
	struct array keys = {0};
	struct task *items;
	int64_t total = TOTAL_UNKNOWN;

	if (snapshot_open(&snap, q, err) != RC_OK || pick(q, a, f, &p, &keys, err) != RC_OK)
		return err->rc;
	items = NEW_N(a, struct task, keys.n);
	if (read_all(q, a, f, &keys, items, err) != RC_OK ||
	    (!f->page.no_total && count(q, f, &p, &total, err) != RC_OK))
		return err->rc;
	*out = (struct task_list){.items = items, .n = keys.n, .total = total};
	return RC_OK;
}
