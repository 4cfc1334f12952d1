#include "json_write.h"

#include <assert.h>

#include "base64.h"
#include "decimal.h"
#include "iso8601.h"
#include "utf8.h"

static void separate(struct json_writer *w)
{
	if (w->comma)
		buf_add_c(w->to, ',');
	w->comma = true;
}

static void begin(struct json_writer *w, char bracket)
{
	separate(w);
	buf_add_c(w->to, bracket);
	w->comma = false;
	w->depth++;
}

static void end(struct json_writer *w, char bracket)
{
	assert(w->depth != 0);
	buf_add_c(w->to, bracket);
	w->comma = true;
	w->depth--;
}

void json_begin_object(struct json_writer *w)
{
	begin(w, '{');
}

void json_end_object(struct json_writer *w)
{
	end(w, '}');
}

void json_begin_array(struct json_writer *w)
{
	begin(w, '[');
}

void json_end_array(struct json_writer *w)
{
	end(w, ']');
}

/* Bytes that may stand as they are: valid UTF-8 without quotes, backslashes and control characters.
 */
static size_t plain_run(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		unsigned char c = (unsigned char)s.p[at];
		size_t n = 1;

		if (c < 0x20 || c == '"' || c == '\\')
			break;
		if (c >= 0x80)
			n = utf8_next(str_sub(s, at, UTF8_MOST));
		if (n == 0)
			break;
		at += n;
	}
	return at;
}

static void add_escape(struct buf *to, unsigned char c)
{
	static const char shorts[0x20] = {
		['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
	};

	if (c == '"' || c == '\\')
		buf_add(to, str_of((const char[]){'\\', (char)c}, 2));
	else if (c >= 0x80)
		buf_add(to, STR("\xef\xbf\xbd")); /* U+FFFD */
	else if (shorts[c] != '\0')
		buf_add(to, str_of((const char[]){'\\', shorts[c]}, 2));
	else
		buf_printf(to, "\\u%04x", c);
}

static void add_quoted(struct buf *to, struct str s)
{
	buf_add_c(to, '"');
	for (;;) {
		size_t n = plain_run(s);

		buf_add(to, str_sub(s, 0, n));
		if (n == s.n)
			break;
		add_escape(to, (unsigned char)s.p[n]);
		s = str_sub(s, n + 1, s.n);
	}
	buf_add_c(to, '"');
}

void json_key(struct json_writer *w, const char *name)
{
	json_key_str(w, str_z(name));
}

void json_key_str(struct json_writer *w, struct str name)
{
	separate(w);
	add_quoted(w->to, name);
	buf_add_c(w->to, ':');
	w->comma = false;
}

void json_put_str(struct json_writer *w, struct str s)
{
	separate(w);
	add_quoted(w->to, s);
}

void json_put_z(struct json_writer *w, const char *z)
{
	if (z != NULL)
		json_put_str(w, str_z(z));
	else
		json_put_null(w);
}

void json_put_i64(struct json_writer *w, int64_t value)
{
	separate(w);
	buf_add_i64(w->to, value);
}

void json_put_bool(struct json_writer *w, bool value)
{
	json_put_raw(w, value ? STR("true") : STR("false"));
}

void json_put_null(struct json_writer *w)
{
	json_put_raw(w, STR("null"));
}

void json_put_raw(struct json_writer *w, struct str exact)
{
	separate(w);
	buf_add(w->to, exact.n != 0 ? exact : STR("null"));
}

/* White space is all that may stand between the braces of an object without members. */
static bool is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\n' && s.p[i] != '\r')
			return false;
	return true;
}

void json_put_members(struct json_writer *w, struct str object)
{
	struct str members;

	assert(object.n >= 2 && object.p[0] == '{' && object.p[object.n - 1] == '}');
	members = str_sub(object, 1, object.n - 2);
	if (is_blank(members))
		return;
	separate(w);
	buf_add(w->to, members);
}

void json_put_time(struct json_writer *w, ms_t at)
{
	char text[ISO_TEXT];

	if (at != MS_NEVER)
		json_put_str(w, iso_print(text, at));
	else
		json_put_null(w);
}

void json_put_seconds(struct json_writer *w, ms_t span_ms)
{
	if (span_ms != MS_NEVER)
		json_put_permille(w, span_ms);
	else
		json_put_null(w);
}

void json_put_permille(struct json_writer *w, int64_t thousandths)
{
	char text[DECIMAL_TEXT];

	json_put_raw(w, decimal_print(text, thousandths));
}

void json_put_base64(struct json_writer *w, struct str bytes)
{
	separate(w);
	buf_add_c(w->to, '"');
	base64_add(w->to, bytes);
	buf_add_c(w->to, '"');
}

void json_add_object(struct json_writer *w, const char *name)
{
	json_key(w, name);
	json_begin_object(w);
}

void json_add_array(struct json_writer *w, const char *name)
{
	json_key(w, name);
	json_begin_array(w);
}

void json_add_str(struct json_writer *w, const char *name, struct str s)
{
	json_key(w, name);
	json_put_str(w, s);
}

void json_add_z(struct json_writer *w, const char *name, const char *z)
{
	json_key(w, name);
	json_put_z(w, z);
}

void json_add_i64(struct json_writer *w, const char *name, int64_t value)
{
	json_key(w, name);
	json_put_i64(w, value);
}

void json_add_bool(struct json_writer *w, const char *name, bool value)
{
	json_key(w, name);
	json_put_bool(w, value);
}

void json_add_null(struct json_writer *w, const char *name)
{
	json_key(w, name);
	json_put_null(w);
}

void json_add_raw(struct json_writer *w, const char *name, struct str exact)
{
	json_key(w, name);
	json_put_raw(w, exact);
}

void json_add_base64(struct json_writer *w, const char *name, struct str bytes)
{
	json_key(w, name);
	json_put_base64(w, bytes);
}

void json_add_time(struct json_writer *w, const char *name, ms_t at)
{
	json_key(w, name);
	json_put_time(w, at);
}

void json_add_seconds(struct json_writer *w, const char *name, ms_t span_ms)
{
	json_key(w, name);
	json_put_seconds(w, span_ms);
}

void json_add_permille(struct json_writer *w, const char *name, int64_t thousandths)
{
	json_key(w, name);
	json_put_permille(w, thousandths);
}
