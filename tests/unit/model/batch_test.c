#include "test.h"

#include "base/limits.h"
#include "model/batch.h"

enum { NOW = 1000 };

static enum rc parse(struct arena *a, const char *body, struct batch_order *o, struct err *err)
{
	*err = (struct err){0};
	return batch_parse(a, str_z(body), DIALECT_NATIVE, NOW, o, err);
}

TEST(a_batch_has_its_tasks_in_their_order)
{
	struct arena a = {0};
	struct batch_order o;
	struct err err;

	CHECK(parse(&a,
		    "{\"tasks\":[{\"target\":\"http://a.test/\"},{\"target\":\"group:g\"}],"
		    "\"options\":{\"expiration\":2},\"notifications\":{\"on_death\":null}}",
		    &o, &err) == RC_OK);
	CHECK(o.n == 2 && !o.is_partial && o.expiration_ms == 2 * MS_HOUR);
	CHECK(str_eq(o.items[1].draft.template.target, STR("\"group:g\"")));
	CHECK(str_eq(o.options, STR("{\"expiration\":2}")));
	arena_release(&a);
}

TEST(what_is_wrong_with_a_batch_is_told_by_field)
{
	static const struct row {
		int line;
		const char *body, *field;
	} rows[] = {
		{__LINE__, "{}", "tasks"},
		{__LINE__, "{\"tasks\":[]}", "tasks"},
		{__LINE__, "{\"tasks\":{}}", "tasks"},
		{__LINE__, "{\"tasks\":[{\"target\":\"http://a.test/\"},{}]}", "tasks[1].target"},
		{__LINE__, "{\"tasks\":[{\"target\":\"http://a.test/\",\"x\":1}]}", "tasks[0].x"},
		{__LINE__, "{\"tasks\":[7]}", "tasks[0]"},
		{__LINE__, "{\"notifications\":{\"on_finish\":\"name\"}}",
		 "notifications.on_finish"},
		{__LINE__, "{\"notifications\":{\"on_end\":\"http://a.test/\"}}",
		 "notifications.on_end"},
		{__LINE__, "{\"options\":{\"expiration\":8761}}", "options.expiration"},
		{__LINE__, "{\"options\":{\"atomic\":1}}", "options.atomic"},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct batch_order o;
		struct err err;

		if (parse(&a, rows[i].body, &o, &err) != RC_INVALID ||
		    !str_eq(str_z(err.field), str_z(rows[i].field)))
			fail_msg("line %d: \"%s\": %s", rows[i].line, err.field, err.text);
	}
	arena_release(&a);
}

TEST(a_partial_batch_keeps_the_errors_with_their_tasks)
{
	struct arena a = {0};
	struct batch_order o;
	struct err err;

	CHECK(parse(&a,
		    "{\"options\":{\"atomic\":false},"
		    "\"tasks\":[{},{\"target\":\"http://a.test/\"},{\"target\":5}]}",
		    &o, &err) == RC_OK);
	CHECK(o.is_partial && o.items[0].err.rc == RC_INVALID && o.items[1].err.rc == RC_OK);
	CHECK(str_eq(str_z(o.items[2].err.field), STR("tasks[2].target")));
	CHECK(parse(&a, "{\"options\":{\"atomic\":false},\"tasks\":[{},{}]}", &o, &err) ==
	      RC_INVALID);
	arena_release(&a);
}

TEST(more_tasks_come_alone)
{
	struct arena a = {0};
	struct batch_order o;
	struct err err = {0};

	CHECK(batch_parse_more(&a, STR("{\"tasks\":[{\"target\":\"http://a.test/\"}]}"),
			       DIALECT_NATIVE, NOW, &o, &err) == RC_OK);
	CHECK(batch_parse_more(&a, STR("{\"tasks\":[],\"options\":{}}"), DIALECT_NATIVE, NOW, &o,
			       &err) == RC_INVALID);
	arena_release(&a);
}

enum {
	END = 1 << BATCH_FINISH | 1 << BATCH_COMPLETE,
	PROGRESS = 1 << BATCH_PROGRESS,
	SUCCESS = 1 << BATCH_SUCCESS,
	DEATH = 1 << BATCH_DEATH,
};

/* What is told as a batch goes its way, each step after the one before. */
TEST(each_notice_is_told_once)
{
	static const struct row {
		int line;
		struct bundle_counts counts;
		unsigned notices;
	} rows[] = {
		{__LINE__, {.pending = 20}, 0},
		{__LINE__, {.pending = 19, .completed = 1}, 0},
		{__LINE__, {.pending = 18, .completed = 2}, PROGRESS},
		{__LINE__, {.pending = 18, .completed = 2}, 0},
		{__LINE__, {.pending = 17, .completed = 2, .failed = 1}, DEATH},
		{__LINE__, {.pending = 10, .completed = 2, .failed = 8}, PROGRESS},
		/* Tasks were added. */
		{__LINE__, {.pending = 100, .completed = 2, .failed = 8}, 0},
		{__LINE__, {.pending = 50, .completed = 52, .failed = 8}, 0},
		{__LINE__, {.pending = 40, .completed = 62, .failed = 8}, PROGRESS},
		{__LINE__, {.completed = 102, .failed = 8}, PROGRESS | END},
		{__LINE__, {.completed = 110}, SUCCESS},
	};
	unsigned told = 0;

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct batch_news news = batch_news(&rows[i].counts, told);

		if (news.notices != rows[i].notices)
			fail_msg("line %d: %x", rows[i].line, news.notices);
		told = news.told;
	}
}

TEST(a_batch_without_tasks_has_succeeded)
{
	struct batch_news news = batch_news(&(struct bundle_counts){0}, 0);

	CHECK(news.notices == (PROGRESS | END | SUCCESS));
	CHECK(batch_news(&(struct bundle_counts){0}, news.told).notices == 0);
}

TEST(a_notice_goes_to_whom_it_is_for)
{
	struct arena a = {0};
	struct batch b = {.notifications = STR("{\"on_success\":{\"url\":\"http://a.test/\"},"
					       "\"on_death\":null}")};

	CHECK(str_eq(batch_receiver(&a, &b, BATCH_SUCCESS), STR("{\"url\":\"http://a.test/\"}")));
	CHECK(batch_receiver(&a, &b, BATCH_DEATH).p == NULL);
	CHECK(batch_receiver(&a, &b, BATCH_FINISH).p == NULL);
	b.notifications = (struct str){0};
	CHECK(batch_receiver(&a, &b, BATCH_SUCCESS).p == NULL);
	arena_release(&a);
}
