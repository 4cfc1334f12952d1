#include "rows.h"

static const struct {
	int line;
	const char *zone, *at;
	int offset; /* seconds east */
} offsets[] = {
	{__LINE__, "UTC", "2026-07-01T00:00:00Z", 0},
	{__LINE__, "Etc/UTC", "2026-07-01T00:00:00Z", 0},
	{__LINE__, "America/New_York", "2026-01-01T00:00:00Z", -5 * 3600},
	{__LINE__, "America/New_York", "2026-07-01T00:00:00Z", -4 * 3600},
	{__LINE__, "America/New_York", "2026-03-08T06:59:59Z", -5 * 3600},
	{__LINE__, "America/New_York", "2026-03-08T07:00:00Z", -4 * 3600},
	{__LINE__, "US/Eastern", "2026-07-01T00:00:00Z", -4 * 3600},
	{__LINE__, "Europe/Berlin", "2150-01-15T00:00:00Z", 3600},
	{__LINE__, "Europe/Berlin", "2150-07-15T00:00:00Z", 7200},
	{__LINE__, "Europe/Berlin", "2199-10-27T00:59:59Z", 7200},
	{__LINE__, "Europe/Berlin", "2199-10-27T01:00:00Z", 3600},
	{__LINE__, "Europe/Dublin", "2026-01-01T00:00:00Z", 0}, /* "negative summer time" */
	{__LINE__, "Europe/Dublin", "2026-07-01T00:00:00Z", 3600},
	{__LINE__, "Australia/Sydney", "2100-01-01T00:00:00Z", 11 * 3600},
	{__LINE__, "Australia/Sydney", "2100-07-01T00:00:00Z", 10 * 3600},
	{__LINE__, "Australia/Lord_Howe", "2050-01-01T00:00:00Z", 11 * 3600},
	{__LINE__, "Australia/Lord_Howe", "2050-07-01T00:00:00Z", 10 * 3600 + 1800},
	{__LINE__, "Antarctica/Troll", "2060-07-01T00:00:00Z", 2 * 3600},
	{__LINE__, "America/Nuuk", "2100-01-01T00:00:00Z", -2 * 3600}, /* a rule with M3.5.0/-1 */
	{__LINE__, "America/Nuuk", "2100-07-01T00:00:00Z", -3600},
	{__LINE__, "Pacific/Apia", "2011-12-30T09:59:59Z", -10 * 3600},
	{__LINE__, "Pacific/Apia", "2011-12-30T10:00:00Z", 14 * 3600},
	{__LINE__, "Asia/Kathmandu", "1985-12-31T18:29:59Z", 5 * 3600 + 1800},
	{__LINE__, "Asia/Kathmandu", "1985-12-31T18:30:00Z", 5 * 3600 + 2700},
	{__LINE__, "Africa/Monrovia", "1972-01-01T00:00:00Z", -2670},
	{__LINE__, "Pacific/Chatham", "2120-01-01T00:00:00Z", 13 * 3600 + 2700},
	{__LINE__, "Etc/GMT-14", "2026-01-01T00:00:00Z", 14 * 3600},
	{__LINE__, "Asia/Tokyo", "2199-12-31T23:59:59Z", 9 * 3600},
	{__LINE__, "Africa/Casablanca", "2026-03-01T00:00:00Z", 0},
	{__LINE__, "America/Argentina/Ushuaia", "2026-01-01T00:00:00Z", -3 * 3600},
};

TEST(offsets_are_those_of_history_and_of_the_rules)
{
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(offsets); i++) {
		const struct zone *zone = zone_of(offsets[i].line, zones, offsets[i].zone);
		int32_t got = zone_offset_at(zone, instant(offsets[i].at));

		if (got != offsets[i].offset)
			fail_msg("row of line %d: %s %s: got %d", offsets[i].line, offsets[i].zone,
				 offsets[i].at, (int)got);
	}
	zones_close(zones);
}

