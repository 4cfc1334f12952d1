#include "test.h"

#include "model/retry.h"

TEST(each_dialect_has_its_products_figures)
{
	static const struct {
		int line;
		enum dialect dialect;
		enum retry_strategy strategy;
		int max_retries;
		ms_t timeout_ms;
	} rows[] = {
		{__LINE__, DIALECT_NATIVE, RETRY_TASKHOOK, 24, 30000},
		{__LINE__, DIALECT_TENSORLAKE, RETRY_EXPONENTIAL, 0, 300000},
		{__LINE__, DIALECT_RAT, RETRY_EXPONENTIAL, 0, 300000},
		{__LINE__, DIALECT_BRIDGETOWN, RETRY_EXPONENTIAL, 0, 300000},
		{__LINE__, DIALECT_INFRAI, RETRY_EXPONENTIAL, 3, 300000},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct retry r = retry_default(rows[i].dialect);

		CHECK_ROW(rows[i].line, r.strategy == rows[i].strategy);
		CHECK_ROW(rows[i].line, r.max_retries == rows[i].max_retries);
		CHECK_ROW(rows[i].line, r.timeout_ms == rows[i].timeout_ms);
		CHECK_ROW(rows[i].line, r.factor_permille >= 1000);
	}
}

TEST(an_empty_object_is_the_printed_example)
{
	struct err err = {0};
	struct retry r;

	CHECK(retry_parse(STR("{}"), DIALECT_NATIVE, &r, "retry", &err) == RC_OK);
	CHECK(r.strategy == RETRY_EXPONENTIAL && r.max_retries == 3);
	CHECK(r.initial_ms == 1000 && r.factor_permille == 2000 && r.max_ms == 3600000);
	CHECK(r.jitter_permille == 100 && r.timeout_ms == 30000);
}

TEST(every_field_is_read)
{
	struct err err = {0};
	struct retry r;

	CHECK(retry_parse(STR("{\"max_retries\":7,\"strategy\":\"fixed\",\"initial_seconds\":0.25,"
			      "\"factor\":1.5,\"max_seconds\":60,\"jitter\":0.5,"
			      "\"timeout_seconds\":2.5}"),
			  DIALECT_NATIVE, &r, "retry", &err) == RC_OK);
	CHECK(r.strategy == RETRY_FIXED && r.max_retries == 7 && r.initial_ms == 250);
	CHECK(r.factor_permille == 1500 && r.max_ms == 60000 && r.jitter_permille == 500);
	CHECK(r.timeout_ms == 2500 && r.n_delays == 0);
}

TEST(a_named_strategy_brings_its_count_of_retries)
{
	static const struct {
		int line;
		const char *text;
		int max_retries;
	} rows[] = {
		{__LINE__, "{\"strategy\":\"taskhook\"}", 24},
		{__LINE__, "{\"strategy\":\"taskhook\",\"max_retries\":2}", 2},
		{__LINE__, "{\"strategy\":\"exponential\"}", 3},
		{__LINE__, "{\"strategy\":\"fixed\"}", 3},
		{__LINE__, "{\"strategy\":\"list\",\"delays_seconds\":[1,2,3,4,5]}", 5},
		{__LINE__, "{\"delays_seconds\":[1,2],\"max_retries\":9,\"strategy\":\"list\"}", 9},
		{__LINE__, "{\"max_retries\":0}", 0},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct retry r;

		CHECK_ROW(rows[i].line,
			  retry_parse(str_z(rows[i].text), DIALECT_NATIVE, &r, "", &err) == RC_OK);
		CHECK_ROW(rows[i].line, r.max_retries == rows[i].max_retries);
	}
}

TEST(a_list_keeps_its_delays_in_order)
{
	struct err err = {0};
	struct retry r;

	CHECK(retry_parse(STR("{\"strategy\":\"list\",\"delays_seconds\":[0,1.5,2592000]}"),
			  DIALECT_NATIVE, &r, "", &err) == RC_OK);
	CHECK(r.n_delays == 3);
	CHECK(r.delays_ms[0] == 0 && r.delays_ms[1] == 1500 && r.delays_ms[2] == 2592000000);
}

