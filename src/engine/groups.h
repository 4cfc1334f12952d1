#pragma once
/* Fan-outs: a task that goes to a URL group. It waits in the group's lane like any other task; when
 * it is due, it is claimed, each member of the group gets a task of its own, and Belfry itself
 * holds the parent until all of them have ended (bundles.h). All of a fan-out is in one turn.
 * Engine's thread, within a turn. */

#include "engine/engine_impl.h"
#include "model/url_group.h"

/* Refuses a group that is not there: RC_INVALID "unknown_group", with `field`. */
enum rc group_check(struct engine *e, int64_t namespace, struct str name, const char *field,
		    struct err *err);
/* Refuses a group with a member that names a target which is not there: "unknown_target". */
enum rc group_check_members(struct engine *e, const struct url_group *g, struct err *err);
/* Fans out due tasks of a group's lane, about `most` members together, one task at least. *n_out:
 * how many members; *after_out: when the lane's next task is due. */
enum rc group_serve(struct engine *e, struct lane_room *room, size_t most, size_t *n_out,
		    ms_t *after_out, struct err *err);
/* The task, of that lane, was stopped: where it is a parent, its members are stopped with it. */
enum rc group_stopped(struct engine *e, int64_t task, int64_t lane, struct err *err);
