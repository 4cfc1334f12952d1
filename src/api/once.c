#include "once.h"

#include "base/limits.h"
#include "model/trail.h"
#include "store/once.h"

enum { WRITES = METHOD_POST | METHOD_PUT | METHOD_PATCH | METHOD_DELETE };

/* --- requests that are under way, by name --- */

static struct once **bucket_of(struct request *rq, const struct once *o)
{
	return &rq->services->under_way[o->name[0] % ONCE_BUCKETS];
}

static bool is_under_way(struct request *rq, const struct once *wanted)
{
	for (struct once *o = *bucket_of(rq, wanted); o != NULL; o = o->next)
		if (memcmp(o->name, wanted->name, ONCE_DIGEST) == 0)
			return true;
	return false;
}

static void enter(struct request *rq, struct once *o)
{
	struct once **bucket = bucket_of(rq, o);

	o->prev = NULL;
	o->next = *bucket;
	if (o->next != NULL)
		o->next->prev = o;
	*bucket = o;
	o->is_under_way = true;
	rq->once = o;
}

void once_end(struct request *rq)
{
	struct once *o = rq->once;

	if (o == NULL || !o->is_under_way)
		return;
	if (o->prev != NULL)
		o->prev->next = o->next;
	else
		*bucket_of(rq, o) = o->next;
	if (o->next != NULL)
		o->next->prev = o->prev;
	o->is_under_way = false;
}

/* --- the engine's part --- */

/* What a handler needs of the services, on the engine's thread; the rest is the api's. */
static struct services services_within(const struct services *s, struct store *turn)
{
	return (struct services){.reader = turn,
				 .zones = s->zones,
				 .seal_key = s->seal_key,
				 .probes = s->probes,
				 .dev = s->dev};
}

static struct str header_lines(struct request *rq)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_IDEMPOTENCY_ANSWER);

	for (size_t i = 0; i < rq->answer.n_headers; i++) {
		buf_add_z(&text, rq->answer.headers[i].name);
		buf_add_z(&text, ": ");
		buf_add_z(&text, rq->answer.headers[i].value);
		buf_add_c(&text, '\n');
	}
	return str_dup(&rq->arena, buf_str(&text));
}

/* What goes on cannot be kept, nor what is refused for its size. */
static struct once_answer answer_of(struct request *rq)
{
	if (rq->answer.body.failed || rq->answer.stream != NULL)
		return (struct once_answer){0};
	return (struct once_answer){.status = rq->answer.status,
				    .type = str_z(rq->answer.content_type),
				    .lines = header_lines(rq),
				    .body = answer_bytes(&rq->answer)};
}

static enum rc hear(struct request *rq, handler *then, struct err *err)
{
	rq->then = NULL;
	return then(rq, err);
}

/* What the handler asks for next is asked of the engine once this is committed. Who goes on to wait
 * for a task is kept as one whose time of waiting was over at once. */
static enum rc hear_all(struct request *rq, const struct task *task, struct err *err)
{
	if (hear(rq, rq->then, err))
		return err->rc;
	if (rq->then == NULL)
		return RC_OK;
	rq->next = NEW(&rq->arena, struct request_next);
	*rq->next = (struct request_next){rq->command, rq->then};
	if (rq->command.kind != COMMAND_TASK_AWAIT)
		return RC_OK;
	rq->command.task = *task;
	return hear(rq, rq->then, err);
}

/* The request is the engine's as long as its command is. Of several writes the last one's answer is
 * the one that is kept. */
static enum rc compose(struct command *c, struct store *turn, struct err *err)
{
	struct request *rq = CONTAINER_OF(c, struct request, command);
	struct services *outside = rq->services;
	struct services within = services_within(outside, turn);
	struct command mine = *c;
	handler *then = rq->then;
	enum rc rc;

	rq->services = &within;
	rc = hear_all(rq, &mine.task, err);
	if (rc == RC_OK && rq->then == NULL)
		rq->once->answer = answer_of(rq);
	rq->services = outside;
	rq->then = then;
	*c = mine;
	return rc;
}

/* --- begin and replay --- */

static void restore_headers(struct request *rq, struct str lines)
{
	while (lines.n != 0) {
		struct str value = str_cut(&lines, '\n');
		struct str name = str_cut(&value, ':');

		answer_header(&rq->answer, &rq->arena, str_dup_z(&rq->arena, name),
			      str_trim(value));
	}
	answer_header(&rq->answer, &rq->arena, "Idempotent-Replayed", STR("true"));
}

