/* The strict check of a whole text. yajl knows the grammar; what it lets pass against RFC 8259
 * (each found by trying yajl 2.1) is refused here: any bytes of the shape of UTF-8, surrogates
 * without their partner, vertical tabs and form feeds as white space, and an unfinished string
 * behind the value. */

#include <string.h>

#include <yajl/yajl_parse.h>

#include "json_impl.h"
#include "utf8.h"

struct place {
	size_t line, column; /* both from 1; columns are bytes */
};

static struct place place_of(struct str text, size_t at)
{
	struct place place = {1, 1};

	for (size_t i = 0; i < at && i < text.n; i++) {
		place.column++;
		if (text.p[i] == '\n')
			place = (struct place){place.line + 1, 1};
	}
	return place;
}

static enum rc refuse(struct str text, size_t at, struct str why, struct err *err)
{
	struct place place = place_of(text, at);

	err_set(err, RC_INVALID, "invalid_json",
		"this is no valid JSON: " STR_FMT " near line %zu, column %zu", STR_ARG(why),
		place.line, place.column);
	return err_hint(err, "the text must be one JSON value as in RFC 8259, in UTF-8");
}

/* Control characters in strings are yajl's to refuse; these two it takes for white space. */
static enum rc check_bytes(struct str text, struct err *err)
{
	static const char not_white[] = {'\v', '\f'};
	size_t at = utf8_check(text);

	if (at != text.n)
		return refuse(text, at, STR("a byte that is not UTF-8"), err);
	for (size_t i = 0; i < sizeof(not_white); i++) {
		at = str_find(text, not_white[i]);
		if (at != text.n)
			return refuse(text, at, STR("a control character"), err);
	}
	return RC_OK;
}

struct nesting {
	yajl_handle parser;
	unsigned depth, most;
	size_t end; /* behind the outermost array or object; 0 while there is none */
};

static int on_open(void *ctx)
{
	struct nesting *nesting = ctx;

	return nesting->depth++ < nesting->most;
}

static int on_close(void *ctx)
{
	struct nesting *nesting = ctx;

	if (--nesting->depth == 0)
		nesting->end = yajl_get_bytes_consumed(nesting->parser);
	return 1;
}

static void parser_free(yajl_handle *parser)
{
	yajl_free(*parser);
}

static enum rc refuse_depth(struct str text, size_t at, unsigned most, struct err *err)
{
	struct place place = place_of(text, at);

	err_set(err, RC_INVALID, "json_too_deep",
		"arrays and objects nest more than %u deep at byte %zu (line %zu, column %zu)",
		most, at, place.line, place.column);
	return err_hint(err, "send a flatter value");
}

static enum rc refuse_grammar(yajl_handle parser, struct str text, size_t at, struct err *err)
{
	unsigned char *message = yajl_get_error(parser, 0, NULL, 0);
	struct str why = str_z((const char *)message);

	while (str_ends(why, STR("\n")) || str_ends(why, STR(".")))
		why.n--;
	refuse(text, at, why, err);
	yajl_free_error(parser, message);
	return err->rc;
}

/* yajl takes the position behind the token at fault. */
static size_t last_read(yajl_handle parser)
{
	size_t behind = yajl_get_bytes_consumed(parser);

	return behind != 0 ? behind - 1 : 0;
}

static size_t value_end(struct str text, const struct nesting *nesting)
{
	return nesting->end != 0 ? nesting->end : json_skip_value(text, json_skip_space(text, 0));
}

static enum rc check_grammar(struct str text, unsigned most_depth, size_t *end_out, struct err *err)
{
	static const yajl_callbacks on = {
		.yajl_start_map = on_open,
		.yajl_end_map = on_close,
		.yajl_start_array = on_open,
		.yajl_end_array = on_close,
	};
	struct nesting nesting = {.most = most_depth};
	yajl_handle parser CLEANUP(parser_free) = yajl_alloc(&on, NULL, &nesting);
	yajl_status status;
	size_t at;

	nesting.parser = parser;
	status = yajl_parse(parser, (const unsigned char *)text.p, text.n);
	at = last_read(parser);
	if (status == yajl_status_ok) {
		status = yajl_complete_parse(parser);
		at = text.n;
	}
	if (status == yajl_status_client_canceled)
		return refuse_depth(text, at, most_depth, err);
	if (status != yajl_status_ok)
		return refuse_grammar(parser, text, at, err);
	*end_out = value_end(text, &nesting);
	return RC_OK;
}

static enum rc check_end(struct str text, size_t end, struct err *err)
{
	size_t rest = json_skip_space(text, end);

	return rest == text.n ? RC_OK : refuse(text, rest, STR("text behind the value"), err);
}

enum { SURROGATE_HIGH = 0xd800, SURROGATE_LOW = 0xdc00, SURROGATE_END = 0xe000 };

/* Bytes of the escape of a UTF-16 unit or pair at `at`; 0 where half of a pair is missing. */
static size_t unicode_escape(struct str text, size_t at)
{
	enum { ONE = 6 }; /* of \uXXXX */
	unsigned unit = json_hex4(text, at + 2);

	if (unit < SURROGATE_HIGH || unit >= SURROGATE_END)
		return ONE;
	if (unit >= SURROGATE_LOW || !str_starts(str_sub(text, at + ONE, 2), STR("\\u")))
		return 0;
	unit = json_hex4(text, at + ONE + 2);
	return unit >= SURROGATE_LOW && unit < SURROGATE_END ? 2 * (size_t)ONE : 0;
}

/* In text of good grammar a backslash stands in strings only and begins a whole escape. */
static enum rc check_surrogates(struct str text, struct err *err)
{
	size_t at = 0;

	for (;;) {
		size_t n = 2;

		at += str_find(str_sub(text, at, text.n), '\\');
		if (at >= text.n)
			return RC_OK;
		if (text.p[at + 1] == 'u')
			n = unicode_escape(text, at);
		if (n == 0)
			return refuse(text, at, STR("half of a surrogate pair"), err);
		at += n;
	}
}

enum rc json_text_check(struct str text, unsigned most_depth, struct str *value_out,
			struct err *err)
{
	size_t start = json_skip_space(text, 0), end = 0;

	if (check_bytes(text, err) || check_grammar(text, most_depth, &end, err) ||
	    check_end(text, end, err) || check_surrogates(text, err))
		return err->rc;
	*value_out = str_sub(text, start, end - start);
	return RC_OK;
}
