/* Unknown members, and the name that was probably meant. */

#include <stdio.h>

#include "json_impl.h"

enum { NAME = 32, NEAR = 2 }; /* longer names get no hint; so many slips still count as near */

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Levenshtein's distance of two names of at most NAME bytes, one row of its table at a time. */
static unsigned distance(struct str a, struct str b)
{
	unsigned row[NAME + 1];

	for (unsigned j = 0; j <= b.n; j++)
		row[j] = j;
	for (unsigned i = 1; i <= a.n; i++) {
		unsigned diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			unsigned above = row[j];

			row[j] = least(above + 1, row[j - 1] + 1,
				       diagonal + (a.p[i - 1] != b.p[j - 1]));
			diagonal = above;
		}
	}
	return row[b.n];
}

static const struct str *nearest(struct str key, const struct str *known, size_t n)
{
	const struct str *best = NULL;
	unsigned best_distance = NEAR + 1;

	for (size_t i = 0; i < n && key.n <= NAME; i++) {
		unsigned d = known[i].n <= NAME ? distance(key, known[i]) : best_distance;

		if (d < best_distance && d < key.n) {
			best = &known[i];
			best_distance = d;
		}
	}
	return best;
}

static bool is_known(struct str key, const struct str *known, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(key, known[i]))
			return true;
	return false;
}

static enum rc refuse(struct str key, const struct str *meant, struct err *err)
{
	char field[sizeof(err->field)];

	(void)snprintf(field, sizeof(field), STR_FMT, STR_ARG(key));
	err_at(err, RC_INVALID, "unknown_field", field, "there is no field \"%s\" here", field);
	if (meant != NULL)
		return err_hint(err, "did you mean \"" STR_FMT "\"?", STR_ARG(*meant));
	return err_hint(err, "remove it");
}

enum rc json_only(const struct json_object *o, const struct str *known, size_t n, struct err *err)
{
	for (size_t i = 0; i < o->n; i++) {
		struct str key = o->members[i].key;

		if (!is_known(key, known, n))
			return refuse(key, nearest(key, known, n), err);
	}
	return RC_OK;
}