TEST(instants_before_1970_round_down)
{
	struct zones *zones = zones_open(NULL);
	const struct zone *zone = zone_of(__LINE__, zones, "Europe/London");

	CHECK(zone_offset_at(zone, -1) == 3600); /* British Standard Time */
	CHECK(zone_offset_at(zone, -((ms_t)1 << 50)) == -75);
	CHECK(zone_offset_at(zone, INT64_MIN) == -75);
	CHECK(zone_offset_at(&zone_utc, INT64_MIN) == 0);
	CHECK(zone_offset_at(&zone_utc, INT64_MAX) == 0);
	zones_close(zones);
}

/* The index finds the same segment as looking through all of them. */
TEST(the_index_agrees_with_a_search)
{
	struct zones *zones = zones_open(NULL);
	const struct zone *zone = zone_of(__LINE__, zones, "Africa/Casablanca");

	for (size_t i = 0; i < zone->n; i++) {
		int64_t start = zone->segments[i].start;

		CHECK(zone_segment_at(zone, start) == &zone->segments[i]);
		if (i != 0)
			CHECK(zone_segment_at(zone, start - 1) == &zone->segments[i - 1]);
	}
	CHECK(zone->n > 100);
	zones_close(zones);
}

/* A TZif file under construction: one byte string, written by hand. */
struct file {
	char bytes[1024];
	size_t n;
};

static void put(struct file *f, int64_t value, size_t size)
{
	for (size_t i = size; i-- > 0;)
		f->bytes[f->n++] = (char)((uint64_t)value >> 8 * i & 0xff);
}

static void put_header(struct file *f, char version, int n_leap, int n_time, int n_type)
{
	memcpy(f->bytes + f->n, "TZif", 4);
	f->n += 4;
	put(f, version, 1);
	for (int i = 0; i < 15; i++)
		put(f, 0, 1);
	put(f, 0, 4);
	put(f, 0, 4);
	put(f, n_leap, 4);
	put(f, n_time, 4);
	put(f, n_type, 4);
	put(f, 4, 4);
}

static void put_type(struct file *f, int offset)
{
	put(f, offset, 4);
	put(f, 0, 2);
}

/* Two types, one hour apart, and one transition at `at`. */
static void put_data(struct file *f, size_t time_size, int64_t at, int first, int second)
{
	put(f, at, time_size);
	put(f, 1, 1);
	put_type(f, first);
	put_type(f, second);
	put(f, 0x41424300, 4); /* "ABC" */
}

static struct file file_v2(const char *footer)
{
	struct file f = {0};
	size_t n = strlen(footer);

	put_header(&f, '2', 0, 0, 1);
	put_type(&f, 0);
	put(&f, 0, 4);
	put_header(&f, '2', 0, 1, 2);
	put_data(&f, 8, 1000000000, 3600, 7200);
	put(&f, '\n', 1);
	memcpy(f.bytes + f.n, footer, n);
	f.n += n;
	put(&f, '\n', 1);
	return f;
}

static enum rc parse(struct arena *a, const struct file *f, const struct zone **out,
		     struct err *err)
{
	return zone_parse(a, STR("Test/Zone"), str_of(f->bytes, f->n), out, err);
}

TEST(version_1_files_end_with_their_table)
{
	struct file f = {0};
	struct arena a = {0};
	struct err err = {0};
	const struct zone *zone;

	put_header(&f, '\0', 0, 1, 2);
	put_data(&f, 4, -1000, 3600, -7200);
	CHECK(parse(&a, &f, &zone, &err) == RC_OK);
	CHECK(strcmp(zone->name, "Test/Zone") == 0 && zone->n == 2);
	CHECK(zone_offset_at(zone, -1000001) == 3600);
	CHECK(zone_offset_at(zone, -1000000) == -7200);
	CHECK(zone_offset_at(zone, instant("2199-01-01T00:00:00Z")) == -7200);
	arena_release(&a);
}

