/* What is served as it is: the description of the API, and a first page for people. */

#include "api/native/embedded.h"
#include "api/native/native.h"
#include "api/request.h"

enum rc documents_openapi(struct request *rq, struct err *err)
{
	(void)err;
	answer_fixed(&rq->answer, 200, "application/json", embedded_openapi_json);
	return RC_OK;
}

enum rc documents_home(struct request *rq, struct err *err)
{
	(void)err;
	answer_fixed(&rq->answer, 200, "text/html; charset=utf-8", embedded_home_html);
	answer_header(&rq->answer, &rq->arena, "Content-Security-Policy",
		      STR("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
			  "form-action 'none'; frame-ancestors 'none'"));
	answer_header(&rq->answer, &rq->arena, "Referrer-Policy", STR("no-referrer"));
	return RC_OK;
}
