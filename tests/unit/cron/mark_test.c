#include "rows.h"

#include "cron/mark.h"

enum { EVENTS = 6 };

struct night {
	int line;
	const char *text, *zone;
	enum cron_dst dst;
	const char *after;
	const char *want[EVENTS]; /* "instant mark sentence" */
};

static void print_event(struct buf *out, const struct cron_event *e, const struct zone *zone)
{
	buf_printf(out, "%s %s", instant_text(e->at).text, cron_mark_name(e->mark));
	if (e->mark == CRON_MARK_NORMAL)
		return;
	buf_add_c(out, ' ');
	cron_event_explain(e, zone, out);
}

static const struct night nights[] = {
	{__LINE__,
	 "30 2 * * *",
	 "Europe/Berlin",
	 CRON_DST_VIXIE,
	 "2026-03-28T00:00:00Z",
	 {"2026-03-28T01:30:00Z normal",
	  "2026-03-29T01:00:00Z moved_from_gap 02:30 does not exist on 2026-03-29: fires at 03:00 "
	  "instead",
	  "2026-03-30T00:30:00Z normal"}},
	{__LINE__,
	 "10,20,40 2 * * *",
	 "Europe/Berlin",
	 CRON_DST_VIXIE,
	 "2026-03-28T12:00:00Z",
	 {"2026-03-29T01:00:00Z moved_from_gap 02:10 and 2 more times do not exist on 2026-03-29: "
	  "fires once, at 03:00 instead",
	  "2026-03-30T00:10:00Z normal"}},
	/* A real match at the gap's end is itself */
	{__LINE__,
	 "0 2,3 * * *",
	 "Europe/Berlin",
	 CRON_DST_VIXIE,
	 "2026-03-28T12:00:00Z",
	 {"2026-03-29T01:00:00Z normal", "2026-03-30T00:00:00Z normal"}},
	{__LINE__,
	 "30 2 * * *",
	 "Europe/Berlin",
	 CRON_DST_INSTANT,
	 "2026-03-28T12:00:00Z",
	 {"2026-03-29T01:00:00Z dropped 02:30 does not exist on 2026-03-29: skipped",
	  "2026-03-30T00:30:00Z normal"}},
	{__LINE__,
	 "30 2 * * *",
	 "Europe/Berlin",
	 CRON_DST_VIXIE,
	 "2026-10-24T12:00:00Z",
	 {"2026-10-25T00:30:00Z repeated_hour 02:30 comes twice on 2026-10-25: this is the first "
	  "time",
	  "2026-10-25T01:30:00Z dropped 02:30 comes twice on 2026-10-25: not fired the second time",
	  "2026-10-26T01:30:00Z normal"}},
	{__LINE__,
	 "30 2 * * *",
	 "Europe/Berlin",
	 CRON_DST_INSTANT,
	 "2026-10-24T12:00:00Z",
	 {"2026-10-25T00:30:00Z repeated_hour 02:30 comes twice on 2026-10-25: this is the first "
	  "time",
	  "2026-10-25T01:30:00Z repeated_hour 02:30 comes twice on 2026-10-25: this is the second "
	  "time",
	  "2026-10-26T01:30:00Z normal"}},
	{__LINE__,
	 "*/30 2 * * *",
	 "Europe/Berlin",
	 CRON_DST_OCPS14,
	 "2026-10-25T00:00:00Z",
	 {"2026-10-25T00:30:00Z repeated_hour 02:30 comes twice on 2026-10-25: this is the first "
	  "time",
	  "2026-10-25T01:00:00Z dropped 02:00 and 1 more time come twice on 2026-10-25: "
	  "not fired the second time",
	  "2026-10-26T01:00:00Z normal"}},
	/* Interval jobs follow real time: nothing is left out */
	{__LINE__,
	 "*/30 * * * *",
	 "Europe/Berlin",
	 CRON_DST_VIXIE,
	 "2026-03-29T00:00:00Z",
	 {"2026-03-29T00:30:00Z normal", "2026-03-29T01:00:00Z normal"}},
	{__LINE__,
	 "0 12 * * *",
	 "Pacific/Apia",
	 CRON_DST_VIXIE,
	 "2011-12-29T12:00:00Z",
	 {"2011-12-29T22:00:00Z normal",
	  "2011-12-30T10:00:00Z dropped 12:00 does not exist on 2011-12-30: skipped",
	  "2011-12-30T22:00:00Z normal"}},
	{__LINE__,
	 "30 23 28 3 *",
	 "America/Nuuk",
	 CRON_DST_VIXIE,
	 "2026-01-01T00:00:00Z",
	 {"2026-03-29T01:00:00Z moved_from_gap 23:30 does not exist on 2026-03-28: "
	  "fires at 00:00 instead"}},
	{__LINE__,
	 "15 30 1 * * *",
	 "Australia/Lord_Howe",
	 CRON_DST_VIXIE,
	 "2026-04-04T00:00:00Z",
	 {"2026-04-04T14:30:15Z repeated_hour 01:30:15 comes twice on 2026-04-05: this is the "
	  "first time",
	  "2026-04-04T15:00:15Z dropped 01:30:15 comes twice on 2026-04-05: "
	  "not fired the second time"}},
	{__LINE__, "0 0 30 2 *", "UTC", CRON_DST_VIXIE, "2026-01-01T00:00:00Z", {NULL}},
};

static void check_night(struct zones *zones, const struct night *night)
{
	struct cron cron = cron_of(night->line, night->text);
	const struct zone *zone = zone_of(night->line, zones, night->zone);
	struct cron_event events[EVENTS];
	struct buf text = BUF_INIT(1024);
	size_t most = 0, n;

	while (most < EVENTS && night->want[most] != NULL)
		most++;
	n = cron_preview(&cron, zone, night->dst, instant(night->after), events, most);
	CHECK_ROW(night->line, n == most);
	for (size_t i = 0; i < n; i++) {
		buf_reset(&text);
		print_event(&text, &events[i], zone);
		check_text(night->line, "event", text.p, text.n, night->want[i]);
	}
	buf_release(&text);
}

TEST(previews_mark_what_a_transition_does)
{
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(nights); i++)
		check_night(zones, &nights[i]);
	zones_close(zones);
}

/* Whatever is marked, the occurrences of a preview are those of cron_next. */
TEST(previews_hold_exactly_the_occurrences)
{
	static const char *const texts[] = {"30 2 * * *", "*/20 1-3 * * *", "0 0 * * *",
					    "5 * * * *"};
	static struct cron_event events[4000];
	struct zones *zones = zones_open(NULL);
	const struct zone *zone = zone_of(__LINE__, zones, "Africa/Casablanca");
	size_t dropped = 0;

	for (size_t i = 0; i < COUNTOF(texts) * 3; i++) {
		struct cron cron = cron_of(__LINE__, texts[i / 3]);
		enum cron_dst dst = (enum cron_dst)(i % 3);
		ms_t from = instant("2026-01-01T00:00:00Z"), at = from;
		size_t n = cron_preview(&cron, zone, dst, from, events, COUNTOF(events));

		for (size_t k = 0; k < n; k++) {
			dropped += events[k].mark == CRON_MARK_DROPPED;
			CHECK(k == 0 || events[k].at >= events[k - 1].at);
			if (events[k].mark != CRON_MARK_DROPPED)
				CHECK(events[k].at == (at = cron_next(&cron, zone, dst, at)));
		}
	}
	CHECK(dropped > 10);
	zones_close(zones);
}
