#include "mcp.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/macros.h"
#include "cli/mcp/relay.h"
#include "cli/verbs.h"

enum { OUT_MOST = 32 * 1024 * 1024 };

/* The next line, without its end. One that is longer than any message is read to its end and is
 * `failed`. False at the end of the input. */
static bool read_line(FILE *in, struct buf *line)
{
	int c;

	buf_reset(line);
	line->failed = false;
	while ((c = getc_unlocked(in)) != EOF && c != '\n')
		buf_add_c(line, (char)c);
	return c != EOF || line->n != 0;
}

static void say(struct buf *out)
{
	(void)fwrite(out->p, 1, out->n, stdout);
	(void)fflush(stdout);
	buf_reset(out);
}

static enum rc relay_all(struct relay *r, struct err *err)
{
	struct buf line CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct buf out CLEANUP(buf_release) = BUF_INIT(OUT_MOST);

	while (read_line(stdin, &line)) {
		if (line.failed)
			return err_set(err, RC_TOO_LARGE, "message_too_large",
				       "a message is at most %d bytes", LIMIT_BODY);
		if (str_trim(buf_str(&line)).n != 0)
			relay_line(r, buf_str(&line), &out);
		if (out.n != 0)
			say(&out);
	}
	return RC_OK;
}

static enum rc mcp(struct call *c, struct err *err)
{
	struct relay r CLEANUP(relay_release) = {.client = &c->client};
	enum rc rc = relay_all(&r, err);

	relay_end(&r);
	return rc;
}

static const struct verb verbs[] = {{
	.name = "",
	.arguments = "",
	.summary = "Speaks MCP on stdin and stdout, and passes each message on to the server",
	.more = "One message a line, as MCP's stdio transport has it. For an agent's "
		"configuration:\n\n"
		"  {\"mcpServers\": {\"belfry\": {\"command\": \"belfry\", \"args\": [\"mcp\"],\n"
		"    \"env\": {\"BELFRY_URL\": \"http://127.0.0.1:8080\", \"BELFRY_TOKEN\": "
		"\"belfry_…\"}}}}\n",
	.run = mcp,
}};

int cli_mcp(int argc, char **argv)
{
	static const struct noun noun = {"mcp", "Belfry for agents", verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
