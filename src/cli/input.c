#include "input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"

static void close_file(FILE **f)
{
	if (*f != NULL && *f != stdin)
		(void)fclose(*f);
}

static enum rc cannot_read(struct str path, struct err *err)
{
	return err_set(err, RC_IO, "cannot_read", "cannot read " STR_FMT ": %s", STR_ARG(path),
		       strerror(errno));
}

enum rc input_read(struct arena *a, struct str path, size_t most, struct str *out, struct err *err)
{
	const char *name = str_dup_z(a, path);
	FILE *f CLEANUP(close_file) = str_eq(path, STR("-")) ? stdin : fopen(name, "rb");
	char *bytes = arena_alloc(a, most + 1);
	size_t n;

	if (f == NULL)
		return cannot_read(path, err);
	n = fread(bytes, 1, most + 1, f);
	if (ferror(f) != 0)
		return cannot_read(path, err);
	if (n > most)
		return err_set(err, RC_TOO_LARGE, "too_large", STR_FMT " has more than %zu bytes",
			       STR_ARG(path), most);
	*out = str_of(bytes, n);
	return RC_OK;
}
