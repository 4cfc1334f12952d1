#pragma once
/* Sets of small numbers as words: bit n stands for the value n. Callers ask first() and last() of a
 * set that is not empty. */

#include <stdint.h>

static inline unsigned bits_first(uint64_t set)
{
	return (unsigned)__builtin_ctzll(set);
}

static inline unsigned bits_last(uint64_t set)
{
	return 63 - (unsigned)__builtin_clzll(set);
}

static inline unsigned bits_count(uint64_t set)
{
	return (unsigned)__builtin_popcountll(set);
}

/* The values smaller than n, n at most 63. */
static inline uint64_t bits_below(unsigned n)
{
	return ((uint64_t)1 << n) - 1;
}

/* The values larger than n, n at most 63. */
static inline uint64_t bits_above(unsigned n)
{
	return ~(uint64_t)1 << n;
}

/* All of first..last, last at most 63. */
static inline uint64_t bits_range(unsigned first, unsigned last)
{
	return ~bits_below(first) & ~bits_above(last);
}
