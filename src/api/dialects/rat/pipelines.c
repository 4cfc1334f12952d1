#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "base/limits.h"
#include "model/pipeline_order.h"
#include "model/target_order.h"
#include "model/times.h"

enum { DESCRIPTION_MOST = 5000 };

static struct str storage_path(struct arena *a, const struct pipeline *p)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(3 * LIMIT_NAME);

	buf_add(&text, p->namespace_name);
	buf_add_z(&text, "/pipelines/");
	buf_add(&text, pipeline_layer(p->target));
	buf_add_c(&text, '/');
	buf_add(&text, pipeline_name(p->target));
	buf_add_c(&text, '/');
	return str_dup(a, buf_str(&text));
}

static void write_pipeline(struct json_writer *w, struct arena *a, const struct pipeline *p)
{
	json_begin_object(w);
	rat_add_id(w, "id", p->id);
	json_add_str(w, "namespace", p->namespace_name);
	json_add_str(w, "layer", pipeline_layer(p->target));
	json_add_str(w, "name", pipeline_name(p->target));
	json_add_str(w, "type", p->type);
	json_add_str(w, "s3_path", storage_path(a, p));
	json_add_str(w, "description", p->description);
	add_text(w, "owner", p->owner);
	json_add_bool(w, "draft_dirty", false);
	json_add_i64(w, "max_versions", PIPELINE_VERSIONS);
	add_second(w, "created_at", p->created_at);
	add_second(w, "updated_at", p->updated_at);
	add_text(w, "source", p->source);
	add_text(w, "unique_key", p->unique_key);
	json_end_object(w);
}

static enum rc answer_one(struct request *rq, const struct pipeline *p)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	write_pipeline(&w, &rq->arena, p);
	return RC_OK;
}

enum rc rat_pipelines_get(struct request *rq, struct err *err)
{
	struct rat_name n;
	struct pipeline p;

	if (rat_path_name(rq, &n, err) || rat_find_pipeline(rq, &n, &p, err))
		return err->rc;
	return answer_one(rq, &p);
}

static const char *const sorts[] = {
	[PIPELINES_BY_CREATION] = "created_at", [PIPELINES_BY_CHANGE] = "updated_at",
	[PIPELINES_BY_NAME] = "name",		[PIPELINES_BY_LAYER] = "layer",
	[PIPELINES_BY_NAMESPACE] = "namespace", [PIPELINES_BY_TYPE] = "type",
};

static enum rc read_filter(struct request *rq, struct pipeline_filter *out, struct err *err)
{
	size_t sort;

	*out = (struct pipeline_filter){.layer = rat_query(rq, "layer"),
					.search = rat_query(rq, "search")};
	sort = rat_sort(rq, sorts, COUNTOF(sorts), &out->upwards);
	if (sort != SIZE_MAX)
		out->sort = (enum pipeline_sort)sort;
	rat_page(rq, &out->page);
	return rat_scope_asked(rq, &out->namespace, err);
}

enum rc rat_pipelines_list(struct request *rq, struct err *err)
{
	struct pipeline_filter f;
	struct pipeline_list list;
	struct json_writer w;

	if (read_filter(rq, &f, err) ||
	    store_pipeline_list(rq->services->reader, &rq->arena, &f, &list, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "pipelines");
	for (size_t i = 0; i < list.n; i++)
		write_pipeline(&w, &rq->arena, &list.items[i]);
	json_end_array(&w);
	json_add_i64(&w, "total", list.total);
	json_end_object(&w);
	return RC_OK;
}

/* --- create --- */

static void put_queue(struct json_writer *w, struct str name)
{
	json_add_z(w, "kind", "queue");
	json_add_str(w, "queue", name);
}

/* The spec of the named target. Belfry's own member `target` may say where the runs go: a spec, a
 * URL, or queue:NAME; without it they go to the queue "pipelines". */
static enum rc target_spec(struct request *rq, const struct json_object *o, struct str *out,
			   struct err *err)
{
	const struct json *v = json_get(o, STR("target"));
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_URL + LIMIT_NAME);
	struct json_writer w = json_writer_to(&text);
	struct str where = STR("queue:pipelines");

