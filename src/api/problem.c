#include "problem.h"

#include <assert.h>

#include "api/request.h"
#include "base/macros.h"

/* The hint is for errors that bring none of their own. */
static const struct row {
	enum rc rc;
	int status;
	const char *hint;
} rows[] = {
	{RC_INVALID, 400, "GET /openapi.json tells what is expected"},
	{RC_UNAUTHORIZED, 401, "send the header: Authorization: Bearer belfry_…"},
	{RC_FORBIDDEN, 403, "use a token that may do this"},
	{RC_NOT_FOUND, 404, "check the id, and that the token opens the object's namespace"},
	{RC_METHOD, 405, "the Allow header lists the path's methods"},
	{RC_CONFLICT, 409, "look at the object's state"},
	{RC_PRECONDITION, 412, "read the object again, and see whether the change still fits"},
	{RC_TOO_LARGE, 413, "send less: a body of at most 2 MiB, a payload of at most 1 MiB"},
	{RC_UNPROCESSABLE, 422, "use a new key for a new request"},
	{RC_LIMIT, 429, "wait as Retry-After says, then try again"},
	{RC_IO, 500, "the server's log says more"},
	{RC_BUSY, 503, "nothing was changed: try again as Retry-After says"},
	{RC_UNCERTAIN, 503, "look whether it was done before you try again"},
};

static const struct {
	int status;
	const char *title;
} titles[] = {
	{400, "Bad Request"},
	{401, "Unauthorized"},
	{403, "Forbidden"},
	{404, "Not Found"},
	{405, "Method Not Allowed"},
	{409, "Conflict"},
	{412, "Precondition Failed"},
	{413, "Content Too Large"},
	{422, "Unprocessable Content"},
	{429, "Too Many Requests"},
	{500, "Internal Server Error"},
	{503, "Service Unavailable"},
};

static const struct row *row_of(enum rc rc)
{
	for (size_t i = 0; i < COUNTOF(rows); i++)
		if (rows[i].rc == rc)
			return &rows[i];
	return NULL;
}

int problem_status(enum rc rc)
{
	const struct row *row = row_of(rc);

	assert(row != NULL);
	return row->status;
}

const char *problem_hint(const struct err *err)
{
	const struct row *row = row_of(err->rc);

	return err->hint[0] != '\0' || row == NULL ? err->hint : row->hint;
}

const char *problem_title(int status)
{
	for (size_t i = 0; i < COUNTOF(titles); i++)
		if (titles[i].status == status)
			return titles[i].title;
	return "Error";
}

void problem_write(struct request *rq, int status, const struct err *err)
{
	struct json_writer w = json_writer_to(&rq->answer.body);

	rq->answer.content_type = "application/problem+json";
	json_begin_object(&w);
	json_add_z(&w, "type", "about:blank");
	json_add_z(&w, "title", problem_title(status));
	json_add_i64(&w, "status", status);
	json_add_z(&w, "detail", err->text);
	json_add_z(&w, "code", err->code);
	if (err->field[0] != '\0')
		json_add_z(&w, "field", err->field);
	json_add_z(&w, "hint", problem_hint(err));
	json_end_object(&w);
}
