/* What those who watch read. */

#include "store/event.h"
#include "suite.h"

TEST(a_task_is_looked_at_without_its_payload)
{
	struct suite u;
	struct task t, got;

	suite_open(&u);
	t = suite_task(&u);
	t.template.payload = STR("{\"large\":true}");
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_task_look(u.s, &u.a, t.key, SUITE_NOW, &got, &u.err));
	CHECK(got.key == t.key && memcmp(&got.id, &t.id, sizeof(t.id)) == 0);
	CHECK(got.template.payload.p == NULL && str_eq(got.template.target, t.template.target));
	CHECK(store_task_look(u.s, &u.a, t.key + 1, SUITE_NOW, &got, &u.err) == RC_NOT_FOUND);
	suite_close(&u);
}

TEST(a_task_is_read_briefly_without_its_payload)
{
	struct suite u;
	struct task t, got;

	suite_open(&u);
	t = suite_task(&u);
	t.template.payload = STR("{\"large\":true}");
	t.template.notifications = STR("\"https://example.com/told\"");
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_task_brief(u.s, &u.a, t.key, &got, &u.err));
	CHECK(got.template.payload.p == NULL && str_eq(got.template.target, t.template.target));
	CHECK(str_eq(got.template.notifications, t.template.notifications));
	CHECK(store_task_brief(u.s, &u.a, t.key + 1, &got, &u.err) == RC_NOT_FOUND);
	suite_close(&u);
}

static void add_events(struct suite *u, int64_t first, int64_t n, ms_t at)
{
	const struct event_row row = {.first = first, .n = n, .at = at, .body = STR("bytes\0too")};

	suite_begin(u);
	OK(u, store_event_add(u->s, &row, &u->err));
	suite_commit(u);
}

static size_t list_events(struct suite *u, int64_t after, size_t most, struct event_row **out)
{
	size_t n;

	OK(u, store_event_list(u->s, &u->a, after, most, out, &n, &u->err));
	return n;
}

TEST(events_are_read_from_the_row_that_holds_the_next_one)
{
	struct suite u;
	struct event_span kept;
	struct event_row *rows;

	suite_open(&u);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.first == 0 && kept.last == 0 && list_events(&u, 0, 9, &rows) == 0);
	add_events(&u, 1, 3, 10);
	add_events(&u, 4, 1, 20);
	add_events(&u, 5, 5, 30);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.first == 1 && kept.last == 9);
	CHECK(list_events(&u, 0, 9, &rows) == 3 && rows[0].first == 1 && rows[0].n == 3);
	CHECK(rows[0].at == 10 && str_eq(rows[0].body, STR("bytes\0too")));
	CHECK(list_events(&u, 2, 9, &rows) == 3 && rows[0].first == 1);
	CHECK(list_events(&u, 3, 9, &rows) == 2 && rows[0].first == 4);
	CHECK(list_events(&u, 4, 1, &rows) == 1 && rows[0].first == 5);
	CHECK(list_events(&u, 9, 9, &rows) <= 1); /* its row, which has nothing behind it */
	suite_close(&u);
}

static void prune_events(struct suite *u, ms_t before_at, int64_t before, size_t most)
{
	suite_begin(u);
	OK(u, store_event_prune(u->s, before_at, before, most, &u->err));
	suite_commit(u);
}

TEST(old_events_go_by_age_and_by_number_but_never_the_newest)
{
	struct suite u;
	struct event_span kept;

	suite_open(&u);
	for (int64_t i = 0; i < 5; i++)
		add_events(&u, 1 + 2 * i, 2, 10 * i);
	prune_events(&u, 10, 0, 9);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.first == 3);
	prune_events(&u, 0, 6, 9);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.first == 5);
	prune_events(&u, 1000, 1000, 1);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.first == 7);
	prune_events(&u, 1000, 1000, 9);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.first == 9 && kept.last == 10);
	suite_close(&u);
}

TEST(a_turn_that_is_rolled_back_has_told_nothing)
{
	const struct event_row row = {.first = 1, .n = 1, .at = 1, .body = STR("x")};
	struct suite u;
	struct event_span kept;

	suite_open(&u);
	suite_begin(&u);
	OK(&u, store_event_add(u.s, &row, &u.err));
	store_rollback(u.s);
	OK(&u, store_event_span(u.s, &kept, &u.err));
	CHECK(kept.last == 0);
	suite_close(&u);
}

TEST(whether_somebody_is_told_goes_along_with_a_tasks_place)
{
	struct suite u;
	struct task told, silent;
	struct task_facts facts;
	struct claim *claims;
	size_t n;

	suite_open(&u);
	told = suite_task(&u);
	told.template.notifications = STR("\"https://example.com/told\"");
	silent = suite_task(&u);
	suite_add(&u, &told, PLACE_READY);
	suite_add(&u, &silent, PLACE_READY);
	suite_begin(&u);
	OK(&u, store_claim(u.s, &u.a, u.lane, u.now, 9, &claims, &n, &u.err));
	CHECK(n == 2);
	for (size_t i = 0; i < n; i++)
		CHECK(claims[i].notifies == (claims[i].task == told.key));
	OK(&u, store_task_stop(u.s, told.key, TASK_CANCELLED, u.now, &facts, &u.err));
	CHECK(facts.notifies && facts.attempts == 1 && facts.namespace == u.namespace);
	OK(&u, store_task_revive(u.s, told.key, u.now, u.now, &facts, &u.err));
	CHECK(facts.notifies && facts.lane == u.lane && facts.schedule == 0);
	OK(&u, store_task_stop(u.s, silent.key, TASK_CANCELLED, u.now, &facts, &u.err));
	CHECK(!facts.notifies);
	suite_commit(&u);
	suite_close(&u);
}

TEST(a_schedule_keeps_who_is_told_of_it_and_of_its_tasks)
{
	struct suite u;
	struct schedule sch, got;

	suite_open(&u);
	sch = suite_schedule(&u);
	CHECK(sch.notifications.p == NULL);
	sch.notifications = STR("\"https://example.com/schedule\"");
	sch.template.notifications = STR("[\"https://example.com/tasks\"]");
	suite_begin(&u);
	OK(&u, store_template_add(u.s, &sch.template, &sch.template_key, &u.err));
	OK(&u, store_schedule_update(u.s, &sch, &u.err));
	suite_commit(&u);
	OK(&u, store_schedule_load(u.s, &u.a, sch.key, &got, &u.err));
	CHECK(str_eq(got.notifications, sch.notifications));
	CHECK(str_eq(got.template.notifications, sch.template.notifications));
	suite_close(&u);
}
