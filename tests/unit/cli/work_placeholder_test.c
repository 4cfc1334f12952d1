/* What a payload may choose of a worker's command. */

#include "base/macros.h"
#include "cli/work/placeholder.h"
#include "test.h"

struct desk {
	struct arena a;
	struct placeholder items[4];
	struct placeholders all;
	struct err err;
};

static void allow(struct desk *d, const char *name, const char *pattern, const char *fallback)
{
	struct placeholder *p = &d->items[d->all.n++];

	d->all.items = d->items;
	CHECK(placeholder_init(p, &d->a, str_z(name), str_z(pattern), &d->err) == RC_OK);
	p->fallback = str_z(fallback);
}

static void clear(struct desk *d)
{
	placeholders_release(&d->all);
	arena_release(&d->a);
}

TEST(a_payloads_values_stand_where_their_names_do)
{
	static const struct {
		int line;
		struct str text, payload, want;
	} rows[] = {
		{__LINE__, STR_INIT("plain"), STR_INIT(""), STR_INIT("plain")},
		{__LINE__, STR_INIT("model/{{payload.name}}.py"), STR_INIT("{\"name\":\"a_b\"}"),
		 STR_INIT("model/a_b.py")},
		{__LINE__, STR_INIT("{{ payload.name }}{{payload.name}}"),
		 STR_INIT("{\"name\":\"x\"}"), STR_INIT("xx")},
		{__LINE__, STR_INIT("{{payload.deep.er}}"), STR_INIT("{\"deep\":{\"er\":12}}"),
		 STR_INIT("12")},
		{__LINE__, STR_INIT("{{payload.branch}}"), STR_INIT("{\"branch\":null}"),
		 STR_INIT("main")},
		{__LINE__, STR_INIT("{{payload.branch}}"), STR_INIT(""), STR_INIT("main")},
		{__LINE__, STR_INIT("{\"a\":{}}"), STR_INIT(""), STR_INIT("{\"a\":{}}")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct desk d = {0};
		struct str got;

		allow(&d, "payload.name", "[a-z_]+", NULL);
		allow(&d, "payload.deep.er", "[0-9]+", NULL);
		allow(&d, "payload.branch", "[a-z]+", "main");
		CHECK_ROW(rows[i].line, placeholders_check(&d.all, rows[i].text, &d.err) == RC_OK);
		CHECK_ROW(rows[i].line,
			  placeholders_expand(&d.all, &d.a, rows[i].text, rows[i].payload, &got,
					      &d.err) == RC_OK);
		CHECK_ROW(rows[i].line, str_eq(got, rows[i].want));
		clear(&d);
	}
}

TEST(a_value_must_match_the_whole_of_its_pattern)
{
	static const struct {
		int line;
		struct str payload;
	} rows[] = {
		{__LINE__, STR_INIT("{\"name\":\"a b\"}")},
		{__LINE__, STR_INIT("{\"name\":\"a\\n\"}")},
		{__LINE__, STR_INIT("{\"name\":\"a\\nb\"}")},
		{__LINE__, STR_INIT("{\"name\":\"a\\u0000\"}")},
		{__LINE__, STR_INIT("{\"name\":\"\"}")},
		{__LINE__, STR_INIT("{\"name\":\"../x\"}")},
		{__LINE__, STR_INIT("{\"name\":\"$(x)\"}")},
		{__LINE__, STR_INIT("{\"name\":{\"x\":1}}")},
		{__LINE__, STR_INIT("{\"name\":[\"x\"]}")},
		{__LINE__, STR_INIT("{\"name\":null}")},
		{__LINE__, STR_INIT("{\"other\":\"x\"}")},
		{__LINE__, STR_INIT("\"x\"")},
		{__LINE__, STR_INIT("")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct desk d = {0};
		struct str got;

		allow(&d, "payload.name", "a|[a-z]+", NULL);
		CHECK_ROW(rows[i].line,
			  placeholders_expand(&d.all, &d.a, STR("{{payload.name}}"),
					      rows[i].payload, &got, &d.err) == RC_INVALID);
		clear(&d);
	}
}

TEST(a_value_of_too_many_bytes_is_refused)
{
	static char payload[PLACEHOLDER_VALUE + 64];
	struct desk d = {0};
	struct str got;
	int n = snprintf(payload, sizeof(payload), "{\"name\":\"%0*d\"}", PLACEHOLDER_VALUE + 1, 0);

	allow(&d, "payload.name", "0*", NULL);
	CHECK(placeholders_expand(&d.all, &d.a, STR("{{payload.name}}"), str_of(payload, (size_t)n),
				  &got, &d.err) == RC_INVALID);
	clear(&d);
}

TEST(a_text_asks_only_for_what_has_a_pattern)
{
	struct desk d = {0};

	allow(&d, "payload.name", "x", NULL);
	CHECK(placeholders_check(&d.all, STR("a{{payload.name}}"), &d.err) == RC_OK);
	CHECK(placeholders_check(&d.all, STR("a{{payload.nam}}"), &d.err) == RC_INVALID);
	CHECK(placeholders_check(&d.all, STR("a{{payload.name}"), &d.err) == RC_INVALID);
	CHECK(placeholders_check(&d.all, STR("{{}}"), &d.err) == RC_INVALID);
	clear(&d);
}

TEST(a_pattern_that_is_none_is_refused)
{
	struct arena a = {0};
	struct placeholder p = {0};
	struct err err = {0};

	CHECK(placeholder_init(&p, &a, STR("payload.x"), STR("["), &err) == RC_INVALID);
	CHECK(strcmp(err.code, "bad_pattern") == 0);
	arena_release(&a);
}
