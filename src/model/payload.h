#pragma once
/* A payload that is no JSON: bytes and the Content-Type that they came with, which are delivered as
 * they are. In JSON they are shown and given as "payload_base64" and "payload_type", in the place
 * of "payload". Pure. docs/semantics.md, "Payloads that are not JSON". */

#include "model/template.h"

/* The type of bytes about which nobody has said anything. */
#define PAYLOAD_TYPE_UNKNOWN STR("application/octet-stream")

/* Makes the bytes the payload: as `payload` where they are one JSON value to the byte and `type`
 * (empty: not known) is application/json or not known, so that they are shown as JSON; none where
 * they are empty. Bytes and type are kept, not copied. RC_TOO_LARGE "payload_too_large". */
enum rc payload_set(struct template *t, struct str bytes, struct str type, const char *field,
		    struct err *err);

/* Read the members of a template's object. Bytes without a type are of PAYLOAD_TYPE_UNKNOWN. */
enum rc payload_read_base64(struct arena *a, const struct json *v, struct template *t,
			    const char *name, struct err *err);
enum rc payload_read_type(struct arena *a, const struct json *v, struct template *t,
			  const char *name, struct err *err);
/* Refuses JSON and bytes at once, and a type without bytes. */
enum rc payload_check(const struct template *t, struct err *err);

/* Prints "payload", or "payload_base64" and "payload_type"; nothing where there is none. */
void payload_write(struct json_writer *w, const struct template *t);
