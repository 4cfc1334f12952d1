/* What a call has given back: an output that its holder has put by name, or the body of the answer
 * to its last attempt. */

#include "api/dialects/tensorlake/call.h"
#include "api/reading.h"
#include "base/num.h"
#include "codec/header.h"
#include "store/record.h"

/* The output record that is the call's own; others are read by their names. */
#define OUTPUT_NAME STR("output")

/* Whoever ran the call has chosen the type: a browser must not take it for a page of this server's.
 */
static void answer_bytes_of(struct request *rq, struct str type, struct str bytes)
{
	bool is_good = type.n != 0 && header_is_value(type);

	type = is_good ? type : STR("application/octet-stream");
	answer_text(&rq->answer, 200, str_dup_z(&rq->arena, type));
	buf_add(&rq->answer.body, bytes);
	answer_header(&rq->answer, &rq->arena, "Content-Security-Policy",
		      STR("sandbox; default-src 'none'"));
}

/* A body that was larger than what is kept of it. */
static bool is_cut(const struct attempt *t)
{
	struct str told = header_field(t->response_head, STR("Content-Length"));
	int64_t length = 0;

	if (num_parse_i64(told, 0, INT64_MAX, &length))
		return length > (int64_t)t->response_body.n;
	return t->response_body.n >= LIMIT_RESPONSE_BODY;
}

static enum rc answer_body(struct request *rq, const struct attempt *t)
{
	answer_bytes_of(rq, header_field(t->response_head, STR("Content-Type")), t->response_body);
	if (is_cut(t))
		answer_header(&rq->answer, &rq->arena, "Belfry-Truncated", STR("1"));
	return RC_OK;
}

static enum rc answer_none(struct request *rq, const struct call *c, struct err *err)
{
	const char *failure = call_failure(c);

	if (failure != NULL)
		return err_set(err, RC_NOT_FOUND, "no_output", "the request has no output: %s",
			       failure);
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

static enum rc find_record(struct request *rq, struct store *s, const struct call *c,
			   struct str name, struct output *out, bool *found_out, struct err *err)
{
	struct err why = {0};

	*found_out = store_output_find(s, &rq->arena, c->task.key, name, out, &why) == RC_OK;
	return *found_out || why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

enum rc calls_output(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	const struct attempt *last;
	struct output o = {0};
	struct call c;
	bool found;

	if (reading_begin(rq, &s, err) || call_load(rq, s, &c, err) ||
	    find_record(rq, s, &c, OUTPUT_NAME, &o, &found, err))
		return err->rc;
	if (c.task.state != TASK_COMPLETED)
		return answer_none(rq, &c, err);
	if (found) {
		answer_bytes_of(rq, o.type, o.body);
		return RC_OK;
	}
	last = c.n_attempts != 0 ? &c.attempts[c.n_attempts - 1] : NULL;
	return last != NULL && last->response_head.n != 0 ? answer_body(rq, last)
							  : answer_none(rq, &c, err);
}

enum rc calls_named_output(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct output o = {0};
	struct call c;
	bool found;

	if (reading_begin(rq, &s, err) || call_load(rq, s, &c, err) ||
	    find_record(rq, s, &c, c.rest[0], &o, &found, err))
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "the request has no such output");
	answer_bytes_of(rq, o.type, o.body);
	return RC_OK;
}