	if (v != NULL && v->type == JSON_OBJECT) {
		*out = v->raw;
		return RC_OK;
	}
	if (v != NULL && !json_is_null(v) &&
	    json_string(&rq->arena, v, LIMIT_URL, &where, "target", err))
		return err->rc;
	json_begin_object(&w);
	if (str_starts(where, STR("queue:")))
		put_queue(&w, str_sub(where, sizeof("queue:") - 1, where.n));
	else
		json_add_str(&w, "url", where);
	json_end_object(&w);
	*out = str_dup(&rq->arena, buf_str(&text));
	return RC_OK;
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct pipeline *p = &rq->command.pipeline->pipeline;
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	json_begin_object(&w);
	json_add_str(&w, "namespace", p->namespace_name);
	json_add_str(&w, "layer", pipeline_layer(p->target));
	json_add_str(&w, "name", pipeline_name(p->target));
	json_add_str(&w, "s3_path", storage_path(&rq->arena, p));
	json_add_array(&w, "files_created");
	json_put_z(&w, "pipeline.sql");
	json_put_z(&w, "config.yaml");
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

static enum rc check(const struct rat_name *n, const struct pipeline *p, struct err *err)
{
	if (n->namespace.n == 0 || n->layer.n == 0 || n->name.n == 0)
		return rat_refuse(err, "namespace, layer, and name are required");
	if (rat_check_name(n, "name", err))
		return err->rc;
	if (p->description.n > DESCRIPTION_MOST)
		return err_set(err, RC_INVALID, "invalid_argument",
			       "description too long (%zu chars, max %d)", p->description.n,
			       DESCRIPTION_MOST);
	if (!pipeline_is_target(p->target))
		return err_set(err, RC_INVALID, "invalid_argument",
			       "layer and name together are longer than %d characters", LIMIT_NAME);
	return RC_OK;
}

static enum rc read_draft(struct request *rq, const struct json_object *o, struct rat_name *n,
			  struct pipeline *p, struct err *err)
{
	*n = (struct rat_name){0};
	*p = (struct pipeline){0};
	if (rat_text(rq, o, "namespace", &n->namespace, err) ||
	    rat_text(rq, o, "layer", &n->layer, err) || rat_text(rq, o, "name", &n->name, err) ||
	    rat_text(rq, o, "type", &p->type, err) || rat_text(rq, o, "source", &p->source, err) ||
	    rat_text(rq, o, "unique_key", &p->unique_key, err) ||
	    rat_text(rq, o, "description", &p->description, err))
		return err->rc;
	if (p->type.n == 0)
		p->type = STR("sql");
	p->target = pipeline_target(&rq->arena, n->layer, n->name);
	return check(n, p, err);
}

enum rc rat_pipelines_create(struct request *rq, struct err *err)
{
	struct pipeline_order *order = NEW(&rq->arena, struct pipeline_order);
	struct target_order *target = NEW(&rq->arena, struct target_order);
	struct json_object o;
	struct rat_name n;
	struct command *c;

	if (rat_body(rq, &o, err) || read_draft(rq, &o, &n, &order->pipeline, err) ||
	    target_spec(rq, &o, &target->text, err) || auth_enter(rq, n.namespace, err))
		return err->rc;
	target->name = order->pipeline.target;
	c = request_command(rq, COMMAND_PIPELINE_CREATE, answer_created);
	c->pipeline = order;
	c->target = target;
	return RC_OK;
}

/* --- change --- */

static enum rc answer_updated(struct request *rq, struct err *err)
{
	(void)err;
	return answer_one(rq, &rq->command.pipeline->pipeline);
}

static enum rc read_member(struct request *rq, const struct json_object *o, const char *name,
			   enum pipeline_given bit, struct pipeline_order *order, struct str *to,
			   struct err *err)
{
	const struct json *v = json_get(o, str_z(name));

	if (v == NULL || json_is_null(v))
		return RC_OK;
	order->given |= (unsigned)bit;
	return rat_text(rq, o, name, to, err);
}

enum rc rat_pipelines_update(struct request *rq, struct err *err)
{
	struct pipeline_order *order = NEW(&rq->arena, struct pipeline_order);
	struct pipeline *p = &order->pipeline;
	struct pipeline found;
	struct json_object o;
	struct rat_name n;

	if (rat_path_name(rq, &n, err) || rat_find_pipeline(rq, &n, &found, err) ||
	    rat_body(rq, &o, err) ||
	    read_member(rq, &o, "description", PIPELINE_DESCRIPTION, order, &p->description, err) ||
	    read_member(rq, &o, "type", PIPELINE_TYPE, order, &p->type, err) ||
	    read_member(rq, &o, "owner", PIPELINE_OWNER, order, &p->owner, err))
		return err->rc;
	p->target = found.target;
	if (check(&n, p, err))
		return err->rc;
	request_command(rq, COMMAND_PIPELINE_UPDATE, answer_updated)->pipeline = order;
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc rat_pipelines_delete(struct request *rq, struct err *err)
{
	struct target_order *target = NEW(&rq->arena, struct target_order);
	struct rat_name n;
	struct pipeline p;

	if (rat_path_name(rq, &n, err) || rat_find_pipeline(rq, &n, &p, err))
		return err->rc;
	*target = (struct target_order){.name = p.target, .force = true};
	request_command(rq, COMMAND_TARGET_DELETE, answer_deleted)->target = target;
	return RC_OK;
}
