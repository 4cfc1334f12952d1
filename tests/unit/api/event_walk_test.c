#include "test.h"

#include "api/native/event_walk.h"
#include "base/macros.h"
#include "model/task.h"
#include "store/ops.h"

/* Events 4 to 9 are kept, three in a row; the odd ones are of namespace 2. */
enum { FIRST = 4, LAST = 9, A_ROW = 3 };

static enum rc span(struct store *s, struct event_span *out, struct err *err)
{
	(void)s, (void)err;
	*out = (struct event_span){FIRST, LAST};
	return RC_OK;
}

static void fill(struct arena *a, int64_t first, struct event_row *row)
{
	struct buf body = BUF_INIT(256);

	for (int64_t n = first; n < first + A_ROW; n++)
		event_put(&body, &(struct event){.kind = EVENT_TASK_COMPLETED,
						 .namespace = n % 2 != 0 ? 2 : 1,
						 .subject = n * 10,
						 .attempt = 1});
	*row = (struct event_row){
		.first = first, .n = A_ROW, .at = 1000, .body = str_dup(a, buf_str(&body))};
	buf_release(&body);
}

static enum rc list(struct store *s, struct arena *a, int64_t after, size_t most,
		    struct event_row **items_out, size_t *n_out, struct err *err)
{
	(void)s, (void)most, (void)err;
	*items_out = NEW_N(a, struct event_row, 2);
	*n_out = 0;
	for (int64_t first = FIRST; first <= LAST; first += A_ROW)
		if (first + A_ROW > after + 1)
			fill(a, first, &(*items_out)[(*n_out)++]);
	return RC_OK;
}

/* The task of event 6 is not kept any more; that of event 8 is of schedule 7. */
static enum rc brief(struct store *s, struct arena *a, int64_t task, struct task *out,
		     struct err *err)
{
	(void)s, (void)a;
	if (task == 60)
		return err_set(err, RC_NOT_FOUND, "not_found", "no such task");
	*out = (struct task){.key = task, .schedule_key = task == 80 ? 7 : 0};
	out->template.target = STR("\"https://example.com/\"");
	return RC_OK;
}

static const struct event_ops events = {
	.event_span = span, .event_list = list, .task_brief = brief};
static const struct store_ops ops = {.events = &events};

struct seen {
	int64_t numbers[16];
	size_t n, most;
};

static bool note(void *context, const struct shown_event *e)
{
	struct seen *s = context;

	s->numbers[s->n++] = e->number;
	return s->n == s->most;
}

static struct event_walk begin(struct event_filter filter, const char *after)
{
	struct store s = {.ops = &ops};
	struct event_walk w = {.filter = filter};
	struct err err = {0};

	assert_int_equal(event_walk_begin(&w, &s, str_z(after), &err), RC_OK);
	return w;
}

static bool walk(struct event_walk *w, struct seen *seen)
{
	struct store s = {.ops = &ops};
	struct err err = {0};
	bool more;

	assert_int_equal(event_walk_on(w, &s, note, seen, &more, &err), RC_OK);
	return more;
}

static const struct event_filter all = {.namespace = 1, .kinds = UINT32_MAX};

TEST(a_walk_shows_its_namespaces_events_whose_tasks_are_kept)
{
	struct event_walk w = begin(all, "0");
	struct seen seen = {.most = 16};

	CHECK(!walk(&w, &seen));
	CHECK(seen.n == 2 && seen.numbers[0] == 4 && seen.numbers[1] == 8);
	CHECK(w.after == LAST && !w.was_reset);
	CHECK(!walk(&w, &seen) && seen.n == 2);
}

TEST(a_walk_stops_where_it_is_told_to_and_goes_on_there)
{
	struct event_walk w = begin(all, "0");
	struct seen seen = {.most = 1};

	CHECK(walk(&w, &seen));
	CHECK(seen.n == 1 && w.after == 4);
	seen.most = 16;
	CHECK(!walk(&w, &seen));
	CHECK(seen.n == 2 && seen.numbers[1] == 8);
}

TEST(where_a_walk_begins)
{
	static const struct {
		int line;
		const char *after;
		int64_t begins;
		bool reset_at_once, reset_then;
	} rows[] = {
		{__LINE__, "", LAST, false, false},
		{__LINE__, "0", FIRST - 1, false, false},
		{__LINE__, "3", 3, false, false},
		{__LINE__, "2", 2, false, true}, /* event 3 is lost to it */
		{__LINE__, "6", 6, false, false},
		{__LINE__, "9", LAST, false, false},
		{__LINE__, "10", LAST, true, true},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct event_walk w = begin(all, rows[i].after);
		struct seen seen = {.most = 16};

		CHECK_ROW(rows[i].line, w.after == rows[i].begins);
		CHECK_ROW(rows[i].line, w.was_reset == rows[i].reset_at_once);
		(void)walk(&w, &seen);
		CHECK_ROW(rows[i].line, w.was_reset == rows[i].reset_then);
	}
}

TEST(a_walk_that_lost_events_says_so_before_it_shows_any)
{
	struct event_walk w = begin(all, "1");
	struct seen seen = {.most = 16};

	CHECK(walk(&w, &seen));
	CHECK(w.was_reset && seen.n == 0 && w.after == FIRST - 1);
	w.was_reset = false;
	CHECK(!walk(&w, &seen));
	CHECK(!w.was_reset && seen.n == 2);
}

TEST(filters_pass_over_the_rest)
{
	static const struct {
		int line;
		struct event_filter filter;
		size_t n;
		int64_t first;
	} rows[] = {
		{__LINE__, {.namespace = 2, .kinds = UINT32_MAX}, 3, 5},
		{__LINE__, {.namespace = 3, .kinds = UINT32_MAX}, 0, 0},
		{__LINE__, {.namespace = 1, .kinds = 1U << EVENT_TASK_COMPLETED}, 2, 4},
		{__LINE__, {.namespace = 1, .kinds = 1U << EVENT_TASK_FAILED}, 0, 0},
		{__LINE__, {.namespace = 1, .kinds = UINT32_MAX, .task = 80}, 1, 8},
		{__LINE__, {.namespace = 1, .kinds = UINT32_MAX, .task = 50}, 0, 0},
		{__LINE__, {.namespace = 1, .kinds = UINT32_MAX, .schedule = 7}, 1, 8},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct event_walk w = begin(rows[i].filter, "0");
		struct seen seen = {.most = 16};

		(void)walk(&w, &seen);
		CHECK_ROW(rows[i].line, seen.n == rows[i].n);
		CHECK_ROW(rows[i].line, seen.n == 0 || seen.numbers[0] == rows[i].first);
		CHECK_ROW(rows[i].line, w.after == LAST);
	}
}

TEST(what_is_no_number_is_refused)
{
	struct store s = {.ops = &ops};
	struct event_walk w = {.filter = all};
	struct err err = {0};

	CHECK(event_walk_begin(&w, &s, STR("x"), &err) == RC_INVALID);
	assert_string_equal(err.field, "after");
}
