#include "options.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/nearest.h"

const char code_usage[] = "usage";

enum {
	HELP_COLUMN = 30, /* where the texts begin */
	NAMES_MOST = 64,  /* names that a hint is chosen from */
};

enum rc usage_error(struct err *err, const char *fmt, ...)
{
	char text[sizeof(err->text)];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return err_set(err, RC_INVALID, code_usage, "%s", text);
}

/* What is being read: the arguments that are left, and the tables. */
struct reading {
	char **argv;
	int argc, at;
	const struct option_group *groups;
	size_t n_groups;
	struct options *out;
};

static const struct option *find_name(const struct reading *r, struct str name)
{
	for (size_t g = 0; g < r->n_groups; g++)
		for (size_t i = 0; i < r->groups[g].n; i++)
			if (str_eq(str_z(r->groups[g].rows[i].name), name))
				return &r->groups[g].rows[i];
	return NULL;
}

static const struct option *find_letter(const struct reading *r, char letter)
{
	for (size_t g = 0; g < r->n_groups; g++)
		for (size_t i = 0; i < r->groups[g].n; i++)
			if (r->groups[g].rows[i].letter == letter)
				return &r->groups[g].rows[i];
	return NULL;
}

static size_t all_names(const struct reading *r, struct str names[static NAMES_MOST])
{
	size_t n = 0;

	for (size_t g = 0; g < r->n_groups; g++)
		for (size_t i = 0; i < r->groups[g].n && n < NAMES_MOST; i++)
			names[n++] = str_z(r->groups[g].rows[i].name);
	return n;
}

static enum rc refuse_unknown(const struct reading *r, struct str name, struct err *err)
{
	struct str names[NAMES_MOST];
	size_t n = all_names(r, names);
	size_t near = nearest_name(name, names, n);

	usage_error(err, "there is no option --" STR_FMT, STR_ARG(name));
	if (near < n)
		return err_hint(err, "did you mean --" STR_FMT "?", STR_ARG(names[near]));
	return err_hint(err, "--help lists the options");
}

static enum rc add_given(struct reading *r, const struct option *option, struct str value,
			 struct err *err)
{
	if (r->out->n_given == OPTIONS_GIVEN)
		return usage_error(err, "there are more than %d options", OPTIONS_GIVEN);
	r->out->given[r->out->n_given].option = option;
	r->out->given[r->out->n_given++].value = value;
	return RC_OK;
}

/* An option whose value, if it takes one, is the next argument. */
static enum rc add_spaced(struct reading *r, const struct option *option, struct err *err)
{
	if (option->value == NULL)
		return add_given(r, option, STR(""), err);
	if (r->at == r->argc)
		return usage_error(err, "--%s needs a value: --%s %s", option->name, option->name,
				   option->value);
	return add_given(r, option, str_z(r->argv[r->at++]), err);
}

static enum rc read_long(struct reading *r, struct str text, struct err *err)
{
	size_t equals = str_find(text, '=');
	struct str name = str_sub(text, 0, equals);
	const struct option *option = find_name(r, name);

	if (option == NULL)
		return refuse_unknown(r, name, err);
	if (equals == text.n)
		return add_spaced(r, option, err);
	if (option->value == NULL)
		return usage_error(err, "--%s takes no value", option->name);
	return add_given(r, option, str_sub(text, equals + 1, text.n), err);
}

static enum rc read_short(struct reading *r, struct str text, struct err *err)
{
	const struct option *option = find_letter(r, text.p[0]);

	if (option == NULL) {
		usage_error(err, "there is no option -%c", text.p[0]);
		return err_hint(err, "--help lists the options");
	}
	if (text.n == 1)
		return add_spaced(r, option, err);
	if (option->value == NULL)
		return usage_error(err, "-%c takes no value", option->letter);
	return add_given(r, option, str_sub(text, 1, text.n), err);
}

static enum rc read_word(struct reading *r, struct str word, struct err *err)
{
	if (r->out->n_words == OPTIONS_WORDS)
		return usage_error(err, "there are more than %d arguments", OPTIONS_WORDS);
	r->out->words[r->out->n_words++] = word;
	return RC_OK;
}

static enum rc read_words(struct reading *r, struct err *err)
{
	while (r->at < r->argc)
		if (read_word(r, str_z(r->argv[r->at++]), err))
			return err->rc;
	return RC_OK;
}

static enum rc read_one(struct reading *r, struct err *err)
{
	struct str text = str_z(r->argv[r->at++]);

	if (str_eq(text, STR("--")))
		return read_words(r, err);
	if (str_starts(text, STR("--")))
		return read_long(r, str_sub(text, 2, text.n), err);
	if (text.n > 1 && text.p[0] == '-')
		return read_short(r, str_sub(text, 1, text.n), err);
	return read_word(r, text, err);
}

enum rc options_parse(int argc, char **argv, const struct option_group *groups, size_t n_groups,
		      struct options *out, struct err *err)
{
	struct options found = {.n_given = 0};
	struct reading r = {argv, argc, 1, groups, n_groups, &found};

	assert(argc > 0);
	while (r.at < r.argc)
		if (read_one(&r, err))
			return err->rc;
	*out = found;
	return RC_OK;
}

bool options_next(const struct options *o, const char *name, size_t *at, struct str *out)
{
	while (*at < o->n_given) {
		size_t i = (*at)++;

		if (strcmp(o->given[i].option->name, name) != 0)
			continue;
		*out = o->given[i].value;
		return true;
	}
	return false;
}

struct str options_get(const struct options *o, const char *name)
{
	struct str value = {NULL, 0};
	size_t at = 0;

	while (options_next(o, name, &at, &value))
		;
	return value;
}

bool options_has(const struct options *o, const char *name)
{
	struct str value;
	size_t at = 0;

	return options_next(o, name, &at, &value);
}

static void help_line(const struct option *o, struct buf *to)
{
	size_t begin = to->n;

	if (o->letter != 0)
		buf_printf(to, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(to, "      --%s", o->name);
	if (o->value != NULL)
		buf_printf(to, " %s", o->value);
	if (to->n - begin >= HELP_COLUMN) {
		buf_add_c(to, '\n');
		begin = to->n;
	}
	while (!to->failed && to->n - begin < HELP_COLUMN)
		buf_add_c(to, ' ');
	buf_printf(to, "%s\n", o->help);
}

void options_help(const struct option_group *group, struct buf *to)
{
	buf_printf(to, "\n%s:\n", group->title);
	for (size_t i = 0; i < group->n; i++)
		help_line(&group->rows[i], to);
}
