#include "uses.h"

#include <stdlib.h>

#include "base/log.h"

/* The engine's thread: nobody waits for it. */
static void on_noted(struct command *c)
{
	free(c);
}

static void tell(struct request *rq, struct uuid token)
{
	struct command *c = calloc(1, sizeof(*c));

	if (c == NULL)
		log_fatal("out_of_memory", "a token's use");
	c->kind = COMMAND_TOKEN_USED;
	c->caller.token = token;
	c->done = on_noted;
	mailbox_post(rq->services->commands, &c->letter);
}

/* What the store says lags behind what was told. */
void uses_note(struct request *rq, const struct token *t)
{
	struct token_use *told = &rq->services->uses[t->id.b[sizeof(t->id.b) - 1] % TOKEN_USES];
	ms_t since = rq->now - TOKEN_USED_EVERY_MS;

	if (t->last_used_at != AT_NONE && t->last_used_at > since)
		return;
	if (uuid_eq(told->token, t->id) && told->at > since)
		return;
	*told = (struct token_use){t->id, rq->now};
	tell(rq, t->id);
}
