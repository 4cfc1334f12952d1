#pragma once
/* The api's commands, one handler a kind. A handler looks before it writes: what it refuses
 * (RC_NOT_FOUND, RC_CONFLICT, RC_INVALID …) has changed nothing, so the turn goes on without it;
 * any other failure is the turn's. On success the command's answer half is filled, from its own
 * arena. */

#include "engine/engine_impl.h"

enum rc command_schedule_create(struct engine *e, struct command *c, struct err *err);
enum rc command_schedule_update(struct engine *e, struct command *c, struct err *err);
enum rc command_schedule_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_schedule_trigger(struct engine *e, struct command *c, struct err *err);
enum rc command_schedule_backfill(struct engine *e, struct command *c, struct err *err);
enum rc command_task_create(struct engine *e, struct command *c, struct err *err);
enum rc command_task_cancel(struct engine *e, struct command *c, struct err *err);
enum rc command_task_retry(struct engine *e, struct command *c, struct err *err);
enum rc command_task_await(struct engine *e, struct command *c, struct err *err);
enum rc command_token_create(struct engine *e, struct command *c, struct err *err);
enum rc command_token_revoke(struct engine *e, struct command *c, struct err *err);
enum rc command_token_used(struct engine *e, struct command *c, struct err *err);
enum rc command_secret_rotate(struct engine *e, struct command *c, struct err *err);
enum rc command_target_put(struct engine *e, struct command *c, struct err *err);
enum rc command_target_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_target_enable(struct engine *e, struct command *c, struct err *err);
enum rc command_target_disable(struct engine *e, struct command *c, struct err *err);
enum rc command_hook_put(struct engine *e, struct command *c, struct err *err);
enum rc command_hook_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_target_rotate(struct engine *e, struct command *c, struct err *err);
enum rc command_named_secret_put(struct engine *e, struct command *c, struct err *err);
enum rc command_named_secret_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_breaker_reset(struct engine *e, struct command *c, struct err *err);
enum rc command_calendar_put(struct engine *e, struct command *c, struct err *err);
enum rc command_calendar_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_publish(struct engine *e, struct command *c, struct err *err);
enum rc command_receive(struct engine *e, struct command *c, struct err *err);
enum rc command_lease(struct engine *e, struct command *c, struct err *err);
enum rc command_log(struct engine *e, struct command *c, struct err *err);
enum rc command_output_put(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_put(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_purge(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_redrive(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_pause(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_resume(struct engine *e, struct command *c, struct err *err);
enum rc command_queue_look(struct engine *e, struct command *c, struct err *err);
enum rc command_group_create(struct engine *e, struct command *c, struct err *err);
enum rc command_group_update(struct engine *e, struct command *c, struct err *err);
enum rc command_group_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_batch_create(struct engine *e, struct command *c, struct err *err);
enum rc command_batch_add(struct engine *e, struct command *c, struct err *err);
enum rc command_batch_cancel(struct engine *e, struct command *c, struct err *err);
enum rc command_pipeline_create(struct engine *e, struct command *c, struct err *err);
enum rc command_pipeline_update(struct engine *e, struct command *c, struct err *err);
enum rc command_pipeline_schedule(struct engine *e, struct command *c, struct err *err);
enum rc command_trigger_create(struct engine *e, struct command *c, struct err *err);
enum rc command_trigger_update(struct engine *e, struct command *c, struct err *err);
enum rc command_trigger_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_trigger_webhook(struct engine *e, struct command *c, struct err *err);
enum rc command_namespace_create(struct engine *e, struct command *c, struct err *err);
enum rc command_namespace_update(struct engine *e, struct command *c, struct err *err);
enum rc command_namespace_delete(struct engine *e, struct command *c, struct err *err);
enum rc command_limiter_create(struct engine *e, struct command *c, struct err *err);
enum rc command_limiter_update(struct engine *e, struct command *c, struct err *err);
enum rc command_limiter_delete(struct engine *e, struct command *c, struct err *err);

/* The task that a draft asks for, not yet placed. */
struct task task_from_draft(const struct engine *e, int64_t namespace, enum dialect dialect,
			    const struct task_draft *d);
/* The first task of a repeated unique_id is the answer to all of them: *existed_out, in *out. */
enum rc task_find_first(struct engine *e, struct arena *a, int64_t namespace,
			const struct task_draft *d, struct task *out, bool *existed_out,
			struct err *err);
/* The schedule that the command names, unless it is deleted. */
enum rc command_schedule_find(struct engine *e, struct command *c, struct schedule *out,
			      struct err *err);
/* Does what the caller's token may allow the command? RC_FORBIDDEN, with a field; the bound on the
 * interval is passed on to the command's bounds. */
enum rc limits_check(struct engine *e, struct command *c, struct err *err);
/* Counts what was made, where the limits need it. */
enum rc limits_note(struct engine *e, struct command *c, struct err *err);
/* Ends it: its times so far are settled, and none is left. */
enum rc schedule_delete(struct engine *e, struct schedule *s, struct err *err);
/* Of a command that takes effect once: is it known already (once->is_replayed)? RC_UNPROCESSABLE
 * where its key stands for another. */
enum rc once_look(struct engine *e, struct command *c, struct err *err);
/* Composes and keeps its answer, where it has come to its end. */
enum rc once_keep(struct engine *e, struct command *c, struct err *err);
/* Has the command's object, whose definition has this version, the tag that its caller has seen?
 * RC_PRECONDITION "changed_meanwhile". */
enum rc command_check_version(const struct command *c, ms_t version, struct err *err);
/* The version of a definition that is written now, in the place of one of this version. */
ms_t command_next_version(const struct engine *e, ms_t before);
/* The store's or the world's trouble, not the caller's. */
bool command_is_the_turns(enum rc rc);
/* The command comes again in the next turn, once this one is committed, and is not answered yet. */
void command_go_on(struct engine *e, struct command *c);
