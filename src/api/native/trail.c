/* The audit log: as pages for people, and as lines from which it can be proved. */

#include "store/trail.h"
#include "api/native/native.h"
#include "api/paging.h"
#include "api/query.h"
#include "api/reading.h"
#include "base/limits.h"
#include "base/macros.h"
#include "base/num.h"
#include "model/fields.h"

enum {
	AT_ONCE = 256,	     /* rows read from the store at a time */
	LOOKED_MOST = 20000, /* rows that one request looks at, whatever it finds */
};

/* A walk over rows in one direction, up to a page of those that fit. */
struct trail_walk {
	struct trail_filter filter;
	struct trail_ask ask;
	int64_t left;	/* rows that may still be shown */
	int64_t looked; /* rows so far */
	int64_t last;	/* the last row that was looked at */
	bool at_end;	/* there is nothing behind it */
	bool as_lines, oldest_first;
};

/* A caller of every namespace sees all rows, or those of the namespace that it asks for. */
static enum rc read_reach(struct request *rq, int64_t *out, struct err *err)
{
	struct str asked = request_header(rq, STR("Belfry-Namespace"));

	if (query_str(rq, "namespace", &asked, err))
		return err->rc;
	*out = rq->caller.everywhere && asked.n == 0 ? NAMESPACE_ALL : rq->caller.namespace;
	return RC_OK;
}

static enum rc read_filter(struct request *rq, struct trail_filter *out, struct err *err)
{
	struct trail_filter f = {.since = LIMIT_INSTANT_MIN, .until = MS_NEVER};

	if (query_str(rq, "action", &f.action, err) || query_str(rq, "object", &f.object, err) ||
	    query_str(rq, "actor", &f.actor, err) || query_time(rq, "since", &f.since, err) ||
	    query_time(rq, "until", &f.until, err) || read_reach(rq, &f.namespace, err))
		return err->rc;
	*out = f;
	return RC_OK;
}

static void show(struct request *rq, struct trail_walk *k, struct json_writer *w,
		 const struct trail_row *row)
{
	struct buf line CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);

	k->left--;
	if (k->as_lines) {
		trail_write_line(&rq->answer.body, row);
		buf_add_c(&rq->answer.body, '\n');
		return;
	}
	trail_write_line(&line, row);
	json_put_raw(w, buf_str(&line));
}

static bool goes_on(const struct request *rq, const struct trail_walk *k)
{
	return !k->at_end && k->left > 0 && k->looked < LOOKED_MOST &&
	       rq->answer.body.n < PAGE_BYTES;
}

static enum rc look(struct request *rq, struct trail_walk *k, struct arena *scratch,
		    struct json_writer *w, const struct trail_row *row, struct err *err)
{
	bool fits;

	if (trail_fits(scratch, &k->filter, row, &fits, err))
		return err->rc;
	if (fits)
		show(rq, k, w, row);
	k->last = row->seq;
	k->looked++;
	return RC_OK;
}

static enum rc walk(struct request *rq, struct store *s, struct trail_walk *k,
		    struct json_writer *w, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct trail_row *rows;
	size_t n;

	while (goes_on(rq, k)) {
		arena_reset(&scratch);
		if (store_trail_list(s, &scratch, &k->ask, &rows, &n, err))
			return err->rc;
		for (size_t i = 0; i < n && goes_on(rq, k); i++)
			if (look(rq, k, &scratch, w, &rows[i], err))
				return err->rc;
		k->at_end = n < k->ask.most && (n == 0 || k->last == rows[n - 1].seq);
		*(k->ask.newest_first ? &k->ask.before : &k->ask.after) = k->last;
	}
	return RC_OK;
}

static enum rc answer_page(struct request *rq, struct trail_walk *k, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	char cursor[CURSOR_TEXT];
	struct json_writer w;

	if (reading_begin(rq, &s, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "entries");
	if (walk(rq, s, k, &w, err))
		return err->rc;
	json_end_array(&w);
	if (k->at_end)
		json_add_null(&w, "next_cursor");
	else
		json_add_str(&w, "next_cursor", cursor_print(cursor, k->last));
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_lines(struct request *rq, struct trail_walk *k, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	char next[NUM_I64_TEXT];

	if (reading_begin(rq, &s, err))
		return err->rc;
	answer_text(&rq->answer, 200, "application/x-ndjson");
	if (walk(rq, s, k, NULL, err))
		return err->rc;
	if (!k->at_end)
		answer_header(&rq->answer, &rq->arena, "Belfry-Next",
			      str_of(next, num_print_i64(next, k->last)));
	return RC_OK;
}

static enum rc read_order(struct request *rq, struct trail_walk *k, struct err *err)
{
	struct str order = {0};

	if (query_str(rq, "order", &order, err))
		return err->rc;
	k->oldest_first = k->as_lines || str_eq(order, STR("oldest"));
	if (order.n == 0 || str_eq(order, STR("oldest")) || str_eq(order, STR("newest")))
		return RC_OK;
	return field_bad_word("order", "newest, oldest", err);
}

static enum rc read_walk(struct request *rq, struct trail_walk *k, struct err *err)
{
	struct page page;

	if (read_filter(rq, &k->filter, err) || read_order(rq, k, err) ||
	    paging_read(rq, &page, err) || query_i64(rq, "after", 0, INT64_MAX, &k->ask.after, err))
		return err->rc;
	k->left = page.limit;
	k->ask.most = AT_ONCE;
	k->ask.before = INT64_MAX;
	if (page.before != 0)
		*(k->oldest_first ? &k->ask.after : &k->ask.before) = page.before;
	k->ask.newest_first = !k->oldest_first;
	k->last = k->oldest_first ? k->ask.after : k->ask.before;
	return RC_OK;
}

enum rc trail_get(struct request *rq, struct err *err)
{
	struct trail_walk k = {.as_lines = str_starts(request_header(rq, STR("Accept")),
						      STR("application/x-ndjson"))};

	if (read_walk(rq, &k, err))
		return err->rc;
	return k.as_lines ? answer_lines(rq, &k, err) : answer_page(rq, &k, err);
}
