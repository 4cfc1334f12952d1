/* Levels of a text: exact spans of members and items. */

#include <string.h>

#include "base/limits.h"
#include "codec/json.h"

#include "test.h"

struct member_row {
	const char *key;
	enum json_type type;
	const char *raw;
};

static void check_members(int line, struct str text, const struct member_row *want, size_t n)
{
	struct arena a = {0};
	struct err err = {0};
	struct json_object o;

	CHECK_ROW(line, json_object(&a, text, &o, &err) == RC_OK);
	CHECK_ROW(line, o.n == n);
	for (size_t i = 0; i < n; i++) {
		const struct json_member *m = &o.members[i];

		check_text(line, "key", m->key.p, m->key.n, want[i].key);
		check_text(line, "raw", m->value.raw.p, m->value.raw.n, want[i].raw);
		CHECK_ROW(line, m->value.type == want[i].type);
	}
	arena_release(&a);
}

#define MEMBERS(text, ...)                                                           \
	check_members(__LINE__, STR(text), (const struct member_row[]){__VA_ARGS__}, \
		      sizeof((const struct member_row[]){__VA_ARGS__}) /             \
			      sizeof(struct member_row))

TEST(a_member_keeps_its_exact_bytes)
{
	MEMBERS("{\"payload\": {\"a\":1.0,\"b\":12345678901234567890,\"z\":1,\"a2\":\"\xc3\xa9\"} "
		"}",
		{"payload", JSON_OBJECT,
		 "{\"a\":1.0,\"b\":12345678901234567890,\"z\":1,\"a2\":\"\xc3\xa9\"}"});
	MEMBERS("{\"p\":{ \"a\" :\n[ 1 , 2 ] }\t,\"q\":[\n]}",
		{"p", JSON_OBJECT, "{ \"a\" :\n[ 1 , 2 ] }"}, {"q", JSON_ARRAY, "[\n]"});
}

TEST(every_type_of_value_ends_where_it_ends)
{
	MEMBERS(" {\"n\" : null , \"t\":true,\"f\":false\n,\"i\":-0 ,\"d\":1.50E+3} \n",
		{"n", JSON_NULL, "null"}, {"t", JSON_BOOL, "true"}, {"f", JSON_BOOL, "false"},
		{"i", JSON_NUMBER, "-0"}, {"d", JSON_NUMBER, "1.50E+3"});
	MEMBERS("{\"o\":{},\"a\":[],\"s\":\"\"}", {"o", JSON_OBJECT, "{}"}, {"a", JSON_ARRAY, "[]"},
		{"s", JSON_STRING, "\"\""});
}

TEST(brackets_quotes_and_backslashes_in_strings_mislead_nobody)
{
	MEMBERS("{\"a\":\"}\\\"]\",\"b\":[\"]\",\"\\\\\"],\"c\":{\"}\":\"{\"},\"d\":\"\\\\\\\\\"}",
		{"a", JSON_STRING, "\"}\\\"]\""}, {"b", JSON_ARRAY, "[\"]\",\"\\\\\"]"},
		{"c", JSON_OBJECT, "{\"}\":\"{\"}"}, {"d", JSON_STRING, "\"\\\\\\\\\""});
}

TEST(keys_are_decoded)
{
	MEMBERS("{\"\\u0061b\":1,\"\\\"\":2,\"\":3,\"\xc3\xa9\":4}", {"ab", JSON_NUMBER, "1"},
		{"\"", JSON_NUMBER, "2"}, {"", JSON_NUMBER, "3"}, {"\xc3\xa9", JSON_NUMBER, "4"});
}

TEST(an_empty_object_has_no_members)
{
	struct arena a = {0};
	struct err err = {0};
	struct json_object o = {.n = 7};

	CHECK(json_object(&a, STR(" { } "), &o, &err) == RC_OK);
	CHECK(o.n == 0);
	CHECK(json_get(&o, STR("a")) == NULL);
	arena_release(&a);
}

static void check_refusal(int line, const char *text, enum rc rc, const char *code,
			  const char *field)
{
	struct arena a = {0};
	struct err err = {0};
	struct json_object o = {.n = 99};

	CHECK_ROW(line, json_object(&a, str_z(text), &o, &err) == rc);
	check_text(line, "code", err.code, strlen(err.code), code);
	check_text(line, "field", err.field, strlen(err.field), field);
	CHECK_ROW(line, o.n == 99);
	arena_release(&a);
}

TEST(what_is_no_object_is_refused)
{
	check_refusal(__LINE__, "[]", RC_INVALID, "invalid_type", "");
	check_refusal(__LINE__, "\"{}\"", RC_INVALID, "invalid_type", "");
	check_refusal(__LINE__, "{\"a\":1", RC_INVALID, "invalid_json", "");
	check_refusal(__LINE__, "{\"a\":{\"b\":01}}", RC_INVALID, "invalid_json", "");
}

TEST(a_key_given_twice_is_refused_however_it_is_spelt)
{
	check_refusal(__LINE__, "{\"a\":1,\"b\":2,\"a\":1}", RC_INVALID, "duplicate_key", "a");
	check_refusal(__LINE__, "{\"a\":1,\"\\u0061\":2}", RC_INVALID, "duplicate_key", "a");
}

