/* The breakers of the hosts that tasks go to. They are shared by all namespaces, so whoever looks
 * at all of them sees more than one. */

#include "api/native/native.h"
#include "api/request.h"
#include "base/macros.h"
#include "model/fields.h"
#include "model/target_order.h"
#include "model/times.h"

void breaker_write(struct json_writer *w, const struct breaker_view *v)
{
	json_begin_object(w);
	json_add_str(w, "origin", v->origin);
	json_add_z(w, "state", breaker_state_name(v->breaker.state));
	json_add_i64(w, "failures", v->breaker.failures);
	if (v->breaker.state == BREAKER_OPEN)
		add_instant(w, "open_until", v->breaker.open_until);
	else
		json_add_null(w, "open_until");
	json_add_i64(w, "opened", v->n_opened);
	json_end_object(w);
}

enum rc breakers_list(struct request *rq, struct err *err)
{
	const struct probes *probes = &rq->services->probes;
	struct json_writer w = answer_json(&rq->answer, 200);
	struct breaker_view *items;
	size_t n = probes->breakers(probes->ctx, &rq->arena, (struct str){0}, &items);

	(void)err;
	json_begin_object(&w);
	json_add_i64(&w, "total", (int64_t)n);
	json_add_array(&w, "breakers");
	for (size_t i = 0; i < n; i++)
		breaker_write(&w, &items[i]);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_resets(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_i64(&w, "reset", (int64_t)rq->command.target->n_reset);
	json_end_object(&w);
	return RC_OK;
}

struct reading {
	struct arena *a;
	struct str origin;
};

/* A URL stands for its host. */
static enum rc read_origin(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str url;

	if (target_read_url(r->a, v, &url, name, err))
		return err->rc;
	r->origin = target_origin(r->a, url);
	return RC_OK;
}

static const struct field fields[] = {{"origin", 0, read_origin}};

/* Without a body: all of them. */
enum rc breaker_reset(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_BREAKER_RESET, answer_resets);
	struct reading r = {.a = &rq->arena};
	struct json_object o;
	unsigned given;

	c->target = NEW(&rq->arena, struct target_order);
	if (rq->body.n != 0 && (json_object(&rq->arena, buf_str(&rq->body), &o, err) ||
				fields_read(&o, fields, COUNTOF(fields), &r, &given, err)))
		return err->rc;
	c->target->text = r.origin;
	return RC_OK;
}
