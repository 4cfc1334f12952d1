#include "envelope.h"

#include "api/problem.h"
#include "base/macros.h"

static const struct {
	enum rc rc;
	const char *code;
	bool retryable;
} codes[] = {
	{RC_INVALID, "INVALID_ARGUMENT", false},
	{RC_UNAUTHORIZED, "UNAUTHORIZED", false},
	{RC_FORBIDDEN, "FORBIDDEN", false},
	{RC_NOT_FOUND, "NOT_FOUND", false},
	{RC_METHOD, "METHOD_NOT_ALLOWED", false},
	{RC_CONFLICT, "CONFLICT", false},
	{RC_TOO_LARGE, "PAYLOAD_TOO_LARGE", false},
	{RC_UNPROCESSABLE, "IDEMPOTENCY_KEY_REUSED", false},
	{RC_LIMIT, "RATE_LIMITED", true},
	{RC_BUSY, "UNAVAILABLE", true},
	{RC_UNCERTAIN, "UNAVAILABLE", true},
};

const char *envelope_code(enum rc rc)
{
	for (size_t i = 0; i < COUNTOF(codes); i++)
		if (codes[i].rc == rc)
			return codes[i].code;
	return "INTERNAL";
}

bool envelope_is_retryable(enum rc rc)
{
	for (size_t i = 0; i < COUNTOF(codes); i++)
		if (codes[i].rc == rc)
			return codes[i].retryable;
	return false;
}

static void write_metadata(struct json_writer *w, const struct request *rq)
{
	json_add_object(w, "metadata");
	json_add_str(w, "request_id", rq->id);
	json_add_time(w, "timestamp", rq->now);
	json_end_object(w);
}

struct envelope envelope_begin(struct request *rq, int status)
{
	struct envelope e = {.w = answer_json(&rq->answer, status)};

	json_begin_object(&e.w);
	json_add_bool(&e.w, "ok", true);
	json_add_object(&e.w, "data");
	e.begun_at = rq->answer.body.n;
	return e;
}

/* Appends again what stands in the buffer from `from` up to `to`. */
static void repeat(struct buf *b, size_t from, size_t to)
{
	char *room = to > from ? buf_reserve(b, to - from) : NULL;

	if (room == NULL)
		return;
	memcpy(room, b->p + from, to - from);
	b->n += to - from;
}

void envelope_end(struct request *rq, struct envelope *e)
{
	struct buf *body = &rq->answer.body;
	size_t ended_at = body->n;

	json_end_object(&e->w);
	json_add_null(&e->w, "error");
	write_metadata(&e->w, rq);
	if (ended_at > e->begun_at)
		buf_add_c(body, ',');
	repeat(body, e->begun_at, ended_at);
	json_end_object(&e->w);
}

static void write_refusal(struct json_writer *w, const struct err *err)
{
	json_add_object(w, "error");
	json_add_z(w, "code", envelope_code(err->rc));
	json_add_z(w, "message", err->text);
	json_add_z(w, "hint", problem_hint(err));
	json_add_z(w, "reason", err->code);
	if (err->field[0] != '\0')
		json_add_z(w, "field", err->field);
	json_add_bool(w, "retryable", envelope_is_retryable(err->rc));
	json_end_object(w);
}

void envelope_write_error(struct request *rq, int status, const struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, status);

	json_begin_object(&w);
	json_add_bool(&w, "ok", false);
	json_add_null(&w, "data");
	write_refusal(&w, err);
	write_metadata(&w, rq);
	json_end_object(&w);
}
