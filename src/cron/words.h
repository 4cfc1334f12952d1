#pragma once
/* Sets of numbers as English: "1, 15 and 20 to 25". For cron_explain. */

#include <stdint.h>

#include "base/buf.h"

/* How one value is written. */
typedef void words_value(struct buf *out, unsigned value);

void words_number(struct buf *out, unsigned value);
void words_month(struct buf *out, unsigned month);
/* 7 is Sunday too. */
void words_weekday(struct buf *out, unsigned weekday);
/* "1st", "2nd", "23rd" */
void words_ordinal(struct buf *out, unsigned n);

/* A list under way: call words_next before each item, telling whether it is the last. */
struct words_list {
	struct buf *out;
	unsigned n;
};
void words_next(struct words_list *list, unsigned left);

/* The set's values from `least` to `most`; bit n stands for base + n. Ranges are drawn together. */
struct words_set {
	uint64_t words[4];
	unsigned base, least, most;
};
void words_set(struct buf *out, const struct words_set *set, words_value *value);
