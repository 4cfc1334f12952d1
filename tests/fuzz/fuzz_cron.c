/* Any bytes as an expression. What is read must print to what reads the same; next moves on, prev
 * comes back, count and list agree with walking; explain and the warnings end. The first bytes
 * choose zone, policy and start. */
#include "fuzz.h"

#include <assert.h>
#include <stdlib.h>

#include "cron/cron.h"

enum {
	HEAD = 6,
	WALK = 40, /* occurrences that are walked */
	CANONICAL_MOST = 8192,
};

static const char *const zone_names[] = {
	"UTC",
	"Europe/Berlin",
	"America/New_York",
	"Australia/Lord_Howe",
	"Antarctica/Troll",
	"Pacific/Apia",
	"America/Nuuk",
	"Africa/Casablanca",
	"Antarctica/Vostok",
	"Africa/Monrovia",
};

/* The registry lives as long as the process: zones are read once. */
static const struct zone *zone_chosen(uint8_t choice)
{
	static struct zones *zones;
	const char *name = zone_names[choice % COUNTOF(zone_names)];
	struct err err = {0};
	const struct zone *zone;

	if (zones == NULL)
		zones = zones_open(NULL);
	zone = zones_get(zones, str_z(name), &err);
	return zone != NULL ? zone : &zone_utc;
}

static void check_print(const struct cron *cron, const struct cron_grammar *grammar)
{
	struct cron_grammar wide = *grammar;
	struct buf text = BUF_INIT(CANONICAL_MOST), again = BUF_INIT(CANONICAL_MOST);
	struct err err = {0};
	struct cron copy = {0};

	wide.text_most = CANONICAL_MOST;
	wide.nicknames = false;
	cron_format(cron, &text);
	assert(!text.failed);
	assert(cron_parse(&copy, buf_str(&text), &wide, &err) == RC_OK);
	copy.remarks = cron->remarks;
	assert(memcmp(&copy, cron, offsetof(struct cron, remarks)) == 0);
	cron_format(&copy, &again);
	assert(str_eq(buf_str(&text), buf_str(&again)));
	buf_release(&text);
	buf_release(&again);
}

static void check_words(const struct cron *cron, const struct zone *zone, enum cron_dst dst,
			ms_t now)
{
	struct cron_warning warnings[CRON_WARNINGS_MOST];
	struct buf text = BUF_INIT(CANONICAL_MOST);

	cron_explain(cron, &text);
	assert(!text.failed && text.n != 0);
	assert(cron_warnings(cron, zone, dst, now, warnings) <= CRON_WARNINGS_MOST);
	buf_release(&text);
}

static void check_times(const struct cron *cron, const struct zone *zone, enum cron_dst dst,
			ms_t from)
{
	ms_t least = cron_min_interval(cron), at = from, listed[WALK];
	size_t n = cron_list(cron, zone, dst, from, listed, WALK);

	for (size_t i = 0; i < n; i++) {
		ms_t next = cron_next(cron, zone, dst, at);

		assert(next > at && next == listed[i]);
		assert(cron_prev(cron, zone, dst, next) <= at);
		assert(cron_prev(cron, zone, dst, next + 1) == next);
		assert(cron_count(cron, zone, dst, from + 1, next + 1) == (int64_t)i + 1);
		assert(zone != &zone_utc || i == 0 || next - at >= least);
		at = next;
	}
	assert(n == WALK || cron_next(cron, zone, dst, at) == MS_NEVER);
	assert(!cron_never_fires(cron) || n == 0);
}

static struct cron_grammar grammar_chosen(uint8_t choice)
{
	struct cron_grammar grammar = choice & 1 ? cron_five : cron_native;

	grammar.hash = choice & 2;
	grammar.day_rule = (enum cron_day_rule)(choice >> 2 & 3) % 3;
	grammar.seed = choice;
	return grammar;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cron cron;
	struct err err = {0};
	struct cron_grammar grammar;
	const struct zone *zone;
	enum cron_dst dst;
	ms_t from = 0;

	if (size < HEAD)
		return 0;
	grammar = grammar_chosen(data[0]);
	zone = zone_chosen(data[1]);
	dst = (enum cron_dst)(data[2] % 3);
	for (size_t i = 3; i < HEAD; i++)
		from = from << 8 | data[i];
	from *= 450000; /* 2^24 of these reach beyond 2199 */
	if (cron_parse(&cron, str_of((const char *)data + HEAD, size - HEAD), &grammar, &err)) {
		assert(err.code != NULL && err.text[0] != '\0');
		return 0;
	}
	check_print(&cron, &grammar);
	check_words(&cron, zone, dst, from);
	check_times(&cron, zone, dst, from);
	return 0;
}