static const struct {
	int line;
	const char *footer, *at;
	int offset;
} footers[] = {
	{__LINE__, "", "2100-01-01T00:00:00Z", 7200},
	{__LINE__, "ABC-2", "2100-01-01T00:00:00Z", 7200},
	{__LINE__, "<+02>-2", "2100-01-01T00:00:00Z", 7200},
	{__LINE__, "<-0330>3:30<-0230>,M3.2.0,M11.1.0", "2100-01-01T00:00:00Z", -12600},
	{__LINE__, "<-0330>3:30<-0230>,M3.2.0,M11.1.0", "2100-07-01T00:00:00Z", -9000},
	{__LINE__, "AAA-1BBB-2:30:15,M3.5.0,M10.5.0/3", "2100-07-01T00:00:00Z", 9015},
	/* Julian days: J60 is 1 March in every year, 59 is 29 February in a leap year */
	{__LINE__, "AAA0BBB,J60/0,J305/0", "2028-02-29T23:59:59Z", 0},
	{__LINE__, "AAA0BBB,J60/0,J305/0", "2028-03-01T00:00:00Z", 3600},
	{__LINE__, "AAA0BBB,59/0,304/0", "2028-02-28T23:59:59Z", 0},
	{__LINE__, "AAA0BBB,59/0,304/0", "2028-02-29T00:00:00Z", 3600},
	{__LINE__, "AAA0BBB,59/0,304/0", "2027-03-01T00:00:00Z", 3600},
	/* Hours beyond a day (RFC 9636): Thursday 02:00 before the Sunday, and days later */
	{__LINE__, "AAA0BBB,M3.5.0/-70,M10.5.0/50", "2026-03-26T01:59:59Z", 0},
	{__LINE__, "AAA0BBB,M3.5.0/-70,M10.5.0/50", "2026-03-26T02:00:00Z", 3600},
	{__LINE__, "AAA0BBB,M3.5.0/-70,M10.5.0/50", "2026-10-27T00:59:59Z", 3600},
	{__LINE__, "AAA0BBB,M3.5.0/-70,M10.5.0/50", "2026-10-27T01:00:00Z", 0},
	/* Summer time all year (RFC 9636 section 3.3.1) */
	{__LINE__, "EST5EDT,0/0,J365/25", "2026-01-01T04:59:59Z", -4 * 3600},
	{__LINE__, "EST5EDT,0/0,J365/25", "2026-01-01T05:00:00Z", -4 * 3600},
	{__LINE__, "EST5EDT,0/0,J365/25", "2026-07-01T00:00:00Z", -4 * 3600},
	/* South of the equator */
	{__LINE__, "AAA-10BBB,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 11 * 3600},
	{__LINE__, "AAA-10BBB,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", 10 * 3600},
};

TEST(footers_say_how_it_goes_on)
{
	for (size_t i = 0; i < COUNTOF(footers); i++) {
		struct file f = file_v2(footers[i].footer);
		struct arena a = {0};
		struct err err = {0};
		const struct zone *zone;

		if (parse(&a, &f, &zone, &err) != RC_OK)
			fail_msg("row of line %d: %s", footers[i].line, err.text);
		CHECK_ROW(footers[i].line,
			  zone_offset_at(zone, instant(footers[i].at)) == footers[i].offset);
		arena_release(&a);
	}
}

static const char *const bad_footers[] = {
	"A2",
	"ABC",
	"ABC25",
	"ABC-2,",
	"ABC-2DEF",
	"ABC-2DEF,M3.2.0",
	"ABC-2DEF,M13.2.0,M11.1.0",
	"ABC-2DEF,M3.6.0,M11.1.0",
	"ABC-2DEF,M3.2.7,M11.1.0",
	"ABC-2DEF,J0,J365",
	"ABC-2DEF,J366,J365",
	"ABC-2DEF,366,1",
	"ABC-2DEF,M3.2.0/168,M11.1.0",
	"ABC-2DEF,M3.2.0,M11.1.0x",
	"<AB-2",
	"<AB>2",
	"ABC2:60",
	"ABC-2DEF,M3.2.0/2:00:60,M11.1.0",
};

static void check_refused(const struct file *f, const char *what)
{
	struct arena a = {0};
	struct err err = {0};
	const struct zone *zone = NULL;

	if (parse(&a, f, &zone, &err) == RC_OK || zone != NULL)
		fail_msg("%s: was read", what);
	CHECK(err.rc == RC_INVALID && strcmp(err.code, "invalid_tzif") == 0);
	CHECK(strstr(err.text, "Test/Zone") != NULL);
	arena_release(&a);
}

TEST(bad_footers_are_refused)
{
	for (size_t i = 0; i < COUNTOF(bad_footers); i++) {
		struct file f = file_v2(bad_footers[i]);

		check_refused(&f, bad_footers[i]);
	}
}

/* Every prefix of a good file is refused, and nothing is read beyond it. */
TEST(files_cut_short_are_refused)
{
	struct file whole = file_v2("ABC-2");

	for (size_t n = 0; n < whole.n; n++) {
		struct arena a = {0};
		struct err err = {0};
		const struct zone *zone;
		char *copy = malloc(n + 1);

		memcpy(copy, whole.bytes, n);
		CHECK(zone_parse(&a, STR("Z"), str_of(copy, n), &zone, &err) == RC_INVALID);
		free(copy);
		arena_release(&a);
	}
}

TEST(files_with_leap_seconds_are_refused)
{
	struct file f = {0};

	put_header(&f, '\0', 1, 1, 2);
	put_data(&f, 4, -1000, 3600, -7200);
	put(&f, 78796800, 4);
	put(&f, 1, 4);
	check_refused(&f, "leap seconds");
}

TEST(nonsense_is_refused)
{
	struct file none = {0}, order = {0}, type = {0}, offset = {0}, types = {0};

	check_refused(&none, "nothing");
	put_header(&order, '\0', 0, 2, 1);
	put(&order, 2000, 4);
	put(&order, 1000, 4);
	put(&order, 0, 2);
	put_type(&order, 0);
	put(&order, 0, 4);
	check_refused(&order, "transitions out of order");
	put_header(&type, '\0', 0, 1, 1);
	put(&type, 2000, 4);
	put(&type, 1, 1);
	put_type(&type, 0);
	put(&type, 0, 4);
	check_refused(&type, "a type that does not exist");
	put_header(&offset, '\0', 0, 0, 1);
	put_type(&offset, 86400);
	put(&offset, 0, 4);
	check_refused(&offset, "an offset of a day");
	put_header(&types, '\0', 0, 0, 0);
	put(&types, 0, 4);
	check_refused(&types, "no type");
}

TEST(counts_that_overflow_are_refused)
{
	struct file f = {0};

	put_header(&f, '2', 0, -1, -1);
	put_data(&f, 4, 0, 0, 0);
	check_refused(&f, "counts");
}

/* Two transitions a few minutes apart: the wall goes back and forth over the same times. */
TEST(segments_know_how_far_the_wall_has_come)
{
	struct file f = {0};
	struct arena a = {0};
	struct err err = {0};
	const struct zone *zone;

	put_header(&f, '\0', 0, 3, 3);
	put(&f, 10000, 4);
	put(&f, 10600, 4);
	put(&f, 20000, 4);
	put(&f, 0x010002, 3); /* types 1, 0, 2 */
	put_type(&f, 3600);
	put_type(&f, 0);
	put_type(&f, 3600);
	put(&f, 0, 4);
	CHECK(parse(&a, &f, &zone, &err) == RC_OK);
	CHECK(zone->n == 3); /* the last one changes nothing */
	CHECK(zone->segments[1].seen == 13600 && zone->segments[2].seen == 13600);
	CHECK(zone->segments[2].start + zone->segments[2].offset == 14200);
	arena_release(&a);
}
