#include "rows.h"

#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
	int line;
	const char *name;
	bool good;
} names[] = {
	{__LINE__, "Europe/Berlin", true},
	{__LINE__, "America/Argentina/Buenos_Aires", true},
	{__LINE__, "Etc/GMT+5", true},
	{__LINE__, "Etc/GMT-14", true},
	{__LINE__, "EST5EDT", true},
	{__LINE__, "", false},
	{__LINE__, "/etc/passwd", false},
	{__LINE__, "../etc/passwd", false},
	{__LINE__, "Europe/../Berlin", false},
	{__LINE__, "Europe//Berlin", false},
	{__LINE__, "Europe/", false},
	{__LINE__, "./UTC", false},
	{__LINE__, "zone.tab", false},
	{__LINE__, "-Berlin", false},
	{__LINE__, "Europe/-Berlin", false},
	{__LINE__, "Europe/Ber lin", false},
	{__LINE__, "Europe/Berlin\n", false},
	{__LINE__, "right/Europe/Berlin", false},
	{__LINE__, "posix/Europe/Berlin", false},
	{__LINE__, "localtime", false},
	{__LINE__, "posixrules", false},
	{__LINE__, "<+03>-3", false},
	{__LINE__, "CET-1CEST,M3.5.0,M10.5.0/3", false},
	{__LINE__, "A234567890123456789012345678901234567890123456789012345678901234", true},
	{__LINE__, "A2345678901234567890123456789012345678901234567890123456789012345", false},
};

TEST(names_that_could_leave_the_directory_are_not_looked_up)
{
	for (size_t i = 0; i < COUNTOF(names); i++)
		CHECK_ROW(names[i].line, zone_name_is_valid(str_z(names[i].name)) == names[i].good);
}

static const struct {
	int line;
	const char *name, *hint;
} unknown[] = {
	{__LINE__, "europe/berlin", "\"Europe/Berlin\""},
	{__LINE__, "New_York", "\"America/New_York\""},
	{__LINE__, "US/New_York", "\"America/New_York\""},
	{__LINE__, "Europe/Berln", "\"Europe/Berlin\""},
	{__LINE__, "Europe/Belrin", "\"Europe/Berlin\""},
	{__LINE__, "utc", "\"UTC\""},
	{__LINE__, "right/Europe/Berlin", "\"Europe/Berlin\""},
	{__LINE__, "Mars/Olympus_Mons", "IANA name"},
	{__LINE__, "Europe", "IANA name"},
	{__LINE__, "", "IANA name"},
	{__LINE__, "../../../etc/passwd", "IANA name"},
	{__LINE__, "tzdata", "IANA name"},
	{__LINE__, "leapseconds", "IANA name"},
	{__LINE__, "\x01\xff", "IANA name"},
};

TEST(unknown_zones_are_refused_with_a_guess)
{
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(unknown); i++) {
		struct err err = {0};

		CHECK_ROW(unknown[i].line, zones_get(zones, str_z(unknown[i].name), &err) == NULL);
		CHECK_ROW(unknown[i].line, err.rc == RC_INVALID);
		CHECK_ROW(unknown[i].line, strcmp(err.code, "unknown_timezone") == 0);
		if (strstr(err.hint, unknown[i].hint) == NULL)
			fail_msg("row of line %d: %s", unknown[i].line, err.hint);
		for (const char *p = err.text; *p != '\0'; p++)
			CHECK_ROW(unknown[i].line, *p >= ' ' && *p <= '~');
	}
	zones_close(zones);
}

TEST(a_zone_is_loaded_once)
{
	struct zones *zones = zones_open(NULL);
	const struct zone *berlin = zone_of(__LINE__, zones, "Europe/Berlin");

	CHECK(zone_of(__LINE__, zones, "Europe/Berlin") == berlin);
	CHECK(zone_of(__LINE__, zones, "Europe/Paris") != berlin);
	CHECK(zone_of(__LINE__, zones, "UTC") == &zone_utc);
	CHECK(!zones_refresh(zones));
	CHECK(zone_of(__LINE__, zones, "Europe/Berlin") == berlin);
	zones_close(zones);
}

TEST(utc_needs_no_files)
{
	struct zones *zones = zones_open("/nonexistent");
	struct err err = {0};
	char version[16];

	CHECK(zones_get(zones, STR("UTC"), &err) == &zone_utc);
	CHECK(zones_get(zones, STR("Europe/Berlin"), &err) == NULL);
	CHECK(strcmp(err.code, "unknown_timezone") == 0);
	CHECK(zones_version(zones, version).n == 0);
	zones_close(zones);
}

TEST(the_release_of_the_data_is_known)
{
	struct zones *zones = zones_open(NULL);
	char version[16];
	struct str text = zones_version(zones, version);

	CHECK(text.n >= 5 && str_starts(text, STR("20")));
	zones_close(zones);
}

/* A zoneinfo directory of the test's own, in which files come and go. */
struct place {
	char dir[64];
	char zone[96]; /* the path of the zone Here */
	char other[96];
};

static struct place place_make(void)
{
	struct place p;

