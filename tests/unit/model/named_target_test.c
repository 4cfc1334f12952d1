#include "model/named_target.h"

#include "test.h"

static enum rc parse(struct arena *a, const char *spec, struct named_target *out, struct err *err)
{
	return named_target_parse(a, str_z(spec), out, err);
}

TEST(a_spec_says_all_about_a_target)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct named_target t;

	CHECK(parse(&a,
		    "{\"kind\":\"http\",\"url\":\"https://h/x\",\"method\":\"put\","
		    "\"headers\":{\"Authorization\":\"Bearer {{secret.key}}\"},"
		    "\"timeout_seconds\":2.5,\"retry\":{\"max_retries\":1},\"concurrency\":3,"
		    "\"rate\":{\"limit\":10,\"per_seconds\":60},\"success_codes\":\"200,304\","
		    "\"response_capture_bytes\":100,\"own_signing_secret\":true}",
		    &t, &err) == RC_OK);
	CHECK(t.kind == TARGET_HTTP && str_eq(t.target.url, STR("https://h/x")));
	CHECK(str_eq(t.target.method, STR("PUT")) && t.target.n_headers == 1);
	CHECK(t.timeout_ms == 2500 && str_eq(t.retry, STR("{\"max_retries\":1}")));
	CHECK(t.concurrency == 3 && t.rate.limit == 10 && t.rate.per_ms == MS_MINUTE);
	CHECK(status_set_has(&t.success, 304) && !status_set_has(&t.success, 201));
	CHECK(t.capture_bytes == 100 && t.own_signing_secret);
}

TEST(what_a_spec_leaves_out_is_the_servers_default)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct named_target t;

	CHECK(parse(&a, "{\"url\":\"https://h/\",\"rate\":{\"limit\":5}}", &t, &err) == RC_OK);
	CHECK(t.kind == TARGET_HTTP && str_eq(t.target.method, STR("POST")));
	CHECK(t.concurrency == 0 && t.timeout_ms == 0 && t.retry.p == NULL);
	CHECK(t.rate.per_ms == MS_SECOND && status_set_has(&t.success, 204));
	CHECK(t.capture_bytes == CAPTURE_DEFAULT && !t.own_signing_secret);
	CHECK(parse(&a, "{\"queue\":\"mail\"}", &t, &err) == RC_OK);
	CHECK(t.kind == TARGET_QUEUE && str_eq(t.target.queue, STR("mail")));
}

TEST(a_spec_that_cannot_be_meant_is_refused)
{
	static const struct {
		int line;
		const char *spec, *field, *code;
	} rows[] = {
		{__LINE__, "{}", "url", "missing_field"},
		{__LINE__, "{\"kind\":\"queue\"}", "queue", "missing_field"},
		{__LINE__, "{\"kind\":\"smtp\"}", "kind", "invalid_value"},
		{__LINE__, "{\"kind\":\"queue\",\"queue\":\"q\",\"url\":\"http://h/\"}", "kind",
		 "invalid_value"},
		{__LINE__, "{\"kind\":\"http\",\"queue\":\"q\",\"url\":\"http://h/\"}", "queue",
		 "invalid_value"},
		{__LINE__, "{\"url\":\"ftp://h/\"}", "url", "invalid_url"},
		{__LINE__, "{\"url\":\"http://h/\",\"concurency\":1}", "concurency",
		 "unknown_field"},
		{__LINE__, "{\"url\":\"http://h/\",\"concurrency\":0}", "concurrency",
		 "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"timeout_seconds\":0}", "timeout_seconds",
		 "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"rate\":{\"limit\":0}}", "rate.limit",
		 "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"rate\":{\"per_seconds\":1}}", "rate.limit",
		 "missing_field"},
		{__LINE__, "{\"url\":\"http://h/\",\"rate\":{\"limit\":1,\"per_seconds\":0}}",
		 "rate.per_seconds", "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"retry\":{\"max\":1}}", "retry.max",
		 "unknown_field"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"Host\":\"x\"}}", "headers",
		 "reserved_header"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"A\":\"{{secret.a b}}\"}}",
		 "headers", "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"A\":\"{{secret.a\"}}", "headers",
		 "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"response_capture_bytes\":-1}",
		 "response_capture_bytes", "invalid_value"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct named_target t = {.concurrency = 77};

		if (parse(&a, rows[i].spec, &t, &err) != RC_INVALID || t.concurrency != 77 ||
		    !str_eq(str_z(err.field), str_z(rows[i].field)) ||
		    !str_eq(str_z(err.code), str_z(rows[i].code)))
			fail_msg("line %d: %s %s", rows[i].line, err.field, err.code);
	}
}

TEST(a_lane_knows_the_name_of_its_target)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct str lane = named_target_lane(&a, STR("bronze.orders"));

	CHECK(str_eq(lane, STR("target:bronze.orders")));
	CHECK(str_eq(name_of_lane(lane), STR("bronze.orders")));
	CHECK(name_of_lane(STR("http://target:80")).n == 0 && name_of_lane(STR("queue:x")).n == 0);
}

