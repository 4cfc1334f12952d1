#include "test.h"

#include <unistd.h>

#include "api/server/listen.h"
#include "base/macros.h"

TEST(an_address_and_a_port_are_told_apart)
{
	static const struct {
		int line;
		const char *text, *host, *port; /* host NULL: refused */
	} rows[] = {
		{__LINE__, "127.0.0.1:8080", "127.0.0.1", "8080"},
		{__LINE__, "[::1]:0", "::1", "0"},
		{__LINE__, "[fe80::1%eth0]:80", "fe80::1%eth0", "80"},
		{__LINE__, "localhost:65535", "localhost", "65535"},
		{__LINE__, "0.0.0.0:1", "0.0.0.0", "1"},
		{__LINE__, "8080", NULL, ""},
		{__LINE__, ":8080", NULL, ""},
		{__LINE__, "127.0.0.1:", NULL, ""},
		{__LINE__, "127.0.0.1:65536", NULL, ""},
		{__LINE__, "127.0.0.1:-1", NULL, ""},
		{__LINE__, "127.0.0.1:http", NULL, ""},
		{__LINE__, "::1:8080", NULL, ""},
		{__LINE__, "[]:80", NULL, ""},
		{__LINE__, "", NULL, ""},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct listen_at at = {0};
		struct err err = {0};
		enum rc rc = listen_parse(str_z(rows[i].text), &at, &err);

		CHECK_ROW(rows[i].line, rc == (rows[i].host != NULL ? RC_OK : RC_INVALID));
		check_text(rows[i].line, "host", at.host, strlen(at.host),
			   rows[i].host != NULL ? rows[i].host : "");
		check_text(rows[i].line, "port", at.port, strlen(at.port), rows[i].port);
	}
}

static enum rc open_text(const char *text, bool loopback_only, struct listener *out,
			 struct err *err)
{
	struct listen_at at;

	if (listen_parse(str_z(text), &at, err))
		return err->rc;
	return listen_open(&at, loopback_only, out, err);
}

TEST(port_0_becomes_a_real_one)
{
	struct listener l = {0};
	struct err err = {0};

	CHECK(open_text("127.0.0.1:0", true, &l, &err) == RC_OK);
	CHECK(l.port != 0);
	(void)close(l.fd);
	CHECK(open_text("[::1]:0", true, &l, &err) == RC_OK);
	CHECK(l.port != 0);
	(void)close(l.fd);
}

TEST(dev_mode_listens_on_loopback_alone)
{
	struct listener l = {0};
	struct err err = {0};

	CHECK(open_text("0.0.0.0:0", true, &l, &err) == RC_INVALID);
	assert_string_equal(err.code, "dev_not_loopback");
	CHECK(open_text("[::]:0", true, &l, &err) == RC_INVALID);
}

TEST(a_port_that_is_taken_is_told)
{
	struct listener l = {0}, second = {0};
	struct err err = {0};
	char text[64];

	CHECK(open_text("127.0.0.1:0", false, &l, &err) == RC_OK);
	(void)snprintf(text, sizeof(text), "127.0.0.1:%u", l.port);
	CHECK(open_text(text, false, &second, &err) == RC_IO);
	assert_string_equal(err.code, "cannot_listen");
	(void)close(l.fd);
}
