#include "err.h"

#include <assert.h>
#include <stdio.h>

PRINTF(5, 0)
static void set(struct err *e, enum rc rc, const char *code, const char *field, const char *fmt,
		va_list args)
{
	assert(rc != RC_OK && code != NULL);
	e->rc = rc;
	e->code = code;
	e->hint[0] = '\0';
	(void)snprintf(e->field, sizeof(e->field), "%s", field);
	(void)vsnprintf(e->text, sizeof(e->text), fmt, args);
}

enum rc err_set(struct err *e, enum rc rc, const char *code, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	set(e, rc, code, "", fmt, args);
	va_end(args);
	return rc;
}

enum rc err_at(struct err *e, enum rc rc, const char *code, const char *field, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	set(e, rc, code, field, fmt, args);
	va_end(args);
	return rc;
}

enum rc err_hint(struct err *e, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(e->hint, sizeof(e->hint), fmt, args);
	va_end(args);
	return e->rc;
}

enum rc err_wrap(struct err *e, const char *fmt, ...)
{
	char what[sizeof(e->text)];
	char whole[2 * sizeof(e->text) + 4];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, args);
	va_end(args);
	(void)snprintf(whole, sizeof(whole), "%s: %s", what, e->text);
	(void)snprintf(e->text, sizeof(e->text), "%.*s", (int)sizeof(e->text) - 1, whole);
	return e->rc;
}

enum rc err_within(struct err *e, const char *outer)
{
	char inner[sizeof(e->field)];

	(void)snprintf(inner, sizeof(inner), "%s", e->field);
	(void)snprintf(e->field, sizeof(e->field), "%.40s%s%.50s", outer,
		       inner[0] != '\0' ? "." : "", inner);
	return e->rc;
}
