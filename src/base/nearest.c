#include "nearest.h"

enum {
	NAME_MOST = 32, /* longer names are near to nothing */
	SLIPS_MOST = 2,
};

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One row of Levenshtein's table from the row above it: the prefix of `a` that ends in `last`. */
static void next_row(size_t row[static NAME_MOST + 1], char last, struct str b)
{
	size_t diagonal = row[0]++;

	for (size_t j = 1; j <= b.n; j++) {
		size_t changed = diagonal + (b.p[j - 1] != last);

		diagonal = row[j];
		row[j] = least(changed, least(row[j - 1], diagonal) + 1);
	}
}

static size_t slips(struct str a, struct str b)
{
	size_t row[NAME_MOST + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++)
		next_row(row, a.p[i], b);
	return row[b.n];
}

size_t nearest_name(struct str name, const struct str *candidates, size_t n)
{
	size_t best = n, best_slips = least(SLIPS_MOST + 1, name.n);

	for (size_t i = 0; i < n && name.n <= NAME_MOST; i++) {
		size_t s = candidates[i].n <= NAME_MOST ? slips(name, candidates[i]) : best_slips;

		if (s < best_slips) {
			best = i;
			best_slips = s;
		}
	}
	return best;
}
