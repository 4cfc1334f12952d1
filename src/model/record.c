#include "record.h"

#include "base/limits.h"
#include "codec/utf8.h"
#include "model/fields.h"

static const struct str streams[] = {
	[LOG_STDOUT] = STR_INIT("stdout"),
	[LOG_STDERR] = STR_INIT("stderr"),
};

struct str log_stream_name(enum log_stream stream)
{
	return streams[stream];
}

bool log_stream_find(struct str name, enum log_stream *out)
{
	for (size_t i = 0; i < COUNTOF(streams); i++)
		if (str_eq(name, streams[i])) {
			*out = (enum log_stream)i;
			return true;
		}
	return false;
}

/* --- a piece, as it comes --- */

enum {
	GIVEN_TOKEN = 1 << 0,
	GIVEN_STREAM = 1 << 1,
	GIVEN_TEXT = 1 << 2,
	GIVEN_SEQUENCE = 1 << 3,
};

struct reading {
	struct arena *a;
	struct record_order order;
};

/* What is no token was never given out: it is refused like one that is over. */
static enum rc read_token(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	if (!lease_token_parse(text, &r->order.claim.token))
		r->order.claim.token = 0;
	return RC_OK;
}

static enum rc read_stream(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	if (!log_stream_find(text, &r->order.piece.stream))
		return field_bad_word(name, "stdout, stderr", err);
	return RC_OK;
}

static enum rc read_text(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_string(r->a, v, LIMIT_LOG_PIECE, &r->order.piece.text, name, err);
}

static enum rc read_sequence(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_i64(v, 1, INT64_MAX, &r->order.piece.sequence, name, err);
}

static const struct field fields[] = {
	{"lease_token", GIVEN_TOKEN, read_token},
	{"stream", GIVEN_STREAM, read_stream},
	{"text", GIVEN_TEXT, read_text},
	{"sequence", GIVEN_SEQUENCE, read_sequence},
};

static enum rc check_given(unsigned given, struct err *err)
{
	static const struct {
		unsigned bit;
		const char *name, *hint;
	} wanted[] = {
		{GIVEN_TOKEN, "lease_token", "give the token that came with the task"},
		{GIVEN_TEXT, "text", "give what was written"},
		{GIVEN_SEQUENCE, "sequence", "number the pieces of an attempt, from 1"},
	};

	for (size_t i = 0; i < COUNTOF(wanted); i++)
		if ((given & wanted[i].bit) == 0)
			return field_missing(wanted[i].name, wanted[i].hint, err);
	return RC_OK;
}

enum rc log_order_parse(struct arena *a, struct str body, struct record_order *out, struct err *err)
{
	struct reading r = {.a = a, .order = *out};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err) || check_given(given, err))
		return err->rc;
	*out = r.order;
	return RC_OK;
}

/* --- bounds --- */

/* The longest beginning of `text` of at most `most` bytes that ends with a whole character. */
static struct str shorten(struct str text, size_t most)
{
	size_t n = 0;

	while (n < text.n) {
		size_t next = utf8_next(str_sub(text, n, text.n));

		if (next == 0 || n + next > most)
			break;
		n += next;
	}
	return str_sub(text, 0, n);
}

bool log_fit(const struct log_tally *t, struct log_piece *piece)
{
	size_t room = (size_t)(LIMIT_LOG - t->size);

	if (t->is_cut || piece->sequence <= t->sequence)
		return false;
	if (piece->text.n > room || t->pieces + 1 >= LIMIT_LOG_PIECES) {
		piece->text = shorten(piece->text, room);
		piece->is_cut = true;
	}
	return true;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '.' || c == '_' || c == '-';
}

enum rc output_check_name(struct str name, struct err *err)
{
	bool is_good = name.n != 0 && name.n <= LIMIT_NAME && name.p[0] != '.';

	for (size_t i = 0; i < name.n && is_good; i++)
		is_good = is_name_byte(name.p[i]);
	if (is_good)
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_name", "name", "an output cannot have this name");
	return err_hint(err, "up to %d letters, digits, '.', '_' and '-', the first no '.'",
			LIMIT_NAME);
}

/* --- as they are shown --- */

void log_piece_write(struct json_writer *w, const struct log_piece *p)
{
	json_begin_object(w);
	json_add_i64(w, "attempt", p->attempt);
	json_add_i64(w, "sequence", p->sequence);
	json_add_str(w, "stream", log_stream_name(p->stream));
	json_add_time(w, "at", p->at);
	json_add_str(w, "text", p->text);
	if (p->is_cut)
		json_add_bool(w, "truncated", true);
	json_end_object(w);
}

void output_write(struct json_writer *w, const struct output *o)
{
	json_begin_object(w);
	json_add_str(w, "name", o->name);
	json_add_str(w, "content_type", o->type);
	json_add_i64(w, "size", o->size);
	json_add_i64(w, "attempt", o->attempt);
	json_add_time(w, "created_at", o->at);
	json_end_object(w);
}
