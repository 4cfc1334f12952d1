/* What an API key opens, which Tensorlake's command line asks first. */

#include "api/dialects/tensorlake/tensorlake.h"
#include "model/id.h"

/* A server of Belfry's is one organization, and each namespace a project of it. */
#define ORGANIZATION "belfry"

enum rc keys_introspect(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	add_uuid(&w, "id", rq->caller.token);
	json_add_z(&w, "organizationId", ORGANIZATION);
	json_add_str(&w, "projectId", rq->caller.namespace_name);
	json_end_object(&w);
	return RC_OK;
}