TEST(keys_that_differ_only_below_are_no_twins)
{
	MEMBERS("{\"a\":{\"x\":1,\"x\":2},\"A\":1}", {"a", JSON_OBJECT, "{\"x\":1,\"x\":2}"},
		{"A", JSON_NUMBER, "1"});
}

static struct str many_members(char *to, int n)
{
	size_t at = 0;

	to[at++] = '{';
	for (int i = 0; i < n; i++) {
		if (i != 0)
			to[at++] = ',';
		at += (size_t)snprintf(to + at, 16, "\"k%d\":%d", i, i);
	}
	to[at++] = '}';
	return str_of(to, at);
}

TEST(an_object_may_have_so_many_members_and_no_more)
{
	static char text[16 * (LIMIT_JSON_MEMBERS + 1)];
	struct arena a = {0};
	struct err err = {0};
	struct json_object o;

	CHECK(json_object(&a, many_members(text, LIMIT_JSON_MEMBERS), &o, &err) == RC_OK);
	CHECK(o.n == LIMIT_JSON_MEMBERS);
	for (size_t i = 0; i < o.n; i++) {
		char want[24];

		(void)snprintf(want, sizeof(want), "%zu", i);
		check_text((int)i, "value", o.members[i].value.raw.p, o.members[i].value.raw.n,
			   want);
	}
	CHECK(json_object(&a, many_members(text, LIMIT_JSON_MEMBERS + 1), &o, &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "too_many_members");
	arena_release(&a);
}

TEST(an_array_lists_its_items)
{
	static const char *const want[] = {"1", "\"a,b\"", "[2,3]", "{\"c\":[]}", "null"};
	struct arena a = {0};
	struct err err = {0};
	struct json_array items;

	CHECK(json_array(&a, STR("[ 1 ,\"a,b\",[2,3],{\"c\":[]}\n,null]"), 5, &items, &err) ==
	      RC_OK);
	CHECK(items.n == COUNTOF(want));
	for (size_t i = 0; i < items.n; i++)
		check_text((int)i, "item", items.items[i].raw.p, items.items[i].raw.n, want[i]);
	arena_release(&a);
}

TEST(an_array_has_its_bound)
{
	struct arena a = {0};
	struct err err = {0};
	struct json_array items;

	CHECK(json_array(&a, STR("[]"), 0, &items, &err) == RC_OK);
	CHECK(items.n == 0);
	CHECK(json_array(&a, STR("[1,2,3]"), 2, &items, &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "too_many_items");
	CHECK(json_array(&a, STR("{}"), 2, &items, &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "invalid_type");
	arena_release(&a);
}

TEST(a_long_array_is_listed_whole)
{
	enum { MANY = 1000 };
	static char text[4 * MANY + 2];
	struct arena a = {0};
	struct err err = {0};
	struct json_array items;
	size_t at = 0;

	for (int i = 0; i < MANY; i++)
		at += (size_t)snprintf(text + at, 8, "%c%d", i == 0 ? '[' : ',', i);
	text[at++] = ']';
	CHECK(json_array(&a, str_of(text, at), MANY, &items, &err) == RC_OK);
	CHECK(items.n == MANY);
	for (size_t i = 0; i < MANY; i++) {
		char want[24];

		(void)snprintf(want, sizeof(want), "%zu", i);
		check_text((int)i, "item", items.items[i].raw.p, items.items[i].raw.n, want);
	}
	arena_release(&a);
}

TEST(a_level_below_is_read_from_its_value)
{
	struct arena a = {0};
	struct err err = {0};
	struct json_object outer, inner;
	struct json_array list;

	CHECK(json_object(&a, STR("{\"o\":{\"x\":1,\"l\":[1,2]},\"d\":{\"y\":1,\"y\":2}}"), &outer,
			  &err) == RC_OK);
	CHECK(json_object_of(&a, json_get(&outer, STR("o")), &inner, "o", &err) == RC_OK);
	CHECK(json_array_of(&a, json_get(&inner, STR("l")), 2, &list, "o.l", &err) == RC_OK);
	CHECK(list.n == 2);
	CHECK(json_array_of(&a, json_get(&inner, STR("x")), 2, &list, "o.x", &err) == RC_INVALID);
	check_text(__LINE__, "field", err.field, strlen(err.field), "o.x");
	CHECK(json_object_of(&a, json_get(&outer, STR("d")), &inner, "d", &err) == RC_INVALID);
	check_text(__LINE__, "field", err.field, strlen(err.field), "d.y");
	CHECK(json_array_of(&a, json_get(&outer, STR("o")), 1, &list, "o", &err) == RC_INVALID);
	arena_release(&a);
}

TEST(the_root_is_given_without_white_space)
{
	static const struct {
		int line;
		const char *text, *raw;
		enum json_type type;
	} rows[] = {
		{__LINE__, " 12 ", "12", JSON_NUMBER},
		{__LINE__, "12", "12", JSON_NUMBER},
		{__LINE__, "\n\"a b\"\n", "\"a b\"", JSON_STRING},
		{__LINE__, "\t{ \"a\" : 1 }\r\n", "{ \"a\" : 1 }", JSON_OBJECT},
		{__LINE__, "[ ]", "[ ]", JSON_ARRAY},
		{__LINE__, " true", "true", JSON_BOOL},
		{__LINE__, "null ", "null", JSON_NULL},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct json v;

		CHECK_ROW(rows[i].line, json_value(str_z(rows[i].text), &v, &err) == RC_OK);
		CHECK_ROW(rows[i].line, v.type == rows[i].type);
		check_text(rows[i].line, "raw", v.raw.p, v.raw.n, rows[i].raw);
	}
}

/* `{"a":` wraps times, then a payload of `depth` brackets. */
static struct str wrapped(char *to, size_t wraps, size_t depth)
{
	size_t at = 0;

	for (size_t i = 0; i < wraps; i++, at += 5)
		memcpy(to + at, "{\"a\":", 5);
	memset(to + at, '[', depth);
	memset(to + at + depth, ']', depth);
	memset(to + at + 2 * depth, '}', wraps);
	return str_of(to, at + 2 * depth + wraps);
}

TEST(a_payload_of_full_depth_fits_into_its_wrapping)
{
	char text[512];
	struct arena a = {0};
	struct err err = {0};
	struct json_object o;
	struct str raw;

	CHECK(json_object(&a, wrapped(text, 1, LIMIT_JSON_DEPTH), &o, &err) == RC_OK);
	CHECK(json_exact(&o.members[0].value, 1024, &raw, "a", &err) == RC_OK);
	CHECK(raw.n == (size_t)2 * LIMIT_JSON_DEPTH);
	CHECK(json_object(&a, wrapped(text, 1, LIMIT_JSON_DEPTH + 1), &o, &err) == RC_OK);
	CHECK(json_exact(&o.members[0].value, 1024, &raw, "a", &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "json_too_deep");
	CHECK(json_object(&a, wrapped(text, LIMIT_JSON_ENVELOPE, LIMIT_JSON_DEPTH), &o, &err) ==
	      RC_OK);
	CHECK(json_object(&a, wrapped(text, LIMIT_JSON_ENVELOPE + 1, LIMIT_JSON_DEPTH), &o, &err) ==
	      RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "json_too_deep");
	arena_release(&a);
}

TEST(a_payload_has_its_length)
{
	struct err err = {0};
	struct json v;
	struct str raw;

	CHECK(json_value(STR(" [1, 2] "), &v, &err) == RC_OK);
	CHECK(json_exact(&v, 6, &raw, "payload", &err) == RC_OK);
	check_text(__LINE__, "raw", raw.p, raw.n, "[1, 2]");
	CHECK(json_exact(&v, 5, &raw, "payload", &err) == RC_TOO_LARGE);
	check_text(__LINE__, "code", err.code, strlen(err.code), "payload_too_large");
	check_text(__LINE__, "field", err.field, strlen(err.field), "payload");
}

TEST(an_unknown_field_is_refused_with_the_likely_one)
{
	static const struct str known[] = {STR_INIT("target"), STR_INIT("payload"),
					   STR_INIT("max_runs"), STR_INIT("tz")};
	static const struct {
		int line;
		const char *text, *field, *hint;
	} rows[] = {
		{__LINE__, "{\"tagret\":1}", "tagret", "did you mean \"target\"?"},
		{__LINE__, "{\"payloads\":1}", "payloads", "did you mean \"payload\"?"},
		{__LINE__, "{\"maxRuns\":1}", "maxRuns", "did you mean \"max_runs\"?"},
		{__LINE__, "{\"target\":1,\"colour\":1}", "colour", "remove it"},
		{__LINE__, "{\"payloa\":1}", "payloa", "did you mean \"payload\"?"},
		{__LINE__, "{\"tarXYZ\":1}", "tarXYZ", "remove it"},
		{__LINE__, "{\"xy\":1}", "xy", "remove it"},
		{__LINE__, "{\"a\":1}", "a", "remove it"},
		{__LINE__, "{\"\":1}", "", "remove it"},
		{__LINE__, "{\"payload_payload_payload_payload_payload\":1}",
		 "payload_payload_payload_payload_payload", "remove it"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct json_object o;

		CHECK_ROW(rows[i].line, json_object(&a, str_z(rows[i].text), &o, &err) == RC_OK);
		CHECK_ROW(rows[i].line, json_only(&o, known, COUNTOF(known), &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), "unknown_field");
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		check_text(rows[i].line, "hint", err.hint, strlen(err.hint), rows[i].hint);
		arena_release(&a);
	}
}

TEST(known_fields_pass)
{
	static const struct str known[] = {STR_INIT("a"), STR_INIT("b")};
	struct arena a = {0};
	struct err err = {0};
	struct json_object o;

	CHECK(json_object(&a, STR("{\"b\":1,\"\\u0061\":2}"), &o, &err) == RC_OK);
	CHECK(json_only(&o, known, COUNTOF(known), &err) == RC_OK);
	arena_release(&a);
}
