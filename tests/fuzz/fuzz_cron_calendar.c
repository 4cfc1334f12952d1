/* Any bytes as a calendar. What is read is a list of spans in order and apart, which agree with the
 * questions. */
#include "fuzz.h"

#include <assert.h>
#include <stdlib.h>

#include "cron/calendar.h"
#include "cron/date.h"

static void check_span(const struct calendar *c, size_t i)
{
	const struct calendar_span *s = &c->spans[i];
	ms_t from = s->from * MS_DAY, to = s->to * MS_DAY;

	assert(s->from < s->to);
	assert(i == 0 || c->spans[i - 1].to < s->from);
	assert(calendar_excludes(c, &zone_utc, from));
	assert(calendar_excludes(c, &zone_utc, to - 1));
	assert(!calendar_excludes(c, &zone_utc, from - 1));
	assert(calendar_open_at(c, &zone_utc, from) == to);
	assert(calendar_open_at(c, &zone_utc, to) == to);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct err err = {0};
	struct calendar c;

	if (calendar_read(&a, str_of((const char *)data, size), &c, &err) == RC_OK)
		for (size_t i = 0; i < c.n; i++)
			check_span(&c, i);
	else
		assert(strcmp(err.code, "invalid_calendar") == 0 && err.hint[0] != '\0');
	arena_release(&a);
	return 0;
}
