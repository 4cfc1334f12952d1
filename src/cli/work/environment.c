#include "environment.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/macros.h"
#include "cli/input.h"

enum { SECRET_MOST = 64 * 1024, VALUE_MOST = 128 * 1024, OWN_MOST = 16 };

#define USUAL_PATH "/usr/local/bin:/usr/bin:/bin"

struct listing {
	struct arena *a;
	char **items;
	size_t n, size;
};

static struct listing listing_of(struct arena *a, size_t most)
{
	return (struct listing){a, NEW_N(a, char *, most + 1), 0, most};
}

static void add(struct listing *l, struct str name, struct str value)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(VALUE_MOST);

	assert(l->n < l->size);
	buf_printf(&text, STR_FMT "=" STR_FMT, STR_ARG(name), STR_ARG(value));
	l->items[l->n++] = str_dup_z(l->a, buf_str(&text));
}

static void add_own(struct listing *to, const struct work_lease *l, const struct folder *f)
{
	const char *path = getenv("PATH");
	char attempt[24];

	(void)snprintf(attempt, sizeof(attempt), "%lld", (long long)l->attempt);
	add(to, STR("PATH"), str_z(path != NULL ? path : USUAL_PATH));
	add(to, STR("HOME"), str_z(f->root));
	add(to, STR("LANG"), STR("C.UTF-8"));
	add(to, STR("BELFRY_TASK_ID"), l->id);
	add(to, STR("BELFRY_ATTEMPT"), str_z(attempt));
	add(to, STR("BELFRY_QUEUE"), l->queue);
	add(to, STR("BELFRY_PAYLOAD_FILE"), str_z(f->payload));
	add(to, STR("BELFRY_PAYLOAD_TYPE"), l->payload_type);
	add(to, STR("BELFRY_OUTPUTS"), str_z(f->outputs));
	add(to, STR("BELFRY_METRICS"), str_z(f->metrics));
}

static void add_passed(struct listing *to, const struct work_texts *names)
{
	for (size_t i = 0; i < names->n; i++) {
		const char *value = getenv(str_dup_z(to->a, names->items[i]));

		if (value != NULL)
			add(to, names->items[i], str_z(value));
	}
}

static enum rc add_secrets(struct listing *to, const struct work_pairs *secrets, struct err *err)
{
	for (size_t i = 0; i < secrets->n; i++) {
		struct err why = {0};
		struct str value;

		if (input_read(to->a, secrets->items[i].value, SECRET_MOST, &value, &why))
			return err_set(err, RC_IO, "bad_secret", "the secret " STR_FMT ": %s",
				       STR_ARG(secrets->items[i].name), why.text);
		while (value.n != 0 &&
		       (value.p[value.n - 1] == '\n' || value.p[value.n - 1] == '\r'))
			value.n--;
		add(to, secrets->items[i].name, value);
	}
	return RC_OK;
}

enum rc environment_make(struct arena *a, const struct work_command *c, const struct work_lease *l,
			 const struct folder *f, char ***out, struct err *err)
{
	struct listing to = listing_of(a, OWN_MOST + c->env.n + c->pass_env.n + c->secrets.n);

	add_passed(&to, &c->pass_env);
	for (size_t i = 0; i < c->env.n; i++) {
		struct str value;

		if (placeholders_expand(&c->placeholders, a, c->env.items[i].value, l->payload,
					&value, err))
			return err->rc;
		add(&to, c->env.items[i].name, value);
	}
	if (add_secrets(&to, &c->secrets, err))
		return err->rc;
	add_own(&to, l, f);
	*out = to.items;
	return RC_OK;
}

char **environment_of_git(struct arena *a, const struct folder *f)
{
	struct listing to = listing_of(a, OWN_MOST);
	const char *path = getenv("PATH");

	add(&to, STR("PATH"), str_z(path != NULL ? path : USUAL_PATH));
	add(&to, STR("HOME"), str_z(f->root));
	add(&to, STR("LANG"), STR("C.UTF-8"));
	add(&to, STR("GIT_CONFIG_NOSYSTEM"), STR("1"));
	add(&to, STR("GIT_TERMINAL_PROMPT"), STR("0"));
	return to.items;
}
