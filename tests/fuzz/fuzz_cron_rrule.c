/* Any bytes as a recurrence rule. What is read must print to what reads the same; next moves on,
 * prev comes back, count agrees with walking, the smallest interval is never undercut, and nothing
 * takes long. The first bytes choose zone, policy and start. */
#include "fuzz.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

#include "cron/rrule.h"

enum { HEAD = 5, WALK = 12, CPU_SECONDS_MOST = 2 };

static const struct zone *zone_chosen(uint8_t choice)
{
	static const char *const names[] = {"UTC", "Europe/Berlin", "Australia/Lord_Howe",
					    "Pacific/Apia"};
	static struct zones *zones; /* as long as the process */
	struct err err = {0};
	const struct zone *zone;

	if (zones == NULL)
		zones = zones_open(NULL);
	zone = zones_get(zones, str_z(names[choice % COUNTOF(names)]), &err);
	return zone != NULL ? zone : &zone_utc;
}

static void check_print(const struct rrule *r, const struct zone *zone)
{
	struct buf first = BUF_INIT(RRULE_TEXT_MOST), second = BUF_INIT(RRULE_TEXT_MOST);
	struct buf words = BUF_INIT(RRULE_TEXT_MOST);
	struct err err = {0};
	struct rrule again;

	rrule_format(r, &first);
	assert(!first.failed);
	assert(rrule_parse(&again, buf_str(&first), zone, 0, &err) == RC_OK);
	rrule_format(&again, &second);
	assert(str_eq(buf_str(&first), buf_str(&second)));
	rrule_explain(r, &words);
	assert(!words.failed && words.n != 0);
	buf_release(&first);
	buf_release(&second);
	buf_release(&words);
}

static void check_times(const struct rrule *r, const struct zone *zone, enum cron_dst dst,
			ms_t from)
{
	ms_t at = from, least = rrule_min_interval(r);

	for (int64_t i = 0; i < WALK; i++) {
		ms_t next = rrule_next(r, zone, dst, at);

		if (next == MS_NEVER)
			return;
		assert(next > at && rrule_prev(r, zone, dst, next + 1) == next);
		assert(rrule_prev(r, zone, dst, next) <= at);
		assert(rrule_count(r, zone, dst, from + 1, next + 1) == i + 1);
		assert(zone != &zone_utc || i == 0 || next - at >= least);
		at = next;
	}
}

/* By CPU time, with sanitizers: a walk from match to match would take a hundred times as long. */
static void check_cost(const struct rrule *r, const struct zone *zone, enum cron_dst dst)
{
	clock_t since = clock();
	int64_t n = rrule_count(r, zone, dst, 0, MS_NEVER);

	assert((n == 0) == (rrule_next(r, zone, dst, -1) == MS_NEVER));
	assert((rrule_prev(r, zone, dst, MS_NEVER) == MS_NONE_BEFORE) == (n == 0));
	assert((double)(clock() - since) / CLOCKS_PER_SEC < CPU_SECONDS_MOST);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rrule r;
	struct err err = {0};
	const struct zone *zone;
	ms_t from;

	if (size < HEAD)
		return 0;
	zone = zone_chosen(data[0]);
	from = (ms_t)(data[2] << 16 | data[3] << 8 | data[4]) * 450000;
	if (rrule_parse(&r, str_of((const char *)data + HEAD, size - HEAD), zone, from, &err)) {
		assert(strcmp(err.code, "invalid_rrule") == 0 && err.hint[0] != '\0');
		return 0;
	}
	check_print(&r, zone);
	check_times(&r, zone, (enum cron_dst)(data[1] % 3), from);
	check_cost(&r, zone, (enum cron_dst)(data[1] % 3));
	return 0;
}
