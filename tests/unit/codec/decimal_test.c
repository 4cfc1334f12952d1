#include "base/macros.h"
#include "codec/decimal.h"

#include "test.h"

TEST(decimals_are_read_as_thousandths)
{
	static const struct {
		int line;
		const char *text;
		int64_t max, want; /* -1: refused */
	} rows[] = {
		{__LINE__, "0", 0, 0},
		{__LINE__, "7", 7000, 7000},
		{__LINE__, "7", 6999, -1},
		{__LINE__, "1.5", 1500, 1500},
		{__LINE__, "1.501", 1500, -1},
		{__LINE__, "1.5", 1499, -1},
		{__LINE__, "0.001", 1, 1},
		{__LINE__, "0.001000000000000000000000", 1, 1},
		{__LINE__, "0.0011", 1000, -1},
		{__LINE__, "", 1000, -1},
		{__LINE__, ".", 1000, -1},
		{__LINE__, ".5", 1000, -1},
		{__LINE__, "1.", 1000, -1},
		{__LINE__, "-1", 1000, -1},
		{__LINE__, "0.-1", 1000, -1},
		{__LINE__, "1..2", 9000, -1},
		{__LINE__, "1,5", 9000, -1},
		{__LINE__, "9223372036854775.807", INT64_MAX, INT64_MAX},
		{__LINE__, "9223372036854775.808", INT64_MAX, -1},
		{__LINE__, "9223372036854776", INT64_MAX, -1},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		int64_t got = -1;
		bool ok = decimal_parse(str_z(rows[i].text), rows[i].max, &got);

		CHECK_ROW(rows[i].line, got == rows[i].want);
		CHECK_ROW(rows[i].line, ok == (rows[i].want >= 0));
	}
}

TEST(thousandths_are_printed_without_idle_zeros)
{
	static const struct {
		int line;
		int64_t value;
		const char *want;
	} rows[] = {
		{__LINE__, 0, "0"},
		{__LINE__, 1, "0.001"},
		{__LINE__, 10, "0.01"},
		{__LINE__, 100, "0.1"},
		{__LINE__, 120, "0.12"},
		{__LINE__, 1000, "1"},
		{__LINE__, 1001, "1.001"},
		{__LINE__, 1500, "1.5"},
		{__LINE__, 90000, "90"},
		{__LINE__, 30250, "30.25"},
		{__LINE__, INT64_MAX, "9223372036854775.807"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		char text[DECIMAL_TEXT];
		struct str got = decimal_print(text, rows[i].value);

		check_text(rows[i].line, "decimal", got.p, got.n, rows[i].want);
	}
}
