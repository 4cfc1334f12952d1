/* Whether anything still needs a named target: tasks that wait, schedules, queues that push to it,
 * groups that it is a member of. */

#include "engine/targets.h"
#include "model/id.h"
#include "store/bundle.h"
#include "store/queue.h"

enum { GROUPS_AT_ONCE = 100 };

static enum rc refuse(const char *who, struct str name, struct err *err)
{
	(void)err_set(err, RC_CONFLICT, "target_in_use", "%s" STR_FMT, who, STR_ARG(name));
	return err_hint(err, "change that first; or ?force=true deletes it all the same: its tasks "
			     "then fail, slots become gaps, and what a queue pushes waits");
}

static enum rc check_tasks(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	int64_t lane;
	ms_t first;

	if (store_lane_ensure(e->o.store, namespace, named_target_lane(&e->turn, name), &lane,
			      err) ||
	    store_lane_first(e->o.store, lane, &first, err))
		return err->rc;
	if (first == MS_NEVER && lanes_get(&e->lanes, lane)->claimed == 0)
		return RC_OK;
	return refuse("tasks wait for the target", (struct str){0}, err);
}

/* Those of RAT go with their pipeline. */
static enum rc check_schedules(struct engine *e, int64_t namespace, struct str name,
			       struct err *err)
{
	const struct schedule_filter f = {
		.namespace = namespace,
		.statuses = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED | 1U << SCHEDULE_ERROR,
		.dialects = ~(1U << DIALECT_RAT),
		.target = name,
		.no_payload = true,
		.page = {.limit = 1, .no_total = true},
	};
	struct schedule_list list;
	struct id_text id;

	if (store_schedule_list(e->o.store, &e->turn, &f, &list, err))
		return err->rc;
	if (list.n == 0)
		return RC_OK;
	id = id_print(ID_SCHEDULE, list.items[0].id);
	return refuse("a schedule goes to the target: ", str_z(id.z), err);
}

/* Whether the text of a target is this name. */
static bool names(struct engine *e, struct str text, struct str name)
{
	struct err ignored = {0};
	struct target t;

	return text.p != NULL && target_parse(&e->turn, text, &t, "", &ignored) == RC_OK &&
	       t.kind == TARGET_NAME && str_eq(t.name, name);
}

static enum rc check_queues(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	struct queue *queues;
	size_t n;

	if (store_queue_list(e->o.store, &e->turn, namespace, &queues, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (names(e, queues[i].push, name))
			return refuse("a queue pushes to the target: ", queues[i].name, err);
	return RC_OK;
}

static enum rc check_group(struct engine *e, const struct url_group *g, struct str name,
			   struct err *err)
{
	struct json_array members;

	if (url_group_members(&e->turn, g, &members, err))
		return err->rc;
	for (size_t i = 0; i < members.n; i++)
		if (names(e, members.items[i].raw, name))
			return refuse("the target is a member of the group ", g->name, err);
	return RC_OK;
}

static enum rc check_groups(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	struct page page = {.limit = GROUPS_AT_ONCE, .no_total = true};
	struct url_group_list some = {.n = GROUPS_AT_ONCE};

	while (some.n == GROUPS_AT_ONCE) {
		if (store_url_group_list(e->o.store, &e->turn, namespace, &page, &some, err))
			return err->rc;
		for (size_t i = 0; i < some.n; i++)
			if (check_group(e, &some.items[i], name, err))
				return err->rc;
		page.offset += GROUPS_AT_ONCE;
	}
	return RC_OK;
}

enum rc target_check_unneeded(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	if (check_tasks(e, namespace, name, err) || check_schedules(e, namespace, name, err) ||
	    check_queues(e, namespace, name, err))
		return err->rc;
	return check_groups(e, namespace, name, err);
}
