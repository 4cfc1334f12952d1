#include "model/envelope.h"

#include "test.h"

#define RUN "01234567-89ab-7def-8000-000000000001"
#define SCHEDULE "01234567-89ab-7def-8000-000000000002"

static struct uuid uuid_of(const char *text)
{
	struct uuid id;

	CHECK(uuid_parse(str_z(text), &id));
	return id;
}

static struct task task_of(enum dialect d, struct str payload)
{
	return (struct task){.id = uuid_of(RUN),
			     .dialect = d,
			     .schedule_key = 7,
			     .schedule_id = uuid_of(SCHEDULE),
			     .scheduled_for = 1778572800000,
			     .template = {.payload = payload}};
}

static void check_body(int line, const struct task *t, const char *want)
{
	struct arena a = {0};
	struct buf value = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&value);
	struct str body = envelope_body(&a, t);

	check_text(line, "body", body.p, body.n, want);
	envelope_put(&w, t);
	check_text(line, "value", value.p, value.n, want);
	buf_release(&value);
	arena_release(&a);
}

TEST(a_run_of_a_schedule_is_told_of_itself)
{
	static const enum dialect dialects[] = {DIALECT_BRIDGETOWN, DIALECT_RAT};

	for (size_t i = 0; i < COUNTOF(dialects); i++) {
		struct task t = task_of(dialects[i], STR("{ \"a\":1.0, \"b\":[ ] }"));

		check_body(__LINE__, &t,
			   "{\"run_id\":\"" RUN "\",\"schedule_id\":\"" SCHEDULE
			   "\", \"a\":1.0, \"b\":[ ] ,\"scheduled_for\":\"2026-05-12T08:00:00Z\"}");
	}
}

TEST(a_run_without_a_schedule_says_so)
{
	struct task t = task_of(DIALECT_RAT, STR("{}"));

	t.schedule_key = 0;
	t.scheduled_for = AT_NONE;
	check_body(__LINE__, &t,
		   "{\"run_id\":\"" RUN "\",\"schedule_id\":null,\"scheduled_for\":null}");
}

TEST(what_is_no_run_is_handed_out_byte_for_byte)
{
	static const enum dialect dialects[] = {DIALECT_NATIVE, DIALECT_TENSORLAKE, DIALECT_INFRAI};
	struct task list = task_of(DIALECT_BRIDGETOWN, STR("[ 1.0 ]"));

	check_body(__LINE__, &list, "[ 1.0 ]");
	for (size_t i = 0; i < COUNTOF(dialects); i++) {
		struct task t = task_of(dialects[i], STR("{ \"a\" : 1e0 }"));

		check_body(__LINE__, &t, "{ \"a\" : 1e0 }");
	}
}

TEST(no_payload_is_no_body)
{
	struct task t = task_of(DIALECT_BRIDGETOWN, (struct str){0});
	struct arena a = {0};
	struct buf value = BUF_INIT(16);
	struct json_writer w = json_writer_to(&value);

	CHECK(envelope_body(&a, &t).p == NULL);
	envelope_put(&w, &t);
	check_text(__LINE__, "value", value.p, value.n, "null");
	buf_release(&value);
	arena_release(&a);
}

TEST(a_pushed_message_is_told_of_as_its_dialect_does)
{
	struct task t = task_of(DIALECT_INFRAI, STR("{ \"a\":1.0 }"));
	struct arena a = {0};
	struct str body = envelope_pushed(&a, &t);

	check_text(__LINE__, "body", body.p, body.n,
		   "{\"message_id\":\"task_0123456789ab7def8000000000000001\","
		   "\"payload\":{ \"a\":1.0 },\"enqueued_at\":\"1970-01-01T00:00:00Z\"}");
	t.dialect = DIALECT_NATIVE;
	body = envelope_pushed(&a, &t);
	check_text(__LINE__, "body", body.p, body.n, "{ \"a\":1.0 }");
	arena_release(&a);
}
