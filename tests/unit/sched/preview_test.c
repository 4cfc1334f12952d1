#include "sched/preview.h"

#include "codec/iso8601.h"
#include "test.h"

static const struct zone *zone_of(const char *name)
{
	static struct zones *zones;
	struct err err = {0};
	const struct zone *zone;

	if (zones == NULL)
		zones = zones_open(NULL);
	zone = zones_get(zones, str_z(name), &err);
	CHECK(zone != NULL);
	return zone;
}

static struct recur recur_of(const char *const *texts, const char *zone, enum cron_dst dst)
{
	struct recur r;
	struct err err = {0};

	recur_init(&r, zone_of(zone), dst);
	for (; *texts != NULL; texts++)
		CHECK(recur_add_cron(&r, str_z(*texts), &cron_native, &err) == RC_OK);
	return r;
}

static ms_t instant(const char *text)
{
	ms_t at;
	struct err err = {0};

	CHECK(iso_parse(str_z(text), &at, "", &err) == RC_OK);
	return at;
}

TEST(joined_expressions_are_one_preview)
{
	const char *const texts[] = {"30 2 * * *", "0 3 * * *", NULL};
	struct recur r = recur_of(texts, "Europe/Berlin", CRON_DST_VIXIE);
	static const struct {
		const char *at;
		enum cron_mark mark;
	} want[] = {
		{"2026-03-28T01:30:00Z", CRON_MARK_NORMAL},
		{"2026-03-28T02:00:00Z", CRON_MARK_NORMAL},
		{"2026-03-29T01:00:00Z", CRON_MARK_MOVED}, /* 02:30 and 03:00 at once */
		{"2026-03-30T00:30:00Z", CRON_MARK_NORMAL},
	};
	struct preview p;
	struct cron_event e;

	preview_begin(&p, &r, instant("2026-03-28T01:00:00Z"));
	for (size_t i = 0; i < COUNTOF(want); i++) {
		CHECK(preview_next(&p, &e));
		CHECK(e.at == instant(want[i].at) && e.mark == want[i].mark);
	}
}

TEST(what_is_left_out_stands_among_the_rest)
{
	const char *const texts[] = {"30 2 * * *", NULL};
	struct recur r = recur_of(texts, "Europe/Berlin", CRON_DST_OCPS14);
	struct preview p;
	struct cron_event e;

	preview_begin(&p, &r, instant("2026-03-28T12:00:00Z"));
	CHECK(preview_next(&p, &e) && e.mark == CRON_MARK_DROPPED && !e.again);
	CHECK(preview_next(&p, &e) && e.at == instant("2026-03-30T00:30:00Z"));
}

/* Reading in parts loses and doubles nothing. */
TEST(a_long_preview_is_the_recurrence)
{
	const char *const texts[] = {"*/20 * * * *", "0 */2 * * *", "30 2 * * *", NULL};
	struct recur r = recur_of(texts, "America/New_York", CRON_DST_INSTANT);
	ms_t at = instant("2026-01-01T00:00:00Z"), to = instant("2027-01-01T00:00:00Z");
	struct preview p;
	struct cron_event e;
	int64_t n = 0, omitted = 0;

	preview_begin(&p, &r, at);
	while (preview_next(&p, &e) && e.at < to) {
		if (e.mark == CRON_MARK_DROPPED) {
			omitted++;
			continue;
		}
		at = recur_next(&r, at);
		CHECK(e.at == at);
		n++;
	}
	CHECK(n == recur_count(&r, instant("2026-01-01T00:00:00Z") + 1, to));
	CHECK(omitted == 3); /* of each expression in the one gap */
}

TEST(an_interval_has_no_marks_and_an_end)
{
	struct recur r;
	struct preview p;
	struct cron_event e;

	recur_init(&r, zone_of("Europe/Berlin"), CRON_DST_VIXIE);
	recur_set_every(&r, (struct every){.step_ms = MS_HOUR});
	preview_begin(&p, &r, instant("2026-03-29T00:30:00Z"));
	CHECK(preview_next(&p, &e) && e.at == instant("2026-03-29T01:00:00Z"));
	CHECK(e.mark == CRON_MARK_NORMAL && e.n_times == 1);
	preview_begin(&p, &r, instant("2199-12-31T23:30:00Z"));
	CHECK(!preview_next(&p, &e));
}
