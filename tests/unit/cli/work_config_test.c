/* A worker's configuration: what is read, and what is refused with its line. */

#include <string.h>

#include "base/macros.h"
#include "cli/work/config.h"
#include "test.h"

static const char whole[] = "server: http://127.0.0.1:1\n"
			    "token_file: /t\n"
			    "namespace: n\n"
			    "workdir: /w\n"
			    "drain_seconds: 7\n"
			    "queues:\n"
			    "  jobs:\n"
			    "    concurrency: 3\n"
			    "    lease_seconds: 9\n"
			    "    commands:\n"
			    "      - when: {scope: model}\n"
			    "        argv: [python3, 'model/{{payload.name}}.py']\n"
			    "        cwd: sub\n"
			    "        git: {repository: /r, branch: '{{payload.branch}}'}\n"
			    "        env: {A: b}\n"
			    "        pass_env: [PATH_TO]\n"
			    "        secrets: {S: /s}\n"
			    "        placeholders:\n"
			    "          payload.name: '[a-z]+'\n"
			    "          payload.branch: {pattern: '[a-z]+', default: main}\n"
			    "        timeout_seconds: 5\n"
			    "        grace_seconds: 6\n"
			    "  more: {commands: [{argv: [true]}]}\n";

TEST(all_that_may_stand_in_it_is_read)
{
	struct arena a = {0};
	struct work_config c;
	struct err err = {0};
	const struct work_command *m;

	CHECK(work_config_parse(&a, STR("f"), str_z(whole), &c, &err) == RC_OK);
	CHECK(str_eq(c.server, STR("http://127.0.0.1:1")) && str_eq(c.token_file, STR("/t")));
	CHECK(str_eq(c.namespace, STR("n")) && str_eq(c.workdir, STR("/w")) && c.drain_ms == 7000);
	CHECK(c.n == 2 && str_eq(c.queues[0].name, STR("jobs")) && c.queues[0].concurrency == 3);
	CHECK(c.queues[0].lease_ms == 9000 && c.queues[0].n == 1);
	m = &c.queues[0].commands[0];
	CHECK(m->when.n == 1 && str_eq(m->when.items[0].value, STR("model")));
	CHECK(m->argv.n == 2 && str_eq(m->cwd, STR("sub")) && str_eq(m->git.repository, STR("/r")));
	CHECK(m->env.n == 1 && m->pass_env.n == 1 && m->secrets.n == 1 && m->placeholders.n == 2);
	CHECK(m->placeholders.items[0].fallback.p == NULL);
	CHECK(str_eq(m->placeholders.items[1].fallback, STR("main")));
	CHECK(m->timeout_ms == 5000 && m->grace_ms == 6000);
	work_config_release(&c);
	arena_release(&a);
}

TEST(what_is_not_said_has_a_default)
{
	struct arena a = {0};
	struct work_config c;
	struct err err = {0};

	CHECK(work_config_parse(&a, STR("f"), STR("queues: {q: {commands: [{argv: [x]}]}}"), &c,
				&err) == RC_OK);
	CHECK(c.drain_ms == 30000 && c.queues[0].concurrency == 1 && c.queues[0].lease_ms == 30000);
	CHECK(c.queues[0].commands[0].timeout_ms == 300000);
	CHECK(c.queues[0].commands[0].grace_ms == 10000);
	work_config_release(&c);
	arena_release(&a);
}

#define Q "queues:\n  q:\n    commands:\n      - argv: [x]\n"

TEST(what_is_wrong_is_refused_with_its_line)
{
	static const struct {
		int line;
		struct str text;
		const char *says;
	} rows[] = {
		{__LINE__, STR_INIT(""), "f:1: there is nothing in it"},
		{__LINE__, STR_INIT("server: x\n"), "f:1: \"queues\" is missing"},
		{__LINE__, STR_INIT(Q "queue: x\n"), "f:5: unknown key \"queue\""},
		{__LINE__, STR_INIT(Q "        comand: x\n"), "f:5: unknown key \"comand\""},
		{__LINE__, STR_INIT(Q Q), "f:5: the key stands here twice"},
		{__LINE__, STR_INIT(Q "        timeout_seconds: 0\n"), "f:5: a whole number"},
		{__LINE__, STR_INIT(Q "        timeout_seconds: 1.5\n"), "f:5: a whole number"},
		{__LINE__, STR_INIT(Q "        env: [x]\n"), "f:5: names and texts"},
		{__LINE__, STR_INIT(Q "        cwd: ''\n"), "f:5: a text is expected"},
		{__LINE__, STR_INIT(Q "        cwd: [x]\n"), "f:5: a text is expected"},
		{__LINE__, STR_INIT(Q "        git: {branch: x}\n"), "\"repository\" is missing"},
		{__LINE__, STR_INIT(Q "        git: {repository: x}\n"), "either \"branch\""},
		{__LINE__, STR_INIT(Q "        git: {repository: x, branch: x, commit: y}\n"),
		 "either \"branch\""},
		{__LINE__, STR_INIT(Q "        placeholders: {name: x}\n"), "begins with payload."},
		{__LINE__, STR_INIT(Q "        placeholders: {payload.a: '['}\n"),
		 "f:5: the pattern is none"},
		{__LINE__, STR_INIT(Q "        placeholders: {payload.a: {default: x}}\n"),
		 "\"pattern\" is missing"},
		{__LINE__, STR_INIT(Q "        cwd: '{{payload.a}}'\n"),
		 "{{payload.a}} has no pattern"},
		{__LINE__, STR_INIT("queues: {q: {commands: [{cwd: x}]}}"), "\"argv\" is missing"},
		{__LINE__, STR_INIT("queues: {q: {commands: []}}"), "a list of commands"},
		{__LINE__, STR_INIT("queues: {q: {concurrency: 2}}"), "\"commands\" is missing"},
		{__LINE__,
		 STR_INIT("queues: {q: {commands: [{argv: ['{{payload.a}}'],"
			  " placeholders: {payload.a: x}}]}}"),
		 "cannot be chosen by a payload"},
		{__LINE__, STR_INIT("queues: {q: ["), "did not find expected node content"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct work_config c;
		struct err err = {0};

		CHECK_ROW(rows[i].line,
			  work_config_parse(&a, STR("f"), rows[i].text, &c, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, strstr(err.text, rows[i].says) != NULL);
		work_config_release(&c);
		arena_release(&a);
	}
}

TEST(aliases_cannot_make_a_small_file_large)
{
	struct arena a = {0};
	struct work_config c;
	struct err err = {0};
	struct str text = STR("a: &a [x,x,x,x,x,x,x,x,x,x]\n"
			      "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
			      "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
			      "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
			      "e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n");

	CHECK(work_config_parse(&a, STR("f"), text, &c, &err) == RC_INVALID);
	CHECK(strstr(err.text, "too large") != NULL);
	arena_release(&a);
}
