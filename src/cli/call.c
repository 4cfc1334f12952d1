#include "call.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/macros.h"

#define DEFAULT_URL "http://127.0.0.1:8080"

enum { PRINT_MOST = 512 * 1024 * 1024 }; /* an answer's table can be wider than the answer */

static const struct option rows[] = {
	{"output", 'o', "FORMAT", "table (default) or json"},
	{"compact", 0, NULL, "with -o json: as it came, on one line"},
	{"url", 0, "URL", "the server (BELFRY_URL, else " DEFAULT_URL ")"},
	{"token", 0, "TOKEN", "who you are (BELFRY_TOKEN; better there than here)"},
	{"namespace", 0, "NAME", "where to work, for a token of all namespaces"},
	{"help", 'h', NULL, "this text"},
};

const struct option_group call_options = {"Common options", rows, COUNTOF(rows)};
const struct view view_record = {NULL, NULL, 0};

/* The option, else the environment, else the default. */
static struct str setting(const struct options *o, const char *option, const char *variable,
			  const char *otherwise)
{
	const char *from_environment = getenv(variable);

	if (options_has(o, option))
		return options_get(o, option);
	return str_z(from_environment != NULL && from_environment[0] != '\0' ? from_environment
									     : otherwise);
}

static enum rc read_format(struct call *c, struct err *err)
{
	struct str name = options_get(&c->options, "output");

	if (options_has(&c->options, "output") && !format_parse(name, &c->format)) {
		usage_error(err, "there is no output format \"" STR_FMT "\"", STR_ARG(name));
		return err_hint(err, "use -o table or -o json");
	}
	if (c->format == FORMAT_JSON && options_has(&c->options, "compact"))
		c->format = FORMAT_JSON_COMPACT;
	return RC_OK;
}

enum rc call_prepare(struct call *c, struct err *err)
{
	c->client.url = setting(&c->options, "url", "BELFRY_URL", DEFAULT_URL);
	c->client.token = setting(&c->options, "token", "BELFRY_TOKEN", "");
	c->client.namespace = options_get(&c->options, "namespace");
	while (str_ends(c->client.url, STR("/")))
		c->client.url.n--;
	return read_format(c, err);
}

struct str call_word(const struct call *c, size_t n)
{
	assert(n < c->options.n_words);
	return c->options.words[n];
}

enum rc call_body(struct call *c, const struct buf *text, struct str *out, struct err *err)
{
	if (text->failed)
		return err_set(err, RC_TOO_LARGE, "body_too_large",
			       "the request would have more than %d bytes", LIMIT_BODY);
	*out = str_dup(&c->arena, buf_str(text));
	return RC_OK;
}

enum rc call_send(struct call *c, const char *method, struct str path, struct str body,
		  struct str *answer_out, struct err *err)
{
	return client_send(&c->client, &c->arena, method, path, body, answer_out, err);
}

enum rc call_print(struct call *c, struct str answer, const struct view *views, size_t n,
		   struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(PRINT_MOST);

	if (output_render(&c->arena, c->format, views, n, answer, &text, err))
		return err->rc;
	return output_print(&text, err);
}

enum rc call_show(struct call *c, const char *method, struct str path, struct str body,
		  const struct view *view, struct err *err)
{
	struct str answer = {NULL, 0};

	if (call_send(c, method, path, body, &answer, err))
		return err->rc;
	return call_print(c, answer, view, 1, err);
}