TEST(a_targets_retry_lies_under_the_tasks_own)
{
	static const struct {
		int line;
		const char *target, *own;
		int max_retries;
		ms_t timeout_ms;
	} rows[] = {
		{__LINE__, "{\"url\":\"http://h/\"}", NULL, LIMIT_RETRIES, 30000},
		{__LINE__, "{\"url\":\"http://h/\",\"retry\":{\"max_retries\":1}}", NULL, 1, 30000},
		{__LINE__, "{\"url\":\"http://h/\",\"retry\":{\"max_retries\":1}}",
		 "{\"max_retries\":2}", 2, 30000},
		{__LINE__, "{\"url\":\"http://h/\",\"timeout_seconds\":5}", NULL, LIMIT_RETRIES,
		 5000},
		{__LINE__, "{\"url\":\"http://h/\",\"timeout_seconds\":5}", "{\"max_retries\":2}",
		 2, 5000},
		{__LINE__, "{\"url\":\"http://h/\",\"timeout_seconds\":5}",
		 "{\"timeout_seconds\":7}", 3, 7000},
		{__LINE__,
		 "{\"url\":\"http://h/\",\"timeout_seconds\":5,\"retry\":{\"timeout_seconds\":9}}",
		 NULL, 3, 5000},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct named_target t;
		struct retry r;

		CHECK(parse(&a, rows[i].target, &t, &err) == RC_OK);
		CHECK(named_target_retry(&t, str_z(rows[i].own), DIALECT_NATIVE, &r, &err) ==
		      RC_OK);
		if (r.max_retries != rows[i].max_retries || r.timeout_ms != rows[i].timeout_ms)
			fail_msg("line %d: %d %lld", rows[i].line, r.max_retries,
				 (long long)r.timeout_ms);
	}
}

TEST(the_places_of_secrets_are_found_in_their_order)
{
	struct str rest = STR("Basic {{secret.a}}:{{secret.b-2}}!"), before, name;

	CHECK(secret_place_next(&rest, &before, &name));
	CHECK(str_eq(before, STR("Basic ")) && str_eq(name, STR("a")));
	CHECK(secret_place_next(&rest, &before, &name));
	CHECK(str_eq(before, STR(":")) && str_eq(name, STR("b-2")));
	CHECK(!secret_place_next(&rest, &before, &name) && str_eq(rest, STR("!")));
}

TEST(a_target_prints_what_was_put_and_how_it_stands)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);
	struct target_row row = {.name = STR("n"),
				 .spec = STR("{\"url\":\"http://h/\",\"kind\":\"http\","
					     "\"headers\":{\"A\":\"{{secret.k}}\"}}"),
				 .disabled_reason = STR("gone"),
				 .disabled_at = 1000,
				 .created_at = 0,
				 .updated_at = 1000};

	json_begin_object(&w);
	target_row_write(&w, &a, &row);
	json_end_object(&w);
	CHECK(str_eq(buf_str(&text),
		     STR("{\"name\":\"n\",\"kind\":\"http\",\"url\":\"http://h/\","
			 "\"headers\":{\"A\":\"{{secret.k}}\"},"
			 "\"disabled\":{\"reason\":\"gone\",\"at\":\"1970-01-01T00:00:01Z\"},"
			 "\"created_at\":\"1970-01-01T00:00:00Z\","
			 "\"updated_at\":\"1970-01-01T00:00:01Z\"}")));
}
