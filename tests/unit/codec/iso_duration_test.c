#include <string.h>

#include "codec/iso8601.h"

#include "test.h"

struct row {
	int line;
	const char *text;
	ms_t want;
};

static const struct row iso[] = {
	{__LINE__, "PT10M", 10 * MS_MINUTE},
	{__LINE__, "P1D", MS_DAY},
	{__LINE__, "PT0.5S", 500},
	{__LINE__, "PT0,5S", 500},
	{__LINE__, "P1W", 7 * MS_DAY},
	{__LINE__, "P1DT12H", 36 * MS_HOUR},
	{__LINE__, "P1W2DT3H4M5.678S",
	 9 * MS_DAY + 3 * MS_HOUR + 4 * MS_MINUTE + 5 * MS_SECOND + 678},
	{__LINE__, "PT36H", 36 * MS_HOUR},
	{__LINE__, "PT90S", 90 * MS_SECOND},
	{__LINE__, "PT0S", 0},
	{__LINE__, "P0D", 0},
	{__LINE__, "PT1.9999S", 1999},
	{__LINE__, "P365D", 365 * MS_DAY},
	{__LINE__, "PT000000000010M", 10 * MS_MINUTE},
};

static const struct row plain[] = {
	{__LINE__, "250ms", 250},
	{__LINE__, "90s", 90 * MS_SECOND},
	{__LINE__, "10m", 10 * MS_MINUTE},
	{__LINE__, "2h", 2 * MS_HOUR},
	{__LINE__, "30d", 30 * MS_DAY},
	{__LINE__, "0s", 0},
	{__LINE__, "000000000000000010m", 10 * MS_MINUTE},
	{__LINE__, "365d", 365 * MS_DAY},
};

static const ms_t year = 365 * MS_DAY;

TEST(iso_durations_are_read_by_both)
{
	for (size_t i = 0; i < COUNTOF(iso); i++) {
		struct str text = str_z(iso[i].text);
		struct err err = {0};
		ms_t got = -1, again = -1;

		CHECK_ROW(iso[i].line, iso_duration_ms(text, year, &got, "for", &err) == RC_OK);
		CHECK_ROW(iso[i].line, got == iso[i].want);
		CHECK_ROW(iso[i].line, dur_parse(text, year, &again, "for", &err) == RC_OK);
		CHECK_ROW(iso[i].line, again == got);
	}
}

TEST(plain_durations_are_read_by_one)
{
	for (size_t i = 0; i < COUNTOF(plain); i++) {
		struct str text = str_z(plain[i].text);
		struct err err = {0};
		ms_t got = -1;

		CHECK_ROW(plain[i].line, dur_parse(text, year, &got, "for", &err) == RC_OK);
		CHECK_ROW(plain[i].line, got == plain[i].want);
		CHECK_ROW(plain[i].line,
			  iso_duration_ms(text, year, &got, "for", &err) == RC_INVALID);
	}
}

static const char form[] = "write it like";
static const char days[] = "count days";
static const char most[] = "at most 31536000 seconds";

static const struct {
	int line;
	const char *text, *hint;
} refused[] = {
	{__LINE__, "", form},
	{__LINE__, "P", form},
	{__LINE__, "PT", form},
	{__LINE__, "P1", form},
	{__LINE__, "P1DT", form},
	{__LINE__, "PT1", form},
	{__LINE__, "1D", form},
	{__LINE__, "10", form},
	{__LINE__, "P1H", form},
	{__LINE__, "PT1D", form},
	{__LINE__, "PT1W", form},
	{__LINE__, "PT1M1H", form},
	{__LINE__, "P1D1W", form},
	{__LINE__, "P1D1D", form},
	{__LINE__, "PT1MT1S", form},
	{__LINE__, "-PT1M", form},
	{__LINE__, "P-1D", form},
	{__LINE__, "PT.5S", form},
	{__LINE__, "PT5.S", form},
	{__LINE__, "pt5m", form},
	{__LINE__, "P 1D", form},
	{__LINE__, "P1D ", form},
	{__LINE__, "10 m", form},
	{__LINE__, "1.5h", form},
	{__LINE__, "1h30m", form},
	{__LINE__, "-5s", form},
	{__LINE__, "5M", form},
	{__LINE__, "5x", form},
	{__LINE__, "ms", form},
	{__LINE__, "P1Y", days},
	{__LINE__, "P1M", days},
	{__LINE__, "P1Y2M3D", days},
	{__LINE__, "PT1.5H", "use the next smaller unit"},
	{__LINE__, "P0.5D", "use the next smaller unit"},
	{__LINE__, "P366D", most},
	{__LINE__, "366d", most},
	{__LINE__, "P365DT0.001S", most},
	{__LINE__, "PT999999999999999999S", most},
	{__LINE__, "PT9999999999999999999S", most},
	{__LINE__, "999999999999999999d", most},
	{__LINE__, "99999999999999999999ms", most},
};

TEST(what_is_no_duration_is_refused_with_a_hint)
{
	for (size_t i = 0; i < COUNTOF(refused); i++) {
		struct err err = {0};
		ms_t got = -7;

		CHECK_ROW(refused[i].line,
			  dur_parse(str_z(refused[i].text), year, &got, "for", &err) == RC_INVALID);
		CHECK_ROW(refused[i].line, got == -7);
		check_text(refused[i].line, "code", err.code, strlen(err.code), "invalid_duration");
		check_text(refused[i].line, "field", err.field, strlen(err.field), "for");
		if (strstr(err.hint, refused[i].hint) == NULL)
			fail_msg("row of line %d: %s", refused[i].line, err.hint);
	}
}

TEST(the_bound_itself_is_allowed)
{
	struct err err = {0};
	ms_t got;

	CHECK(dur_parse(STR("1500ms"), 1500, &got, "for", &err) == RC_OK);
	CHECK(dur_parse(STR("1501ms"), 1500, &got, "for", &err) == RC_INVALID);
	CHECK(dur_parse(STR("PT1.5S"), 1500, &got, "for", &err) == RC_OK);
	CHECK(dur_parse(STR("PT1.501S"), 1500, &got, "for", &err) == RC_INVALID);
}
