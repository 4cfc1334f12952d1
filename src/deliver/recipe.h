#pragma once
/* The options of an easy handle that keep a delivery from going where it must not: protocols,
 * redirects, proxies, credentials, resolver, TLS, version. They are the same for every attempt. */

#include <curl/curl.h>
#include <stdbool.h>

/* False where this libcurl refuses one of them. */
bool recipe_apply(CURL *easy);
