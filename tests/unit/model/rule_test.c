#include "model/rule.h"

#include "base/macros.h"
#include "codec/json.h"
#include "model/schedule.h"
#include "test.h"

/* The parts of a request's body. */
static struct rule_parts parts_of(struct arena *a, const char *body)
{
	struct rule_parts parts = {0};
	struct json_object o;
	struct err err = {0};

	CHECK(json_object(a, str_z(body), &o, &err) == RC_OK);
	for (enum rule_field f = RULE_CRON; f < RULE_FIELDS; f++) {
		const struct json *v = json_get(&o, str_z(rule_field_name(f)));

		if (v != NULL)
			parts.raw[f] = v->raw;
	}
	return parts;
}

static enum rc compose(struct arena *a, const char *body, struct str *out, struct err *err)
{
	struct rule_parts parts = parts_of(a, body);
	struct cron_grammar grammar = schedule_grammar(DIALECT_NATIVE);

	return rule_compose(a, &parts, &grammar, out, err);
}

TEST(a_rule_is_printed_as_it_was_given)
{
	static const struct {
		int line;
		const char *body, *text, *printed;
	} rows[] = {
		{__LINE__, "{\"cron\":\"0 9 * * 1-5\"}", "0 9 * * 1-5",
		 "{\"cron\":\"0 9 * * 1-5\"}"},
		{__LINE__, "{\"cron\":[\"0 9 * * *\", \"30 17 * * *\"]}",
		 "{\"cron\":[\"0 9 * * *\", \"30 17 * * *\"]}",
		 "{\"cron\":[\"0 9 * * *\", \"30 17 * * *\"]}"},
		{__LINE__, "{\"every\":\"90s\"}", "{\"every\":\"90s\"}",
		 "{\"cron\":null,\"every\":\"90s\"}"},
		{__LINE__, "{\"anchor\":\"2026-01-01T00:00:10+01:00\",\"every\":\"PT2H\"}",
		 "{\"every\":\"PT2H\",\"anchor\":\"2026-01-01T00:00:10+01:00\"}",
		 "{\"cron\":null,\"every\":\"PT2H\",\"anchor\":\"2026-01-01T00:00:10+01:00\"}"},
		/* What an answer prints is taken back. */
		{__LINE__,
		 "{\"cron\":null,\"every\":\"90s\",\"anchor\":null,\"rrule\":null,\"dtstart\":"
		 "null}",
		 "{\"every\":\"90s\"}", "{\"cron\":null,\"every\":\"90s\"}"},
		{__LINE__, "{\"every\":null,\"cron\":\"0 9 * * *\",\"exdate\":null}", "0 9 * * *",
		 "{\"cron\":\"0 9 * * *\"}"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct buf printed CLEANUP(buf_release) = BUF_INIT(4096);
		struct json_writer w = json_writer_to(&printed);
		struct err err = {0};
		struct str text;

		if (compose(&a, rows[i].body, &text, &err))
			fail_msg("line %d: %s", rows[i].line, err.text);
		CHECK_ROW(rows[i].line, str_eq(text, str_z(rows[i].text)));
		json_begin_object(&w);
		rule_write(&w, text);
		json_end_object(&w);
		CHECK_ROW(rows[i].line, str_eq(buf_str(&printed), str_z(rows[i].printed)));
	}
}

TEST(a_rule_that_is_none_or_two_is_refused)
{
	static const struct {
		int line;
		const char *body, *code, *field;
	} rows[] = {
		{__LINE__, "{}", "missing_field", "cron"},
		{__LINE__, "{\"anchor\":\"2026-01-01T00:00:00Z\"}", "missing_field", "cron"},
		{__LINE__, "{\"cron\":\"* * * * *\",\"every\":\"90s\"}", "conflicting_fields",
		 "every"},
		{__LINE__, "{\"cron\":\"* * * * *\",\"anchor\":\"2026-01-01T00:00:00Z\"}",
		 "conflicting_fields", "anchor"},
		{__LINE__, "{\"cron\":\"* * * *\"}", "invalid_cron", "cron"},
		{__LINE__, "{\"cron\":\"{\\\"every\\\":\\\"90s\\\"}\"}", "invalid_cron", "cron"},
		{__LINE__, "{\"cron\":5}", "invalid_type", "cron"},
		{__LINE__, "{\"cron\":null}", "missing_field", "cron"},
		{__LINE__, "{\"cron\":null,\"every\":null,\"anchor\":null}", "missing_field",
		 "cron"},
		{__LINE__, "{\"cron\":[]}", "invalid_value", "cron"},
		{__LINE__, "{\"cron\":[\"* * * * *\",\"61 * * * *\"]}", "invalid_cron", "cron"},
		{__LINE__, "{\"cron\":[\"* * * * *\",7]}", "invalid_type", "cron"},
		{__LINE__,
		 "{\"cron\":[\"@daily\",\"@daily\",\"@daily\",\"@daily\",\"@daily\","
		 "\"@daily\",\"@daily\",\"@daily\",\"@daily\"]}",
		 "too_many_items", "cron"},
		{__LINE__, "{\"every\":\"0s\"}", "invalid_every", "every"},
		{__LINE__, "{\"rrule\":\"FREQ=NEVER\"}", "invalid_rrule", "rrule"},
		{__LINE__, "{\"rrule\":\"FREQ=DAILY;COUNT=3\"}", "missing_field", "dtstart"},
		{__LINE__, "{\"rrule\":\"FREQ=DAILY\",\"every\":\"90s\"}", "conflicting_fields",
		 "rrule"},
		{__LINE__, "{\"cron\":\"* * * * *\",\"exdate\":[]}", "conflicting_fields",
		 "exdate"},
		{__LINE__, "{\"rrule\":\"FREQ=DAILY\",\"exdate\":[5]}", "invalid_type", "exdate"},
		{__LINE__, "{\"rrule\":\"FREQ=DAILY\",\"rdate\":\"x\\nRRULE:FREQ=DAILY\"}",
		 "invalid_value", "rdate"},
		{__LINE__, "{\"every\":90}", "invalid_type", "every"},
		{__LINE__, "{\"every\":\"90s\",\"anchor\":\"yesterday\"}", "invalid_time",
		 "anchor"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct str text;

		CHECK_ROW(rows[i].line, compose(&a, rows[i].body, &text, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, str_eq(str_z(err.code), str_z(rows[i].code)));
		CHECK_ROW(rows[i].line, str_eq(str_z(err.field), str_z(rows[i].field)));
	}
}

static struct recur recur_of(const char *rule, uint64_t seed)
{
	struct cron_grammar grammar = schedule_grammar(DIALECT_NATIVE);
	struct err err = {0};
	struct recur r;

	grammar.seed = seed;
	if (rule_recur(str_z(rule), &grammar, &zone_utc, CRON_DST_VIXIE, &r, &err))
		fail_msg("%s", err.text);
	return r;
}

TEST(a_rule_recurs_as_its_words_say)
{
	static const struct {
		int line;
		const char *rule;
		ms_t after, want; /* minutes */
	} rows[] = {
		{__LINE__, "0 9 * * *", 0, 540},
		{__LINE__, "{\"cron\":[\"0 9 * * *\",\"30 8 * * *\"]}", 0, 510},
		{__LINE__, "{\"cron\":[\"0 9 * * *\",\"30 8 * * *\"]}", 510, 540},
		{__LINE__, "{\"every\":\"2h\"}", 1, 120},
		{__LINE__, "{\"every\":\"2h\",\"anchor\":\"1970-01-01T00:05:00Z\"}", 5, 125},
		{__LINE__, "{\"rrule\":\"FREQ=DAILY;BYHOUR=9\"}", 1, 540},
		{__LINE__,
		 "{\"rrule\":\"FREQ=DAILY;INTERVAL=2;COUNT=3\",\"dtstart\":\"19700101T100000\"}",
		 600, 3480},
		{__LINE__,
		 "{\"rrule\":\"FREQ=DAILY\",\"dtstart\":\"1970-01-01T11:00:00+01:00\","
		 "\"exdate\":[\"1970-01-02T10:00:00Z\"],\"rdate\":\"19700101T230000Z\"}",
		 600, 1380},
		{__LINE__,
		 "{\"rrule\":\"FREQ=DAILY\",\"dtstart\":\"1970-01-01T11:00:00+01:00\","
		 "\"exdate\":[\"1970-01-02T10:00:00Z\"],\"rdate\":\"19700101T230000Z\"}",
		 1380, 3480},
		{__LINE__, "{\"rrule\":\"DTSTART:19700101T050000\\nRRULE:FREQ=HOURLY;COUNT=2\"}",
		 300, 360},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct recur r = recur_of(rows[i].rule, 0);

		CHECK_ROW(rows[i].line,
			  recur_next(&r, rows[i].after * MS_MINUTE) == rows[i].want * MS_MINUTE);
	}
}

TEST(h_follows_the_seed)
{
	struct recur one = recur_of("H H * * *", 1), again = recur_of("H H * * *", 1);
	struct recur other = recur_of("H H * * *", cron_seed(STR("schedule_x")));

	CHECK(recur_next(&one, 0) == recur_next(&again, 0));
	CHECK(recur_next(&one, 0) != recur_next(&other, 0));
}

TEST(an_interval_needs_no_zone)
{
	CHECK(rule_needs_zone(STR("* * * * *")));
	CHECK(rule_needs_zone(STR("{\"cron\":[\"* * * * *\"]}")));
	CHECK(!rule_needs_zone(STR("{\"every\":\"90s\"}")));
}
