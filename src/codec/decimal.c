#include "decimal.h"

#include <assert.h>
#include <string.h>

#include "base/num.h"

enum { PLACES = 3, ONE = 1000 };

static bool parse_fraction(struct str digits, int64_t *thousandths_out)
{
	char padded[PLACES] = {'0', '0', '0'};

	if (digits.n == 0)
		return false;
	while (digits.n > PLACES && digits.p[digits.n - 1] == '0')
		digits.n--;
	if (digits.n > PLACES)
		return false;
	memcpy(padded, digits.p, digits.n);
	return num_parse_i64(str_of(padded, PLACES), 0, ONE - 1, thousandths_out);
}

bool decimal_parse(struct str s, int64_t max, int64_t *thousandths_out)
{
	size_t point = str_find(s, '.');
	int64_t whole, fraction = 0;

	if (s.n == 0 || s.p[0] == '-' || !num_parse_i64(str_sub(s, 0, point), 0, max / ONE, &whole))
		return false;
	if (point != s.n && !parse_fraction(str_sub(s, point + 1, s.n), &fraction))
		return false;
	if (fraction > max - whole * ONE)
		return false;
	*thousandths_out = whole * ONE + fraction;
	return true;
}

struct str decimal_print(char to[static DECIMAL_TEXT], int64_t thousandths)
{
	int64_t fraction = thousandths % ONE;
	size_t n;

	assert(thousandths >= 0);
	n = num_print_i64(to, thousandths / ONE);
	if (fraction == 0)
		return str_of(to, n);
	to[n++] = '.';
	for (int64_t place = ONE / 10; place != 0 && fraction != 0; place /= 10) {
		to[n++] = (char)('0' + fraction / place);
		fraction %= place;
	}
	return str_of(to, n);
}
