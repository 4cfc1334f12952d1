#include "cron_json.h"
#include "envelope.h"
#include "infrai.h"

#include "api/native/facts.h"
#include "api/paging.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/id.h"

enum { EXISTING = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED | 1U << SCHEDULE_ERROR };

static void write_record(struct request *rq, struct json_writer *w, struct arena *a,
			 struct schedule *s)
{
	facts_pass_rest(rq, s);
	json_begin_object(w);
	cron_record_write(w, a, s, rq->now);
	json_end_object(w);
}

static enum rc write_records(struct request *rq, struct store *s, struct page_walk *walk,
			     struct json_writer *w, int64_t *total_out, struct err *err)
{
	struct schedule_filter f = {.namespace = rq->caller.namespace, .statuses = EXISTING};
	struct arena scratch CLEANUP(arena_release) = {0};
	struct schedule_list list;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		f.page = walk->ask;
		if (store_schedule_list(s, &scratch, &f, &list, err))
			return err->rc;
		if (list.total != TOTAL_UNKNOWN)
			*total_out = list.total;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++)
			write_record(rq, w, &scratch, &list.items[i]);
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

static void end_list(struct request *rq, struct envelope *e, const struct page_walk *walk,
		     int64_t total)
{
	json_end_array(&e->w);
	json_add_i64(&e->w, "total", total);
	page_walk_write_next(walk, &e->w);
	envelope_end(rq, e);
}

/* All of the namespace's schedules, whatever surface made them. */
enum rc infrai_cron_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct page_walk walk;
	struct envelope e;
	int64_t total = 0;
	struct page page;

	if (paging_read_of(rq, LIMIT_PAGE, &page, err) || reading_begin(rq, &s, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	walk = page_walk_over(&page);
	json_add_array(&e.w, "items");
	if (write_records(rq, s, &walk, &e.w, &total, err))
		return err->rc;
	end_list(rq, &e, &walk, total);
	return RC_OK;
}

static enum rc write_runs(struct request *rq, struct store *s, int64_t schedule,
			  struct page_walk *walk, struct json_writer *w, int64_t *total_out,
			  struct err *err)
{
	struct task_filter f = {.namespace = rq->caller.namespace,
				.schedule = schedule,
				.now = rq->now,
				.no_payload = true};
	struct arena scratch CLEANUP(arena_release) = {0};
	struct task_list list;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		f.page = walk->ask;
		if (store_task_list(s, &scratch, &f, &list, err))
			return err->rc;
		if (list.total != TOTAL_UNKNOWN)
			*total_out = list.total;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++) {
			json_begin_object(w);
			cron_run_write(w, &list.items[i]);
			json_end_object(w);
		}
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

enum rc infrai_cron_runs(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct schedule schedule;
	struct page_walk walk;
	struct envelope e;
	int64_t total = 0;
	struct page page;

	if (paging_read_of(rq, LIMIT_PAGE, &page, err) || reading_begin(rq, &s, err) ||
	    store_schedule_find(s, &rq->arena, rq->caller.namespace,
				request_uuid(rq, 0, ID_SCHEDULE), &schedule, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	walk = page_walk_over(&page);
	json_add_array(&e.w, "items");
	if (write_runs(rq, s, schedule.key, &walk, &e.w, &total, err))
		return err->rc;
	end_list(rq, &e, &walk, total);
	return RC_OK;
}
