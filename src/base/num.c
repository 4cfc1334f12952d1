#include "num.h"

bool num_parse_i64(struct str s, int64_t min, int64_t max, int64_t *out)
{
	bool negative = s.n != 0 && s.p[0] == '-';
	uint64_t bound = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
	uint64_t value = 0;
	int64_t result;

	if (s.n == (negative ? 1u : 0u))
		return false;
	for (size_t i = negative ? 1 : 0; i < s.n; i++) {
		unsigned digit = (unsigned)(unsigned char)s.p[i] - '0';

		if (digit > 9 || value > (bound - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	result = negative ? (int64_t)(0 - value) : (int64_t)value;
	if (result < min || result > max)
		return false;
	*out = result;
	return true;
}

size_t num_print_i64(char to[static NUM_I64_TEXT], int64_t value)
{
	uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digits[NUM_I64_TEXT];
	size_t n = 0, at = 0;

	do {
		digits[n++] = (char)('0' + left % 10);
		left /= 10;
	} while (left != 0);
	if (value < 0)
		to[at++] = '-';
	while (n != 0)
		to[at++] = digits[--n];
	return at;
}
