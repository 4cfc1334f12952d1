#include "api/mcp/origins.h"

#include "test.h"

#define APP "https://app.example.com"

static const struct {
	int line;
	bool is_local;
	const char *host, *origin, *allowed;
	bool may;
} rows[] = {
	{__LINE__, true, "127.0.0.1:8080", "", "", true},
	{__LINE__, true, "localhost:8080", "http://localhost:5173", "", true},
	{__LINE__, true, "[::1]:8080", "http://127.0.0.1:9", "", true},
	{__LINE__, true, "evil.example", "", "", false},
	{__LINE__, true, "evil.example", "http://evil.example", "", false},
	{__LINE__, true, "127.0.0.1:8080", "http://evil.example", "", false},
	{__LINE__, true, "127.0.0.1:8080", "null", "", false},
	{__LINE__, true, "127.0.0.1:8080", APP, APP, true},
	{__LINE__, true, "app.example.com", APP, APP, true},
	{__LINE__, true, "127.0.0.1:8080", APP, "https://other.example, " APP, true},
	{__LINE__, true, "127.0.0.1:8080", "http://app.example.com", APP, false},
	{__LINE__, false, "belfry.example.com", "", "", true},
	{__LINE__, false, "belfry.example.com", "https://belfry.example.com", "", true},
	{__LINE__, false, "belfry.example.com", "https://evil.example", "", false},
	{__LINE__, false, "belfry.example.com", "http://localhost:3000", "", false},
	{__LINE__, false, "belfry.example.com", "file:///tmp/x.html", "", false},
	{__LINE__, false, "belfry.example.com", APP, APP, true},
};

TEST(a_page_of_another_site_may_not_call)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct origin_check c = {.host = str_z(rows[i].host),
					       .origin = str_z(rows[i].origin),
					       .allowed = str_z(rows[i].allowed),
					       .is_local = rows[i].is_local};

		CHECK_ROW(rows[i].line, origin_may_call(&c) == rows[i].may);
	}
}
