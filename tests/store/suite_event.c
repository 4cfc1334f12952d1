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