enum rc once_replay(struct request *rq, struct err *err)
{
	struct once *o = rq->once;
	struct str name = str_of((const char *)o->name, ONCE_DIGEST);
	struct once_answer first;
	struct str packed;

	if (o->sealed.n == 0) {
		err_set(err, RC_CONFLICT, "answer_not_kept",
			"this was done before; its answer was too large to be kept");
		return err_hint(err, "look at what was made");
	}
	if (seal_open(&rq->arena, rq->services->seal_key, o->sealed, name, &packed, err) ||
	    once_unpack(packed, &first, err))
		return err->rc;
	answer_text(&rq->answer, first.status,
		    first.type.n != 0 ? str_dup_z(&rq->arena, first.type) : NULL);
	buf_add(&rq->answer.body, first.body);
	restore_headers(rq, first.lines);
	return rq->adapt != NULL ? rq->adapt(rq, err) : RC_OK;
}

bool once_goes_on(struct request *rq)
{
	struct request_next *next = rq->next;

	if (next == NULL)
		return false;
	rq->next = NULL;
	rq->command = next->command;
	rq->then = next->then;
	rq->once->answer.status = 0; /* it was for others */
	return true;
}

bool once_is_answered(const struct request *rq)
{
	return rq->once != NULL && rq->once->answer.status != 0;
}

static enum rc refuse_second(struct err *err)
{
	err_at(err, RC_CONFLICT, "idempotency_in_flight", "Idempotency-Key",
	       "the first request with this key is not answered yet");
	return err_hint(err, "try again in a moment: it will be answered as the first one was");
}

/* Whatever stands in the store goes before the request's own rights and wrongs: a time that it
 * names may have passed since, and it is answered all the same. */
static enum rc begin(struct request *rq, struct once *o, bool *replayed_out, struct err *err)
{
	struct err why = {0};
	struct once_row row;

	*replayed_out = false;
	if (is_under_way(rq, o))
		return refuse_second(err);
	if (store_once_find(rq->services->reader, &rq->arena, o->name, rq->now, &row, &why)) {
		if (why.rc != RC_NOT_FOUND)
			return (*err = why).rc;
		enter(rq, o);
		return RC_OK;
	}
	if (once_check(o, row.fingerprint, err))
		return err->rc;
	o->sealed = row.sealed;
	rq->once = o;
	*replayed_out = true;
	return once_replay(rq, err);
}

static struct once *once_of(struct request *rq, struct str scope, struct str key)
{
	struct once *o = NEW(&rq->arena, struct once);
	const struct actor *who = &rq->caller.actor;
	const struct str name[] = {rq->caller.namespace_name, str_z(actor_kind_name(who->kind)),
				   who->id, scope, key};

	once_digest(o->name, name, COUNTOF(name));
	o->compose = compose;
	return o;
}

static struct str line_of(struct request *rq)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);

	method_list(&text, rq->method);
	buf_add_c(&text, ' ');
	buf_add(&text, rq->path);
	return str_dup(&rq->arena, buf_str(&text));
}

enum rc once_begin(struct request *rq, bool *replayed_out, struct err *err)
{
	struct str header = request_header(rq, STR("Idempotency-Key"));
	const struct str about[] = {rq->query, buf_str(&rq->body)};
	struct once *o;
	struct str key;

	*replayed_out = false;
	if (header.p == NULL || (rq->method & WRITES) == 0 ||
	    (rq->route->flags & ROUTE_OWN_KEY) != 0)
		return RC_OK;
	if (once_key_parse(&rq->arena, header, &key, err))
		return err->rc;
	o = once_of(rq, line_of(rq), key);
	once_digest(o->fingerprint, about, COUNTOF(about));
	return begin(rq, o, replayed_out, err);
}

enum rc request_once(struct request *rq, const struct once_ask *ask, bool *replayed_out,
		     struct err *err)
{
	struct once *o;

	*replayed_out = false;
	if (rq->once != NULL)
		return RC_OK;
	if (once_key_check(ask->key, ask->field, err))
		return err->rc;
	o = once_of(rq, ask->scope, ask->key);
	once_digest(o->fingerprint, &ask->about, 1);
	rq->adapt = ask->adapt;
	return begin(rq, o, replayed_out, err);
}
