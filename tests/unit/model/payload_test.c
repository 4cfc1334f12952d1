/* Payloads that are no JSON: how they are read, told from JSON, and shown. */

#include "test.h"

#include <string.h>

#include "base/limits.h"
#include "base/macros.h"
#include "model/payload.h"

static enum rc parse(struct arena *a, const char *text, struct template *out, struct err *err)
{
	return template_parse(a, str_z(text), DIALECT_NATIVE, out, "t", err);
}

TEST(bytes_are_read_from_base64_with_their_type)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct template t;

	CHECK(parse(&a,
		    "{\"target\":\"queue:x\",\"payload_type\":\"text/csv\",\"payload_base64\":"
		    "\"AP9hAA==\"}",
		    &t, &err) == RC_OK);
	CHECK(t.bytes.n == 4 && memcmp(t.bytes.p, "\0\377a\0", 4) == 0);
	CHECK(str_eq(t.payload_type, STR("text/csv")) && t.payload.p == NULL);
	CHECK(str_eq(template_body(&t), t.bytes));
	CHECK(parse(&a, "{\"target\":\"queue:x\",\"payload_base64\":\"YQ==\"}", &t, &err) == RC_OK);
	CHECK(str_eq(t.payload_type, PAYLOAD_TYPE_UNKNOWN));
}

TEST(what_is_refused_names_its_field)
{
	static const struct {
		int line;
		const char *members, *field, *code;
	} rows[] = {
		{__LINE__, "\"payload_base64\":\"YQ=\"", "t.payload_base64", "invalid_value"},
		{__LINE__, "\"payload_base64\":\"Y Q==\"", "t.payload_base64", "invalid_value"},
		{__LINE__, "\"payload_base64\":\"\"", "t.payload_base64", "invalid_value"},
		{__LINE__, "\"payload_base64\":7", "t.payload_base64", "invalid_type"},
		{__LINE__, "\"payload_base64\":\"YQ==\",\"payload\":1", "t.payload_base64",
		 "invalid_value"},
		{__LINE__, "\"payload\":1,\"payload_type\":\"text/csv\"", "t.payload_base64",
		 "missing_field"},
		{__LINE__, "\"payload_type\":\"text/csv\"", "t.payload_base64", "missing_field"},
		{__LINE__, "\"payload_base64\":\"YQ==\",\"payload_type\":\"\"", "t.payload_type",
		 "invalid_value"},
		{__LINE__, "\"payload_base64\":\"YQ==\",\"payload_type\":\"a\\nb\"",
		 "t.payload_type", "invalid_value"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
		struct err err = {0};
		struct template t;

		buf_printf(&text, "{\"target\":\"queue:x\",%s}", rows[i].members);
		CHECK_ROW(rows[i].line, template_parse(&a, buf_str(&text), DIALECT_NATIVE, &t, "t",
						       &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, strcmp(err.field, rows[i].field) == 0);
		CHECK_ROW(rows[i].line, strcmp(err.code, rows[i].code) == 0);
	}
}

static bool becomes_json(struct str bytes, struct str type)
{
	struct err err = {0};
	struct template t = {0};

	CHECK(payload_set(&t, bytes, type, "input", &err) == RC_OK);
	CHECK(str_eq(template_body(&t), bytes));
	CHECK((t.payload.p != NULL) != (t.bytes.p != NULL));
	CHECK((t.bytes.p != NULL) == (t.payload_type.p != NULL));
	return t.payload.p != NULL;
}

TEST(bytes_that_are_a_json_value_to_the_byte_are_json)
{
	const struct str unknown = {NULL, 0};

	CHECK(becomes_json(STR("{\"a\":1.0}"), unknown));
	CHECK(becomes_json(STR("7"), STR("Application/JSON")));
	CHECK(!becomes_json(STR("{\"a\":1.0} "), unknown));
	CHECK(!becomes_json(STR("7"), STR("text/plain")));
	CHECK(!becomes_json(STR("7"), STR("application/json; charset=utf-8")));
	CHECK(!becomes_json(STR("{"), STR("application/json")));
	CHECK(!becomes_json(STR("\0"), unknown));
}

TEST(no_bytes_are_no_payload)
{
	struct err err = {0};
	struct template t = {.payload = STR("1")};

	CHECK(payload_set(&t, STR(""), STR("text/csv"), "input", &err) == RC_OK);
	CHECK(template_body(&t).p == NULL && t.payload_type.p == NULL);
}

TEST(a_payload_ends_at_its_bound)
{
	static char bytes[LIMIT_PAYLOAD + 1];
	struct err err = {0};
	struct template t = {0};

	CHECK(payload_set(&t, str_of(bytes, LIMIT_PAYLOAD), STR(""), "input", &err) == RC_OK);
	CHECK(t.bytes.n == LIMIT_PAYLOAD);
	CHECK(payload_set(&t, str_of(bytes, LIMIT_PAYLOAD + 1), STR(""), "input", &err) ==
	      RC_TOO_LARGE);
	CHECK(strcmp(err.code, "payload_too_large") == 0 && strcmp(err.field, "input") == 0);
}

TEST(bytes_are_printed_as_base64)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);
	struct template bytes = {.bytes = STR("\0a"), .payload_type = STR("text/csv")};
	struct template json = {.payload = STR("1.0")}, none = {0};

	json_begin_object(&w);
	payload_write(&w, &bytes);
	payload_write(&w, &none);
	payload_write(&w, &json);
	json_end_object(&w);
	CHECK(str_eq(buf_str(&text),
		     STR("{\"payload_base64\":\"AGE=\",\"payload_type\":\"text/csv\","
			 "\"payload\":1.0}")));
}
