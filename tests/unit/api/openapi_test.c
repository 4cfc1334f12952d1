#include "test.h"

#include "api/method.h"
#include "api/native/embedded.h"
#include "api/native/native.h"
#include "api/surface.h"
#include "codec/json_impl.h"

static void lower(char *to, size_t size, struct str s)
{
	size_t n = s.n < size ? s.n : size - 1;

	for (size_t i = 0; i < n; i++)
		to[i] = (char)(s.p[i] | 0x20);
	to[n] = '\0';
}

enum { MEMBERS_MOST = 2048 };

/* The members of an object, of which the description has more than requests may have. */
static struct json_object members_of(struct arena *a, struct str text)
{
	struct json_object o = {NEW_N(a, struct json_member, MEMBERS_MOST), 0};
	size_t at = json_skip_space(text, 0);

	CHECK(text.p[at] == '{');
	at = json_skip_space(text, at + 1);
	while (text.p[at] != '}') {
		size_t key_end = json_skip_string(text, at);
		size_t from = json_skip_space(text, json_skip_space(text, key_end) + 1);
		size_t end = json_skip_value(text, from);
		enum json_type type = text.p[from] == '{' ? JSON_OBJECT : JSON_STRING;

		CHECK(o.n < MEMBERS_MOST);
		o.members[o.n++] = (struct json_member){
			json_unescape(a, str_sub(text, at, key_end - at)),
			{type, str_sub(text, from, end - from)},
		};
		at = json_skip_space(text, end);
		if (text.p[at] == ',')
			at = json_skip_space(text, at + 1);
	}
	return o;
}

/* The description's value under a key of an object's text; fails where there is none. */
static struct json member(struct arena *a, struct str text, const char *key)
{
	struct json_object o = members_of(a, text);
	const struct json *v = json_get(&o, str_z(key));

	if (v == NULL)
		print_error("the description has no \"%s\"\n", key);
	CHECK(v != NULL);
	return *v;
}

/* The name of a route's method as the description writes it. */
static struct str operation_of(const struct route *r, char word[static 32])
{
	struct buf name = BUF_INIT(32);

	method_list(&name, r->methods);
	lower(word, 32, buf_str(&name));
	buf_release(&name);
	return str_z(word);
}

static bool serves(const struct surface *s, struct str path, struct str operation)
{
	char word[32];

	for (size_t i = 0; i < s->n_routes; i++)
		if (str_eq(path, str_z(s->routes[i].pattern)) &&
		    str_eq(operation, operation_of(&s->routes[i], word)))
			return true;
	return false;
}

static bool is_served(struct str path, struct str operation)
{
	for (size_t i = 0; i < n_surfaces; i++)
		if (serves(surfaces[i], path, operation))
			return true;
	return false;
}

static void check_described(struct arena *a, struct json paths, const struct route *r)
{
	struct json path = member(a, paths.raw, r->pattern);
	char word[32];

	(void)operation_of(r, word);
	(void)member(a, member(a, path.raw, word).raw, "responses");
}

TEST(every_route_of_every_surface_is_described)
{
	struct arena a = {0};
	struct json paths = member(&a, embedded_openapi_json, "paths");

	for (size_t i = 0; i < n_surfaces; i++)
		for (size_t k = 0; k < surfaces[i]->n_routes; k++)
			check_described(&a, paths, &surfaces[i]->routes[k]);
	arena_release(&a);
}

/* Native writes, but for what gives something else each time. */
static bool takes_a_key(const struct route *r)
{
	return str_starts(str_z(r->pattern), STR("/v1/")) && (r->methods & METHOD_GET) == 0 &&
	       r->role != ROLE_READ && r->handle != messages_receive;
}

TEST(every_native_write_takes_an_idempotency_key)
{
	static const char parameter[] = "#/components/parameters/IdempotencyKey";
	struct arena a = {0};
	struct json paths = member(&a, embedded_openapi_json, "paths");

	for (size_t i = 0; i < surface_native.n_routes; i++) {
		const struct route *r = &surface_native.routes[i];
		char word[32];
		struct str text;
		bool has;

		if (r->methods == METHOD_GET)
			continue;
		(void)operation_of(r, word);
		text = member(&a, member(&a, paths.raw, r->pattern).raw, word).raw;
		has = memmem(text.p, text.n, parameter, strlen(parameter)) != NULL;
		if (has != takes_a_key(r))
			fail_msg("%s %s", word, r->pattern);
	}
	arena_release(&a);
}

TEST(everything_described_is_served)
{
	struct arena a = {0};
	struct json paths = member(&a, embedded_openapi_json, "paths");
	struct json_object all = members_of(&a, paths.raw);

	for (size_t i = 0; i < all.n; i++) {
		struct json_object one = members_of(&a, all.members[i].value.raw);

		for (size_t k = 0; k < one.n; k++)
			if (!str_eq(one.members[k].key, STR("parameters")) &&
			    !is_served(all.members[i].key, one.members[k].key))
				fail_msg("nobody serves " STR_FMT " " STR_FMT,
					 STR_ARG(one.members[k].key), STR_ARG(all.members[i].key));
	}
	arena_release(&a);
}

TEST(it_describes_this_version)
{
	struct arena a = {0};
	struct json info = member(&a, embedded_openapi_json, "info");

	CHECK(str_eq(member(&a, info.raw, "version").raw, STR("\"" BELFRY_VERSION "\"")));
	arena_release(&a);
}
