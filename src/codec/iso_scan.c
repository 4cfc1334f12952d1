#include <string.h>

#include "base/num.h"

#include "iso_impl.h"

enum rc iso_refuse(const struct iso_fault *fault, const char *code, struct str s, const char *field,
		   struct err *err)
{
	enum { SHOWN = 64 };
	struct str shown = str_sub(s, 0, SHOWN);

	err_at(err, RC_INVALID, code, field, "\"" STR_FMT "\" %s", STR_ARG(shown), fault->why);
	return err_hint(err, "%s", fault->hint);
}

bool iso_take_one_of(struct str *s, const char *any)
{
	if (s->n == 0 || s->p[0] == '\0' || strchr(any, s->p[0]) == NULL)
		return false;
	*s = str_sub(*s, 1, s->n);
	return true;
}

size_t iso_count_digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

bool iso_take_digits(struct str *s, size_t n, int64_t *out)
{
	if (iso_count_digits(str_sub(*s, 0, n)) != n ||
	    !num_parse_i64(str_sub(*s, 0, n), 0, INT64_MAX, out))
		return false;
	*s = str_sub(*s, n, s->n);
	return true;
}

bool iso_take_fraction(struct str *s, ms_t *out)
{
	struct str digits = *s;
	ms_t value = 0;
	size_t n;

	*out = 0;
	if (!iso_take_one_of(&digits, ".,"))
		return true;
	n = iso_count_digits(digits);
	for (size_t i = 0; i < 3; i++)
		value = value * 10 + (i < n ? digits.p[i] - '0' : 0);
	if (n == 0)
		return false;
	*s = str_sub(digits, n, digits.n);
	*out = value;
	return true;
}
