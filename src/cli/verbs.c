#include "verbs.h"

#include <stdio.h>

#include "base/macros.h"
#include "base/nearest.h"
#include "cli/cli.h"

enum { VERBS_MOST = 16, HELP_MOST = 64 * 1024, COMMAND_TEXT = 64 };

static int exit_code(const struct err *err)
{
	if (err->code == code_usage)
		return CLI_USAGE;
	if (err->code == code_timeout)
		return CLI_TIMEOUT;
	if (err->rc == RC_NOT_FOUND)
		return CLI_NOT_FOUND;
	return err->rc == RC_CONFLICT ? CLI_CONFLICT : CLI_FAILED;
}

int verbs_fail(const char *command, const struct err *err)
{
	(void)fprintf(stderr, "%s: %s%s%s\n", command, err->field,
		      err->field[0] != '\0' ? ": " : "", err->text);
	if (err->hint[0] != '\0')
		(void)fprintf(stderr, "  %s\n", err->hint);
	else if (err->code == code_usage)
		(void)fprintf(stderr, "  %s --help tells more\n", command);
	return exit_code(err);
}

static void print_help(FILE *to, struct buf *text)
{
	(void)fwrite(text->p, 1, text->n, to);
	(void)fflush(to);
}

static void noun_help(const struct noun *noun, FILE *to)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(HELP_MOST);

	buf_printf(&text, "Usage: belfry %s VERB [ARGUMENTS] [OPTIONS]\n\n%s.\n\nVerbs:\n",
		   noun->name, noun->summary);
	for (size_t i = 0; i < noun->n_verbs; i++)
		buf_printf(&text, "  %-10s  %s\n", noun->verbs[i].name, noun->verbs[i].summary);
	options_help(&call_options, &text);
	buf_printf(&text,
		   "\n`belfry %s VERB --help` tells a verb's options and shows examples.\n"
		   "Exit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 conflict, 5 timeout.\n",
		   noun->name);
	print_help(to, &text);
}

/* "audit", or "task get": a noun that is its own verb stands alone. */
static void put_title(char to[static COMMAND_TEXT], const struct noun *noun,
		      const struct verb *verb)
{
	(void)snprintf(to, COMMAND_TEXT, "belfry %s%s%s", noun->name,
		       verb->name[0] != '\0' ? " " : "", verb->name);
}

static void verb_help(const struct noun *noun, const struct verb *verb)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(HELP_MOST);
	char title[COMMAND_TEXT];

	put_title(title, noun, verb);
	buf_printf(&text, "Usage: %s %s\n\n%s.\n", title, verb->arguments, verb->summary);
	for (size_t i = 0; i < VERB_GROUPS && verb->groups[i] != NULL; i++)
		options_help(verb->groups[i], &text);
	options_help(&call_options, &text);
	if (verb->more != NULL)
		buf_printf(&text, "\n%s", verb->more);
	print_help(stdout, &text);
}

static const struct verb *find(const struct noun *noun, struct str name)
{
	for (size_t i = 0; i < noun->n_verbs; i++)
		if (str_eq(str_z(noun->verbs[i].name), name))
			return &noun->verbs[i];
	return NULL;
}

static enum rc refuse_verb(const struct noun *noun, struct str name, struct err *err)
{
	struct str names[VERBS_MOST];
	size_t n = 0, near;

	while (n < noun->n_verbs && n < VERBS_MOST) {
		names[n] = str_z(noun->verbs[n].name);
		n++;
	}
	near = nearest_name(name, names, n);
	usage_error(err, "there is no verb \"" STR_FMT "\"", STR_ARG(name));
	return near < n ? err_hint(err, "did you mean \"" STR_FMT "\"?", STR_ARG(names[near]))
			: err->rc;
}

static enum rc parse(const struct verb *verb, int argc, char **argv, struct options *out,
		     struct err *err)
{
	struct option_group groups[OPTIONS_GROUPS] = {call_options};
	size_t n = 1;

	for (size_t i = 0; i < VERB_GROUPS && verb->groups[i] != NULL; i++)
		groups[n++] = *verb->groups[i];
	return options_parse(argc, argv, groups, n, out, err);
}

static enum rc check_words(const struct noun *noun, const struct verb *verb,
			   const struct options *o, struct err *err)
{
	char title[COMMAND_TEXT];

	if (o->n_words < verb->n_words)
		usage_error(err, "%s needs more arguments", verb->name);
	else if (o->n_words > verb->n_words)
		usage_error(err, "\"" STR_FMT "\" is one argument too many",
			    STR_ARG(o->words[verb->n_words]));
	else
		return RC_OK;
	put_title(title, noun, verb);
	return err_hint(err, "usage: %s %s", title, verb->arguments);
}

static enum rc run(const struct noun *noun, const struct verb *verb, struct call *c, int argc,
		   char **argv, struct err *err)
{
	if (parse(verb, argc, argv, &c->options, err))
		return err->rc;
	if (options_has(&c->options, "help")) {
		verb_help(noun, verb);
		return RC_OK;
	}
	if (check_words(noun, verb, &c->options, err) || call_prepare(c, err))
		return err->rc;
	return verb->run(c, err);
}

static int verb_main(const struct noun *noun, const struct verb *verb, int argc, char **argv)
{
	char command[COMMAND_TEXT];
	struct call c = {.format = FORMAT_TABLE};
	struct err err = {0};
	int code = CLI_OK;

	put_title(command, noun, verb);
	if (run(noun, verb, &c, argc, argv, &err))
		code = verbs_fail(command, &err);
	arena_release(&c.scratch);
	arena_release(&c.arena);
	return code;
}

static bool asks_for_help(struct str word)
{
	return str_eq(word, STR("--help")) || str_eq(word, STR("-h")) || str_eq(word, STR("help"));
}

int verbs_main(const struct noun *noun, int argc, char **argv)
{
	char command[COMMAND_TEXT];
	const struct verb *verb;
	struct err err = {0};

	if (noun->verbs[0].name[0] == '\0')
		return verb_main(noun, &noun->verbs[0], argc, argv);
	if (argc < 2) {
		noun_help(noun, stderr);
		return CLI_USAGE;
	}
	if (asks_for_help(str_z(argv[1]))) {
		noun_help(noun, stdout);
		return CLI_OK;
	}
	verb = find(noun, str_z(argv[1]));
	if (verb != NULL)
		return verb_main(noun, verb, argc - 1, argv + 1);
	(void)snprintf(command, sizeof(command), "belfry %s", noun->name);
	refuse_verb(noun, str_z(argv[1]), &err);
	return verbs_fail(command, &err);
}
