#include "left.h"

#include "api/dialects/bridgetown/job.h"
#include "base/limits.h"
#include "codec/base64.h"
#include "codec/utf8.h"
#include "store/record.h"

#define RESULT_NAME "result.json"

enum { PIECES_AT_ONCE = 32 };

/* --- the log --- */

struct streams {
	struct buf of[2]; /* by enum log_stream */
};

static void streams_release(struct streams *s)
{
	buf_release(&s->of[LOG_STDOUT]);
	buf_release(&s->of[LOG_STDERR]);
}

static enum rc read_pieces(struct store *s, const struct run *run, struct streams *to,
			   struct left *l, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct log_ask ask = {.task = run->task.key, .attempt = run->task.attempts};
	struct log_piece *items;
	size_t n = PIECES_AT_ONCE;

	while (n == PIECES_AT_ONCE) {
		arena_reset(&scratch);
		if (store_log_list(s, &scratch, &ask, PIECES_AT_ONCE, &items, &n, err))
			return err->rc;
		for (size_t i = 0; i < n; i++) {
			buf_add(&to->of[items[i].stream], items[i].text);
			l->is_cut = l->is_cut || items[i].is_cut;
			ask.after_attempt = items[i].attempt;
			ask.after_sequence = items[i].sequence;
		}
	}
	return RC_OK;
}

static enum rc read_log(struct request *rq, struct store *s, const struct run *run, struct left *l,
			struct err *err)
{
	struct streams text CLEANUP(streams_release) = {{BUF_INIT(LIMIT_LOG), BUF_INIT(LIMIT_LOG)}};

	if (read_pieces(s, run, &text, l, err))
		return err->rc;
	l->out = str_dup(&rq->arena, buf_str(&text.of[LOG_STDOUT]));
	l->err = str_dup(&rq->arena, buf_str(&text.of[LOG_STDERR]));
	return RC_OK;
}

/* What the target answered last is what the run has to say. */
static enum rc read_answer(struct request *rq, struct store *s, const struct run *run,
			   struct left *l, struct err *err)
{
	struct attempt *items;
	size_t n;

	if (run->task.is_message || l->out.n != 0 || l->err.n != 0)
		return RC_OK;
	if (store_attempt_list(s, &rq->arena, run->task.key, &items, &n, err))
		return err->rc;
	if (n != 0)
		l->out = items[n - 1].response_body;
	return RC_OK;
}

/* --- the result --- */

static void read_result(struct arena *a, struct str body, struct left *l)
{
	const struct json *v;
	struct json_object o;
	struct err none = {0};

	if (json_object(a, body, &o, &none))
		return;
	v = json_get(&o, STR("exit_code"));
	l->has_exit =
		v != NULL && json_i64(v, INT32_MIN, INT32_MAX, &l->exit_code, "", &none) == RC_OK;
	v = json_get(&o, STR("commit"));
	if (v != NULL)
		(void)json_string(a, v, LIMIT_NAME, &l->commit, "", &none);
}

static enum rc find_result(struct request *rq, struct store *s, const struct run *run,
			   struct left *l, struct err *err)
{
	struct output *all;
	struct output result;
	size_t n;

	if (store_output_list(s, &rq->arena, run->task.key, &all, &n, err))
		return err->rc;
	l->outputs = all;
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(all[i].name, STR(RESULT_NAME))) {
			l->outputs[l->n++] = all[i];
			continue;
		}
		if (store_output_find(s, &rq->arena, run->task.key, all[i].name, &result, err))
			return err->rc;
		read_result(&rq->arena, result.body, l);
	}
	return RC_OK;
}

enum rc left_read(struct request *rq, struct store *s, const struct run *run, struct left *out,
		  struct err *err)
{
	struct left l = {0};

	if (read_log(rq, s, run, &l, err) || find_result(rq, s, run, &l, err) ||
	    read_answer(rq, s, run, &l, err))
		return err->rc;
	*out = l;
	return RC_OK;
}

struct str left_commit(struct request *rq, const struct left *l, const struct run *run)
{
	return l->commit.n != 0 ? l->commit : job_of(&rq->arena, &run->task.template).commit;
}

/* --- outputs --- */

static const char *const encodings[] = {
	[LEFT_JSON] = "json", [LEFT_TEXT] = "text", [LEFT_BASE64] = "base64"};

const char *left_encoding_name(enum left_encoding e)
{
	return encodings[e];
}

static bool is_text(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		size_t n = utf8_next(str_sub(s, at, UTF8_MOST));

		if (n == 0 || s.p[at] == '\0')
			return false;
		at += n;
	}
	return true;
}

enum left_encoding left_encoding_of(const struct output *o)
{
	struct err none = {0};

	if (str_starts(o->type, STR("application/json")) && json_check(o->body, &none) == RC_OK)
		return LEFT_JSON;
	return is_text(o->body) ? LEFT_TEXT : LEFT_BASE64;
}

void left_put(struct json_writer *w, const struct output *o)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(2 * LIMIT_OUTPUT);

	switch (left_encoding_of(o)) {
	case LEFT_JSON:
		json_put_raw(w, str_trim(o->body));
		break;
	case LEFT_TEXT:
		json_put_str(w, o->body);
		break;
	case LEFT_BASE64:
		base64_add(&text, o->body);
		json_put_str(w, buf_str(&text));
		break;
	}
}

enum rc left_add_outputs(struct request *rq, struct store *s, const struct run *run,
			 const struct left *l, struct json_writer *w, bool *cut_out,
			 struct err *err)
{
	int64_t room = LEFT_MOST - (int64_t)(l->out.n + l->err.n);

	json_add_object(w, "outputs");
	for (size_t i = 0; i < l->n; i++) {
		struct output o;

		room -= l->outputs[i].size;
		if (room < 0) {
			*cut_out = true;
			continue;
		}
		if (store_output_find(s, &rq->arena, run->task.key, l->outputs[i].name, &o, err))
			return err->rc;
		json_key_str(w, o.name);
		left_put(w, &o);
	}
	json_end_object(w);
	return RC_OK;
}
