#include "api/native/facts.h"
#include "api/native/native.h"
#include "api/paging.h"
#include "api/query.h"
#include "api/reading.h"
#include "model/schedule_json.h"

enum { EXISTING = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED | 1U << SCHEDULE_ERROR };
enum { ENABLED = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_ERROR };

static enum rc read_status(struct str word, unsigned *bits, struct err *err)
{
	enum schedule_status s;

	if (!schedule_status_parse(word, &s)) {
		err_at(err, RC_INVALID, "invalid_value", "status",
		       "no schedule has the status \"" STR_FMT "\"", STR_ARG(word));
		return err_hint(err, "use one of: active, disabled, error, deleted");
	}
	*bits |= 1U << s;
	return RC_OK;
}

/* `enabled` says the same as a status; together they both hold. */
static enum rc read_enabled(struct request *rq, unsigned *statuses, struct err *err)
{
	struct str given = {0};
	bool enabled = false;

	if (query_str(rq, "enabled", &given, err) || query_bool(rq, "enabled", &enabled, err))
		return err->rc;
	if (given.n != 0)
		*statuses &= enabled ? ENABLED : 1U << SCHEDULE_DISABLED;
	return RC_OK;
}

static enum rc read_filter(struct request *rq, struct schedule_filter *out, struct err *err)
{
	*out = (struct schedule_filter){.namespace = rq->caller.namespace, .statuses = EXISTING};
	if (query_words(rq, "status", read_status, &out->statuses, err) ||
	    read_enabled(rq, &out->statuses, err) || query_str(rq, "name", &out->name, err))
		return err->rc;
	return paging_read(rq, &out->page, err);
}

static void begin_list(struct json_writer *w, int64_t total)
{
	json_begin_object(w);
	json_add_i64(w, "total", total);
	json_add_array(w, "schedules");
}

static enum rc write_rows(struct request *rq, struct store *s, struct schedule_filter *f,
			  struct page_walk *walk, struct json_writer *w, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct schedule_list list;
	bool begun = false;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		f->page = walk->ask;
		if (store_schedule_list(s, &scratch, f, &list, err))
			return err->rc;
		if (!begun)
			begin_list(w, list.total);
		begun = true;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++) {
			facts_pass_rest(rq, &list.items[i]);
			schedule_write(w, &list.items[i], NULL, rq->now);
		}
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

static void end_list(struct json_writer *w, const struct page_walk *walk)
{
	json_end_array(w);
	page_walk_write_next(walk, w);
	json_end_object(w);
}

enum rc schedules_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct json_writer w = answer_json(&rq->answer, 200);
	struct page_walk walk = {0};
	struct schedule_filter f;

	if (read_filter(rq, &f, err) || reading_begin(rq, &s, err))
		return err->rc;
	if (f.statuses == 0) { /* status and enabled exclude each other; 0 is any to the store */
		begin_list(&w, 0);
	} else {
		walk = page_walk_over(&f.page);
		if (write_rows(rq, s, &f, &walk, &w, err))
			return err->rc;
	}
	end_list(&w, &walk);
	return RC_OK;
}
