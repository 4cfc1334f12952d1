#pragma once
/* JSON-RPC 2.0 as MCP uses it: an id is a string or an integer, never null; parameters are an
 * object. Reading and writing of single messages; what they mean is wire.h's. Pure. */

#include "codec/json.h"
#include "codec/json_write.h"

enum rpc_code {
	RPC_PARSE_ERROR = -32700,
	RPC_INVALID_REQUEST = -32600,
	RPC_METHOD_NOT_FOUND = -32601,
	RPC_INVALID_PARAMS = -32602,
	RPC_INTERNAL_ERROR = -32603,
	RPC_HEADER_MISMATCH = -32020,	  /* MCP 2026-07-28 */
	RPC_UNSUPPORTED_VERSION = -32022, /* MCP 2026-07-28 */
};

enum rpc_kind { RPC_REQUEST, RPC_NOTIFICATION, RPC_RESPONSE };

struct rpc_message {
	enum rpc_kind kind;
	struct str id;	   /* its exact text; absent of a notification */
	struct str method; /* empty of a response */
	struct json_object params;
};

/* An error as it will be written. */
struct rpc_error {
	enum rpc_code code;
	const char *text; /* static */
	struct str data;  /* exact JSON; absent: none */
};

/* Reads one message. False: *error_out says why, and out->id is the request's where that much could
 * be read. */
bool rpc_read(struct arena *a, const struct json_object *o, struct rpc_message *out,
	      struct rpc_error *error_out);
/* The member of params, or NULL. */
const struct json *rpc_param(const struct rpc_message *m, const char *name);

/* {"jsonrpc":"2.0","id":ID,"result":…: the caller writes the result's value and ends the object. */
void rpc_begin_result(struct json_writer *w, struct str id);
/* The whole answer; without an id where that is absent. */
void rpc_write_error(struct json_writer *w, struct str id, const struct rpc_error *e);
