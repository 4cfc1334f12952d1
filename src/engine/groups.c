#include "engine/groups.h"

#include <stdio.h>

#include "base/limits.h"
#include "engine/events.h"
#include "engine/messages.h"
#include "engine/targets.h"
#include "model/target.h"
#include "store/bundle.h"

/* A parent is held until its members' end, which no clock tells. */
#define HELD_UNTIL LIMIT_INSTANT_MAX

/* --- what there is --- */

static enum rc find(struct engine *e, int64_t namespace, struct str name, const char *field,
		    struct url_group *out, struct err *err)
{
	struct err why = {0};

	if (store_url_group_find(e->o.store, &e->turn, namespace, name, out, &why) == RC_OK)
		return RC_OK;
	if (why.rc != RC_NOT_FOUND) {
		*err = why;
		return why.rc;
	}
	(void)err_at(err, RC_INVALID, "unknown_group", field, "there is no group \"" STR_FMT "\"",
		     STR_ARG(name));
	return err_hint(err, "make it first: POST /v1/url-groups {\"name\", \"urls\"}");
}

enum rc group_check(struct engine *e, int64_t namespace, struct str name, const char *field,
		    struct err *err)
{
	struct url_group g;

	return find(e, namespace, name, field, &g, err);
}

static enum rc check_member(struct engine *e, int64_t namespace, const struct json *member,
			    size_t index, struct err *err)
{
	struct template t = {.target = member->raw};
	struct target target;
	char field[32];

	(void)snprintf(field, sizeof(field), "urls[%zu]", index);
	if (target_parse(&e->turn, member->raw, &target, field, err))
		return err->rc;
	t.lane = target_lane(&e->turn, &target);
	return target_check(e, namespace, &t, field, err);
}

enum rc group_check_members(struct engine *e, const struct url_group *g, struct err *err)
{
	struct json_array members;

	if (url_group_members(&e->turn, g, &members, err))
		return err->rc;
	for (size_t i = 0; i < members.n; i++)
		if (check_member(e, g->namespace, &members.items[i], i, err))
			return err->rc;
	return RC_OK;
}

/* --- a parent that is due --- */

struct fan_out {
	struct engine *e;
	const struct url_group *group;
	struct json_array members;
	const struct claim *claim;
	struct task parent;
	struct bundle bundle;
};

static struct task child_of(const struct fan_out *f, size_t index)
{
	const struct task *p = &f->parent;

	return (struct task){
		.id = uuid_new(f->e->now),
		.namespace = p->namespace,
		.dialect = p->dialect,
		.trigger = p->trigger,
		.scheduled_for = p->scheduled_for,
		.created_at = f->e->now,
		.due_at = f->claim->due_at,
		/* What is claimed after its end was revived by hand: that end is over. */
		.expires_at = p->expires_at > f->e->now ? p->expires_at : MS_NEVER,
		.finished_at = AT_NONE,
		.template = {.target = f->members.items[index].raw,
			     .retry = p->template.retry,
			     .tags = p->template.tags},
		.of = {.bundle = f->bundle.key, .index = (int64_t)index},
	};
}

static enum rc place_child(struct fan_out *f, size_t index, struct err *err)
{
	struct task child = child_of(f, index);
	struct target target;

	if (target_parse(&f->e->turn, child.template.target, &target, "urls", err))
		return err->rc;
	child.template.lane = target_lane(&f->e->turn, &target);
	return task_place(f->e, &child, PLACE_READY, err);
}

static enum rc place_children(struct fan_out *f, struct err *err)
{
	f->bundle = (struct bundle){
		.id = f->parent.id,
		.namespace = f->parent.namespace,
		.parent = f->claim->task,
		.schedule = f->parent.schedule_key,
		.url_group = f->group->id,
		.shared = &f->parent.template,
	};
	if (store_bundle_add(f->e->o.store, &f->bundle, err))
		return err->rc;
	for (size_t i = 0; i < f->members.n; i++)
		if (place_child(f, i, err))
			return err->rc;
	return RC_OK;
}

static enum rc revive(struct engine *e, int64_t task, struct err *err)
{
	struct task_facts facts;

	if (store_task_revive(e->o.store, task, e->now, e->now, &facts, err))
		return err->rc;
	lane_has_work(e, facts.lane, e->now);
	return task_moved(e, EVENT_TASK_QUEUED, task, &facts, e->now, err);
}

/* A parent that was revived: so are its members that ended without success. Who joined the group
 * meanwhile has no part in it. */
