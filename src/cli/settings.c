#include "settings.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "codec/iso8601.h"

enum { CONFIG_FILE = 64 * 1024, YEARS_100 = 36525 };

enum kind { TEXT, SPAN, COUNT, NUMBER, FLAG };

struct row {
	const char *name; /* of the flag; the environment's is BELFRY_NAME */
	enum kind kind;
	size_t offset;
	const char *fallback, *value_name, *help;
};

#define AT(member) offsetof(struct settings, member)

static const struct row rows[] = {
	{"listen", TEXT, AT(listen), "127.0.0.1:8080", "ADDR:PORT",
	 "where to listen; port 0 takes a free one"},
	{"store", TEXT, AT(store), "sqlite:./belfry.db", "STORE",
	 "where everything is kept: sqlite:PATH"},
	{"allow-targets", TEXT, AT(allow_targets), "", "CIDR,…",
	 "private ranges that targets may lie in, e.g. 10.0.0.0/8,::1"},
	{"allow-origins", TEXT, AT(allow_origins), "", "ORIGIN,…",
	 "web pages that may call /mcp and /api/v1, e.g. https://agents.example.com"},
	{"catch-up-window", SPAN, AT(catch_up_window_ms), "1h", "DUR",
	 "how far back missed occurrences are made, where a schedule does not say"},
	{"retention", SPAN, AT(retention_ms), "30d", "DUR",
	 "how long finished tasks are kept; 0 keeps them for ever"},
	{"audit-retention", SPAN, AT(audit_retention_ms), "0s", "DUR",
	 "how long rows of the audit log are kept; 0 keeps them for ever"},
	{"concurrency", COUNT, AT(concurrency), "1024", "N", "attempts in flight at once, in all"},
	{"rat-rate", NUMBER, AT(rat_rate), "50", "N",
	 "requests a second that a client may make below /api/v1 (RAT); 0: as many as it likes"},
	{"target-concurrency", COUNT, AT(target_concurrency), "64", "N",
	 "attempts in flight at once to one named target, or to one origin of a namespace"},
	{"drain", SPAN, AT(drain_ms), "30s", "DUR",
	 "how long SIGTERM waits for attempts in flight"},
	{"key-file", TEXT, AT(key_file), "", "FILE",
	 "the key that seals secrets at rest (default: STORE's path and .key; made where it is "
	 "missing)"},
	{"root-token", TEXT, AT(root_token), "", "TOKEN",
	 "the first admin's token; better given as BELFRY_ROOT_TOKEN"},
	{"public-url", TEXT, AT(public_url), "", "URL",
	 "where clients find the server (default: as their requests say it)"},
	{"jwt-issuer", TEXT, AT(jwt_issuer), "", "URL",
	 "take this issuer's tokens too, e.g. https://TENANT.auth0.com/"},
	{"jwt-audience", TEXT, AT(jwt_audience), "", "AUD",
	 "what its tokens must be for; needed with --jwt-issuer"},
	{"jwt-jwks-url", TEXT, AT(jwt_jwks_url), "", "URL",
	 "where its keys are (default: ISSUER/.well-known/jwks.json)"},
	{"jwt-namespace-claim", TEXT, AT(jwt_namespace_claim), "belfry_namespace", "NAME",
	 "the claim that names the token's namespace"},
	{"jwt-keys-max-age", SPAN, AT(jwt_keys_max_age_ms), "10m", "DUR",
	 "how often its keys are fetched anew"},
	{"log-level", TEXT, AT(log_level), "info", "LEVEL", "debug, info, warn or error"},
	{"config", TEXT, AT(config), "", "FILE", "read settings from FILE: lines `name = value`"},
	{"dev", FLAG, AT(dev), "", NULL,
	 "for your own machine: loopback only, no token needed, loopback targets allowed"},
	{"help", FLAG, AT(help), "", NULL, "this text"},
};

void settings_help(void)
{
	(void)puts(
		"Usage: belfry serve [OPTIONS]\n\n"
		"Runs the server in the foreground. Logs go to stderr, one JSON object a line\n"
		"(plain text on a terminal). SIGTERM and SIGINT end it in good order.\n\nOptions:");
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		const struct row *row = &rows[i];
		char flag[64];

		(void)snprintf(flag, sizeof(flag), "--%s%s%s", row->name,
			       row->value_name != NULL ? " " : "",
			       row->value_name != NULL ? row->value_name : "");
		(void)printf("  %-28s %s%s%s%s\n", flag, row->help,
			     row->fallback[0] != '\0' ? " (" : "", row->fallback,
			     row->fallback[0] != '\0' ? ")" : "");
	}
	(void)puts("\nEvery option is also read from the environment (--log-level is "
		   "BELFRY_LOG_LEVEL)\n"
		   "and from the file of --config. A flag wins over the environment, that over the "
		   "file.\n"
		   "DUR is 250ms, 90s, 10m, 2h, 30d or ISO 8601 (PT10M).\n\n"
		   "Exit codes: 0 ended in good order, 1 could not start or failed, 2 usage.");
}

static const struct row *row_of(struct str name)
{
	for (size_t i = 0; i < COUNTOF(rows); i++)
		if (str_eq(name, str_z(rows[i].name)))
			return &rows[i];
	return NULL;
}

static enum rc set_flag(bool *to, struct str value, const char *where, struct err *err)
{
	bool yes = str_eq(value, STR("1")) || str_eq(value, STR("true")) || value.n == 0;

	if (!yes && !str_eq(value, STR("0")) && !str_eq(value, STR("false")))
		return err_at(err, RC_INVALID, "bad_setting", where, "takes true or false");
	*to = yes;
	return RC_OK;
}

