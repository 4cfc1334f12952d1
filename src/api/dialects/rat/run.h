#pragma once
/* One run, as the handlers of runs share it. */

#include "api/request.h"
#include "codec/json_write.h"
#include "store/pipeline_run.h"

/* The run of the path's id; RC_NOT_FOUND "run not found". */
enum rc rat_run_find(struct request *rq, struct store *s, struct pipeline_run *out,
		     struct err *err);
void rat_run_write(struct json_writer *w, struct arena *a, const struct pipeline_run *r);
