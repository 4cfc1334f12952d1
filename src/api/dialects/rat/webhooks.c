/* A trigger that is called from outside: its token is all that the caller needs. */

#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "codec/hmac.h"
#include "model/pipeline_order.h"

static struct str token_of(const struct request *rq)
{
	struct str own = str_trim(request_header(rq, STR("X-Webhook-Token")));

	return own.n != 0 ? own : auth_bearer(request_header(rq, STR("Authorization")));
}

static enum rc answer_fired(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	json_begin_object(&w);
	rat_add_id(&w, "run_id", rq->command.task.id);
	json_end_object(&w);
	return RC_OK;
}

enum rc rat_webhook(struct request *rq, struct err *err)
{
	struct trigger_order *order = NEW(&rq->arena, struct trigger_order);
	struct str token = token_of(rq);

	if (token.n == 0)
		return rat_refuse(err, "missing token: set X-Webhook-Token header or "
				       "Authorization: Bearer <token>");
	sha256(order->trigger.token_hash, token);
	request_command(rq, COMMAND_TRIGGER_WEBHOOK, answer_fired)->pipeline_trigger = order;
	return RC_OK;
}
