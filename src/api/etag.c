#include "etag.h"

#include "model/etag.h"

void etag_answer(struct request *rq, ms_t version)
{
	struct str has = request_header(rq, STR("If-None-Match"));
	char text[ETAG_TEXT];
	struct str tag = etag_print(text, version, answer_bytes(&rq->answer));

	if (has.n != 0 && (rq->method & (METHOD_GET | METHOD_HEAD)) != 0 && etag_is_in(has, tag))
		answer_empty(&rq->answer, 304);
	answer_header(&rq->answer, &rq->arena, "ETag", tag);
}
