#include "unstored.h"

#include "model/fields.h"

enum rc unstored_schedule(struct request *rq, const struct json_object *o, struct uuid id,
			  struct schedule *out, struct err *err)
{
	struct schedule s = {.id = id,
			     .namespace = rq->caller.namespace,
			     .timezone = STR("UTC"),
			     .start_at = AT_NONE,
			     .end_at = AT_NONE,
			     .ahead_at = AT_NONE,
			     .last_at = AT_NONE,
			     .policies = policies_default(DIALECT_NATIVE, MS_NEVER)};
	struct schedule_draft d;

	if (schedule_draft_of(&rq->arena, o, DIALECT_NATIVE, rq->services->zones, &d, err))
		return err->rc;
	if ((d.given & SCHEDULE_RULE) == 0)
		return field_missing("cron", "say when, such as \"0 9 * * *\" for daily at 9", err);
	if (schedule_apply(&s, &d, err))
		return err->rc;
	*out = s;
	return RC_OK;
}
