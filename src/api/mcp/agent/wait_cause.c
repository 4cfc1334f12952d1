#include "wait_cause.h"

#include "base/limits.h"
#include "store/queue.h"
#include "store/target.h"

enum { CLAUSE_MOST = 1024 };

static struct str clause(struct request *rq, const char *before, struct str what, const char *after)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(CLAUSE_MOST);

	buf_printf(&text, "%s" STR_FMT "%s", before, STR_ARG(str_sub(what, 0, LIMIT_NAME * 4)),
		   after);
	return str_dup(&rq->arena, buf_str(&text));
}

static enum rc of_queue(struct request *rq, struct store *s, struct str name, struct str *out,
			struct err *err)
{
	struct queue_counts counts;
	struct queue q;
	struct err why = {0};

	if (store_queue_find(s, &rq->arena, rq->caller.namespace, name, &q, &why))
		return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
	if (store_queue_counts(s, q.lane, &counts, err))
		return err->rc;
	if (q.paused_at != AT_NONE)
		*out = clause(rq, "the queue ", name, " is paused");
	else if (counts.leased == 0 && q.push.p == NULL)
		*out = clause(rq, "no consumer holds a message of the queue ", name,
			      " at present: is one running?");
	return RC_OK;
}

static void of_url(struct request *rq, struct str url, struct str *out)
{
	const struct probes *probes = &rq->services->probes;
	struct str origin = target_origin(&rq->arena, url);
	struct breaker_view *view;

	if (probes->breakers(probes->ctx, &rq->arena, origin, &view) == 0 ||
	    view->breaker.state == BREAKER_CLOSED)
		return;
	*out = clause(rq, "the host ", origin,
		      " has failed so often in a row that nothing is sent there for a while");
}

static enum rc of_name(struct request *rq, struct store *s, struct str name, struct str *out,
		       struct err *err)
{
	struct named_target named;
	struct target_row row;
	struct err why = {0};

	if (store_target_find(s, &rq->arena, rq->caller.namespace, name, &row, &why)) {
		if (why.rc != RC_NOT_FOUND)
			return (*err = why).rc;
		*out = clause(rq, "the named target ", name, " is not there any more");
		return RC_OK;
	}
	if (row.disabled_at != AT_NONE) {
		*out = clause(rq, "the target is disabled: ", row.disabled_reason, "");
		return RC_OK;
	}
	if (named_target_parse(&rq->arena, row.spec, &named, err))
		return err->rc;
	if (named.kind == TARGET_QUEUE)
		return of_queue(rq, s, named.target.queue, out, err);
	of_url(rq, named.target.url, out);
	return RC_OK;
}

enum rc wait_cause(struct request *rq, struct store *s, const struct template *t, struct str *out,
		   struct err *err)
{
	struct target target;

	*out = (struct str){0};
	if (target_parse(&rq->arena, t->target, &target, "target", err))
		return err->rc;
	switch (target.kind) {
	case TARGET_QUEUE:
		return of_queue(rq, s, target.queue, out, err);
	case TARGET_NAME:
		return of_name(rq, s, target.name, out, err);
	case TARGET_HTTP:
		of_url(rq, target.url, out);
		return RC_OK;
	case TARGET_GROUP: /* its members have tasks of their own */
		return RC_OK;
	}
	return RC_OK;
}
