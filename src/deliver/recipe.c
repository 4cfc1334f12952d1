#include "recipe.h"

#include "base/macros.h"

static const struct {
	CURLoption option;
	long value;
} numbers[] = {
	{CURLOPT_FOLLOWLOCATION, 0},
	{CURLOPT_DISALLOW_USERNAME_IN_URL, 1},
	{CURLOPT_NETRC, CURL_NETRC_IGNORED},
	{CURLOPT_HTTP09_ALLOWED, 0},
	{CURLOPT_SSL_VERIFYPEER, 1},
	{CURLOPT_SSL_VERIFYHOST, 2},
	{CURLOPT_NOSIGNAL, 1},
	/* Its HTTP/2 loses requests on long connections, and costs more:
	   docs/decisions/004-deliver.md. */
	{CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1},
	/* A name server that does not answer: leave its thread behind, never wait for it. */
	{CURLOPT_QUICK_EXIT, 1},
};

static const struct {
	CURLoption option;
	const char *value;
} texts[] = {
	{CURLOPT_PROTOCOLS_STR, "http,https"},
	{CURLOPT_REDIR_PROTOCOLS_STR, "http,https"},
	/* Not even what the environment names: the guard would see the proxy's address alone. */
	{CURLOPT_PROXY, ""},
	{CURLOPT_NOPROXY, "*"},
};

bool recipe_apply(CURL *easy)
{
	for (size_t i = 0; i < COUNTOF(numbers); i++) {
		if (curl_easy_setopt(easy, numbers[i].option, numbers[i].value) != CURLE_OK)
			return false;
	}
	for (size_t i = 0; i < COUNTOF(texts); i++) {
		if (curl_easy_setopt(easy, texts[i].option, texts[i].value) != CURLE_OK)
			return false;
	}
	return true;
}
