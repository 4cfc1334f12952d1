#pragma once
/* Documents that people write, JSON or YAML, as JSON: whatever comes behind sees one language. */

#include "base/arena.h"
#include "base/err.h"

enum { DOCUMENT_MOST = 16 * 1024 * 1024 }; /* bytes of one, as JSON */

/* Reads a file ("-": stdin). YAML keeps to what JSON can say: maps, lists and scalars, of one
 * document; aliases are refused, since they could grow without bound. Codes: those of input_read,
 * and "invalid_document" (RC_INVALID) with the line. */
enum rc document_read(struct arena *a, struct str path, struct str *json_out, struct err *err);
/* The same of a text. */
enum rc document_parse(struct arena *a, struct str text, struct str *json_out, struct err *err);
