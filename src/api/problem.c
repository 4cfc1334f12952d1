#include "problem.h"

#include "api/request.h"
#include "base/macros.h"

static const struct {
	enum rc rc;
	int status;
} statuses[] = {
	{RC_OK, 200},	     {RC_INVALID, 400}, {RC_UNAUTHORIZED, 401}, {RC_FORBIDDEN, 403},
	{RC_NOT_FOUND, 404}, {RC_METHOD, 405},	{RC_CONFLICT, 409},	{RC_TOO_LARGE, 413},
	{RC_LIMIT, 429},     {RC_IO, 500},	{RC_BUSY, 503},		{RC_UNCERTAIN, 503},
};

static const struct {
	int status;
	const char *title;
} titles[] = {
	{400, "Bad Request"},	      {401, "Unauthorized"},	   {403, "Forbidden"},
	{404, "Not Found"},	      {405, "Method Not Allowed"}, {409, "Conflict"},
	{413, "Content Too Large"},   {429, "Too Many Requests"},  {500, "Internal Server Error"},
	{503, "Service Unavailable"},
};

int problem_status(enum rc rc)
{
	for (size_t i = 0; i < COUNTOF(statuses); i++)
		if (statuses[i].rc == rc)
			return statuses[i].status;
	return 500;
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
	if (err->hint[0] != '\0')
		json_add_z(&w, "hint", err->hint);
	json_end_object(&w);
}
