/* Applications: the named targets of a namespace, in Tensorlake's words. */

#include "api/dialects/tensorlake/tensorlake.h"
#include "api/paging.h"
#include "model/target_order.h"
#include "store/target.h"

static void write_entrypoint(struct json_writer *w, struct str name)
{
	json_add_object(w, "entrypoint");
	json_add_str(w, "function_name", name);
	json_add_z(w, "input_serializer", "json");
	json_add_z(w, "output_serializer", "json");
	json_add_z(w, "output_type_hints_base64", "");
	json_end_object(w);
}

/* Tensorlake runs an application in a container of some size; what Belfry calls has none. */
static void write_resources(struct json_writer *w)
{
	json_add_object(w, "placement_constraints");
	json_end_object(w);
	json_add_object(w, "resources");
	json_add_i64(w, "cpus", 0);
	json_add_i64(w, "memory_mb", 0);
	json_add_i64(w, "ephemeral_disk_mb", 0);
	json_add_array(w, "gpus");
	json_end_array(w);
	json_end_object(w);
}

static void write_retry(struct json_writer *w, const struct retry *retry)
{
	json_add_object(w, "retry_policy");
	json_add_i64(w, "max_retries", retry->max_retries);
	json_add_seconds(w, "initial_delay_sec", retry->initial_ms);
	json_add_seconds(w, "max_delay_sec", retry->max_ms);
	json_add_permille(w, "delay_multiplier", retry->factor_permille);
	json_end_object(w);
	json_add_i64(w, "timeout_sec", retry->timeout_ms / MS_SECOND);
}

/* A spec that no longer reads shows the policy that holds without it. */
static struct retry retry_of(struct arena *a, const struct target_row *row)
{
	struct retry retry = retry_default(DIALECT_TENSORLAKE);
	struct err ignored = {0};
	struct named_target t;

	if (named_target_parse(a, row->spec, &t, &ignored) == RC_OK)
		(void)named_target_retry(&t, (struct str){0}, DIALECT_TENSORLAKE, &retry, &ignored);
	return retry;
}

/* The one function that an application has here: itself. */
static void write_functions(struct json_writer *w, struct arena *a, const struct target_row *row)
{
	struct retry retry = retry_of(a, row);

	json_add_object(w, "functions");
	json_key_str(w, row->name);
	json_begin_object(w);
	json_add_str(w, "name", row->name);
	json_add_z(w, "description", "");
	json_add_i64(w, "max_concurrency", 0);
	write_retry(w, &retry);
	write_resources(w);
	json_add_null(w, "return_type");
	json_add_array(w, "secret_names");
	json_end_array(w);
	json_end_object(w);
	json_end_object(w);
}

static void write_state(struct json_writer *w, const struct target_row *row)
{
	if (row->disabled_at == AT_NONE) {
		json_add_z(w, "state", "active");
		return;
	}
	json_add_object(w, "state");
	json_add_object(w, "disabled");
	json_add_str(w, "reason", row->disabled_reason);
	json_end_object(w);
	json_end_object(w);
}

static void write(struct json_writer *w, struct request *rq, const struct target_row *row)
{
	json_begin_object(w);
	json_add_str(w, "name", row->name);
	json_add_str(w, "namespace", rq->caller.namespace_name);
	json_add_z(w, "description", "");
	json_add_bool(w, "tombstoned", false);
	json_add_str(w, "version", application_version(&rq->arena, row));
	json_add_object(w, "tags");
	json_end_object(w);
	write_functions(w, &rq->arena, row);
	json_add_i64(w, "created_at", row->created_at);
	write_entrypoint(w, row->name);
	write_state(w, row);
	json_end_object(w);
}

static void write_cursor(struct json_writer *w, const struct page *page,
			 const struct target_list *list)
{
	int64_t next = page->offset + (int64_t)list->n;
	char text[CURSOR_TEXT];

	if (next < list->total)
		json_add_str(w, "cursor", cursor_print(text, next));
	else
		json_add_null(w, "cursor");
}

/* Targets are listed by name, so that a cursor is how many came before. */
enum rc applications_list(struct request *rq, struct err *err)
{
	struct target_list list;
	struct json_writer w;
	struct place at;
	struct page page;

	if (place_enter(rq, &at, err) || cursor_read(rq, &page, err))
		return err->rc;
	page.offset += page.before;
	page.no_total = false;
	if (store_target_list(rq->services->reader, &rq->arena, rq->caller.namespace, &page, &list,
			      err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "applications");
	for (size_t i = 0; i < list.n; i++)
		write(&w, rq, &list.items[i]);
	json_end_array(&w);
	write_cursor(&w, &page, &list);
	json_end_object(&w);
	return RC_OK;
}

enum rc applications_get(struct request *rq, struct err *err)
{
	struct target_row row = {0};
	struct json_writer w;
	struct place at;

	if (place_enter(rq, &at, err) || application_find(rq, rq->services->reader, &at, &row, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	write(&w, rq, &row);
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_end_object(&w);
	return RC_OK;
}

/* A Tensorlake application takes its schedules along, and the requests that still wait fail. */
enum rc applications_delete(struct request *rq, struct err *err)
{
	struct target_row row = {0};
	struct command *c;
	struct place at;

	if (place_enter(rq, &at, err) || application_find(rq, rq->services->reader, &at, &row, err))
		return err->rc;
	c = request_command(rq, COMMAND_TARGET_DELETE, answer_deleted);
	c->target = NEW(&rq->arena, struct target_order);
	c->target->name = at.application;
	c->target->force = true;
	c->target->with_schedules = true;
	return RC_OK;
}

enum rc applications_deploy(struct request *rq, struct err *err)
{
	(void)rq;
	err_set(err, RC_INVALID, "no_deploy",
		"this server runs no code: an application is a place that it calls, or a queue");
	return err_hint(err, "register it with PUT /v1/targets/NAME {\"kind\":\"http\",\"url\":…} "
			     "or {\"kind\":\"queue\",\"queue\":…}");
}