TEST(an_object_of_another_dialect_goes_over_its_defaults)
{
	struct err err = {0};
	struct retry r;

	CHECK(retry_parse(STR("{\"max_retries\":1}"), DIALECT_INFRAI, &r, "", &err) == RC_OK);
	CHECK(r.max_retries == 1 && r.timeout_ms == 300000);
}

TEST(what_is_refused_names_its_field)
{
	static const struct {
		int line;
		const char *text, *field, *code;
	} rows[] = {
		{__LINE__, "{\"max_retires\":1}", "t.retry.max_retires", "unknown_field"},
		{__LINE__, "{\"max_retries\":-1}", "t.retry.max_retries", "invalid_value"},
		{__LINE__, "{\"max_retries\":25}", "t.retry.max_retries", "invalid_value"},
		{__LINE__, "{\"max_retries\":\"3\"}", "t.retry.max_retries", "invalid_type"},
		{__LINE__, "{\"strategy\":\"linear\"}", "t.retry.strategy", "invalid_value"},
		{__LINE__, "{\"strategy\":2}", "t.retry.strategy", "invalid_type"},
		{__LINE__, "{\"initial_seconds\":-1}", "t.retry.initial_seconds", "invalid_value"},
		{__LINE__, "{\"initial_seconds\":2592001}", "t.retry.initial_seconds",
		 "invalid_value"},
		{__LINE__, "{\"max_seconds\":\"1h\"}", "t.retry.max_seconds", "invalid_type"},
		{__LINE__, "{\"factor\":0.999}", "t.retry.factor", "invalid_value"},
		{__LINE__, "{\"factor\":100.001}", "t.retry.factor", "invalid_value"},
		{__LINE__, "{\"factor\":2e1}", "t.retry.factor", "invalid_value"},
		{__LINE__, "{\"factor\":\"2\"}", "t.retry.factor", "invalid_value"},
		{__LINE__, "{\"jitter\":1.1}", "t.retry.jitter", "invalid_value"},
		{__LINE__, "{\"timeout_seconds\":0}", "t.retry.timeout_seconds", "invalid_value"},
		{__LINE__, "{\"timeout_seconds\":3601}", "t.retry.timeout_seconds",
		 "invalid_value"},
		{__LINE__, "{\"strategy\":\"list\"}", "t.retry.delays_seconds", "missing_field"},
		{__LINE__, "{\"strategy\":\"list\",\"delays_seconds\":[]}",
		 "t.retry.delays_seconds", "missing_field"},
		{__LINE__, "{\"delays_seconds\":[1]}", "t.retry.delays_seconds", "invalid_value"},
		{__LINE__, "{\"strategy\":\"list\",\"delays_seconds\":[1,\"2\"]}",
		 "t.retry.delays_seconds", "invalid_type"},
		{__LINE__, "[]", "t.retry", "invalid_type"},
		{__LINE__, "{", "t.retry", "invalid_json"},
		{__LINE__, "{\"factor\":2,\"factor\":3}", "t.retry.factor", "duplicate_key"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct retry r = {.max_retries = 99};

		CHECK_ROW(rows[i].line, retry_parse(str_z(rows[i].text), DIALECT_NATIVE, &r,
						    "t.retry", &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), rows[i].code);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		CHECK_ROW(rows[i].line, r.max_retries == 99);
	}
}

TEST(a_delay_too_many_is_refused)
{
	struct err err = {0};
	struct retry r;

	CHECK(retry_parse(STR("{\"strategy\":\"list\",\"delays_seconds\":"
			      "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}"),
			  DIALECT_NATIVE, &r, "", &err) == RC_INVALID);
	CHECK(strcmp(err.code, "too_many_items") == 0);
}

TEST(the_hint_names_the_field_that_was_meant)
{
	struct err err = {0};
	struct retry r;

	CHECK(retry_parse(STR("{\"max_retires\":1}"), DIALECT_NATIVE, &r, "", &err) == RC_INVALID);
	CHECK(strstr(err.hint, "max_retries") != NULL);
}
