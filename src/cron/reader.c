#include "reader.h"

#include <stdio.h>

enum { NAME_LETTERS = 3, LOWER = 0x20 };

struct str reader_item(const struct reader *r, const char *from)
{
	struct str rest = str_of(from, (size_t)(r->end - from));

	return str_cut(&rest, ',');
}

enum rc reader_fail(const struct reader *r, const char *at, const char *fmt, ...)
{
	char what[200];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, args);
	va_end(args);
	return err_set(r->err, RC_INVALID, "invalid_cron", "%s field, column %zu: %s",
		       r->field->name, (size_t)(at - r->text) + 1, what);
}

/* Marks of other cron dialects, and what to write instead. */
static const struct foreign {
	char mark;
	const char *what, *hint;
} foreigners[] = {
	{'?', "? stands for any day, in the day fields only", "write *"},
	{'L', "L (last) belongs in the day fields only, and in day of week behind a day",
	 "write L for the month's last day, 5L or FRI#L for its last Friday"},
	{'W', "W (nearest weekday) belongs behind one day of the month, alone in its field",
	 "write 15W, 1W or LW"},
	{'#', "# belongs behind one day of the week", "write MON#1 or 5#L"},
	{'+', "+ (both day fields must match) is the first character of day of week only",
	 "write +MON"},
	{'H', "H (a hashed value) needs a schedule to hash", "write a number"},
	{'R', "R (a random value) is not cron", "write a number, or use jitter"},
	{'~', "~ (a random value) is not cron", "write a number, or use jitter"},
	{'$', "$ (last day) is not cron", "write L"},
	{'/', "a step needs * or a range before it", "write */n or a-b/n"},
};

/* Whether the mark is one that only some grammars take, and this one does not. */
static bool is_of_others(const struct reader *r, char mark)
{
	return !r->grammar->extensions &&
	       (mark == 'L' || mark == 'W' || mark == '#' || mark == '+');
}

enum rc reader_fail_here(const struct reader *r)
{
	char c = reader_peek(r);

	if (reader_at_end(r) || c == ',') {
		(void)reader_fail(r, r->at, "a value is missing");
		return err_hint(r->err, "write a value, or remove the extra comma");
	}
	if (is_of_others(r, c)) {
		(void)reader_fail(r, r->at, "%c is not taken here", c);
		return err_hint(r->err, "write values, ranges, steps and lists of them alone");
	}
	for (size_t i = 0; i < COUNTOF(foreigners); i++)
		if (foreigners[i].mark == c) {
			(void)reader_fail(r, r->at, "%s", foreigners[i].what);
			return err_hint(r->err, "%s", foreigners[i].hint);
		}
	(void)reader_fail(r, r->at, "unexpected \"%c\"", c);
	return err_hint(
		r->err,
		"a field is *, a value, a range a-b, a step */n or a-b/n, or a list of them");
}

enum rc reader_number(struct reader *r, unsigned *out)
{
	unsigned value = 0;

	if (!reader_is_digit(reader_peek(r)))
		return reader_fail_here(r);
	for (; reader_is_digit(reader_peek(r)); r->at++)
		if (value < READER_HUGE)
			value = value * 10 + (unsigned)(*r->at - '0');
	*out = value < READER_HUGE ? value : READER_HUGE;
	return RC_OK;
}

/* The field's three-letter name at the position; false where there is none. */
static bool take_name(struct reader *r, unsigned *out)
{
	const char *name = r->field->names;

	if (r->end - r->at < NAME_LETTERS)
		return false;
	for (unsigned i = 0; i < r->field->n_names; i++, name += NAME_LETTERS)
		if ((r->at[0] | LOWER) == name[0] && (r->at[1] | LOWER) == name[1] &&
		    (r->at[2] | LOWER) == name[2]) {
			r->at += NAME_LETTERS;
			*out = r->field->least + i;
			return true;
		}
	return false;
}

static enum rc fail_name(const struct reader *r, const char *from)
{
	struct str item = reader_item(r, from);

	(void)reader_fail(r, from, "\"%.*s\" is no name of this field",
			  item.n < 20 ? (int)item.n : 20, item.p);
	return err_hint(r->err, r->kind == FIELD_MONTH ? "write JAN to DEC, or 1 to 12"
						       : "write SUN to SAT, or 0 to 7");
}

/* A letter that cannot begin a value: a name of this field that is wrong, or a mark. */
static enum rc fail_letter(const struct reader *r)
{
	bool is_name = r->end - r->at > 1 && reader_is_letter(r->at[1]);

	if (is_name && r->field->names != NULL)
		return fail_name(r, r->at);
	if (is_name) {
		(void)reader_fail(r, r->at, "this field takes numbers only");
		return err_hint(r->err, "write %u to %u", r->field->least, r->field->most);
	}
	return reader_fail_here(r);
}

static enum rc value_named(struct reader *r, unsigned *out)
{
	const char *from = r->at;

	if (r->field->names == NULL || !take_name(r, out))
		return fail_letter(r);
	/* FRIL is a Friday and an L; JANUARY is nothing. */
	if (reader_is_letter(reader_peek(r)) && (r->kind != FIELD_WEEKDAY || *r->at != 'L'))
		return fail_name(r, from);
	return RC_OK;
}

static unsigned most_of(const struct reader *r)
{
	return r->kind == FIELD_WEEKDAY && !r->grammar->seven ? r->field->most - 1 : r->field->most;
}

static enum rc value_number(struct reader *r, unsigned *out)
{
	const char *from = r->at;

	if (reader_number(r, out))
		return r->err->rc;
	if (*out >= r->field->least && *out <= most_of(r))
		return RC_OK;
	(void)reader_fail(r, from, "%.*s is out of range %u-%u",
			  r->at - from < 20 ? (int)(r->at - from) : 20, from, r->field->least,
			  most_of(r));
	if (r->kind == FIELD_HOUR && *out == r->field->most + 1)
		return err_hint(r->err, "midnight is hour 0");
	return err_hint(r->err, "write a value from %u to %u", r->field->least, most_of(r));
}

enum rc reader_value(struct reader *r, unsigned *out, bool *named_out)
{
	*named_out = reader_is_letter(reader_peek(r));
	return *named_out ? value_named(r, out) : value_number(r, out);
}

enum rc reader_step(struct reader *r, unsigned span, unsigned *out)
{
	const char *from;

	*out = 1;
	if (!reader_take(r, '/'))
		return RC_OK;
	from = r->at;
	if (!reader_is_digit(reader_peek(r))) {
		(void)reader_fail(r, from, "a step is a number from 1");
		return err_hint(r->err, "write a number behind the /");
	}
	if (reader_number(r, out))
		return r->err->rc;
	if (*out == 0) {
		(void)reader_fail(r, from, "a step of 0 never moves on");
		return err_hint(r->err, "write a step of 1 or more");
	}
	if (*out > span)
		r->cron->remarks |= CRON_WIDE_STEP;
	return RC_OK;
}
