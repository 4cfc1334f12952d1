#include "request.h"

#include "api/once.h"
#include "base/limits.h"
#include "model/id.h"

static struct str without_host(struct str target)
{
	struct str rest = target;
	struct str scheme = str_cut(&rest, ':');

	if (!str_eq_nocase(scheme, STR("http")) && !str_eq_nocase(scheme, STR("https")))
		return target;
	if (!str_starts(rest, STR("//")))
		return target;
	rest = str_sub(rest, 2, rest.n);
	rest = str_sub(rest, str_find(rest, '/'), rest.n);
	return rest.n != 0 ? rest : STR("/");
}

void request_begin(struct request *rq, struct str target)
{
	rq->query = without_host(str_dup(&rq->arena, target));
	rq->path = str_cut(&rq->query, '?');
	rq->route = NULL;
	rq->then = NULL;
	rq->rate = (struct rate_left){0};
	rq->hears = false;
	rq->once = NULL;
	rq->caller = (struct identity){.actor = {.kind = ACTOR_ANONYMOUS}};
	rq->adapt = NULL;
	rq->next = NULL;
	rq->n_headers = 0;
}

struct str request_header(const struct request *rq, struct str name)
{
	for (size_t i = 0; i < rq->n_headers; i++)
		if (str_eq_nocase(rq->headers[i].name, name))
			return rq->headers[i].value;
	return (struct str){0};
}

/* A receive gives what there is, and is another one each time; who waits or looks writes nothing.
 */
static struct once *once_of(struct request *rq, enum command_kind kind)
{
	if (kind == COMMAND_RECEIVE)
		once_end(rq);
	if (kind == COMMAND_RECEIVE || kind == COMMAND_TASK_AWAIT || kind == COMMAND_QUEUE_LOOK)
		return NULL;
	return rq->once;
}

struct command *request_command(struct request *rq, enum command_kind kind, handler *then)
{
	rq->then = then;
	rq->command = (struct command){
		.kind = kind,
		.arena = &rq->arena,
		.namespace = rq->caller.namespace,
		.new_namespace = rq->caller.namespace == NAMESPACE_NEW ? rq->caller.namespace_name
								       : (struct str){0},
		.dialect = rq->surface->dialect,
		.once = once_of(rq, kind),
		.if_match = rq->surface->dialect == DIALECT_NATIVE
				    ? request_header(rq, STR("If-Match"))
				    : (struct str){0},
		.caller = {.actor = rq->caller.actor,
			   .token = rq->caller.token,
			   .limits = rq->caller.limits,
			   .request_id = rq->id,
			   .namespace = rq->caller.namespace_name},
	};
	return &rq->command;
}

enum rc request_body(const struct request *rq, struct str *out, struct err *err)
{
	if (rq->body.n == 0)
		return err_set(err, RC_INVALID, "missing_body", "a JSON object is expected");
	*out = buf_str(&rq->body);
	return RC_OK;
}

struct uuid request_uuid(const struct request *rq, size_t param, const char *prefix)
{
	struct uuid id = {{0}};

	(void)id_parse(prefix, rq->params[param], &id);
	return id;
}

void request_location(struct request *rq, const char *collection, const char *id)
{
	struct buf path = BUF_INIT(LIMIT_QUERY_VALUE);

	buf_add_z(&path, collection);
	buf_add_z(&path, id);
	answer_header(&rq->answer, &rq->arena, "Location", buf_str(&path));
	buf_release(&path);
}
