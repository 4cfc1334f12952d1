#include "test.h"

#include "codec/header.h"

TEST(a_field_is_found_by_its_name_in_any_case)
{
	struct str head = STR("HTTP/1.1 200 OK\r\nContent-Type:  text/csv \r\nX:1\nX: 2\r\n\r\n");

	CHECK(str_eq(header_field(head, STR("content-TYPE")), STR("text/csv")));
	CHECK(str_eq(header_field(head, STR("X")), STR("1")));
	CHECK(header_field(head, STR("Content")).p == NULL);
	CHECK(header_field(STR(""), STR("X")).p == NULL);
}

TEST(a_line_that_was_cut_off_does_not_count)
{
	CHECK(header_field(STR("HTTP/1.1 200 OK\r\nContent-Length: 10"), STR("Content-Length")).p ==
	      NULL);
}
