/* GET …/applications/{application}/logs?requestId=: what the attempts of a call have written. */

#include "api/dialects/tensorlake/call.h"
#include "api/native/log_query.h"
#include "api/query.h"
#include "api/reading.h"
#include "model/id.h"

enum { PIECES_MOST = 100 };

static enum rc read_id(struct request *rq, struct str *out, struct err *err)
{
	if (query_str(rq, "requestId", out, err))
		return err->rc;
	if (out->n != 0)
		return RC_OK;
	err_at(err, RC_INVALID, "missing_field", "requestId", "requestId is required");
	return err_hint(err, "logs are kept for each request: GET …/requests lists them");
}

/* An id that stays the same for the same piece. */
static void write_uuid(struct json_writer *w, const struct call *c, const struct log_piece *p)
{
	struct uuid id = c->task.id;

	for (int i = 0; i < 4; i++)
		id.b[UUID_BYTES - 1 - i] ^= (unsigned char)((uint64_t)p->sequence >> 8 * i);
	id.b[UUID_BYTES - 5] ^= (unsigned char)p->attempt;
	add_uuid(w, "uuid", id);
}

static void write(struct json_writer *w, const struct call *c, const struct log_piece *p)
{
	json_begin_object(w);
	json_add_i64(w, "timestamp", p->at);
	write_uuid(w, c, p);
	json_add_str(w, "namespace", c->namespace);
	json_add_str(w, "application", c->application);
	json_add_array(w, "resourceAttributes");
	json_begin_array(w);
	json_put_z(w, "stream");
	json_put_str(w, log_stream_name(p->stream));
	json_end_array(w);
	json_end_array(w);
	json_add_str(w, "body", p->text);
	json_add_z(w, "logAttributes", "{}");
	json_end_object(w);
}

static enum rc answer(struct request *rq, struct store *s, const struct call *c,
		      struct log_query *q, struct err *err)
{
	struct log_piece *items = NULL;
	struct json_writer w;
	int64_t most = PIECES_MOST;
	size_t n = 0;

	if (query_i64(rq, "head", 1, PIECES_MOST, &most, err))
		return err->rc;
	q->ask.task = c->task.key;
	if (store_log_list(s, &rq->arena, &q->ask, (size_t)most, &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "logs");
	for (size_t i = 0; i < n; i++) {
		log_query_pass(q, &items[i]);
		if (log_query_wants(q, &items[i]))
			write(&w, c, &items[i]);
	}
	json_end_array(&w);
	if (n == (size_t)most)
		json_add_str(&w, "nextToken", log_position_print(&rq->arena, &q->ask));
	json_end_object(&w);
	return RC_OK;
}

static enum rc read(struct request *rq, struct str *id_out, struct log_query *out, struct err *err)
{
	struct str token = {0};

	if (read_id(rq, id_out, err) || query_str(rq, "nextToken", &token, err))
		return err->rc;
	return log_query_read(rq, token, out, err);
}

enum rc applications_logs(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct target_row row = {0};
	struct log_query q;
	struct task t = {0};
	struct str id = {0};
	struct place at;
	struct call c;

	if (place_enter(rq, &at, err) || read(rq, &id, &q, err) || reading_begin(rq, &s, err) ||
	    application_find(rq, s, &at, &row, err) || call_find(rq, s, &at, id, &t, err) ||
	    call_of(rq, s, &rq->arena, &row, &t, &c, err))
		return err->rc;
	return answer(rq, s, &c, &q, err);
}
