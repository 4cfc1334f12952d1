#include "model/queue.h"

#include <string.h>

#include "base/limits.h"
#include "test.h"

TEST(a_queues_name_is_text_without_control_characters)
{
	static const char *const good[] = {"a", "Daily report", "a/b", "\xc3\xa9t\xc3\xa9", "q:1"};
	static const char *const bad[] = {"", " a", "a ", "a\nb", "a\x7f"};
	char longest[LIMIT_NAME + 1];
	struct err err = {0};

	for (size_t i = 0; i < COUNTOF(good); i++)
		CHECK(queue_name_check(str_z(good[i]), "queue", &err) == RC_OK);
	for (size_t i = 0; i < COUNTOF(bad); i++)
		CHECK(queue_name_check(str_z(bad[i]), "queue", &err) == RC_INVALID);
	memset(longest, 'x', sizeof(longest));
	CHECK(queue_name_check(str_of(longest, LIMIT_NAME), "queue", &err) == RC_OK);
	CHECK(queue_name_check(str_of(longest, LIMIT_NAME + 1), "queue", &err) == RC_INVALID);
}

TEST(a_lane_tells_its_queue)
{
	struct arena a = {0};

	CHECK(str_eq(queue_lane(&a, STR("jobs")), STR("queue:jobs")));
	CHECK(str_eq(queue_of_lane(STR("queue:jobs")), STR("jobs")));
	CHECK(queue_of_lane(STR("http://queue:80")).n == 0);
	arena_release(&a);
}

TEST(what_a_put_leaves_out_gets_its_default)
{
	struct arena a = {0};
	struct queue q = queue_new(1, STR("jobs"), 5);
	struct queue_draft d;
	struct err err = {0};

	CHECK(queue_draft_parse(&a,
				STR("{\"max_receives\":3,\"lease_seconds\":0.5,"
				    "\"dedup_window_seconds\":0,\"retention_seconds\":9,"
				    "\"push\":\"http://a.test/\"}"),
				&d, &err) == RC_OK);
	queue_apply(&q, &d);
	CHECK(q.max_receives == 3 && q.lease_ms == 500 && q.dedup_window_ms == 0);
	CHECK(q.retention_ms == 9000 && str_eq(q.push, STR("\"http://a.test/\"")));
	CHECK(queue_draft_parse(&a, STR(""), &d, &err) == RC_OK);
	queue_apply(&q, &d);
	CHECK(q.max_receives == 10 && q.lease_ms == 30000 && q.push.p == NULL);
	CHECK(str_eq(q.name, STR("jobs")) && q.created_at == 5);
	arena_release(&a);
}

TEST(a_merge_leaves_alone_what_the_draft_leaves_out)
{
	struct arena a = {0};
	struct err err = {0};
	struct queue_draft d;
	struct queue q = queue_new(1, STR("jobs"), 5);

	q.lease_ms = 7;
	q.push = STR("\"http://a.test/\"");
	CHECK(queue_draft_parse(&a, STR("{\"fifo\":true,\"dead_letter_queue\":\"spare\"}"), &d,
				&err) == RC_OK);
	queue_merge(&q, &d);
	CHECK(q.fifo && str_eq(q.dead_letters, STR("spare")) && q.lease_ms == 7);
	CHECK(queue_draft_parse(&a, STR("{\"push\":null,\"dead_letter_queue\":null}"), &d, &err) ==
	      RC_OK);
	queue_merge(&q, &d);
	CHECK(q.fifo && q.dead_letters.p == NULL && q.push.p == NULL && q.lease_ms == 7);
	queue_apply(&q, &d);
	CHECK(!q.fifo && q.lease_ms == 30000);
	arena_release(&a);
}

static const struct {
	const char *body, *field;
} bad_drafts[] = {
	{"{\"max_receives\":0}", "max_receives"},
	{"{\"max_receives\":1001}", "max_receives"},
	{"{\"lease_seconds\":0}", "lease_seconds"},
	{"{\"lease_seconds\":43201}", "lease_seconds"},
	{"{\"dedup_window_seconds\":604801}", "dedup_window_seconds"},
	{"{\"retention_seconds\":0}", "retention_seconds"},
	{"{\"push\":\"queue:x\"}", "push"},
	{"{\"push\":{\"method\":\"POST\"}}", "push.url"},
	{"{\"pus\":null}", "pus"},
	{"{\"fifo\":1}", "fifo"},
	{"{\"dead_letter_queue\":\"\"}", "dead_letter_queue"},
};

TEST(a_bad_setting_is_refused_with_its_field)
{
	struct arena a = {0};
	struct queue_draft d;

	for (size_t i = 0; i < COUNTOF(bad_drafts); i++) {
		struct err err = {0};
		enum rc rc = queue_draft_parse(&a, str_z(bad_drafts[i].body), &d, &err);

		if (rc != RC_INVALID || !str_eq(str_z(err.field), str_z(bad_drafts[i].field)))
			fail_msg("%s: %d %s", bad_drafts[i].body, (int)rc, err.field);
	}
	arena_release(&a);
}
