#include "item.h"

#include "bits.h"

static unsigned bit_of(const struct reader *r, unsigned value)
{
	return r->kind == FIELD_YEAR ? value - CRON_YEAR_FIRST : value;
}

void field_set_add(struct field_set *set, const struct reader *r, unsigned first, unsigned last,
		   unsigned step)
{
	unsigned end = bit_of(r, last);

	if (step == 1 && end < 64) {
		set->words[0] |= bits_range(bit_of(r, first), end);
		return;
	}
	for (unsigned bit = bit_of(r, first); bit <= end; bit += step)
		set->words[bit / 64] |= (uint64_t)1 << bit % 64;
}

static enum rc read_star(struct reader *r, struct field_set *set)
{
	const struct field *f = r->field;
	unsigned step;

	r->at++;
	if (reader_step(r, f->most - f->least, &step))
		return r->err->rc;
	field_set_add(set, r, f->least, f->most, step);
	return RC_OK;
}

static enum rc fail_backwards(const struct reader *r, const char *from, unsigned first,
			      unsigned last)
{
	const struct field *f = r->field;
	unsigned most = r->kind == FIELD_WEEKDAY ? f->most - 1 : f->most;
	struct str item = reader_item(r, from);

	(void)reader_fail(r, from, "the range %.*s runs backwards", item.n < 20 ? (int)item.n : 20,
			  item.p);
	if (first > most) /* 7-n: Sunday as a start is 0 */
		return err_hint(r->err, "write 0-%u", last);
	if (last == f->least)
		return err_hint(r->err, "write %u-%u,%u", first, most, last);
	return err_hint(r->err, "write %u-%u,%u-%u", first, most, f->least, last);
}

/* Behind "a-". */
static enum rc read_range(struct reader *r, struct field_set *set, const char *from, unsigned first)
{
	unsigned last, step;
	bool named;

	if (reader_value(r, &last, &named))
		return r->err->rc;
	if (r->kind == FIELD_WEEKDAY && named && last == 0 && first > 0)
		last = r->field->most; /* FRI-SUN */
	if (first > last)
		return fail_backwards(r, from, first, last);
	if (reader_step(r, last - first, &step))
		return r->err->rc;
	field_set_add(set, r, first, last, step);
	return RC_OK;
}

/* a/n: other dialects read it as a-last/n; OCPS 1.0 revision 2 refuses it. */
static enum rc fail_lone_step(struct reader *r, unsigned value)
{
	const char *slash = r->at++;
	unsigned step;

	if (!reader_is_digit(reader_peek(r)) || reader_number(r, &step))
		step = 1;
	(void)reader_fail(r, slash, "a step needs * or a range before it");
	return err_hint(r->err, "write %u-%u/%u", value, r->field->most, step);
}

static enum rc read_value(struct reader *r, struct field_set *set)
{
	const char *from = r->at;
	bool named, taken = false;
	unsigned value;

	if (reader_value(r, &value, &named))
		return r->err->rc;
	if (reader_take(r, '-'))
		return read_range(r, set, from, value);
	if (reader_peek(r) == '/')
		return fail_lone_step(r, value);
	if (r->kind == FIELD_WEEKDAY && r->grammar->extensions &&
	    item_read_which_weekday(r, value, &taken))
		return r->err->rc;
	if (!taken)
		field_set_add(set, r, value, value, 1);
	return RC_OK;
}

enum rc item_read(struct reader *r, struct field_set *set)
{
	bool is_day_field = r->kind == FIELD_DAY || r->kind == FIELD_WEEKDAY;

	switch (reader_peek(r)) {
	case '*':
		return read_star(r, set);
	case '?':
		if (is_day_field && r->grammar->question)
			return read_star(r, set);
		break;
	case 'L':
		if (r->kind == FIELD_DAY && r->grammar->extensions)
			return item_read_last_day(r);
		break;
	case 'H':
		if (r->grammar->hash)
			return item_read_hash(r, set);
		break;
	default:
		break;
	}
	return read_value(r, set);
}
