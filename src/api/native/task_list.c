#include "api/native/native.h"
#include "api/paging.h"
#include "api/query.h"
#include "api/reading.h"
#include "base/macros.h"
#include "model/id.h"
#include "model/task_json.h"
#include "store/batch.h"
#include "store/bundle.h"

/* Words of the filter that find more, or under another name, than the state they name. */
static const struct synonym {
	struct str word;
	unsigned states;
} synonyms[] = {
	/* Taskhook knows no "scheduled" in its filter: what waits is queued. */
	{STR_INIT("queued"), 1U << TASK_QUEUED | 1U << TASK_SCHEDULED},
	/* Taskhook's name for a task that has used up its retries. */
	{STR_INIT("abandoned"), 1U << TASK_FAILED},
};

static enum rc read_status(struct str word, unsigned *bits, struct err *err)
{
	enum task_state state;

	for (size_t i = 0; i < COUNTOF(synonyms); i++)
		if (str_eq(word, synonyms[i].word)) {
			*bits |= synonyms[i].states;
			return RC_OK;
		}
	if (task_state_parse(word, &state)) {
		*bits |= 1U << state;
		return RC_OK;
	}
	err_at(err, RC_INVALID, "invalid_value", "status", "no task has the status \"" STR_FMT "\"",
	       STR_ARG(word));
	return err_hint(err, "use some of: scheduled, queued, processing, retrying, completed, "
			     "failed, cancelled, expired");
}

/* Among a schedule's tasks Taskhook's four words find every task: one that waits for a retry has
 * failed before. */
static enum rc read_schedule_status(struct str word, unsigned *bits, struct err *err)
{
	if (str_eq(word, STR("failed")))
		*bits |= 1U << TASK_RETRYING;
	return read_status(word, bits, err);
}

static enum rc read_filter(struct request *rq, query_word *status, struct task_filter *out,
			   struct err *err)
{
	*out = (struct task_filter){.namespace = rq->caller.namespace, .now = rq->now};
	if (query_words(rq, "status", status, &out->states, err) ||
	    query_str(rq, "target", &out->target, err))
		return err->rc;
	return paging_read(rq, &out->page, err);
}

static void begin_list(struct json_writer *w, int64_t total)
{
	json_begin_object(w);
	json_add_i64(w, "total", total);
	json_add_array(w, "tasks");
}

static void end_list(struct json_writer *w, const struct page_walk *walk)
{
	json_end_array(w);
	page_walk_write_next(walk, w);
	json_end_object(w);
}

static enum rc write_rows(struct request *rq, struct store *s, struct task_filter *f,
			  struct page_walk *walk, struct json_writer *w, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct task_list list;
	bool begun = false;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		f->page = walk->ask;
		if (store_task_list(s, &scratch, f, &list, err))
			return err->rc;
		if (!begun)
			begin_list(w, list.total);
		begun = true;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++)
			task_write(w, &list.items[i]);
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

static enum rc answer_list(struct request *rq, struct store *s, struct task_filter *f,
			   struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);
	struct page_walk walk = page_walk_over(&f->page);

	if (write_rows(rq, s, f, &walk, &w, err))
		return err->rc;
	end_list(&w, &walk);
	return RC_OK;
}

static enum rc answer_none(struct request *rq)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	begin_list(&w, 0);
	end_list(&w, &(struct page_walk){0});
	return RC_OK;
}

static enum rc find_schedule(struct request *rq, struct store *s, struct uuid id, int64_t *key_out,
			     struct err *err)
{
	struct schedule sch;

	if (store_schedule_find(s, &rq->arena, rq->caller.namespace, id, &sch, err))
		return err->rc;
	*key_out = sch.key;
	return RC_OK;
}

/* What is not there has no tasks; another failure is one. */
static enum rc none_or(const struct err *why, bool *none_out, struct err *err)
{
	if (why->rc != RC_NOT_FOUND) {
		*err = *why;
		return err->rc;
	}
	*none_out = true;
	return RC_OK;
}

/* ?schedule_id= of no schedule finds nothing, as any filter without a match. */
static enum rc read_schedule(struct request *rq, struct store *s, int64_t *key_out, bool *none_out,
			     struct err *err)
{
	struct str text = {0};
	struct uuid id = {{0}};
	struct err why = {0};

	if (query_str(rq, "schedule_id", &text, err))
		return err->rc;
	if (text.n == 0)
		return RC_OK;
	(void)id_parse(ID_SCHEDULE, text, &id);
	if (find_schedule(rq, s, id, key_out, &why) == RC_OK)
		return RC_OK;
	return none_or(&why, none_out, err);
}

/* ?parent_id=: the members of that task's fan-out. */
static enum rc read_parent(struct request *rq, struct store *s, int64_t *bundle_out, bool *none_out,
			   struct err *err)
{
	struct str text = {0};
	struct uuid id = {{0}};
	struct err why = {0};
	struct task parent;
	struct bundle b;

	if (query_str(rq, "parent_id", &text, err))
		return err->rc;
	if (text.n == 0)
		return RC_OK;
	(void)id_parse(ID_TASK, text, &id);
	if (store_task_find(s, &rq->arena, rq->caller.namespace, id, rq->now, &parent, &why) ==
		    RC_OK &&
	    store_bundle_of(s, parent.key, &b, &why) == RC_OK) {
		*bundle_out = b.key;
		return RC_OK;
	}
	return none_or(&why, none_out, err);
}

enum rc tasks_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct task_filter f;
	bool none = false;

	if (read_filter(rq, read_status, &f, err) || reading_begin(rq, &s, err) ||
	    read_schedule(rq, s, &f.schedule, &none, err) ||
	    read_parent(rq, s, &f.bundle, &none, err))
		return err->rc;
	return none ? answer_none(rq) : answer_list(rq, s, &f, err);
}

enum rc batches_tasks(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct task_filter f;
	struct batch b;

	if (read_filter(rq, read_status, &f, err) || reading_begin(rq, &s, err) ||
	    store_batch_find(s, &rq->arena, rq->caller.namespace, request_uuid(rq, 0, ID_BATCH), &b,
			     err))
		return err->rc;
	f.bundle = b.bundle;
	return answer_list(rq, s, &f, err);
}

enum rc schedules_tasks(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct task_filter f;

	if (read_filter(rq, read_schedule_status, &f, err) || reading_begin(rq, &s, err) ||
	    find_schedule(rq, s, request_uuid(rq, 0, ID_SCHEDULE), &f.schedule, err))
		return err->rc;
	return answer_list(rq, s, &f, err);
}
