#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "model/pipeline_order.h"
#include "model/times.h"
#include "store/namespace.h"

static void write_namespace(struct json_writer *w, const struct namespace_row *row)
{
	json_begin_object(w);
	json_add_str(w, "name", row->name);
	json_add_str(w, "description", row->description);
	add_text(w, "created_by", row->created_by);
	add_second(w, "created_at", row->created_at);
	json_end_object(w);
}

enum rc rat_namespaces_list(struct request *rq, struct err *err)
{
	struct namespace_row *rows;
	struct json_writer w;
	struct page page;
	size_t n;

	rat_page(rq, &page);
	if (store_namespace_list(rq->services->reader, &rq->arena, rat_scope(rq), &rows, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "namespaces");
	for (size_t i = (size_t)page.offset; i < n && i - (size_t)page.offset < (size_t)page.limit;
	     i++)
		write_namespace(&w, &rows[i]);
	json_end_array(&w);
	json_add_i64(&w, "total", (int64_t)n);
	json_end_object(&w);
	return RC_OK;
}

static enum rc check_name(struct str name, struct err *err)
{
	if (name.n == 0)
		return rat_refuse(err, "name is required");
	if (!slug_is_valid(name))
		return rat_refuse(err, "name must be a lowercase slug (a-z, 0-9, hyphens, "
				       "underscores; must start with a letter)");
	return RC_OK;
}

static struct namespace_order *order(struct request *rq, enum command_kind kind, handler *then)
{
	struct namespace_order *o = NEW(&rq->arena, struct namespace_order);

	request_command(rq, kind, then)->namespace_order = o;
	return o;
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	json_begin_object(&w);
	json_add_str(&w, "name", rq->command.namespace_order->row.name);
	json_end_object(&w);
	return RC_OK;
}

enum rc rat_namespaces_create(struct request *rq, struct err *err)
{
	struct str name = {0};
	struct json_object o;

	if (rat_body(rq, &o, err) || rat_text(rq, &o, "name", &name, err) || check_name(name, err))
		return err->rc;
	order(rq, COMMAND_NAMESPACE_CREATE, answer_created)->row.name = name;
	return RC_OK;
}

static enum rc answer_nothing(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc rat_namespaces_update(struct request *rq, struct err *err)
{
	struct namespace_row row = {.name = rq->params[0]};
	struct json_object o;

	if (check_name(row.name, err) || rat_body(rq, &o, err) ||
	    rat_text(rq, &o, "description", &row.description, err))
		return err->rc;
	if (row.description.p == NULL)
		return rat_refuse(err, "description is required");
	order(rq, COMMAND_NAMESPACE_UPDATE, answer_nothing)->row = row;
	return RC_OK;
}

/* The api remembers the key of the namespace that was last asked for by name. */
static enum rc answer_deleted(struct request *rq, struct err *err)
{
	rq->services->memo.n = 0;
	return answer_nothing(rq, err);
}

enum rc rat_namespaces_delete(struct request *rq, struct err *err)
{
	struct str name = rq->params[0];

	if (check_name(name, err))
		return err->rc;
	if (str_eq(name, STR("default")))
		return err_set(err, RC_FORBIDDEN, "default_namespace",
			       "cannot delete the default namespace");
	order(rq, COMMAND_NAMESPACE_DELETE, answer_deleted)->row.name = name;
	return RC_OK;
}
