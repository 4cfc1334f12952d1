#include "test.h"

#include "api/problem.h"
#include "api/request.h"

static const char *written(struct request *rq, const struct err *err)
{
	answer_reset(&rq->answer);
	problem_write(rq, problem_status(err->rc), err);
	buf_add_c(&rq->answer.body, '\0');
	return rq->answer.body.p;
}

TEST(a_problem_names_its_code_field_and_hint)
{
	struct request rq = {0};
	struct err err = {0};

	err_at(&err, RC_INVALID, "invalid_cron", "cron", "the minute \"61\" is over 59");
	err_hint(&err, "minutes are 0 to 59");
	assert_string_equal(written(&rq, &err),
			    "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
			    "\"detail\":\"the minute \\\"61\\\" is over 59\",\"code\":\"invalid_"
			    "cron\",\"field\":\"cron\",\"hint\":\"minutes are 0 to 59\"}");
	assert_string_equal(rq.answer.content_type, "application/problem+json");
	answer_release(&rq.answer);
}

TEST(a_problem_without_field_has_no_such_member_but_always_a_hint)
{
	struct request rq = {0};
	struct err err = {0};

	err_set(&err, RC_NOT_FOUND, "not_found", "no such task");
	assert_string_equal(written(&rq, &err),
			    "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
			    "\"detail\":\"no such task\",\"code\":\"not_found\",\"hint\":\"check "
			    "the id, and that the token opens the object's namespace\"}");
	answer_release(&rq.answer);
}

TEST(every_code_of_the_house_has_a_status_and_a_title)
{
	for (int rc = RC_INVALID; rc <= RC_UNCERTAIN; rc++) {
		int status = problem_status((enum rc)rc);
		struct err err = {0};

		CHECK(status >= 400 && status <= 503);
		assert_string_not_equal(problem_title(status), "Error");
		err_set(&err, (enum rc)rc, "made_up", "made up");
		CHECK(problem_hint(&err)[0] != '\0');
	}
	CHECK(problem_status(RC_UNCERTAIN) == 503 && problem_status(RC_IO) == 500);
}
