#include "api/dialects/rat/rat.h"
#include "base/macros.h"

static const struct row {
	enum rc rc;
	const char *code, *type;
} rows[] = {
	{RC_INVALID, "INVALID_ARGUMENT", "VALIDATION"},
	{RC_UNPROCESSABLE, "INVALID_ARGUMENT", "VALIDATION"},
	{RC_METHOD, "INVALID_ARGUMENT", "VALIDATION"},
	{RC_TOO_LARGE, "INVALID_ARGUMENT", "VALIDATION"},
	{RC_UNAUTHORIZED, "UNAUTHENTICATED", "AUTHENTICATION"},
	{RC_FORBIDDEN, "FORBIDDEN", "AUTHORIZATION"},
	{RC_NOT_FOUND, "NOT_FOUND", "NOT_FOUND"},
	{RC_CONFLICT, "ALREADY_EXISTS", "CONFLICT"},
	{RC_LIMIT, "RESOURCE_EXHAUSTED", "RATE_LIMIT"},
	{RC_BUSY, "UNAVAILABLE", "UNAVAILABLE"},
	{RC_UNCERTAIN, "UNAVAILABLE", "UNAVAILABLE"},
};

static const struct row *row_of(enum rc rc)
{
	static const struct row internal = {RC_IO, "INTERNAL", "INTERNAL"};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		if (rows[i].rc == rc)
			return &rows[i];
	return &internal;
}

/* The only refusals that RAT writes as plain text. */
static void write_unauthorized(struct request *rq, const struct err *err)
{
	bool is_missing = strcmp(err->code, "no_token") == 0;

	rq->answer.content_type = "text/plain; charset=utf-8";
	buf_add_z(&rq->answer.body,
		  is_missing ? "missing or invalid Authorization header\n" : "invalid API key\n");
}

void rat_write_error(struct request *rq, int status, const struct err *err)
{
	const struct row *row = row_of(err->rc);
	struct json_writer w = json_writer_to(&rq->answer.body);

	if (status == 401) {
		write_unauthorized(rq, err);
		return;
	}
	rq->answer.content_type = "application/json";
	json_begin_object(&w);
	json_add_object(&w, "error");
	json_add_z(&w, "code", row->code);
	json_add_z(&w, "type", row->type);
	json_add_z(&w, "message", err->rc == RC_IO ? "internal error" : err->text);
	json_end_object(&w);
	json_end_object(&w);
}
