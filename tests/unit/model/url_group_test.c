#include "test.h"

#include "base/limits.h"
#include "model/bundle.h"
#include "model/url_group.h"

static struct url_group_draft parse(struct arena *a, const char *body)
{
	struct url_group_draft d = {0};
	struct err err = {0};

	CHECK(url_group_draft_parse(a, str_z(body), &d, &err) == RC_OK);
	return d;
}

TEST(a_group_keeps_its_members_as_they_were_written)
{
	struct arena a = {0};
	struct err err = {0};
	struct url_group g = {0};
	struct json_array members;
	struct url_group_draft d =
		parse(&a, "{\"name\":\"g-1\",\"urls\":[\"https://a.test/\", {\"url\" : "
			  "\"https://b.test/\"},\"queue:q\"],\"description\":\"x\"}");

	CHECK(url_group_draft_require(&d, &err) == RC_OK);
	url_group_apply(&g, &d);
	CHECK(str_eq(g.name, STR("g-1")) && str_eq(g.description, STR("x")));
	CHECK(url_group_members(&a, &g, &members, &err) == RC_OK && members.n == 3);
	CHECK(str_eq(members.items[1].raw, STR("{\"url\" : \"https://b.test/\"}")));
	arena_release(&a);
}

TEST(an_update_changes_what_it_names)
{
	struct arena a = {0};
	struct url_group g = {
		.name = STR("g"), .urls = STR("[\"https://a.test/\"]"), .description = STR("d")};
	struct url_group_draft d = parse(&a, "{\"description\":null}");

	url_group_apply(&g, &d);
	CHECK(str_eq(g.name, STR("g")) && g.urls.n != 0 && g.description.n == 0);
	arena_release(&a);
}

TEST(a_group_is_refused_by_field)
{
	static const struct row {
		int line;
		const char *body, *field;
	} rows[] = {
		{__LINE__, "{\"name\":\"a b\"}", "name"},
		{__LINE__, "{\"name\":\"\"}", "name"},
		{__LINE__, "{\"urls\":[]}", "urls"},
		{__LINE__, "{\"urls\":\"https://a.test/\"}", "urls"},
		{__LINE__, "{\"urls\":[\"https://a.test/\",\"group:g\"]}", "urls[1]"},
		{__LINE__, "{\"urls\":[{\"method\":\"GET\"}]}", "urls[0].url"},
		{__LINE__, "{\"urls\":[7]}", "urls[0]"},
		{__LINE__, "{\"members\":[]}", "members"},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct url_group_draft d;
		struct err err = {0};

		if (url_group_draft_parse(&a, str_z(rows[i].body), &d, &err) != RC_INVALID ||
		    !str_eq(str_z(err.field), str_z(rows[i].field)))
			fail_msg("line %d: field \"%s\": %s", rows[i].line, err.field, err.text);
	}
	arena_release(&a);
}

TEST(a_create_needs_a_name_and_members)
{
	struct arena a = {0};
	struct err err = {0};
	struct url_group_draft d = parse(&a, "{\"urls\":[\"https://a.test/\"]}");

	CHECK(url_group_draft_require(&d, &err) == RC_INVALID);
	CHECK(str_eq(str_z(err.field), STR("name")));
	d = parse(&a, "{\"name\":\"g\"}");
	CHECK(url_group_draft_require(&d, &err) == RC_INVALID);
	CHECK(str_eq(str_z(err.field), STR("urls")));
	arena_release(&a);
}

TEST(a_lane_tells_its_group)
{
	struct arena a = {0};

	CHECK(str_eq(group_of_lane(group_lane(&a, STR("g"))), STR("g")));
	CHECK(group_of_lane(STR("http://a.test:80")).n == 0);
	CHECK(group_of_lane(STR("queue:group:g")).n == 0);
	arena_release(&a);
}

TEST(each_event_of_a_fan_out_is_told_once)
{
	enum {
		FIRST = 1 << GROUP_FIRST_FAILED,
		CANCELLED = 1 << GROUP_TASK_CANCELLED,
		EXPIRED = 1 << GROUP_TASK_EXPIRED,
		PARTIAL = 1 << GROUP_PARTIAL_COMPLETION,
	};
	static const struct row {
		struct bundle_counts counts;
		unsigned news;
	} rows[] = {
		{{.pending = 4}, 0},
		{{.pending = 3, .failed = 1}, FIRST},
		{{.pending = 2, .failed = 2}, 0},
		{{.pending = 1, .failed = 2, .cancelled = 1}, CANCELLED},
		{{.completed = 1, .failed = 2, .cancelled = 1}, PARTIAL},
		{{.completed = 1, .failed = 1, .cancelled = 1, .expired = 1}, EXPIRED},
	};
	unsigned told = 0;

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		unsigned news = group_news(&rows[i].counts, told);

		CHECK(news == rows[i].news);
		told |= news;
	}
	CHECK(group_news(&(struct bundle_counts){.completed = 2}, 0) == 1U << GROUP_ALL_COMPLETED);
	CHECK(group_news(&(struct bundle_counts){.failed = 2}, FIRST) == 1U << GROUP_ALL_FAILED);
	CHECK(group_news(&(struct bundle_counts){.cancelled = 2, .expired = 1},
			 CANCELLED | EXPIRED) == 1U << GROUP_ALL_FAILED);
}

TEST(the_worst_end_of_the_members_is_the_end_of_them_all)
{
	static const struct row {
		struct bundle_counts counts;
		enum task_state end;
	} rows[] = {
		{{.completed = 3}, TASK_COMPLETED},
		{{.completed = 3, .cancelled = 1}, TASK_CANCELLED},
		{{.completed = 3, .cancelled = 1, .expired = 1}, TASK_EXPIRED},
		{{.completed = 3, .cancelled = 1, .expired = 1, .failed = 1}, TASK_FAILED},
		{{.failed = 1}, TASK_FAILED},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK(bundle_end(&rows[i].counts) == rows[i].end);
	CHECK(bundle_total(&(struct bundle_counts){1, 2, 3, 4, 5}) == 15);
	CHECK(bundle_is_over(&rows[0].counts));
	CHECK(!bundle_is_over(&(struct bundle_counts){.pending = 1}));
}
