#pragma once
/* A YAML file as a tree of texts, lists and maps, each with its line: what the worker's
 * configuration is read from. Numbers and booleans stay texts. The tree lives in the arena; it is
 * bounded in size, depth and nodes, aliases counted as often as they are used. */

#include "base/arena.h"
#include "base/err.h"

enum doc_kind { DOC_TEXT, DOC_LIST, DOC_MAP };

struct doc {
	enum doc_kind kind;
	int line; /* from 1 */
	struct str text;
	struct str *keys; /* of a map, one for each item */
	int *key_lines;
	struct doc *items;
	size_t n;
};

/* Codes: "bad_config", with FILE:LINE in the sentence. `file` is for errors alone. */
enum rc doc_parse(struct arena *a, struct str file, struct str text, struct doc *out,
		  struct err *err);
