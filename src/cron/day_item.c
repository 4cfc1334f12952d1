/* The marks of the day fields (OCPS 1.3, and LW and L-n), and H, which Jenkins brought. */
#include "item.h"

enum {
	NTH_MOST = 5,
	LAST_BEFORE_MOST = 30, /* L-30 is the first of a month of 31 days */
	WEEK = 7,
};

enum rc item_read_last_day(struct reader *r)
{
	const char *from;
	unsigned before = 0;

	r->at++;
	r->cron->traits |= CRON_SPECIAL;
	if (reader_take(r, '-')) {
		from = r->at;
		if (reader_number(r, &before))
			return r->err->rc;
		if (before == 0 || before > LAST_BEFORE_MOST) {
			(void)reader_fail(r, from, "L-%u is no day of a month", before);
			return err_hint(r->err, "write L, or L-1 to L-%d", LAST_BEFORE_MOST);
		}
	}
	r->cron->last_days |= (uint32_t)1 << before;
	return RC_OK;
}

enum rc item_read_which_weekday(struct reader *r, unsigned weekday, bool *taken_out)
{
	bool hash = reader_take(r, '#');
	const char *from = r->at;
	unsigned nth;

	weekday %= WEEK;
	if (reader_take(r, 'L')) {
		r->cron->last_weekdays |= (uint8_t)(1 << weekday);
	} else if (hash) {
		if (reader_number(r, &nth))
			return r->err->rc;
		if (nth < 1 || nth > NTH_MOST) {
			(void)reader_fail(r, from, "a month has no such week");
			return err_hint(r->err, "write #1 to #%d, or #L for the last", NTH_MOST);
		}
		r->cron->nth_weekdays |= (uint64_t)1 << (WEEK * (nth - 1) + weekday);
	} else {
		return RC_OK;
	}
	r->cron->traits |= CRON_SPECIAL;
	*taken_out = true;
	return RC_OK;
}

enum rc item_read_nearest(struct reader *r, bool *taken_out)
{
	const char *from = r->at;
	unsigned day = CRON_NEAREST_LAST;
	bool named;

	if (r->end[-1] != 'W')
		return RC_OK;
	if (!reader_take(r, 'L') && reader_value(r, &day, &named))
		return r->err->rc;
	if (r->at != r->end - 1) {
		r->at = r->end - 1;
		(void)reader_fail(r, from, "W takes one day, not a range or list");
		return err_hint(r->err, "write 15W, 1W or LW alone in the field");
	}
	r->at = r->end;
	r->cron->nearest = (uint8_t)day;
	r->cron->traits |= CRON_SPECIAL;
	*taken_out = true;
	return RC_OK;
}

uint64_t cron_seed(struct str id)
{
	uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */

	for (size_t i = 0; i < id.n; i++)
		hash = (hash ^ (unsigned char)id.p[i]) * 0x100000001b3;
	return hash;
}

/* A stable number for a field of a schedule: splitmix64's finisher over seed and field. */
static uint64_t hash_of(const struct reader *r)
{
	uint64_t x = r->grammar->seed + ((uint64_t)r->kind + 1) * 0x9e3779b97f4a7c15;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static enum rc fail_hash_range(const struct reader *r)
{
	(void)reader_fail(r, r->at, "H takes a range such as H(%u-%u)", r->field->least,
			  r->field->hash_most);
	return err_hint(r->err, "write H, H/n, H(a-b) or H(a-b)/n");
}

/* (a-b) if it stands there. */
static enum rc hash_range(struct reader *r, unsigned *first, unsigned *last)
{
	bool named;

	if (!reader_take(r, '('))
		return RC_OK;
	if (reader_value(r, first, &named))
		return r->err->rc;
	if (!reader_take(r, '-'))
		return fail_hash_range(r);
	if (reader_value(r, last, &named))
		return r->err->rc;
	if (!reader_take(r, ')') || *first > *last)
		return fail_hash_range(r);
	return RC_OK;
}

enum rc item_read_hash(struct reader *r, struct field_set *set)
{
	unsigned first = r->field->least, last = r->field->hash_most;
	unsigned span, step;
	bool stepped;

	if (r->kind == FIELD_YEAR) {
		(void)reader_fail(r, r->at, "a year is not hashed");
		return err_hint(r->err, "write *, or years");
	}
	r->at++;
	if (hash_range(r, &first, &last))
		return r->err->rc;
	stepped = reader_peek(r) == '/';
	if (reader_step(r, last - first, &step))
		return r->err->rc;
	r->cron->remarks |= CRON_HASHED;
	span = last - first + 1;
	first += (unsigned)(hash_of(r) % (stepped && step < span ? step : span));
	field_set_add(set, r, first, stepped ? last : first, step);
	return RC_OK;
}
