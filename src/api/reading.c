#include "reading.h"

enum rc reading_begin(struct request *rq, struct store **out, struct err *err)
{
	if (store_begin(rq->services->reader, err))
		return err->rc;
	*out = rq->services->reader;
	return RC_OK;
}

void reading_end(struct store **s)
{
	if (*s != NULL)
		store_rollback(*s);
}
