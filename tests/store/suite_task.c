/* Tasks as they are stored and found. */

#include <string.h>

#include "suite.h"

static const char odd_json[] =
	"{\"a\":1.0, \"b\":12345678901234567890,\"z\":\"\\u00e9\",\"e\":\"é\"}";

TEST(a_task_comes_back_as_it_was_stored)
{
	struct suite u;
	struct task t, found;

	suite_open(&u);
	t = suite_task(&u);
	t.dialect = DIALECT_RAT;
	t.expires_at = u.now + MS_DAY;
	t.unique_id = STR("order 7");
	t.template.payload = str_z(odd_json);
	t.template.retry = STR("{\"max_retries\":1}");
	t.template.tags = STR("\"x\"");
	t.template.expires_after_ms = 5000;
	suite_add(&u, &t, PLACE_READY);
	CHECK(t.key > 0);
	found = suite_find(&u, &t);
	CHECK(found.key == t.key && uuid_eq(found.id, t.id) && found.namespace == u.namespace);
	CHECK(found.dialect == DIALECT_RAT && found.trigger == TRIGGER_API);
	CHECK(found.schedule_key == 0 && uuid_is_nil(found.schedule_id));
	CHECK(found.scheduled_for == AT_NONE && found.created_at == u.now);
	CHECK(found.expires_at == t.expires_at && suite_text_is(found.unique_id, "order 7"));
	CHECK(found.template_key == 0 && found.lane == u.lane);
	CHECK(str_eq(found.template.target, t.template.target));
	CHECK(suite_text_is(found.template.payload, odd_json));
	CHECK(str_eq(found.template.retry, t.template.retry));
	CHECK(str_eq(found.template.tags, t.template.tags));
	CHECK(found.template.expires_after_ms == 5000);
	CHECK(str_eq(found.template.lane, STR("http://a.test:80")));
	CHECK(found.state == TASK_QUEUED && found.due_at == u.now && found.finished_at == AT_NONE);
	CHECK(found.attempts == 0 && found.retries == 0);
	suite_close(&u);
}

TEST(absent_and_empty_are_two_things)
{
	struct suite u;
	struct task absent, empty, found;

	suite_open(&u);
	absent = suite_task(&u);
	absent.template.payload = (struct str){0};
	empty = suite_task(&u);
	empty.template.payload = STR("");
	suite_add(&u, &absent, PLACE_READY);
	suite_add(&u, &empty, PLACE_READY);
	found = suite_find(&u, &absent);
	CHECK(suite_text_is(found.template.payload, NULL));
	CHECK(suite_text_is(found.template.retry, NULL) && suite_text_is(found.unique_id, NULL));
	found = suite_find(&u, &empty);
	CHECK(suite_text_is(found.template.payload, ""));
	suite_close(&u);
}

TEST(bytes_come_back_with_their_type)
{
	struct suite u;
	struct task own, shared, found;
	struct schedule sch;
	struct task_filter f;
	struct task_list list;

	suite_open(&u);
	own = suite_task(&u);
	own.template.payload = (struct str){0};
	own.template.bytes = STR("\0\377{\0");
	own.template.payload_type = STR("application/x-thing");
	suite_add(&u, &own, PLACE_READY);
	found = suite_find(&u, &own);
	CHECK(found.template.payload.p == NULL && str_eq(found.template.bytes, own.template.bytes));
	CHECK(suite_text_is(found.template.payload_type, "application/x-thing"));
	sch = suite_schedule(&u);
	sch.template = own.template;
	suite_begin(&u);
	OK(&u, store_template_add(u.s, &sch.template, &sch.template_key, &u.err));
	OK(&u, store_schedule_update(u.s, &sch, &u.err));
	suite_commit(&u);
	shared = suite_slot(&u, &sch, u.now);
	suite_add(&u, &shared, PLACE_READY);
	found = suite_find(&u, &shared);
	CHECK(str_eq(found.template.bytes, own.template.bytes) && found.template.payload.p == NULL);
	CHECK(suite_text_is(found.template.payload_type, "application/x-thing"));
	f = (struct task_filter){.namespace = u.namespace, .page.limit = 9, .no_payload = true};
	OK(&u, store_task_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 2 && list.items[0].template.bytes.p == NULL);
	CHECK(list.items[1].template.payload_type.p == NULL);
	suite_close(&u);
}

TEST(a_task_of_a_schedule_has_its_template)
{
	struct suite u;
	struct schedule sch;
	struct task t, found;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = suite_slot(&u, &sch, u.now);
	t.template = (struct template){0}; /* the key is enough */
	suite_add(&u, &t, PLACE_READY);
	found = suite_find(&u, &t);
	CHECK(found.schedule_key == sch.key && uuid_eq(found.schedule_id, sch.id));
	CHECK(found.trigger == TRIGGER_SCHEDULE && found.scheduled_for == u.now);
	CHECK(found.template_key == sch.template_key);
	CHECK(str_eq(found.template.target, sch.template.target));
	CHECK(suite_text_is(found.template.payload, "[1,2]"));
	CHECK(str_eq(found.template.lane, sch.template.lane));
	suite_close(&u);
}

TEST(a_task_by_hand_has_no_schedule)
{
	struct suite u;
	struct task t;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	CHECK(suite_find(&u, &t).schedule_key == 0);
	suite_close(&u);
}

TEST(a_notification_is_told_from_the_task_of_a_schedule)
{
	struct suite u;
	struct task t;

	suite_open(&u);
	t = suite_task(&u);
	t.trigger = TRIGGER_NOTIFICATION;
	suite_add(&u, &t, PLACE_READY);
	CHECK(suite_find(&u, &t).trigger == TRIGGER_NOTIFICATION);
	suite_close(&u);
}

