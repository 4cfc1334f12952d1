#include "work.h"

#include <stdio.h>
#include <unistd.h>

#include "base/log.h"
#include "base/macros.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "cli/work/config.h"
#include "cli/work/worker.h"

enum { CONFIG_MOST = 1024 * 1024, TOKEN_MOST = 4096 };

static const struct option rows[] = {
	{"config", 'c', "FILE", "what may be run, and for which queues"},
	{"check", 0, NULL, "only look whether the configuration is right"},
};

static const struct option_group work_options = {"Options", rows, COUNTOF(rows)};

/* The command line goes before the file, and that before the environment. */
static enum rc settle_client(struct call *c, const struct work_config *config, struct err *err)
{
	struct str token;

	if (config->server.n != 0 && !options_has(&c->options, "url"))
		c->client.url = config->server;
	if (config->namespace.n != 0 && !options_has(&c->options, "namespace"))
		c->client.namespace = config->namespace;
	if (config->token_file.n == 0 || options_has(&c->options, "token"))
		return RC_OK;
	if (input_read(&c->arena, config->token_file, TOKEN_MOST, &token, err))
		return err->rc;
	c->client.token = str_trim(str_cut(&token, '\n'));
	return RC_OK;
}

static enum rc say_fine(struct str file, const struct work_config *config)
{
	size_t n = 0;

	for (size_t i = 0; i < config->n; i++)
		n += config->queues[i].n;
	(void)printf(STR_FMT ": %zu queue%s, %zu command%s: fine\n", STR_ARG(file), config->n,
		     config->n == 1 ? "" : "s", n, n == 1 ? "" : "s");
	return RC_OK;
}

static enum rc run_config(struct call *c, struct str file, struct work_config *config,
			  struct err *err)
{
	struct str text;

	if (input_read(&c->arena, file, CONFIG_MOST, &text, err) ||
	    work_config_parse(&c->arena, file, text, config, err))
		return err->rc;
	if (options_has(&c->options, "check"))
		return say_fine(file, config);
	if (settle_client(c, config, err))
		return err->rc;
	log_setup(LOG_INFO, isatty(STDERR_FILENO) != 0 ? LOG_TEXT : LOG_JSON);
	return worker_run(config, &c->client, err);
}

static enum rc run(struct call *c, struct err *err)
{
	struct str file = options_get(&c->options, "config");
	struct work_config config = {0};
	enum rc rc;

	if (file.n == 0)
		return usage_error(err, "--config FILE is required");
	rc = run_config(c, file, &config, err);
	work_config_release(&config);
	return rc;
}

static const char more[] =
	"A worker takes tasks from queues and runs commands that its own file alone defines: a\n"
	"payload can fill placeholders, each held to a pattern, and nothing else. There is no "
	"shell.\n"
	"\n"
	"Example, worker.yaml:\n"
	"  server: http://127.0.0.1:8080\n"
	"  token_file: /etc/belfry/worker.token\n"
	"  workdir: /var/tmp/belfry-work      # made where it is missing\n"
	"  drain_seconds: 30                  # after SIGTERM; then tasks are given back\n"
	"  queues:\n"
	"    models:\n"
	"      concurrency: 2\n"
	"      lease_seconds: 30              # extended while a command runs\n"
	"      commands:                      # the first one whose `when` holds is run\n"
	"        - when: {scope: project}\n"
	"          git: {repository: /srv/git/models.git, branch: \"{{payload.branch}}\"}\n"
	"          argv: [python3, run.py]\n"
	"          placeholders:\n"
	"            payload.branch: {pattern: '[A-Za-z0-9._/-]{1,100}', default: main}\n"
	"          timeout_seconds: 300         # TERM to the whole process group,\n"
	"          grace_seconds: 10            # and KILL that much later\n"
	"        - when: {scope: model}\n"
	"          git: {repository: /srv/git/models.git, branch: main}\n"
	"          argv: [python3, 'model/{{payload.model_name}}.py']\n"
	"          placeholders: {payload.model_name: '[A-Za-z_][A-Za-z0-9_]{0,127}'}\n"
	"          env: {MODE: batch}\n"
	"          pass_env: [LD_LIBRARY_PATH]\n"
	"          secrets: {DB_PASSWORD: /etc/belfry/db-password}\n"
	"\n"
	"A command gets its payload on stdin and in the file BELFRY_PAYLOAD_FILE, its "
	"Content-Type as\n"
	"BELFRY_PAYLOAD_TYPE, and BELFRY_TASK_ID, BELFRY_ATTEMPT and BELFRY_QUEUE. Its stdout and "
	"stderr become the task's log; the files "
	"that it\n"
	"leaves in the folder BELFRY_OUTPUTS, the JSON that it writes to BELFRY_METRICS and how it "
	"ended\n"
	"(result.json) become the task's outputs. Exit code 0 completes the task, any other fails "
	"it.\n";

static const struct verb verbs[] = {
	{
		.name = "",
		.arguments = "--config FILE [--check]",
		.summary = "Runs local commands for the tasks of queues",
		.groups = {&work_options},
		.more = more,
		.run = run,
	},
};

int cli_work(int argc, char **argv)
{
	static const struct noun noun = {"work", "A worker: local commands for the tasks of queues",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
