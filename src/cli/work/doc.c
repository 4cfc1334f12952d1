#include "doc.h"

#include <yaml.h>

#include "base/macros.h"

enum { DEPTH_MOST = 16, NODES_MOST = 10000 };

struct building {
	struct arena *a;
	struct str file;
	yaml_document_t *yaml;
	size_t n_nodes;
};

static enum rc fail(const struct building *b, size_t line, const char *text, struct err *err)
{
	return err_set(err, RC_INVALID, "bad_config", STR_FMT ":%zu: %s", STR_ARG(b->file),
		       line + 1, text);
}

static enum rc build(struct building *b, int at, int depth, struct doc *out, struct err *err);

static struct str text_of(struct arena *a, const yaml_node_t *node)
{
	return str_dup(a, str_of((const char *)node->data.scalar.value, node->data.scalar.length));
}

static enum rc build_list(struct building *b, const yaml_node_t *node, int depth, struct doc *out,
			  struct err *err)
{
	const yaml_node_item_t *first = node->data.sequence.items.start;

	out->kind = DOC_LIST;
	out->n = (size_t)(node->data.sequence.items.top - first);
	out->items = NEW_N(b->a, struct doc, out->n + 1);
	for (size_t i = 0; i < out->n; i++)
		if (build(b, first[i], depth + 1, &out->items[i], err))
			return err->rc;
	return RC_OK;
}

static bool has_key(const struct doc *map, size_t n, struct str key)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(map->keys[i], key))
			return true;
	return false;
}

static enum rc build_key(struct building *b, int at, size_t i, struct doc *out, struct err *err)
{
	const yaml_node_t *key = yaml_document_get_node(b->yaml, at);

	if (key->type != YAML_SCALAR_NODE)
		return fail(b, key->start_mark.line, "a key must be a text", err);
	out->keys[i] = text_of(b->a, key);
	out->key_lines[i] = (int)key->start_mark.line + 1;
	if (has_key(out, i, out->keys[i]))
		return fail(b, key->start_mark.line, "the key stands here twice", err);
	return RC_OK;
}

static enum rc build_map(struct building *b, const yaml_node_t *node, int depth, struct doc *out,
			 struct err *err)
{
	const yaml_node_pair_t *first = node->data.mapping.pairs.start;

	out->kind = DOC_MAP;
	out->n = (size_t)(node->data.mapping.pairs.top - first);
	out->items = NEW_N(b->a, struct doc, out->n + 1);
	out->keys = NEW_N(b->a, struct str, out->n + 1);
	out->key_lines = NEW_N(b->a, int, out->n + 1);
	for (size_t i = 0; i < out->n; i++)
		if (build_key(b, first[i].key, i, out, err) ||
		    build(b, first[i].value, depth + 1, &out->items[i], err))
			return err->rc;
	return RC_OK;
}

static enum rc build(struct building *b, int at, int depth, struct doc *out, struct err *err)
{
	const yaml_node_t *node = yaml_document_get_node(b->yaml, at);

	out->line = (int)node->start_mark.line + 1;
	if (depth > DEPTH_MOST || ++b->n_nodes > NODES_MOST)
		return fail(b, node->start_mark.line, "nested too deeply, or too large", err);
	if (node->type == YAML_SEQUENCE_NODE)
		return build_list(b, node, depth, out, err);
	if (node->type == YAML_MAPPING_NODE)
		return build_map(b, node, depth, out, err);
	out->kind = DOC_TEXT;
	out->text = text_of(b->a, node);
	return RC_OK;
}

static enum rc build_whole(struct building *b, yaml_parser_t *parser, struct doc *out,
			   struct err *err)
{
	yaml_document_t yaml;
	enum rc rc;

	if (yaml_parser_load(parser, &yaml) == 0)
		return fail(b, parser->problem_mark.line,
			    parser->problem != NULL ? parser->problem : "no YAML", err);
	b->yaml = &yaml;
	rc = yaml_document_get_root_node(&yaml) != NULL ? build(b, 1, 0, out, err)
							: fail(b, 0, "there is nothing in it", err);
	yaml_document_delete(&yaml);
	b->yaml = NULL;
	return rc;
}

enum rc doc_parse(struct arena *a, struct str file, struct str text, struct doc *out,
		  struct err *err)
{
	struct building b = {.a = a, .file = file};
	yaml_parser_t parser;
	enum rc rc;

	if (yaml_parser_initialize(&parser) == 0)
		return err_set(err, RC_IO, "bad_config", "no YAML reader to be had");
	yaml_parser_set_input_string(&parser, (const unsigned char *)(text.n != 0 ? text.p : ""),
				     text.n);
	rc = build_whole(&b, &parser, out, err);
	yaml_parser_delete(&parser);
	return rc;
}
