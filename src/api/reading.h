#pragma once
/* Reads of one request that must see one state of the store are made between these. The handle is
 * the api's own and read-only (or, while the engine composes an answer, that of its turn, which is
 * one state already); what is begun is always ended, by CLEANUP:
 *
 *	struct store *s CLEANUP(reading_end) = NULL;
 *
 *	if (reading_begin(rq, &s, err))
 *		return err->rc;
 */

#include "api/request.h"

enum rc reading_begin(struct request *rq, struct store **out, struct err *err);
void reading_end(struct store **s);
