#include "reading.h"

#include <assert.h>

enum rc reading_begin(struct request *rq, struct store **out, struct err *err)
{
	struct store *s = rq->services->reader;

	assert(s->mode == STORE_READ || s->in_turn);
	if (s->mode == STORE_READ && store_begin(s, err))
		return err->rc;
	*out = s;
	return RC_OK;
}

void reading_end(struct store **s)
{
	if (*s != NULL && (*s)->mode == STORE_READ)
		store_rollback(*s);
}
