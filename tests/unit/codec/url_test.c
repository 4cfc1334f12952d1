#include <string.h>

#include "base/limits.h"
#include "codec/url.h"

#include "test.h"

TEST(targets_are_taken_apart)
{
	static const struct {
		int line;
		const char *text, *scheme, *host;
		uint16_t port;
		const char *path, *lane;
	} rows[] = {
		{__LINE__, "http://example.com", "http", "example.com", 80, "",
		 "http://example.com:80"},
		{__LINE__, "https://example.com/", "https", "example.com", 443, "/",
		 "https://example.com:443"},
		{__LINE__, "HTTPS://Example.COM:8443/Hook?a=1&b=/", "HTTPS", "Example.COM", 8443,
		 "/Hook?a=1&b=/", "https://example.com:8443"},
		{__LINE__, "http://h?q", "http", "h", 80, "?q", "http://h:80"},
		{__LINE__, "http://h#f", "http", "h", 80, "", "http://h:80"},
		{__LINE__, "http://h/p?q#f?g", "http", "h", 80, "/p?q", "http://h:80"},
		{__LINE__, "http://h/~me!", "http", "h", 80, "/~me!", "http://h:80"},
		{__LINE__, "http://127.0.0.1:1/", "http", "127.0.0.1", 1, "/",
		 "http://127.0.0.1:1"},
		{__LINE__, "http://[::1]/x", "http", "::1", 80, "/x", "http://[::1]:80"},
		{__LINE__, "https://[2001:DB8::A]:65535", "https", "2001:DB8::A", 65535, "",
		 "https://[2001:db8::a]:65535"},
		{__LINE__, "http://a_b-c.example.com.:80/", "http", "a_b-c.example.com.", 80, "/",
		 "http://a_b-c.example.com.:80"},
		{__LINE__, "http://1e100.net/", "http", "1e100.net", 80, "/",
		 "http://1e100.net:80"},
		{__LINE__, "http://h:00080/", "http", "h", 80, "/", "http://h:80"},
		{__LINE__, "http://h/a@b:c", "http", "h", 80, "/a@b:c", "http://h:80"},
		{__LINE__, "http://xn--bcher-kva.example/%C3%A9", "http", "xn--bcher-kva.example",
		 80, "/%C3%A9", "http://xn--bcher-kva.example:80"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct buf lane = BUF_INIT(LIMIT_URL + 16);
		struct err err = {0};
		struct url u;

		CHECK_ROW(rows[i].line, url_parse(str_z(rows[i].text), &u, "t", &err) == RC_OK);
		check_text(rows[i].line, "scheme", u.scheme.p, u.scheme.n, rows[i].scheme);
		check_text(rows[i].line, "host", u.host.p, u.host.n, rows[i].host);
		check_text(rows[i].line, "path", u.path.p, u.path.n, rows[i].path);
		CHECK_ROW(rows[i].line, u.port == rows[i].port);
		CHECK_ROW(rows[i].line, u.host_is_ipv6 == (strchr(rows[i].text, '[') != NULL));
		CHECK_ROW(rows[i].line, u.is_https == (u.scheme.n == 5));
		url_lane_key(&u, &lane);
		check_text(rows[i].line, "lane", lane.p, lane.n, rows[i].lane);
		buf_release(&lane);
	}
}

static const char scheme[] = "must begin with";
static const char host[] = "no valid host";
static const char port[] = "no valid port";
static const char byte[] = "must not stand";

static const struct {
	int line;
	struct str text;
	const char *why;
} refused[] = {
	{__LINE__, STR_INIT(""), scheme},
	{__LINE__, STR_INIT("example.com"), scheme},
	{__LINE__, STR_INIT("//example.com/"), scheme},
	{__LINE__, STR_INIT("/hook"), scheme},
	{__LINE__, STR_INIT("ftp://example.com/"), scheme},
	{__LINE__, STR_INIT("file:///etc/passwd"), scheme},
	{__LINE__, STR_INIT("javascript:alert(1)"), scheme},
	{__LINE__, STR_INIT("http:example.com"), scheme},
	{__LINE__, STR_INIT("http:/example.com"), scheme},
	{__LINE__, STR_INIT("httpss://example.com"), scheme},
	{__LINE__, STR_INIT("http://"), host},
	{__LINE__, STR_INIT("http:///path"), host},
	{__LINE__, STR_INIT("http://?q"), host},
	{__LINE__, STR_INIT("http://:80/"), host},
	{__LINE__, STR_INIT("http://."), host},
	{__LINE__, STR_INIT("http://.a/"), host},
	{__LINE__, STR_INIT("http://a..b/"), host},
	{__LINE__, STR_INIT("http://a../"), host},
	{__LINE__, STR_INIT("http://a%2fb/"), host},
	{__LINE__, STR_INIT("http://a,b/"), host},
	{__LINE__, STR_INIT("http://2130706433/"), host},
	{__LINE__, STR_INIT("http://127.1/"), host},
	{__LINE__, STR_INIT("http://0x7f.0.0.1/"), host},
	{__LINE__, STR_INIT("http://127.0.0.0x1/"), host},
	{__LINE__, STR_INIT("http://0x7f000001/"), host},
	{__LINE__, STR_INIT("http://0X7F000001/"), host},
	{__LINE__, STR_INIT("http://0x/"), host},
	{__LINE__, STR_INIT("http://0177.0.0.1/"), host},
	{__LINE__, STR_INIT("http://256.0.0.1/"), host},
	{__LINE__, STR_INIT("http://1.2.3.4.5/"), host},
	{__LINE__, STR_INIT("http://127.0.0.1./"), host},
	{__LINE__, STR_INIT("http://[::1/"), host},
	{__LINE__, STR_INIT("http://["), host},
	{__LINE__, STR_INIT("http://[]/"), host},
	{__LINE__, STR_INIT("http://[::g]/"), host},
	{__LINE__, STR_INIT("http://[127.0.0.1]/"), host},
	{__LINE__, STR_INIT("http://[fe80::1%25eth0]/"), host},
	{__LINE__, STR_INIT("http://[0000:0000:0000:0000:0000:0000:0000:0000:0000:0000]/"), host},
	{__LINE__, STR_INIT("http://[0000:0000:0000:0000:0000:0000:255.255.255.2555]/"), host},
	{__LINE__, STR_INIT("http://::1/"), host},
	{__LINE__, STR_INIT("http://[::1]x/"), port},
	{__LINE__, STR_INIT("http://[::1]:/"), port},
	{__LINE__, STR_INIT("http://h:/"), port},
	{__LINE__, STR_INIT("http://h:0/"), port},
	{__LINE__, STR_INIT("http://h:65536/"), port},
	{__LINE__, STR_INIT("http://h:-1/"), port},
	{__LINE__, STR_INIT("http://h:80a/"), port},
	{__LINE__, STR_INIT("http://h:000080/"), port},
	{__LINE__, STR_INIT("http://h:80:80/"), port},
	{__LINE__, STR_INIT("http://user@h/"), "user name"},
	{__LINE__, STR_INIT("http://user:secret@h/"), "user name"},
	{__LINE__, STR_INIT("http://@h/"), "user name"},
	{__LINE__, STR_INIT("http://h/a b"), byte},
	{__LINE__, STR_INIT(" http://h/"), byte},
	{__LINE__, STR_INIT("http://h/\n"), byte},
	{__LINE__, STR_INIT("http://h/\0x"), byte},
	{__LINE__, STR_INIT("http://h/\x7f"), byte},
	{__LINE__, STR_INIT("http://h\\@evil/"), byte},
	{__LINE__, STR_INIT("http://h/\xc3\xa9"), byte},
};

TEST(what_is_no_target_is_refused)
{
	for (size_t i = 0; i < COUNTOF(refused); i++) {
		struct err err = {0};
		struct url u = {.port = 7};

		CHECK_ROW(refused[i].line,
			  url_parse(refused[i].text, &u, "target", &err) == RC_INVALID);
		CHECK_ROW(refused[i].line, u.port == 7);
		check_text(refused[i].line, "code", err.code, strlen(err.code), "invalid_url");
		check_text(refused[i].line, "field", err.field, strlen(err.field), "target");
		if (strstr(err.text, refused[i].why) == NULL)
			fail_msg("row of line %d: %s", refused[i].line, err.text);
	}
}

TEST(an_error_does_not_repeat_a_password)
{
	struct err err = {0};
	struct url u;

	CHECK(url_parse(STR("http://user:secret@h/"), &u, "target", &err) == RC_INVALID);
	CHECK(strstr(err.text, "secret") == NULL && strstr(err.hint, "secret") == NULL);
}

TEST(a_url_and_its_labels_have_their_bounds)
{
	static char text[LIMIT_URL + 1] = "http://h/";
	struct err err = {0};
	struct url u;

	memset(text + 9, 'x', sizeof(text) - 9);
	CHECK(url_parse(str_of(text, LIMIT_URL), &u, "t", &err) == RC_OK);
	CHECK(url_parse(str_of(text, LIMIT_URL + 1), &u, "t", &err) == RC_INVALID);
	memset(text + 7, 'x', 64);
	CHECK(url_parse(str_of(text, 7 + 63), &u, "t", &err) == RC_OK);
	CHECK(url_parse(str_of(text, 7 + 64), &u, "t", &err) == RC_INVALID);
	for (size_t i = 8; i < 300; i += 2)
		text[i] = '.';
	CHECK(url_parse(str_of(text, 7 + 253), &u, "t", &err) == RC_OK);
	CHECK(url_parse(str_of(text, 7 + 255), &u, "t", &err) == RC_INVALID);
}
