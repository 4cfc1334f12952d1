#pragma once
/* One item of a field's list, or a whole field where its marks stand alone. Private to the parser.
 */

#include <stdint.h>

#include "cron/cron.h"
#include "cron/reader.h"

/* The values that a field's items name: bit n is the value n, for years CRON_YEAR_FIRST + n. */
struct field_set {
	uint64_t words[CRON_YEAR_WORDS];
};

/* Adds first, first + step, … up to last. */
void field_set_add(struct field_set *set, const struct reader *r, unsigned first, unsigned last,
		   unsigned step);
/* Reads one item and adds what it names. */
enum rc item_read(struct reader *r, struct field_set *set);

/* H, H/n, H(a-b), H(a-b)/n. */
enum rc item_read_hash(struct reader *r, struct field_set *set);
/* L and L-n of the day of month. */
enum rc item_read_last_day(struct reader *r);
/* What may follow a weekday: L, #n, #L. *taken_out is false where none does. */
enum rc item_read_which_weekday(struct reader *r, unsigned weekday, bool *taken_out);
/* nW and LW, which are the whole field. *taken_out is false where the field is neither. */
enum rc item_read_nearest(struct reader *r, bool *taken_out);
