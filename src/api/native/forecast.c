/* Every fire of the namespace in a span, without firing. */

#include <string.h>

#include "api/native/facts.h"
#include "api/native/forecast_json.h"
#include "api/native/native.h"
#include "api/query.h"
#include "api/reading.h"

enum { AT_ONCE = 500 };

/* Its URL or name as it stands in the schedule, or its host. */
static bool is_target(const struct schedule *s, struct str target)
{
	struct str text = s->template.target;

	if (target.n == 0 || str_eq(s->template.lane, target))
		return true;
	return text.n == target.n + 2 && text.p[0] == '"' &&
	       str_eq(str_sub(text, 1, target.n), target);
}

/* Room for one more. */
static void make_room(struct arena *a, struct forecast *f, size_t *size)
{
	struct forecast_item *items;

	if (f->n < *size)
		return;
	*size = *size != 0 ? 2 * *size : 64;
	items = NEW_N(a, struct forecast_item, *size);
	if (f->n != 0)
		memcpy(items, f->items, f->n * sizeof(*items));
	f->items = items;
}

/* Adds those of the page that can be computed. */
static enum rc add_page(struct request *rq, const struct schedule_list *list, struct str target,
			struct forecast *f, size_t *size, struct err *err)
{
	for (size_t i = 0; i < list->n; i++) {
		struct forecast_item *it;
		struct err why = {0};

		if (!is_target(&list->items[i], target))
			continue;
		if (f->n == FORECAST_SCHEDULES_MOST) {
			err_set(err, RC_INVALID, "forecast_too_large",
				"there are more than %d schedules", FORECAST_SCHEDULES_MOST);
			return err_hint(err, "name a target");
		}
		make_room(&rq->arena, f, size);
		it = &f->items[f->n];
		*it = (struct forecast_item){.schedule = &list->items[i],
					     .lane = list->items[i].template.lane};
		f->n += facts_rule(rq, &list->items[i], &it->rule, &why) == RC_OK;
	}
	return RC_OK;
}

static enum rc gather(struct request *rq, struct store *s, struct str target, struct forecast *f,
		      struct err *err)
{
	struct schedule_list list = {.n = AT_ONCE};
	int64_t after = 0;
	size_t size = 0;

	while (list.n == AT_ONCE) {
		if (store_schedules_active(s, &rq->arena, rq->caller.namespace, after, AT_ONCE,
					   &list, err) ||
		    add_page(rq, &list, target, f, &size, err))
			return err->rc;
		after = list.n != 0 ? list.items[list.n - 1].key : after;
	}
	return RC_OK;
}

static enum rc read_query(struct request *rq, struct forecast *f, struct str *target,
			  struct err *err)
{
	struct str bucket = STR("hour");

	f->from = rq->now;
	f->to = AT_NONE;
	if (query_time(rq, "from", &f->from, err) || query_time(rq, "to", &f->to, err) ||
	    query_str(rq, "bucket", &bucket, err) || query_str(rq, "target", target, err) ||
	    forecast_bucket_parse(bucket, &f->bucket_ms, err))
		return err->rc;
	f->from -= f->from % f->bucket_ms;
	if (f->to == AT_NONE)
		f->to = f->from + MS_DAY;
	return forecast_check_span(f, err);
}

enum rc forecast_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct forecast f = {0};
	struct str target = {0};
	struct json_writer w;

	if (read_query(rq, &f, &target, err) || reading_begin(rq, &s, err) ||
	    gather(rq, s, target, &f, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	return forecast_write(&w, &rq->arena, &f, err);
}
