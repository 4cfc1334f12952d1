#include "test.h"

#include "api/request.h"
#include "api/router.h"
#include "base/macros.h"

static enum rc nothing(struct request *rq, struct err *err)
{
	(void)rq, (void)err;
	return RC_OK;
}

static void write_error(struct request *rq, int status, const struct err *err)
{
	(void)rq, (void)status, (void)err;
}

static const struct route routes_a[] = {
	{METHOD_GET, "/v1/things", nothing, ROLE_READ, 0},
	{METHOD_POST, "/v1/things", nothing, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/things/{id}", nothing, ROLE_READ, 0},
	{METHOD_DELETE, "/v1/things/{id}", nothing, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/things/{id}/parts/{part}", nothing, ROLE_WRITE, 0},
	{METHOD_GET, "/", nothing, ROLE_READ, 0},
};
static const struct route routes_b[] = {
	{METHOD_GET, "/v1/namespaces/{ns}/things", nothing, ROLE_READ, 0},
};
static const struct str prefix_a[] = {STR_INIT("/")};
static const struct str prefix_b[] = {STR_INIT("/v1/namespaces/"), STR_INIT("/b/")};
static const struct surface surface_a = {.prefixes = prefix_a,
					 .n_prefixes = COUNTOF(prefix_a),
					 .routes = routes_a,
					 .n_routes = COUNTOF(routes_a),
					 .write_error = write_error};
static const struct surface surface_b = {.prefixes = prefix_b,
					 .n_prefixes = COUNTOF(prefix_b),
					 .routes = routes_b,
					 .n_routes = COUNTOF(routes_b),
					 .write_error = write_error};
static const struct surface *const both[] = {&surface_a, &surface_b};
static const struct route_table table = {both, COUNTOF(both)};

TEST(a_path_finds_the_row_of_its_method)
{
	static const struct {
		int line;
		enum method method;
		const char *path;
		const struct route *want;
		const char *params[2];
	} rows[] = {
		{__LINE__, METHOD_GET, "/v1/things", &routes_a[0], {""}},
		{__LINE__, METHOD_HEAD, "/v1/things", &routes_a[0], {""}},
		{__LINE__, METHOD_POST, "/v1/things", &routes_a[1], {""}},
		{__LINE__, METHOD_GET, "/v1/things/7", &routes_a[2], {"7"}},
		{__LINE__, METHOD_DELETE, "/v1/things/a.b-c", &routes_a[3], {"a.b-c"}},
		{__LINE__, METHOD_POST, "/v1/things/7/parts/x", &routes_a[4], {"7", "x"}},
		{__LINE__, METHOD_GET, "/v1/things/a%20b", &routes_a[2], {"a b"}},
		{__LINE__, METHOD_GET, "/v1/things/a%2Fb", &routes_a[2], {"a/b"}},
		{__LINE__, METHOD_GET, "/v1/things/a+b", &routes_a[2], {"a+b"}},
		{__LINE__, METHOD_GET, "/v1/things/a+b%20c", &routes_a[2], {"a+b c"}},
		{__LINE__, METHOD_GET, "/v1/namespaces/n/things", &routes_b[0], {"n"}},
		{__LINE__, METHOD_GET, "/", &routes_a[5], {""}},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct route_match m;
		struct err err = {0};

		CHECK_ROW(rows[i].line, router_find(&table, &a, rows[i].method, str_z(rows[i].path),
						    &m, &err) == RC_OK);
		CHECK_ROW(rows[i].line, m.route == rows[i].want);
		for (size_t k = 0; k < 2 && rows[i].params[k] != NULL; k++)
			check_text(rows[i].line, "param", m.params[k].p, m.params[k].n,
				   rows[i].params[k]);
		arena_release(&a);
	}
}

TEST(what_leads_nowhere_is_refused_by_the_surface_below_whose_prefix_it_lies)
{
	static const struct {
		int line;
		enum method method;
		const char *path;
		enum rc want;
		const struct surface *surface;
	} rows[] = {
		{__LINE__, METHOD_GET, "/nothing", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "*", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1/things/", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1/things/7/", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1//things", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1/thing", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1/namespaces/n", RC_NOT_FOUND, &surface_b},
		{__LINE__, METHOD_GET, "/b/x", RC_NOT_FOUND, &surface_b},
		{__LINE__, METHOD_PUT, "/v1/things", RC_METHOD, &surface_a},
		{__LINE__, METHOD_OTHER, "/v1/things/7", RC_METHOD, &surface_a},
		{__LINE__, METHOD_OPTIONS, "/v1/things/7", RC_METHOD, &surface_a},
		{__LINE__, METHOD_POST, "/v1/namespaces/n/things", RC_METHOD, &surface_b},
		{__LINE__, METHOD_GET, "/v1/things/%2", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1/things/%00", RC_NOT_FOUND, &surface_a},
		{__LINE__, METHOD_GET, "/v1/things/%ff", RC_NOT_FOUND, &surface_a},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct route_match m;
		struct err err = {0};

		CHECK_ROW(rows[i].line, router_find(&table, &a, rows[i].method, str_z(rows[i].path),
						    &m, &err) == rows[i].want);
		CHECK_ROW(rows[i].line, err.rc == rows[i].want);
		CHECK_ROW(rows[i].line, m.surface == rows[i].surface);
		arena_release(&a);
	}
}

TEST(a_path_knows_all_its_methods)
{
	struct arena a = {0};
	struct route_match m;
	struct err err = {0};
	struct buf allow = BUF_INIT(128);

	CHECK(router_find(&table, &a, METHOD_PUT, STR("/v1/things/7"), &m, &err) == RC_METHOD);
	method_list(&allow, m.methods);
	check_text(__LINE__, "Allow", allow.p, allow.n, "GET, HEAD, DELETE, OPTIONS");
	CHECK(router_find(&table, &a, METHOD_PUT, STR("/nowhere"), &m, &err) == RC_NOT_FOUND);
	CHECK(m.methods == 0);
	buf_release(&allow);
	arena_release(&a);
}

TEST(methods_are_words_in_capitals)
{
	CHECK(method_parse(STR("GET")) == METHOD_GET);
	CHECK(method_parse(STR("PATCH")) == METHOD_PATCH);
	CHECK(method_parse(STR("get")) == METHOD_OTHER);
	CHECK(method_parse(STR("BREW")) == METHOD_OTHER);
	CHECK(method_parse(STR("")) == METHOD_OTHER);
}

/* A pattern with more {} than a request has room for, or two rows of one path and method, would be
 * found by the first caller alone. */
TEST(the_tables_of_all_surfaces_are_sound)
{
	for (size_t i = 0; i < n_surfaces; i++)
		for (size_t k = 0; k < surfaces[i]->n_routes; k++) {
			const struct route *r = &surfaces[i]->routes[k];
			size_t params = 0;

			for (const char *p = r->pattern; *p != '\0'; p++)
				params += *p == '{';
			CHECK(params <= ROUTE_PARAMS);
			CHECK(r->pattern[0] == '/' && r->handle != NULL);
			for (size_t j = 0; j < k; j++) {
				const struct route *q = &surfaces[i]->routes[j];

				CHECK(strcmp(q->pattern, r->pattern) != 0 ||
				      (q->methods & r->methods) == 0);
			}
		}
}
