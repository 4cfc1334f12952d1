#include "refetch.h"

static ms_t smaller(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t retry_ms(int failures)
{
	ms_t wait = REFETCH_RETRY_MS;

	for (int i = 1; i < failures && wait < REFETCH_FLOOR_MS; i++)
		wait *= 2;
	return smaller(wait, REFETCH_FLOOR_MS);
}

ms_t refetch_at(const struct refetch *r)
{
	if (!r->has_begun)
		return 0;
	if (r->failures > 0)
		return r->begun_mono + retry_ms(r->failures);
	if (r->is_wanted)
		return r->begun_mono + smaller(REFETCH_FLOOR_MS, r->max_age_ms);
	return r->begun_mono + r->max_age_ms;
}

void refetch_begin(struct refetch *r, ms_t now_mono)
{
	r->has_begun = true;
	r->begun_mono = now_mono;
	r->is_wanted = false;
}

void refetch_end(struct refetch *r, bool is_good)
{
	r->failures = is_good ? 0 : r->failures + 1;
}
