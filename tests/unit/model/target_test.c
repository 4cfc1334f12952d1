#include "test.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/macros.h"
#include "model/target.h"

static enum rc parse(struct arena *a, const char *text, struct target *out, struct err *err)
{
	return target_parse(a, str_z(text), out, "target", err);
}

TEST(a_target_is_a_url_a_name_or_a_queue)
{
	static const struct {
		int line;
		const char *text;
		enum target_kind kind;
		const char *name, *lane; /* NULL: absent */
	} rows[] = {
		{__LINE__, "\"https://H/x\"", TARGET_HTTP, NULL, "https://h:443"},
		{__LINE__, "{\"url\":\"http://h:8/\"}", TARGET_HTTP, NULL, "http://h:8"},
		{__LINE__, "\"billing\"", TARGET_NAME, "billing", NULL},
		{__LINE__, "\"bronze.orders_2-b\"", TARGET_NAME, "bronze.orders_2-b", NULL},
		{__LINE__, "\"queue:mail\"", TARGET_QUEUE, "mail", "queue:mail"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct target t;

		if (parse(&a, rows[i].text, &t, &err) != RC_OK || t.kind != rows[i].kind ||
		    !str_eq(t.kind == TARGET_QUEUE ? t.queue : t.name, str_z(rows[i].name)) ||
		    !str_eq(target_lane(&a, &t), str_z(rows[i].lane)))
			fail_msg("line %d", rows[i].line);
	}
}

TEST(a_url_is_posted_to)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct target t;

	CHECK(parse(&a, "\"https://example.com/job?x=1\"", &t, &err) == RC_OK);
	CHECK(str_eq(t.url, STR("https://example.com/job?x=1")));
	CHECK(str_eq(t.method, STR("POST")) && t.n_headers == 0);
}

TEST(an_object_gives_method_and_headers)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct target t;

	CHECK(parse(&a,
		    "{\"headers\":{\"X-Key\":\"a b\",\"Authorization\":\"Bearer \\u00e9\","
		    "\"Content-Type\":\"text/plain\",\"X-Empty\":\"\"},"
		    "\"method\":\"put\",\"url\":\"http://h/\"}",
		    &t, &err) == RC_OK);
	CHECK(str_eq(t.method, STR("PUT")) && str_eq(t.url, STR("http://h/")) && t.n_headers == 4);
	CHECK(str_eq(t.headers[0].name, STR("X-Key")) && str_eq(t.headers[0].value, STR("a b")));
	CHECK(str_eq(t.headers[1].value, STR("Bearer \xc3\xa9")));
}

TEST(each_of_the_five_methods_may_be_chosen)
{
	static const char *const methods[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};

	for (size_t i = 0; i < COUNTOF(methods); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct target t;
		char text[80];

		(void)snprintf(text, sizeof(text), "{\"url\":\"http://h/\",\"method\":\"%s\"}",
			       methods[i]);
		CHECK(parse(&a, text, &t, &err) == RC_OK);
		CHECK(str_eq(t.method, str_z(methods[i])));
	}
}