static enum rc set(struct settings *s, const struct row *row, struct str value, const char *where,
		   struct err *err)
{
	char *to = (char *)s + row->offset;

	switch (row->kind) {
	case TEXT:
		*(struct str *)(void *)to = value;
		return RC_OK;
	case SPAN:
		return dur_parse(value, YEARS_100 * MS_DAY, (ms_t *)(void *)to, where, err);
	case NUMBER:
		if (!num_parse_i64(value, 0, 100000, (int64_t *)(void *)to))
			return err_at(err, RC_INVALID, "bad_setting", where,
				      "takes a number from 0 to 100000");
		return RC_OK;
	case COUNT:
		if (!num_parse_i64(value, 1, 100000, (int64_t *)(void *)to))
			return err_at(err, RC_INVALID, "bad_setting", where,
				      "takes a number from 1 to 100000");
		return RC_OK;
	case FLAG:
		return set_flag((bool *)(void *)to, value, where, err);
	}
	return RC_OK;
}

static enum rc set_defaults(struct settings *s, struct err *err)
{
	*s = (struct settings){0};
	for (size_t i = 0; i < COUNTOF(rows); i++)
		if (rows[i].kind != FLAG &&
		    set(s, &rows[i], str_z(rows[i].fallback), rows[i].name, err))
			return err->rc;
	return RC_OK;
}

/* --- flags --- */

static enum rc read_flag(struct settings *s, int argc, char **argv, int *at, struct err *err)
{
	struct str name = str_z(argv[*at]), value;
	const struct row *row;
	bool has_value;

	if (!str_starts(name, STR("--")))
		return err_at(err, RC_INVALID, "usage", argv[*at], "serve takes options only");
	value = str_sub(name, 2, name.n);
	has_value = str_find(value, '=') < value.n;
	row = row_of(str_cut(&value, '='));
	if (row == NULL)
		return err_at(err, RC_INVALID, "usage", argv[*at], "no such option");
	if (!has_value && row->kind != FLAG) {
		if (*at + 1 >= argc)
			return err_at(err, RC_INVALID, "usage", argv[*at], "wants a value");
		value = str_z(argv[++*at]);
	}
	return set(s, row, value, argv[*at], err);
}

static enum rc read_flags(struct settings *s, int argc, char **argv, struct err *err)
{
	for (int i = 1; i < argc; i++)
		if (read_flag(s, argc, argv, &i, err))
			return err->rc;
	return RC_OK;
}

/* --- the environment --- */

static void env_name(char *to, size_t size, const char *name)
{
	int n = snprintf(to, size, "BELFRY_%s", name);

	for (int i = 0; i < n && (size_t)i < size; i++) {
		if (to[i] == '-')
			to[i] = '_';
		else if (to[i] >= 'a' && to[i] <= 'z')
			to[i] = (char)(to[i] - 'a' + 'A');
	}
}

static enum rc read_env(struct settings *s, struct err *err)
{
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		char name[64];
		const char *value;

		env_name(name, sizeof(name), rows[i].name);
		value = getenv(name);
		if (value != NULL && set(s, &rows[i], str_z(value), name, err))
			return err->rc;
	}
	return RC_OK;
}

/* --- the file --- */

static enum rc read_file(struct arena *a, struct str path, struct str *out, struct err *err)
{
	char *bytes = arena_alloc(a, CONFIG_FILE + 1);
	FILE *f = fopen(str_dup_z(a, path), "re");
	size_t n;

	if (f == NULL)
		return err_at(err, RC_INVALID, "bad_setting", "config", "cannot read " STR_FMT,
			      STR_ARG(path));
	n = fread(bytes, 1, CONFIG_FILE + 1, f);
	(void)fclose(f);
	if (n > CONFIG_FILE)
		return err_at(err, RC_TOO_LARGE, "bad_setting", "config", "more than %d bytes",
			      CONFIG_FILE);
	*out = str_of(bytes, n);
	return RC_OK;
}

static enum rc read_line(struct settings *s, struct str line, const char *where, struct err *err)
{
	struct str value = str_trim(line), name;
	const struct row *row;

	if (value.n == 0 || value.p[0] == '#')
		return RC_OK;
	name = str_trim(str_cut(&value, '='));
	row = row_of(name);
	if (row == NULL || row->offset == AT(config) || row->offset == AT(help))
		return err_at(err, RC_INVALID, "bad_setting", where, "no setting is named " STR_FMT,
			      STR_ARG(name));
	return set(s, row, str_trim(value), where, err);
}

static enum rc read_config(struct arena *a, struct settings *s, struct str path, struct err *err)
{
	struct str text = {NULL, 0};

	if (read_file(a, path, &text, err))
		return err->rc;
	for (int line = 1; text.n != 0; line++) {
		char where[96];

		(void)snprintf(where, sizeof(where), STR_FMT ":%d", STR_ARG(str_sub(path, 0, 64)),
			       line);
		if (read_line(s, str_cut(&text, '\n'), where, err))
			return err->rc;
	}
	return RC_OK;
}

enum rc settings_read(struct arena *a, int argc, char **argv, struct settings *out, struct err *err)
{
	struct str config;

	if (set_defaults(out, err) || read_env(out, err) || read_flags(out, argc, argv, err))
		return err->rc;
	config = out->config;
	if (config.n != 0 && (set_defaults(out, err) || read_config(a, out, config, err) ||
			      read_env(out, err) || read_flags(out, argc, argv, err)))
		return err->rc;
	if (out->retention_ms == 0)
		out->retention_ms = MS_NEVER;
	if (out->audit_retention_ms == 0)
		out->audit_retention_ms = MS_NEVER;
	return RC_OK;
}
