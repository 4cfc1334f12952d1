/* The tables of tools and the documents that tell of them say the same. */

#include "api/mcp/tool.h"

#include "test.h"

static struct json_object object(struct arena *a, const struct json *v)
{
	struct json_object o;
	struct err err = {0};

	CHECK(v != NULL && json_object_of(a, v, &o, "", &err) == RC_OK);
	return o;
}

static struct json_array tools_of(struct arena *a, const struct toolbox *box)
{
	struct json_object document;
	struct json_array tools;
	struct err err = {0};

	CHECK(json_object(a, *box->document, &document, &err) == RC_OK);
	CHECK(json_array_of(a, json_get(&document, STR("tools")), 64, &tools, "", &err) == RC_OK);
	CHECK(tools.n == box->n);
	return tools;
}

static bool is_true(const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));

	return v != NULL && str_eq(v->raw, STR("true"));
}

static void check_tool(struct arena *a, const struct tool *t, const struct json *told)
{
	struct json_object o = object(a, told);
	struct json_object hints = object(a, json_get(&o, STR("annotations")));
	struct json_object input = object(a, json_get(&o, STR("inputSchema")));
	struct json_object properties = object(a, json_get(&input, STR("properties")));
	bool has_dry_run = json_get(&properties, STR("dry_run")) != NULL;
	struct str name;
	struct err err = {0};

	CHECK(json_string(a, json_get(&o, STR("name")), 128, &name, "name", &err) == RC_OK);
	check_text(__LINE__, "name", name.p, name.n, t->name);
	CHECK(json_get(&o, STR("title")) != NULL && json_get(&o, STR("description")) != NULL);
	CHECK(json_get(&o, STR("outputSchema")) != NULL);
	CHECK(is_true(&hints, "readOnlyHint") == ((t->flags & TOOL_WRITES) == 0));
	CHECK((t->role > ROLE_READ) == ((t->flags & TOOL_WRITES) != 0));
	CHECK(has_dry_run == ((t->flags & TOOL_DRY_RUN) != 0));
	CHECK(json_get(&input, STR("additionalProperties")) != NULL);
}

TEST(each_tool_is_told_of_as_it_is)
{
	struct arena a = {0};

	for (size_t i = 0; i < n_toolboxes; i++) {
		struct json_array told = tools_of(&a, toolboxes[i]);

		for (size_t k = 0; k < told.n; k++)
			check_tool(&a, &toolboxes[i]->tools[k], &told.items[k]);
	}
	arena_release(&a);
}

static size_t count_tools(struct request *rq)
{
	struct buf text = BUF_INIT(1 << 20);
	struct json_writer w = json_writer_to(&text);
	struct json_object o;
	struct json_array tools;
	struct err err = {0};
	size_t n;

	json_begin_object(&w);
	tools_write(rq, &w);
	json_end_object(&w);
	CHECK(json_object(&rq->arena, buf_str(&text), &o, &err) == RC_OK);
	CHECK(json_array_of(&rq->arena, json_get(&o, STR("tools")), 64, &tools, "", &err) == RC_OK);
	n = tools.n;
	buf_release(&text);
	arena_release(&rq->arena);
	return n;
}

static size_t count_rows(unsigned flags, unsigned wanted)
{
	size_t n = 0;

	for (size_t i = 0; i < n_toolboxes; i++)
		for (size_t k = 0; k < toolboxes[i]->n; k++)
			n += (toolboxes[i]->tools[k].flags & flags) == wanted;
	return n;
}

TEST(a_caller_sees_what_it_may_call)
{
	static struct request rq;

	rq.caller.role = ROLE_READ;
	CHECK(count_tools(&rq) == count_rows(TOOL_WRITES, 0));
	CHECK(tool_find(&rq, STR("list_runs")) != NULL && tool_find(&rq, STR("run")) == NULL);
	rq.caller.role = ROLE_WRITE;
	CHECK(count_tools(&rq) == count_rows(0, 0));
	CHECK(tool_find(&rq, STR("run")) != NULL && tool_find(&rq, STR("walk")) == NULL);
	rq.caller.dry_run_only = true;
	CHECK(count_tools(&rq) ==
	      count_rows(0, 0) - count_rows(TOOL_WRITES | TOOL_DRY_RUN, TOOL_WRITES));
}
