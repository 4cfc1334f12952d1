#include <string.h>

#include "codec/json.h"

#include "test.h"

static struct json value(int line, struct str text)
{
	struct err err = {0};
	struct json v = {JSON_NULL, {NULL, 0}};

	CHECK_ROW(line, json_value(text, &v, &err) == RC_OK);
	return v;
}

static void check_err(int line, const struct err *err, const char *code)
{
	check_text(line, "code", err->code, strlen(err->code), code);
	check_text(line, "field", err->field, strlen(err->field), "f");
	CHECK_ROW(line, strstr(err->text, "\"f\"") != NULL);
}

TEST(strings_are_decoded)
{
	static const struct {
		int line;
		const char *text, *want;
	} rows[] = {
		{__LINE__, "\"\"", ""},
		{__LINE__, "\"abc\"", "abc"},
		{__LINE__, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
		{__LINE__, "\"\\u0041\\u00e9\\u20AC\"", "A\xc3\xa9\xe2\x82\xac"},
		{__LINE__, "\"\\ud83d\\ude00\"", "\xf0\x9f\x98\x80"},
		{__LINE__, "\"\\ud800\\udc00\\udbff\\udfff\"", "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"},
		{__LINE__, "\"x\\ny\"", "x\ny"},
		{__LINE__, "\"\\\\u0041\"", "\\u0041"},
		{__LINE__, "\"\xc3\xa9\\n\"", "\xc3\xa9\n"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct json v = value(rows[i].line, str_z(rows[i].text));
		struct str got;

		CHECK_ROW(rows[i].line, json_string(&a, &v, 64, &got, "f", &err) == RC_OK);
		check_text(rows[i].line, "string", got.p, got.n, rows[i].want);
		arena_release(&a);
	}
}

TEST(a_string_without_escapes_is_a_view_of_the_text)
{
	static const struct str text = STR_INIT("\"abc\"");
	struct arena a = {0};
	struct err err = {0};
	struct json v = value(__LINE__, text);
	struct str got;

	CHECK(json_string(&a, &v, 64, &got, "f", &err) == RC_OK);
	CHECK(got.p == text.p + 1);
	CHECK(a.head == NULL);
}

TEST(a_string_has_its_bound_in_decoded_bytes)
{
	struct arena a = {0};
	struct err err = {0};
	struct json v = value(__LINE__, STR("\"\\u0061bc\""));
	struct str got;

	CHECK(json_string(&a, &v, 3, &got, "f", &err) == RC_OK);
	CHECK(json_string(&a, &v, 2, &got, "f", &err) == RC_INVALID);
	check_err(__LINE__, &err, "invalid_value");
	arena_release(&a);
}

TEST(a_string_holds_no_nul)
{
	struct arena a = {0};
	struct err err = {0};
	struct json v = value(__LINE__, STR("\"a\\u0000b\""));
	struct str got = {NULL, 0};

	CHECK(json_string(&a, &v, 64, &got, "f", &err) == RC_INVALID);
	check_err(__LINE__, &err, "invalid_value");
	CHECK(got.p == NULL);
	arena_release(&a);
}

TEST(a_value_of_another_type_is_named)
{
	static const struct {
		int line;
		const char *text, *want;
	} rows[] = {
		{__LINE__, "null", "\"f\" must be a string, not null"},
		{__LINE__, "true", "\"f\" must be a string, not a boolean"},
		{__LINE__, "1", "\"f\" must be a string, not a number"},
		{__LINE__, "[]", "\"f\" must be a string, not an array"},
		{__LINE__, "{}", "\"f\" must be a string, not an object"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct json v = value(rows[i].line, str_z(rows[i].text));
		struct str got;

		CHECK_ROW(rows[i].line, json_string(&a, &v, 64, &got, "f", &err) == RC_INVALID);
		check_err(rows[i].line, &err, "invalid_type");
		check_text(rows[i].line, "text", err.text, strlen(err.text), rows[i].want);
	}
}

TEST(integers_are_read_within_their_range)
{
	static const struct {
		int line;
		const char *text;
		int64_t min, max, want;
	} rows[] = {
		{__LINE__, "0", 0, 0, 0},
		{__LINE__, "-0", 0, 0, 0},
		{__LINE__, "42", 0, 100, 42},
		{__LINE__, "-7", -7, 0, -7},
		{__LINE__, "9223372036854775807", 0, INT64_MAX, INT64_MAX},
		{__LINE__, "-9223372036854775808", INT64_MIN, 0, INT64_MIN},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct json v = value(rows[i].line, str_z(rows[i].text));
		int64_t got;

		CHECK_ROW(rows[i].line,
			  json_i64(&v, rows[i].min, rows[i].max, &got, "f", &err) == RC_OK);
		CHECK_ROW(rows[i].line, got == rows[i].want);
	}
}

TEST(what_is_no_integer_in_range_is_refused)
{
	static const struct {
		int line;
		const char *text, *code;
	} rows[] = {
		{__LINE__, "11", "invalid_value"},
		{__LINE__, "-1", "invalid_value"},
		{__LINE__, "9223372036854775808", "invalid_value"},
		{__LINE__, "123456789012345678901234567890", "invalid_value"},
		{__LINE__, "1.0", "invalid_value"},
		{__LINE__, "1e0", "invalid_value"},
		{__LINE__, "1E0", "invalid_value"},
		{__LINE__, "\"1\"", "invalid_type"},
		{__LINE__, "null", "invalid_type"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct json v = value(rows[i].line, str_z(rows[i].text));
		int64_t got = -5;

		CHECK_ROW(rows[i].line, json_i64(&v, 0, 10, &got, "f", &err) == RC_INVALID);
		check_err(rows[i].line, &err, rows[i].code);
		CHECK_ROW(rows[i].line, got == -5);
	}
}

TEST(a_fraction_for_an_integer_comes_with_a_hint)
{
	struct err err = {0};
	struct json v = value(__LINE__, STR("1.0"));
	int64_t got;

	CHECK(json_i64(&v, 0, 10, &got, "f", &err) == RC_INVALID);
	CHECK(strstr(err.text, "integer") != NULL);
	CHECK(strstr(err.hint, "fraction") != NULL);
}

TEST(booleans_are_true_and_false_alone)
{
	struct err err = {0};
	struct json yes = value(__LINE__, STR("true")), no = value(__LINE__, STR("false"));
	struct json one = value(__LINE__, STR("1"));
	bool got = false;

	CHECK(json_bool(&yes, &got, "f", &err) == RC_OK && got);
	CHECK(json_bool(&no, &got, "f", &err) == RC_OK && !got);
	CHECK(json_bool(&one, &got, "f", &err) == RC_INVALID);
	check_err(__LINE__, &err, "invalid_type");
}

TEST(null_is_null)
{
	struct json null = value(__LINE__, STR("null")), no = value(__LINE__, STR("false"));

	CHECK(json_is_null(&null));
	CHECK(!json_is_null(&no));
}

TEST(seconds_become_milliseconds)
{
	static const struct {
		int line;
		const char *text;
		ms_t want; /* -1: refused */
	} rows[] = {
		{__LINE__, "0", 0},
		{__LINE__, "0.0", 0},
		{__LINE__, "30", 30000},
		{__LINE__, "0.5", 500},
		{__LINE__, "1.25", 1250},
		{__LINE__, "1.001", 1001},
		{__LINE__, "1.1000", 1100},
		{__LINE__, "60", 60000},
		{__LINE__, "60.000", 60000},
		{__LINE__, "60.001", -1},
		{__LINE__, "61", -1},
		{__LINE__, "-1", -1},
		{__LINE__, "-0", -1},
		{__LINE__, "-0.5", -1},
		{__LINE__, "1.0001", -1},
		{__LINE__, "1e1", -1},
		{__LINE__, "1E1", -1},
		{__LINE__, "1.5e0", -1},
		{__LINE__, "99999999999999999999", -1},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct json v = value(rows[i].line, str_z(rows[i].text));
		ms_t got = -1;
		enum rc rc = json_seconds_ms(&v, MS_MINUTE, &got, "f", &err);

		CHECK_ROW(rows[i].line, got == rows[i].want);
		CHECK_ROW(rows[i].line, rc == (rows[i].want >= 0 ? RC_OK : RC_INVALID));
		if (rc != RC_OK)
			check_err(rows[i].line, &err, "invalid_value");
	}
}

TEST(a_span_out_of_range_names_its_bound)
{
	struct err err = {0};
	struct json v = value(__LINE__, STR("3"));
	ms_t got;

	CHECK(json_seconds_ms(&v, 2500, &got, "f", &err) == RC_INVALID);
	check_text(__LINE__, "text", err.text, strlen(err.text), "\"f\" must be from 0 to 2.5");
}

TEST(a_share_is_read_in_thousandths)
{
	static const struct {
		int line;
		const char *text;
		int64_t want; /* -1: refused */
	} rows[] = {
		{__LINE__, "0", 0},    {__LINE__, "0.1", 100},	{__LINE__, "0.125", 125},
		{__LINE__, "1", 1000}, {__LINE__, "1.0", 1000}, {__LINE__, "1.001", -1},
		{__LINE__, "2", -1},   {__LINE__, "-0.1", -1},	{__LINE__, "0.1234", -1},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct json v = value(rows[i].line, str_z(rows[i].text));
		int64_t got = -1;
		enum rc rc = json_permille(&v, &got, "f", &err);

		CHECK_ROW(rows[i].line, got == rows[i].want);
		CHECK_ROW(rows[i].line, rc == (rows[i].want >= 0 ? RC_OK : RC_INVALID));
	}
}

TEST(seconds_out_of_range_come_with_a_hint_of_the_range)
{
	static const char *const raws[] = {"-1", "61", "1.0001", "1e3"};

	for (size_t i = 0; i < COUNTOF(raws); i++) {
		struct json v = {JSON_NUMBER, str_z(raws[i])};
		struct err err = {0};
		ms_t ms;

		CHECK_ROW((int)i,
			  json_seconds_ms(&v, 60 * MS_SECOND, &ms, "wait", &err) == RC_INVALID);
		CHECK_ROW((int)i, strstr(err.hint, "0 to 60,") != NULL);
	}
}