	test_folder(p.dir, sizeof(p.dir));
	(void)snprintf(p.zone, sizeof(p.zone), "%s/Here", p.dir);
	(void)snprintf(p.other, sizeof(p.other), "%s/new", p.dir);
	return p;
}

static void place_remove(const struct place *p)
{
	(void)unlink(p->zone);
	(void)unlink(p->other);
	CHECK(rmdir(p->dir) == 0);
}

/* Writes a version 1 file without transitions under a new name and renames it, as packages do. */
static void place_write(const struct place *p, int offset)
{
	char bytes[44 + 6 + 4] = "TZif";
	FILE *file = fopen(p->other, "wb");

	bytes[39] = 1; /* one type */
	bytes[43] = 4; /* four characters */
	for (int i = 0; i < 4; i++)
		bytes[44 + i] = (char)((unsigned)offset >> (24 - 8 * i) & 0xff);
	CHECK(file != NULL && fwrite(bytes, 1, sizeof(bytes), file) == sizeof(bytes));
	CHECK(fclose(file) == 0 && rename(p->other, p->zone) == 0);
}

TEST(a_changed_file_is_published_and_old_pointers_live_on)
{
	struct place place = place_make();
	struct zones *zones = zones_open(place.dir);
	const struct zone *old, *new;

	place_write(&place, 3600);
	old = zone_of(__LINE__, zones, "Here");
	place_write(&place, 7200);
	CHECK(zone_of(__LINE__, zones, "Here") == old); /* not before zones_refresh */
	CHECK(zones_refresh(zones));
	new = zone_of(__LINE__, zones, "Here");
	CHECK(zone_offset_at(old, 0) == 3600 && zone_offset_at(new, 0) == 7200);
	CHECK(!zones_refresh(zones));
	zones_close(zones);
	place_remove(&place);
}

TEST(a_zone_that_vanishes_is_unknown_until_it_comes_back)
{
	struct place place = place_make();
	struct zones *zones = zones_open(place.dir);
	struct err err = {0};

	place_write(&place, 3600);
	(void)zone_of(__LINE__, zones, "Here");
	CHECK(unlink(place.zone) == 0);
	CHECK(zones_refresh(zones));
	CHECK(zones_get(zones, STR("Here"), &err) == NULL);
	CHECK(strcmp(err.code, "unknown_timezone") == 0);
	CHECK(!zones_refresh(zones));
	place_write(&place, 7200);
	CHECK(zones_refresh(zones));
	CHECK(zone_offset_at(zone_of(__LINE__, zones, "Here"), 0) == 7200);
	zones_close(zones);
	place_remove(&place);
}

TEST(a_file_that_is_no_zone_is_refused)
{
	struct place place = place_make();
	struct zones *zones = zones_open(place.dir);
	struct err err = {0};
	FILE *file = fopen(place.zone, "wb");

	CHECK(file != NULL && fputs("not a zone", file) >= 0 && fclose(file) == 0);
	CHECK(zones_get(zones, STR("Here"), &err) == NULL);
	CHECK(strcmp(err.code, "unknown_timezone") == 0 && strstr(err.text, "Here") != NULL);
	zones_close(zones);
	place_remove(&place);
}

TEST(links_are_followed)
{
	struct place place = place_make();
	struct zones *zones = zones_open(place.dir);

	CHECK(symlink("/usr/share/zoneinfo/Europe/Berlin", place.zone) == 0);
	CHECK(zone_offset_at(zone_of(__LINE__, zones, "Here"), instant("2026-07-01T00:00:00Z")) ==
	      7200);
	zones_close(zones);
	place_remove(&place);
}

enum { THREADS = 4, ROUNDS = 200 };

/* Looks zones up, known and unknown ones, and refreshes, all at once with others. */
static void *use_zones(void *registry)
{
	static const char *const some[] = {"Europe/Berlin", "Asia/Tokyo", "Here", "europe/berlin"};
	struct zones *zones = registry;
	int64_t sum = 0;

	for (size_t i = 0; i < ROUNDS; i++) {
		struct err err = {0};
		const struct zone *zone = zones_get(zones, str_z(some[i % COUNTOF(some)]), &err);

		sum += zone != NULL ? zone_offset_at(zone, 0) : 0;
		if (i % 16 == 0)
			(void)zones_refresh(zones);
	}
	return sum < 0 ? registry : NULL;
}

TEST(threads_share_a_registry_whose_files_change)
{
	struct place place = place_make();
	struct zones *zones = zones_open(place.dir);
	pthread_t threads[THREADS];

	for (size_t i = 0; i < THREADS; i++)
		CHECK(pthread_create(&threads[i], NULL, use_zones, zones) == 0);
	for (int i = 0; i < ROUNDS; i++)
		place_write(&place, 3600 + i);
	for (size_t i = 0; i < THREADS; i++)
		CHECK(pthread_join(threads[i], NULL) == 0);
	/* Two files within one tick of the disk's clock may look the same: the last one comes after
	 * none. */
	CHECK(unlink(place.zone) == 0);
	(void)zones_refresh(zones);
	place_write(&place, 7200);
	(void)zones_refresh(zones);
	CHECK(zone_offset_at(zone_of(__LINE__, zones, "Here"), 0) == 7200);
	zones_close(zones);
	place_remove(&place);
}
