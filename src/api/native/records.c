/* What attempts leave behind: logs, as text or as pieces, and outputs. */

#include "api/native/log_query.h"
#include "api/native/native.h"
#include "api/paging.h"
#include "api/query.h"
#include "api/reading.h"
#include "api/stream.h"
#include "base/limits.h"
#include "base/macros.h"
#include "base/num.h"
#include "codec/header.h"
#include "model/id.h"
#include "store/record.h"

enum { PIECES_AT_ONCE = 32, NAME_AT = 1 };

static struct command *begin(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->record = NEW(&rq->arena, struct record_order);
	c->record->claim.task = request_uuid(rq, 0, ID_TASK);
	return c;
}

static enum rc find_task(struct request *rq, struct store *s, struct task *out, struct err *err)
{
	return store_task_find(s, &rq->arena, rq->caller.namespace, request_uuid(rq, 0, ID_TASK),
			       rq->now, out, err);
}

/* --- logs --- */

static enum rc answer_logged(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_bool(&w, "truncated", rq->command.record->piece.is_cut);
	json_end_object(&w);
	return RC_OK;
}

enum rc records_log_add(struct request *rq, struct err *err)
{
	struct command *c = begin(rq, COMMAND_LOG, answer_logged);
	struct str body;

	if (request_body(rq, &body, err))
		return err->rc;
	return log_order_parse(&rq->arena, body, c->record, err);
}

/* A read of a log: what was asked for, and how far the answer has come. */
struct log_read {
	struct log_query q;
	bool is_json, is_cut, is_full;
	struct json_writer w;
};

static void show(struct request *rq, struct log_read *r, const struct log_piece *p)
{
	log_query_pass(&r->q, p);
	r->is_cut = r->is_cut || p->is_cut;
	if (!log_query_wants(&r->q, p))
		return;
	if (r->is_json)
		log_piece_write(&r->w, p);
	else
		buf_add(&rq->answer.body, p->text);
}

/* An answer that has grown over a page's bytes ends early, and says where to go on. */
static enum rc show_all(struct request *rq, struct store *s, struct log_read *r, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct log_piece *items;
	size_t n = PIECES_AT_ONCE;

	while (n == PIECES_AT_ONCE && !r->is_full) {
		arena_reset(&scratch);
		if (store_log_list(s, &scratch, &r->q.ask, PIECES_AT_ONCE, &items, &n, err))
			return err->rc;
		for (size_t i = 0; i < n; i++)
			show(rq, r, &items[i]);
		r->is_full = n == PIECES_AT_ONCE && rq->answer.body.n > PAGE_BYTES;
	}
	return RC_OK;
}

static enum rc answer_pieces(struct request *rq, struct store *s, struct log_read *r,
			     struct err *err)
{
	r->w = answer_json(&rq->answer, 200);
	json_begin_object(&r->w);
	json_add_array(&r->w, "logs");
	if (show_all(rq, s, r, err))
		return err->rc;
	json_end_array(&r->w);
	json_add_bool(&r->w, "truncated", r->is_cut);
	if (r->q.ask.after_attempt != 0)
		json_add_str(&r->w, "next", log_position_print(&rq->arena, &r->q.ask));
	json_add_bool(&r->w, "more", r->is_full);
	json_end_object(&r->w);
	return RC_OK;
}

static enum rc answer_plain(struct request *rq, struct store *s, struct log_read *r,
			    struct err *err)
{
	answer_text(&rq->answer, 200, "text/plain; charset=utf-8");
	if (show_all(rq, s, r, err))
		return err->rc;
	if (r->is_cut)
		answer_header(&rq->answer, &rq->arena, "Belfry-Truncated", STR("1"));
	if (r->is_full)
		answer_header(&rq->answer, &rq->arena, "Belfry-Next",
			      log_position_print(&rq->arena, &r->q.ask));
	return RC_OK;
}

enum rc records_log_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct log_read r = {0};
	struct str after = {0};
	struct task t;

	if (sse_is_wanted(rq))
		return log_stream_get(rq, err);
	if (query_str(rq, "after", &after, err) || log_query_read(rq, after, &r.q, err) ||
	    reading_begin(rq, &s, err) || find_task(rq, s, &t, err))
		return err->rc;
	r.q.ask.task = t.key;
	r.is_json = str_starts(request_header(rq, STR("Accept")), STR("application/json"));
	return r.is_json ? answer_pieces(rq, s, &r, err) : answer_plain(rq, s, &r, err);
}

/* --- outputs --- */

static enum rc answer_put(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

static enum rc no_token(struct err *err)
{
	err_at(err, RC_INVALID, "missing_field", "Belfry-Lease-Token",
	       "the header Belfry-Lease-Token is required");
	return err_hint(err, "give the token that came with the task");
}

static enum rc check_size(const struct request *rq, struct err *err)
{
	if (rq->body.n <= LIMIT_OUTPUT)
		return RC_OK;
	return err_set(err, RC_TOO_LARGE, "output_too_large", "an output is at most %d bytes",
		       LIMIT_OUTPUT);
}

static struct str type_of(struct request *rq)
{
	struct str type = request_header(rq, STR("Content-Type"));
	bool is_good = type.n != 0 && type.n <= LIMIT_NAME && header_is_value(type);

	return is_good ? type : STR("application/octet-stream");
}

enum rc records_output_put(struct request *rq, struct err *err)
{
	struct command *c = begin(rq, COMMAND_OUTPUT_PUT, answer_put);
	struct str token = request_header(rq, STR("Belfry-Lease-Token"));
	struct output *o = &c->record->output;

	if (token.n == 0)
		return no_token(err);
	(void)lease_token_parse(token, &c->record->claim.token);
	*o = (struct output){.name = rq->params[NAME_AT],
			     .type = str_dup(&rq->arena, type_of(rq)),
			     .size = (int64_t)rq->body.n,
			     .body = buf_str(&rq->body)};
	if (output_check_name(o->name, err))
		return err->rc;
	return check_size(rq, err);
}

/* Whoever ran the task has chosen the type: a browser must not take it for a page of this server's.
 */
enum rc records_output_get(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct output o;
	struct task t;

	if (reading_begin(rq, &s, err) || find_task(rq, s, &t, err) ||
	    store_output_find(s, &rq->arena, t.key, rq->params[NAME_AT], &o, err))
		return err->rc;
	answer_text(&rq->answer, 200, str_dup_z(&rq->arena, o.type));
	buf_add(&rq->answer.body, o.body);
	answer_header(&rq->answer, &rq->arena, "Content-Security-Policy",
		      STR("sandbox; default-src 'none'"));
	return RC_OK;
}

enum rc records_output_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct output *items;
	struct json_writer w;
	struct task t;
	size_t n;

	if (reading_begin(rq, &s, err) || find_task(rq, s, &t, err) ||
	    store_output_list(s, &rq->arena, t.key, &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "outputs");
	for (size_t i = 0; i < n; i++)
		output_write(&w, &items[i]);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}
