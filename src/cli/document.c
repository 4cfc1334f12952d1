#include "document.h"

#include <yaml.h>

#include "cli/input.h"
#include "codec/json.h"
#include "codec/json_write.h"

enum { DEPTH_MOST = 32 };

/* A collection that is open. */
struct level {
	bool is_map;
	bool key_next; /* of a map: a key is expected */
};

struct conversion {
	yaml_parser_t parser;
	struct json_writer w;
	struct level levels[DEPTH_MOST];
	size_t depth;
	struct err *err;
};

static enum rc fail(struct conversion *c, size_t line, const char *what)
{
	return err_set(c->err, RC_INVALID, "invalid_document", "line %zu: %s", line + 1, what);
}

static struct level *top(struct conversion *c)
{
	return c->depth != 0 ? &c->levels[c->depth - 1] : NULL;
}

/* What comes is a value: of a list, of a key, or the document itself. */
static enum rc expect_value(struct conversion *c, const yaml_event_t *e)
{
	struct level *level = top(c);

	if (level == NULL || !level->is_map)
		return RC_OK;
	if (level->key_next)
		return fail(c, e->start_mark.line, "a key must be a plain text");
	level->key_next = true;
	return RC_OK;
}

static enum rc open_level(struct conversion *c, const yaml_event_t *e, bool is_map)
{
	if (expect_value(c, e))
		return c->err->rc;
	if (c->depth == DEPTH_MOST)
		return fail(c, e->start_mark.line, "lists and maps nest too deep");
	c->levels[c->depth++] = (struct level){is_map, is_map};
	if (is_map)
		json_begin_object(&c->w);
	else
		json_begin_array(&c->w);
	return RC_OK;
}

static enum rc close_level(struct conversion *c)
{
	if (c->levels[--c->depth].is_map)
		json_end_object(&c->w);
	else
		json_end_array(&c->w);
	return RC_OK;
}

static bool is_word(struct str s, const char *a, const char *b, const char *c)
{
	return str_eq(s, str_z(a)) || str_eq(s, str_z(b)) || str_eq(s, str_z(c));
}

/* YAML's core schema, as far as JSON has the same: null, booleans, numbers in JSON's own form. */
static void put_plain(struct json_writer *w, struct str s)
{
	struct err none = {0};
	struct json v;

	if (s.n == 0 || str_eq(s, STR("~")) || is_word(s, "null", "Null", "NULL"))
		json_put_null(w);
	else if (is_word(s, "true", "True", "TRUE") || is_word(s, "false", "False", "FALSE"))
		json_put_bool(w, (s.p[0] | 0x20) == 't');
	else if (json_value(s, &v, &none) == RC_OK && v.type == JSON_NUMBER)
		json_put_raw(w, s);
	else
		json_put_str(w, s);
}

static enum rc put_scalar(struct conversion *c, const yaml_event_t *e)
{
	struct str s = str_of((const char *)e->data.scalar.value, e->data.scalar.length);
	struct level *level = top(c);

	if (level != NULL && level->is_map && level->key_next) {
		level->key_next = false;
		json_key_str(&c->w, s);
		return RC_OK;
	}
	if (expect_value(c, e))
		return c->err->rc;
	if (e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		put_plain(&c->w, s);
	else
		json_put_str(&c->w, s);
	return RC_OK;
}

static enum rc take(struct conversion *c, const yaml_event_t *e)
{
	switch ((int)e->type) {
	case YAML_SCALAR_EVENT:
		return put_scalar(c, e);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(c, e, false);
	case YAML_MAPPING_START_EVENT:
		return open_level(c, e, true);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_level(c);
	case YAML_ALIAS_EVENT:
		return fail(c, e->start_mark.line, "aliases (*name) are not taken");
	default:
		return RC_OK;
	}
}

/* All events up to the end of the first document. */
static enum rc convert(struct conversion *c)
{
	bool at_end = false;

	while (!at_end) {
		yaml_event_t e;
		enum rc rc;

		if (yaml_parser_parse(&c->parser, &e) == 0)
			return fail(c, c->parser.problem_mark.line,
				    c->parser.problem != NULL ? c->parser.problem
							      : "this is no YAML");
		at_end = e.type == YAML_DOCUMENT_END_EVENT || e.type == YAML_STREAM_END_EVENT;
		rc = take(c, &e);
		yaml_event_delete(&e);
		if (rc != RC_OK)
			return rc;
	}
	return RC_OK;
}

static enum rc convert_all(struct arena *a, struct str text, struct buf *to, struct str *json_out,
			   struct err *err)
{
	struct conversion c = {.w = json_writer_to(to), .err = err};
	enum rc rc;

	if (yaml_parser_initialize(&c.parser) == 0)
		return err_set(err, RC_IO, "out_of_memory", "no memory for a YAML parser");
	yaml_parser_set_input_string(&c.parser, (const unsigned char *)text.p, text.n);
	rc = convert(&c);
	yaml_parser_delete(&c.parser);
	if (rc != RC_OK)
		return rc;
	if (to->failed)
		return err_set(err, RC_TOO_LARGE, "too_large", "the document is too large");
	*json_out = str_dup(a, buf_str(to));
	return RC_OK;
}

enum rc document_parse(struct arena *a, struct str text, struct str *json_out, struct err *err)
{
	struct buf to CLEANUP(buf_release) = BUF_INIT(DOCUMENT_MOST);
	struct err none = {0};

	if (json_check(text, &none) == RC_OK) {
		*json_out = text;
		return RC_OK;
	}
	return convert_all(a, text, &to, json_out, err);
}

enum rc document_read(struct arena *a, struct str path, struct str *json_out, struct err *err)
{
	struct str text;

	if (input_read(a, path, DOCUMENT_MOST, &text, err))
		return err->rc;
	if (document_parse(a, text, json_out, err))
		return err_wrap(err, STR_FMT, STR_ARG(path));
	return RC_OK;
}
