/* Times and durations: what is read stays within its bounds, and an instant that is printed reads
 * the same. */

#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "codec/header.h"
#include "codec/iso8601.h"

static void try_print(ms_t at, int offset_seconds)
{
	char text[ISO_TEXT];
	struct err err = {0};
	ms_t again = -1;

	assert(iso_parse(iso_print(text, at), &again, "f", &err) == RC_OK);
	assert(again == at);
	assert(iso_parse(iso_print_offset(text, at, offset_seconds), &again, "f", &err) == RC_OK);
	assert(again == at);
}

static void try_instant(struct str s)
{
	struct err err = {0};
	ms_t at, same;

	if (iso_parse_or_date(s, &at, "f", &err))
		return;
	assert(at >= LIMIT_INSTANT_MIN && at <= LIMIT_INSTANT_MAX);
	assert(iso_parse(s, &same, "f", &err) != RC_OK || same == at);
	try_print(at, (int)(s.n % 48) * 1800 - 12 * 3600);
}

static void try_duration(struct str s)
{
	struct err err = {0};
	ms_t span, same;

	if (dur_parse(s, 30 * MS_DAY, &span, "f", &err))
		return;
	assert(span >= 0 && span <= 30 * MS_DAY);
	assert(iso_duration_ms(s, span, &same, "f", &err) != RC_OK || same == span);
	assert(span == 0 || dur_parse(s, span - 1, &same, "f", &err) == RC_INVALID);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = str_of((const char *)data, size);
	ms_t wait;

	try_instant(s);
	try_duration(s);
	if (header_retry_after_ms(s, 1709301600000, MS_DAY, &wait))
		assert(wait >= 0 && wait <= MS_DAY);
	return 0;
}
