#include "log_query.h"

#include "api/query.h"
#include "api/request.h"
#include "base/limits.h"
#include "base/num.h"

static enum rc bad_after(struct err *err)
{
	err_at(err, RC_INVALID, "invalid_value", "after", "after is no place in a log");
	return err_hint(err, "give what an earlier answer had as its next, such as 1.42");
}

static enum rc read_position(struct str text, struct log_ask *ask, struct err *err)
{
	int64_t attempt;

	if (text.n == 0)
		return RC_OK;
	if (!num_parse_i64(str_cut(&text, '.'), 0, LIMIT_ATTEMPTS, &attempt) ||
	    !num_parse_i64(text, 0, INT64_MAX, &ask->after_sequence))
		return bad_after(err);
	ask->after_attempt = (int)attempt;
	return RC_OK;
}

enum rc log_query_read(struct request *rq, struct str after, struct log_query *out, struct err *err)
{
	struct str stream = {0};
	int64_t attempt = 0;

	*out = (struct log_query){0};
	if (query_str(rq, "stream", &stream, err) ||
	    query_i64(rq, "attempt", 1, LIMIT_ATTEMPTS, &attempt, err) ||
	    read_position(after, &out->ask, err))
		return err->rc;
	out->ask.attempt = (int)attempt;
	out->one_stream = stream.n != 0;
	if (out->one_stream && !log_stream_find(stream, &out->stream)) {
		err_at(err, RC_INVALID, "invalid_value", "stream", "stream has no such value");
		return err_hint(err, "use one of: stdout, stderr");
	}
	return RC_OK;
}

bool log_query_wants(const struct log_query *q, const struct log_piece *p)
{
	return !q->one_stream || p->stream == q->stream;
}

void log_query_pass(struct log_query *q, const struct log_piece *p)
{
	q->ask.after_attempt = p->attempt;
	q->ask.after_sequence = p->sequence;
}

struct str log_position_print(struct arena *a, const struct log_ask *ask)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(2 * NUM_I64_TEXT);

	buf_add_i64(&text, ask->after_attempt);
	buf_add_c(&text, '.');
	buf_add_i64(&text, ask->after_sequence);
	return str_dup(a, buf_str(&text));
}
