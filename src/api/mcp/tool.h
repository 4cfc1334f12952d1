#pragma once
/* A tool of MCP: what a client may ask for by name. Like a route's handler, a tool reads through
 * the request's store handle, answers at once, or asks the engine for a write and answers when that
 * is committed. Its answer is one JSON object; its refusals are answers, too, so that a model reads
 * what to do about them.
 *
 * A toolbox is a table of tools and a document, which holds what clients are told of them: title,
 * description, schemas, annotations. Both have the same tools in the same order; a test compares
 * them. Api's thread. */

#include "api/request.h"

struct tool_call;

/* Writes c->w's object, or asks for a write (tool_command) and returns RC_OK; or refuses. */
typedef enum rc tool_handler(struct tool_call *c, struct err *err);

enum tool_flag {
	TOOL_WRITES = 1 << 0,
	TOOL_DRY_RUN = 1 << 1,	   /* takes "dry_run": says what it would do, and changes nothing */
	TOOL_DRY_DEFAULT = 1 << 2, /* which is what it does unless it is told otherwise */
};

struct tool {
	const char *name;
	tool_handler *call;
	enum role role; /* the least that may call it */
	unsigned flags;
};

struct toolbox {
	const struct tool *tools;
	size_t n;
	const struct str *document; /* {"defs":{NAME: schema},"tools":[{"name","title",…}]} */
};

/* All of them, in the order in which they are listed. */
extern const struct toolbox *const toolboxes[];
extern const size_t n_toolboxes;

enum { TOOL_RESULT_MOST = 8 * 1024 * 1024 };

struct tool_call {
	struct request *rq;
	const struct tool *tool;
	struct json_object arguments;
	struct str arguments_text; /* as they came */
	bool is_alone;		   /* no other call is answered together with it */
	bool dry_run, is_error;
	bool is_answered; /* rq->answer is there already: that of the first such call */
	struct buf result;
	struct json_writer w; /* into result */
	tool_handler *then;   /* set by tool_command */
	void *kept;	      /* what the handler hands to `then`; in the request's arena */
};

/* Asks the engine for a write, as request_command does; `then` hears its success alone. */
struct command *tool_command(struct tool_call *c, enum command_kind kind, tool_handler *then);

/* Reads the arguments by a table (model/fields.h). */
struct field;
enum rc tool_arguments(const struct tool_call *c, const struct field *fields, size_t n, void *into,
		       unsigned *given_out, struct err *err);

/* The reader of "dry_run", at which the call itself has looked. */
enum rc tool_pass(void *into, const char *name, const struct json *v, struct err *err);

/* The tool of that name that the caller sees, or NULL. */
const struct tool *tool_find(const struct request *rq, struct str name);
/* Is it a tool that the caller does not see, and would with another scope? Only an issuer gives
 * scopes, so that it is one of its tokens. */
bool tool_wants_scope(const struct request *rq, struct str name, enum role *needs_out);
/* "tools":[…]: all that the caller may call. */
void tools_write(struct request *rq, struct json_writer *w);