static enum rc revive_children(struct fan_out *f, struct err *err)
{
	const struct member_ask ask = {
		.bundle = f->bundle.key, .ended = true, .most = LIMIT_GROUP_MEMBERS};
	int64_t *keys;
	size_t n;

	if (store_bundle_renew(f->e->o.store, f->bundle.key, err) ||
	    store_members(f->e->o.store, &f->e->turn, &ask, &keys, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (revive(f->e, keys[i], err))
			return err->rc;
	return RC_OK;
}

static enum rc begin(struct fan_out *f, struct err *err)
{
	struct err why = {0};

	if (store_lease_set(f->e->o.store, f->claim, HELD_UNTIL, err) ||
	    task_changed(f->e,
			 &(struct task_change){.kind = EVENT_TASK_PROCESSING,
					       .namespace = f->parent.namespace,
					       .task = f->claim->task,
					       .attempt = f->claim->attempt,
					       .notifies = f->claim->notifies},
			 err))
		return err->rc;
	if (f->claim->attempt == 1)
		return place_children(f, err);
	if (store_bundle_of(f->e->o.store, f->claim->task, &f->bundle, &why) == RC_OK)
		return revive_children(f, err);
	if (why.rc == RC_NOT_FOUND) /* its first attempt came to nothing */
		return place_children(f, err);
	*err = why;
	return why.rc;
}

static enum rc fan_out(struct fan_out *f, const struct err *broken, struct err *err)
{
	if (store_task_work(f->e->o.store, &f->e->turn, f->claim->task, &f->parent, err))
		return err->rc;
	if (broken->rc != RC_OK)
		return claim_fail(f->e, f->claim, &f->parent, broken, err);
	return begin(f, err);
}

/* What is wrong with the group is no trouble of the turn's: its tasks end by it. */
static enum rc read_group(struct engine *e, const struct lane_room *room, struct url_group *out,
			  struct json_array *members_out, struct err *broken, struct err *err)
{
	if (find(e, room->namespace, group_of_lane(room->name), "target", out, broken) == RC_OK &&
	    url_group_members(&e->turn, out, members_out, broken) == RC_OK &&
	    group_check_members(e, out, broken) == RC_OK)
		return RC_OK;
	if (broken->rc == RC_INVALID)
		return RC_OK;
	*err = *broken;
	return err->rc;
}

static size_t parents_for(size_t most, size_t members)
{
	size_t n = members != 0 ? most / members : most;

	return n != 0 ? n : 1;
}

enum rc group_serve(struct engine *e, struct lane_room *room, size_t most, size_t *n_out,
		    ms_t *after_out, struct err *err)
{
	struct url_group group = {0};
	struct fan_out f = {.e = e, .group = &group};
	struct err broken = {0};
	struct claim *claims;
	size_t n;

	if (read_group(e, room, &group, &f.members, &broken, err) ||
	    store_claim(e->o.store, &e->turn, room->lane, e->now, parents_for(most, f.members.n),
			&claims, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++) {
		f.claim = &claims[i];
		if (fan_out(&f, &broken, err))
			return err->rc;
	}
	*n_out = n * (f.members.n != 0 ? f.members.n : 1);
	return store_lane_first(e->o.store, room->lane, after_out, err);
}

/* --- a parent that is stopped --- */

static enum rc is_group_lane(struct engine *e, int64_t lane, bool *out, struct err *err)
{
	struct lane_room *room = lanes_get(&e->lanes, lane);

	if (!lane_is_known(room) && target_know(e, room, err))
		return err->rc;
	*out = group_of_lane(room->name).n != 0;
	return RC_OK;
}

static enum rc stop_members(struct engine *e, int64_t bundle, struct err *err)
{
	const struct member_ask ask = {.bundle = bundle, .most = LIMIT_GROUP_MEMBERS};
	int64_t *keys;
	size_t n;

	if (store_members(e->o.store, &e->turn, &ask, &keys, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (task_stop(e, keys[i], TASK_CANCELLED, err))
			return err->rc;
	return RC_OK;
}

enum rc group_stopped(struct engine *e, int64_t task, int64_t lane, struct err *err)
{
	struct bundle b;
	struct err why = {0};
	bool is_group = false;

	if (is_group_lane(e, lane, &is_group, err))
		return err->rc;
	if (!is_group)
		return RC_OK;
	if (store_bundle_of(e->o.store, task, &b, &why) == RC_OK)
		return stop_members(e, b.key, err);
	if (why.rc == RC_NOT_FOUND) /* it was not due yet */
		return RC_OK;
	*err = why;
	return why.rc;
}
