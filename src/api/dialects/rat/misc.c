#include "api/dialects/rat/rat.h"
#include "model/id.h"

enum rc rat_features(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_z(&w, "edition", "community");
	json_add_object(&w, "plugins");
	json_end_object(&w);
	json_add_bool(&w, "namespaces", true);
	json_add_bool(&w, "multi_user", false);
	json_add_bool(&w, "landing_zones", false);
	json_end_object(&w);
	return RC_OK;
}

/* The token behind the request; nil is dev mode's admin. */
enum rc rat_me(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);
	struct id_text id = id_print(ID_TOKEN, rq->caller.token);

	(void)err;
	json_begin_object(&w);
	json_add_z(&w, "user_id", uuid_is_nil(rq->caller.token) ? "dev" : id.z);
	json_add_z(&w, "email", "");
	json_add_str(&w, "display_name", rq->caller.namespace_name);
	json_add_array(&w, "roles");
	json_put_z(&w, role_name(rq->caller.role));
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}
