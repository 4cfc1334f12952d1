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
enum rc command_task_create(struct engine *e, struct command *c, struct err *err);
enum rc command_task_cancel(struct engine *e, struct command *c, struct err *err);
enum rc command_task_retry(struct engine *e, struct command *c, struct err *err);
enum rc command_token_create(struct engine *e, struct command *c, struct err *err);
enum rc command_token_revoke(struct engine *e, struct command *c, struct err *err);
enum rc command_secret_rotate(struct engine *e, struct command *c, struct err *err);
