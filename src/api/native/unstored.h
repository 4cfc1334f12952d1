#pragma once
/* A schedule that is not stored: as a create of the object's fields would make it. */

#include "api/request.h"
#include "codec/json.h"

/* Of the fields of POST /v1/schedules only the rule must be there; the zone is UTC where it is not
 * given. H is chosen as the schedule of that id would choose it. */
enum rc unstored_schedule(struct request *rq, const struct json_object *o, struct uuid id,
			  struct schedule *out, struct err *err);
