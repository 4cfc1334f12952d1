/* Is it there, does it live, can it work? /health/live asks nobody; /health/ready asks the engine
 * whether its loop turns and its last commit went through. No token is needed, so nothing of the
 * data shows. */

#include "api/native/native.h"
#include "api/request.h"
#include "base/clock.h"
#include "base/macros.h"

enum { STALLED_MS = 5 * MS_SECOND };

static void write_build(struct json_writer *w)
{
	json_add_z(w, "product", "belfry");
	json_add_z(w, "version", BELFRY_VERSION);
}

enum rc health_summary(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_z(&w, "status", "ok");
	write_build(&w);
	json_end_object(&w);
	return RC_OK;
}

enum rc health_live(struct request *rq, struct err *err)
{
	return health_summary(rq, err);
}

struct check {
	const char *name;
	bool is_well;
	const char *reason;
};

static void write_check(struct json_writer *w, const struct check *c)
{
	json_add_object(w, c->name);
	json_add_z(w, "status", c->is_well ? "ok" : "failed");
	if (!c->is_well)
		json_add_z(w, "reason", c->reason);
	json_end_object(w);
}

enum rc health_ready(struct request *rq, struct err *err)
{
	struct engine_probe engine = {0};
	struct json_writer w;
	bool is_turning, is_ready;

	(void)err;
	rq->services->probes.engine(rq->services->probes.ctx, &engine);
	is_turning = clock_mono() - engine.last_turn_mono < STALLED_MS;
	is_ready = is_turning && engine.rc == RC_OK;
	w = answer_json(&rq->answer, is_ready ? 200 : 503);
	json_begin_object(&w);
	json_add_z(&w, "status", is_ready ? "ready" : "not_ready");
	json_add_object(&w, "checks");
	write_check(&w, &(struct check){"store", engine.rc == RC_OK, engine.reason});
	write_check(&w, &(struct check){"engine", is_turning, "its loop has not turned for 5 s"});
	json_end_object(&w);
	write_build(&w);
	json_end_object(&w);
	return RC_OK;
}