TEST(the_work_of_a_task_is_its_immutable_part)
{
	struct suite u;
	struct task t, work;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_task_work(u.s, &u.a, t.key, &work, &u.err));
	CHECK(uuid_eq(work.id, t.id) && str_eq(work.template.payload, t.template.payload));
	CHECK(str_eq(work.template.target, t.template.target));
	CHECK(str_eq(work.template.lane, t.template.lane));
	REFUSED(&u, store_task_work(u.s, &u.a, t.key + 1, &work, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(a_slot_has_one_task)
{
	struct suite u;
	struct schedule sch, other;
	struct task t, again, elsewhere, by_hand;

	suite_open(&u);
	sch = suite_schedule(&u);
	other = suite_schedule(&u);
	t = suite_slot(&u, &sch, u.now);
	again = suite_slot(&u, &sch, u.now);
	elsewhere = suite_slot(&u, &other, u.now);
	suite_add(&u, &t, PLACE_READY);
	suite_begin(&u);
	REFUSED(&u, store_task_add(u.s, &again, PLACE_READY, &u.err), RC_CONFLICT, "slot_taken");
	OK(&u, store_task_add(u.s, &elsewhere, PLACE_READY, &u.err));
	suite_commit(&u);
	suite_stop(&u, t.key, TASK_CANCELLED); /* an ended task holds its slot */
	suite_begin(&u);
	REFUSED(&u, store_task_add(u.s, &again, PLACE_WAITING, &u.err), RC_CONFLICT, "slot_taken");
	by_hand = suite_slot(&u, &sch, AT_NONE);
	OK(&u, store_task_add(u.s, &by_hand, PLACE_READY, &u.err));
	by_hand = suite_slot(&u, &sch, AT_NONE);
	OK(&u, store_task_add(u.s, &by_hand, PLACE_READY, &u.err));
	suite_commit(&u);
	suite_close(&u);
}

TEST(a_unique_id_is_unique_in_its_namespace)
{
	struct suite u;
	struct task t, again, theirs, found;

	suite_open(&u);
	t = suite_task(&u);
	again = suite_task(&u);
	theirs = suite_task(&u);
	t.unique_id = again.unique_id = theirs.unique_id = STR("x");
	theirs.namespace = suite_namespace(&u, "other");
	suite_add(&u, &t, PLACE_READY);
	suite_begin(&u);
	REFUSED(&u, store_task_add(u.s, &again, PLACE_READY, &u.err), RC_CONFLICT,
		"unique_id_taken");
	OK(&u, store_task_add(u.s, &theirs, PLACE_READY, &u.err));
	suite_commit(&u);
	OK(&u, store_task_find_unique(u.s, &u.a, u.namespace, STR("x"), u.now, &found, &u.err));
	CHECK(found.key == t.key && str_eq(found.template.payload, t.template.payload));
	OK(&u,
	   store_task_find_unique(u.s, &u.a, theirs.namespace, STR("x"), u.now, &found, &u.err));
	CHECK(found.key == theirs.key);
	REFUSED(&u, store_task_find_unique(u.s, &u.a, u.namespace, STR("y"), u.now, &found, &u.err),
		RC_NOT_FOUND, "not_found");
	suite_close(&u);
}

TEST(a_task_is_found_in_its_own_namespace_alone)
{
	struct suite u;
	struct task t, found;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	REFUSED(&u, store_task_find(u.s, &u.a, other, t.id, u.now, &found, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(the_store_keeps_no_pointer_and_gives_none_of_its_own)
{
	struct suite u;
	struct task t, found, kept;
	char payload[] = "\"mine\"", target[] = "\"http://a.test/\"";

	suite_open(&u);
	t = suite_task(&u);
	t.template.payload = str_z(payload);
	t.template.target = str_z(target);
	suite_begin(&u);
	OK(&u, store_task_add(u.s, &t, PLACE_READY, &u.err));
	memset(payload, '!', sizeof(payload) - 1);
	memset(target, '!', sizeof(target) - 1);
	suite_commit(&u);
	kept = suite_find(&u, &t);
	CHECK(suite_text_is(kept.template.payload, "\"mine\""));
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	found = suite_find(&u, &t);
	CHECK(!str_eq(found.template.payload, kept.template.payload));
	suite_reopen(&u); /* what was read outlives the handle */
	CHECK(suite_text_is(kept.template.payload, "\"mine\""));
	CHECK(suite_text_is(kept.template.target, "\"http://a.test/\""));
	suite_close(&u);
}

TEST(the_largest_payload_comes_back_whole)
{
	static char big[1024 * 1024 + 1];
	struct suite u;
	struct task t, found;

	memset(big, 'x', sizeof(big) - 1);
	big[0] = big[sizeof(big) - 2] = '"';
	suite_open(&u);
	t = suite_task(&u);
	t.template.payload = str_z(big);
	suite_add(&u, &t, PLACE_READY);
	suite_reopen(&u);
	found = suite_find(&u, &t);
	CHECK(str_eq(found.template.payload, t.template.payload));
	suite_close(&u);
}

TEST(lanes_keep_their_keys_and_are_of_one_namespace)
{
	struct suite u;
	int64_t again, theirs;

	suite_open(&u);
	theirs = suite_namespace(&u, "other");
	suite_begin(&u);
	OK(&u, store_lane_ensure(u.s, u.namespace, STR("http://a.test:80"), &again, &u.err));
	CHECK(again == u.lane);
	OK(&u, store_lane_ensure(u.s, theirs, STR("http://a.test:80"), &again, &u.err));
	CHECK(again != u.lane);
	suite_commit(&u);
	suite_close(&u);
}
