/* Calendars, and what stands beside schedules because of time: their errors, and the walk over all
 * that are active. */

#include "suite.h"

static const struct day_range christmas[] = {{20812, 20812}, {20813, 20814}};

static void put(struct suite *u, int64_t namespace, const char *name, size_t n)
{
	struct day_range ranges[2] = {christmas[0], christmas[1]};
	struct calendar c = {.name = str_z(name),
			     .source = STR("{\"dates\":[]}"),
			     .days = {ranges, n},
			     .updated_at = u->now};

	suite_begin(u);
	OK(u, store_calendar_put(u->s, namespace, &c, &u->err));
	suite_commit(u);
}

TEST(a_calendar_comes_back_and_is_replaced_whole)
{
	struct suite u;
	struct calendar found;

	suite_open(&u);
	REFUSED(&u, store_calendar_find(u.s, &u.a, u.namespace, STR("us"), &found, &u.err),
		RC_NOT_FOUND, "not_found");
	put(&u, u.namespace, "us", 2);
	OK(&u, store_calendar_find(u.s, &u.a, u.namespace, STR("us"), &found, &u.err));
	CHECK(suite_text_is(found.name, "us") && suite_text_is(found.source, "{\"dates\":[]}"));
	CHECK(found.updated_at == u.now && found.days.n == 2);
	CHECK(found.days.items[1].from == 20813 && found.days.items[1].to == 20814);
	put(&u, u.namespace, "us", 1);
	OK(&u, store_calendar_find(u.s, &u.a, u.namespace, STR("us"), &found, &u.err));
	CHECK(found.days.n == 1);
	suite_close(&u);
}

TEST(calendars_are_of_their_namespace)
{
	struct suite u;
	struct calendar *items, found;
	int64_t other;
	size_t n;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	put(&u, u.namespace, "b", 1);
	put(&u, u.namespace, "a", 2);
	put(&u, other, "c", 1);
	OK(&u, store_calendar_list(u.s, &u.a, u.namespace, &items, &n, &u.err));
	CHECK(n == 2 && suite_text_is(items[0].name, "a") && items[0].days.n == 2);
	REFUSED(&u, store_calendar_find(u.s, &u.a, other, STR("a"), &found, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(the_days_of_several_calendars_are_one_set)
{
	struct suite u;
	struct day_set days;

	suite_open(&u);
	put(&u, u.namespace, "a", 1);
	put(&u, u.namespace, "b", 2);
	OK(&u, store_calendar_days(u.s, &u.a, u.namespace, STR("[\"b\",\"a\"]"), &days, &u.err));
	CHECK(days.n == 1 && days.items[0].from == 20812 && days.items[0].to == 20814);
	REFUSED(&u,
		store_calendar_days(u.s, &u.a, u.namespace, STR("[\"a\",\"x\"]"), &days, &u.err),
		RC_NOT_FOUND, "unknown_calendar");
	suite_close(&u);
}

static void drop(struct suite *u, const char *name, enum rc rc, const char *code)
{
	suite_begin(u);
	REFUSED(u, store_calendar_delete(u->s, u->namespace, str_z(name), &u->err), rc, code);
	suite_commit(u);
}

static void update(struct suite *u, const struct schedule *sch)
{
	suite_begin(u);
	OK(u, store_schedule_update(u->s, sch, &u->err));
	suite_commit(u);
}

TEST(a_calendar_in_use_is_kept)
{
	struct suite u;
	struct schedule sch;

	suite_open(&u);
	put(&u, u.namespace, "us", 1);
	sch = suite_schedule(&u);
	sch.exclude_calendars = STR("[\"us\"]");
	update(&u, &sch);
	drop(&u, "us", RC_CONFLICT, "calendar_in_use");
	sch.status = SCHEDULE_DELETED;
	update(&u, &sch);
	drop(&u, "us", RC_OK, NULL);
	drop(&u, "us", RC_NOT_FOUND, "not_found");
	suite_close(&u);
}

static size_t count_of(struct suite *u, unsigned statuses)
{
	struct schedule_filter f = {
		.namespace = u->namespace, .statuses = statuses, .page = {.limit = 10}};
	struct schedule_list list;

	OK(u, store_schedule_list(u->s, &u->a, &f, &list, &u->err));
	CHECK(list.total == (int64_t)list.n);
	return list.n;
}

TEST(a_schedule_in_error_is_neither_active_nor_disabled)
{
	struct suite u;
	struct schedule sch, found;
	struct store_stats stats;

	suite_open(&u);
	sch = suite_schedule(&u);
	sch.error = STR("no such zone");
	sch.error_since = u.now;
	suite_begin(&u);
	OK(&u, store_schedule_state(u.s, &sch, &u.err));
	suite_commit(&u);
	OK(&u, store_schedule_load(u.s, &u.a, sch.key, &found, &u.err));
	CHECK(suite_text_is(found.error, "no such zone") && found.error_since == u.now);
	CHECK(count_of(&u, 1U << SCHEDULE_ACTIVE) == 0);
	CHECK(count_of(&u, 1U << SCHEDULE_ERROR) == 1 && count_of(&u, 0) == 1);
	OK(&u, store_stats(u.s, &stats, &u.err));
	CHECK(stats.schedules_in_error == 1 && stats.schedules_active == 1);
	sch.error = (struct str){NULL, 0};
	sch.error_since = AT_NONE;
	update(&u, &sch);
	CHECK(count_of(&u, 1U << SCHEDULE_ACTIVE) == 1 && count_of(&u, 1U << SCHEDULE_ERROR) == 0);
	OK(&u, store_schedule_load(u.s, &u.a, sch.key, &found, &u.err));
	CHECK(found.error.p == NULL && found.error_since == AT_NONE);
	suite_close(&u);
}

TEST(all_active_schedules_can_be_walked_in_slices)
{
	struct suite u;
	struct schedule sch[3];
	struct schedule_list list;

	suite_open(&u);
	for (int i = 0; i < 3; i++)
		sch[i] = suite_schedule(&u);
	sch[1].status = SCHEDULE_DISABLED;
	update(&u, &sch[1]);
	OK(&u, store_schedules_active(u.s, &u.a, NAMESPACE_ALL, 0, 1, &list, &u.err));
	CHECK(list.n == 1 && list.items[0].key == sch[0].key);
	CHECK(list.items[0].template.payload.p == NULL);
	OK(&u, store_schedules_active(u.s, &u.a, u.namespace, sch[0].key, 9, &list, &u.err));
	CHECK(list.n == 1 && list.items[0].key == sch[2].key);
	OK(&u,
	   store_schedules_active(u.s, &u.a, suite_namespace(&u, "other"), 0, 9, &list, &u.err));
	CHECK(list.n == 0);
	suite_close(&u);
}

TEST(a_gap_for_a_day_of_rest_is_stored)
{
	struct suite u;
	struct schedule sch;
	struct gap gap = {.from_at = 1, .to_at = 1, .count = 1, .reason = GAP_CALENDAR}, *items;
	size_t n;

	suite_open(&u);
	sch = suite_schedule(&u);
	suite_begin(&u);
	OK(&u, store_gap_add(u.s, sch.key, &gap, AT_NONE, &u.err));
	suite_commit(&u);
	OK(&u, store_gap_list(u.s, &u.a, sch.key, (struct slot_span){0, 9, 9}, &items, &n, &u.err));
	CHECK(n == 1 && items[0].reason == GAP_CALENDAR);
	suite_close(&u);
}
