/* Which tools there are for whom, and what clients are told of them. */

#include <assert.h>

#include "api/mcp/tool.h"
#include "base/limits.h"
#include "codec/json_write.h"
#include "model/fields.h"

extern const struct toolbox toolbox_bridgetown, toolbox_agent;

const struct toolbox *const toolboxes[] = {&toolbox_bridgetown, &toolbox_agent};
const size_t n_toolboxes = COUNTOF(toolboxes);

enum { TOOLS_MOST = 64, REFERENCE_MOST = LIMIT_NAME + 16 };

/* Who may only try sees what can be tried. */
static bool may_see(const struct request *rq, const struct tool *t)
{
	if ((t->flags & TOOL_WRITES) != 0 && rq->caller.dry_run_only &&
	    (t->flags & TOOL_DRY_RUN) == 0)
		return false;
	return rq->caller.role >= t->role;
}

static const struct tool *find(struct str name)
{
	for (size_t i = 0; i < n_toolboxes; i++)
		for (size_t k = 0; k < toolboxes[i]->n; k++)
			if (str_eq(str_z(toolboxes[i]->tools[k].name), name))
				return &toolboxes[i]->tools[k];
	return NULL;
}

const struct tool *tool_find(const struct request *rq, struct str name)
{
	const struct tool *t = find(name);

	return t != NULL && may_see(rq, t) ? t : NULL;
}

bool tool_wants_scope(const struct request *rq, struct str name, enum role *needs_out)
{
	const struct tool *t = find(name);

	if (t == NULL || rq->caller.actor.kind != ACTOR_JWT || rq->caller.role >= t->role)
		return false;
	*needs_out = t->role;
	return true;
}

struct command *tool_command(struct tool_call *c, enum command_kind kind, tool_handler *then)
{
	struct command *command = request_command(c->rq, kind, NULL);

	command->dry_run = c->dry_run;
	c->then = then;
	return command;
}

enum rc tool_arguments(const struct tool_call *c, const struct field *fields, size_t n, void *into,
		       unsigned *given_out, struct err *err)
{
	return fields_read(&c->arguments, fields, n, into, given_out, err);
}

enum rc tool_pass(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)into, (void)name, (void)v, (void)err;
	return RC_OK;
}

/* --- the list --- */

/* Does the schema point to the definition? */
static bool refers_to(struct str schema, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(REFERENCE_MOST);

	buf_printf(&text, "\"#/$defs/" STR_FMT "\"", STR_ARG(name));
	for (size_t i = 0; i + text.n <= schema.n; i++)
		if (memcmp(schema.p + i, text.p, text.n) == 0)
			return true;
	return false;
}

/* Marks the definitions that the text points to, and those that they point to. */
static void mark(struct str text, const struct json_object *defs, uint64_t *marks)
{
	for (size_t i = 0; i < defs->n; i++) {
		if ((*marks >> i & 1) != 0 || !refers_to(text, defs->members[i].key))
			continue;
		*marks |= UINT64_C(1) << i;
		mark(defs->members[i].value.raw, defs, marks);
	}
}

/* A schema stands alone: what it points to goes along. */
static void put_schema(struct json_writer *w, struct str schema, const struct json_object *defs)
{
	uint64_t marks = 0;

	assert(defs->n <= 64);
	mark(schema, defs, &marks);
	json_begin_object(w);
	json_put_members(w, schema);
	if (marks != 0)
		json_add_object(w, "$defs");
	for (size_t i = 0; i < defs->n; i++) {
		if ((marks >> i & 1) == 0)
			continue;
		json_key_str(w, defs->members[i].key);
		json_put_raw(w, defs->members[i].value.raw);
	}
	if (marks != 0)
		json_end_object(w);
	json_end_object(w);
}

static void put_tool(struct json_writer *w, const struct json_object *tool,
		     const struct json_object *defs)
{
	json_begin_object(w);
	for (size_t i = 0; i < tool->n; i++) {
		const struct json_member *m = &tool->members[i];

		json_key_str(w, m->key);
		if (str_ends(m->key, STR("Schema")))
			put_schema(w, m->value.raw, defs);
		else
			json_put_raw(w, m->value.raw);
	}
	json_end_object(w);
}

/* The documents are Belfry's own: tests read them. */
static struct json_object object_in(struct arena *a, const struct json *v)
{
	struct json_object o;
	struct err none = {0};
	enum rc rc = json_object_of(a, v, &o, "", &none);

	assert(rc == RC_OK);
	return o;
}

static void put_box(struct request *rq, const struct toolbox *box, struct json_writer *w)
{
	const struct json whole = {JSON_OBJECT, str_trim(*box->document)};
	struct json_object document = object_in(&rq->arena, &whole);
	struct json_object defs = object_in(&rq->arena, json_get(&document, STR("defs")));
	struct json_array tools;
	struct err none = {0};
	enum rc rc = json_array_of(&rq->arena, json_get(&document, STR("tools")), TOOLS_MOST,
				   &tools, "tools", &none);

	assert(rc == RC_OK && tools.n == box->n);
	for (size_t i = 0; i < tools.n; i++) {
		struct json_object tool;

		if (!may_see(rq, &box->tools[i]))
			continue;
		tool = object_in(&rq->arena, &tools.items[i]);
		put_tool(w, &tool, &defs);
	}
}

void tools_write(struct request *rq, struct json_writer *w)
{
	json_add_array(w, "tools");
	for (size_t i = 0; i < n_toolboxes; i++)
		put_box(rq, toolboxes[i], w);
	json_end_array(w);
}
