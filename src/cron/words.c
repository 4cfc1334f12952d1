#include "words.h"

#include <stdbool.h>

#include "base/macros.h"

enum {
	RANGE_LEAST = 3, /* neighbours that are worth a "to" */
	STEPS_LEAST = 5, /* equal distances that are worth "in steps of" */
};

void words_number(struct buf *out, unsigned value)
{
	buf_add_i64(out, value);
}

void words_month(struct buf *out, unsigned month)
{
	static const char *const names[] = {"January",	 "February", "March",	 "April",
					    "May",	 "June",     "July",	 "August",
					    "September", "October",  "November", "December"};

	buf_add_z(out, names[month - 1]);
}

void words_weekday(struct buf *out, unsigned weekday)
{
	static const char *const names[] = {"Sunday",	"Monday", "Tuesday",  "Wednesday",
					    "Thursday", "Friday", "Saturday", "Sunday"};

	buf_add_z(out, names[weekday]);
}

void words_ordinal(struct buf *out, unsigned n)
{
	static const char *const ends[] = {"th", "st", "nd", "rd"};
	bool teens = n / 10 % 10 == 1;

	buf_add_i64(out, n);
	buf_add_z(out, !teens && n % 10 < COUNTOF(ends) ? ends[n % 10] : ends[0]);
}

void words_next(struct words_list *list, unsigned left)
{
	if (list->n++ != 0)
		buf_add_z(list->out, left == 1 ? " and " : ", ");
}

static bool has(const struct words_set *set, unsigned value)
{
	unsigned bit = value - set->base;

	return set->words[bit / 64] >> bit % 64 & 1;
}

static unsigned following(const struct words_set *set, unsigned value)
{
	do {
		value++;
	} while (value <= set->most && !has(set, value));
	return value;
}

/* Values of equal distance: drawn together where there are enough of them. */
struct run {
	unsigned first, last, step, n;
};

static struct run run_at(const struct words_set *set, unsigned first)
{
	unsigned next = following(set, first);
	struct run run = {first, first, next - first, 1};

	for (; next <= set->most && next - run.last == run.step; run.n++) {
		run.last = next;
		next = following(set, next);
	}
	if (run.n < (run.step == 1 ? RANGE_LEAST : STEPS_LEAST))
		return (struct run){first, first, 1, 1};
	return run;
}

static unsigned count_runs(const struct words_set *set, unsigned from)
{
	unsigned n = 0;

	for (; from <= set->most; n++)
		from = following(set, run_at(set, from).last);
	return n;
}

void words_set(struct buf *out, const struct words_set *set, words_value *value)
{
	unsigned from = has(set, set->least) ? set->least : following(set, set->least);
	struct words_list list = {.out = out};

	for (unsigned left = count_runs(set, from); left != 0; left--) {
		struct run run = run_at(set, from);

		words_next(&list, left);
		value(out, run.first);
		if (run.n != 1) {
			buf_add(out, STR(" to "));
			value(out, run.last);
		}
		if (run.step != 1)
			buf_printf(out, " in steps of %u", run.step);
		from = following(set, run.last);
	}
}