TEST(what_is_no_target_is_refused)
{
	static const struct {
		int line;
		const char *text, *field, *code;
	} rows[] = {
		{__LINE__, "\"queue:\"", "target", "invalid_queue"},
		{__LINE__, "\"group:a b\"", "target", "invalid_group"},
		{__LINE__, "\"-billing\"", "target", "unknown_target"},
		{__LINE__, "\"bil ling\"", "target", "unknown_target"},
		{__LINE__, "\"\"", "target", "unknown_target"},
		{__LINE__, "\"example.com/job\"", "target", "unknown_target"},
		{__LINE__, "\"ftp://h/\"", "target", "invalid_url"},
		{__LINE__, "\"HTTP:h\"", "target", "invalid_url"},
		{__LINE__, "\"https://u:p@h/\"", "target", "invalid_url"},
		{__LINE__, "\"https://\"", "target", "invalid_url"},
		{__LINE__, "7", "target", "invalid_type"},
		{__LINE__, "null", "target", "invalid_type"},
		{__LINE__, "[\"https://h/\"]", "target", "invalid_type"},
		{__LINE__, "{}", "target.url", "missing_field"},
		{__LINE__, "{\"url\":\"queue:mail\"}", "target.url", "invalid_url"},
		{__LINE__, "{\"uri\":\"http://h/\"}", "target.uri", "unknown_field"},
		{__LINE__, "{\"url\":\"http://h/\",\"method\":\"CONNECT\"}", "target.method",
		 "invalid_value"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":[]}", "target.headers",
		 "invalid_type"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"a b\":\"x\"}}", "target.headers",
		 "invalid_header"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"\":\"x\"}}", "target.headers",
		 "invalid_header"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"a\":\"x\\r\\ny: z\"}}",
		 "target.headers", "invalid_header"},
		{__LINE__, "{\"url\":\"http://h/\",\"headers\":{\"a\":1}}", "target.headers",
		 "invalid_type"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct target t = {.n_headers = 99};

		CHECK_ROW(rows[i].line, parse(&a, rows[i].text, &t, &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), rows[i].code);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		CHECK_ROW(rows[i].line, t.n_headers == 99);
	}
}

TEST(headers_of_the_delivery_cannot_be_set)
{
	static const char *const names[] = {
		"Host",
		"host",
		"CONTENT-LENGTH",
		"Transfer-Encoding",
		"Connection",
		"Traceparent",
		"webhook-id",
		"Webhook-Signature",
		"Belfry-Task-Id",
		"belfry-",
		"Upgrade",
		"X-Taskhook-Signature",
		"TE",
		"x-infrai-signature",
		"x-infrai-signature-previous",
		"Expect",
		"Trailer",
	};

	for (size_t i = 0; i < COUNTOF(names); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct target t;
		char text[120];

		(void)snprintf(text, sizeof(text),
			       "{\"url\":\"http://h/\",\"headers\":{\"%s\":\"x\"}}", names[i]);
		CHECK(parse(&a, text, &t, &err) == RC_INVALID);
		check_text(__LINE__, names[i], err.code, strlen(err.code), "reserved_header");
	}
}

TEST(names_that_only_resemble_those_may_be_set)
{
	static const char *const names[] = {"Hosts", "X-Belfry-Task", "webhook", "Belfr", "T"};

	for (size_t i = 0; i < COUNTOF(names); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct target t;
		char text[120];

		(void)snprintf(text, sizeof(text),
			       "{\"url\":\"http://h/\",\"headers\":{\"%s\":\"x\"}}", names[i]);
		CHECK(parse(&a, text, &t, &err) == RC_OK);
	}
}

static void put_headers(struct buf *to, int n)
{
	buf_add_z(to, "{\"url\":\"http://h/\",\"headers\":{");
	for (int i = 0; i < n; i++)
		buf_printf(to, "%s\"h%d\":\"x\"", i != 0 ? "," : "", i);
	buf_add_z(to, "}}");
}

TEST(headers_are_counted)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct err err = {0};
	struct target t;

	put_headers(&text, LIMIT_HEADERS);
	CHECK(target_parse(&a, buf_str(&text), &t, "target", &err) == RC_OK);
	CHECK(t.n_headers == LIMIT_HEADERS);
	buf_reset(&text);
	put_headers(&text, LIMIT_HEADERS + 1);
	CHECK(target_parse(&a, buf_str(&text), &t, "target", &err) == RC_INVALID);
	CHECK(strcmp(err.code, "too_many_headers") == 0);
}

TEST(targets_of_one_server_share_a_lane)
{
	static const struct {
		int line;
		const char *text, *lane;
	} rows[] = {
		{__LINE__, "\"https://Example.COM/a\"", "https://example.com:443"},
		{__LINE__, "\"https://example.com:443/b?c\"", "https://example.com:443"},
		{__LINE__, "{\"url\":\"HTTP://example.com\"}", "http://example.com:80"},
		{__LINE__, "\"http://[::1]:8080/x\"", "http://[::1]:8080"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct target t;
		struct str lane;

		CHECK_ROW(rows[i].line, parse(&a, rows[i].text, &t, &err) == RC_OK);
		lane = target_lane(&a, &t);
		check_text(rows[i].line, "lane", lane.p, lane.n, rows[i].lane);
	}
}
