#include "api/mcp/sessions.h"

#include "base/limits.h"
#include "test.h"

static const struct session_owner me = {{1}}, other = {{2}};

TEST(a_session_is_its_owners_and_keeps_its_version)
{
	struct mcp_sessions t = {0};
	struct str id = mcp_session_open(&t, &me, STR("2025-06-18"), 1000);
	const struct mcp_session *s = mcp_session_use(&t, id, &me, 2000);

	CHECK(s != NULL && str_eq(str_of(s->version, SESSION_VERSION), STR("2025-06-18")));
	CHECK(mcp_session_use(&t, id, &other, 2000) == NULL);
	CHECK(mcp_session_use(&t, STR("0123"), &me, 2000) == NULL);
	for (size_t i = 0; i < id.n; i++)
		CHECK(id.p[i] > ' ' && id.p[i] < 0x7f);
	mcp_sessions_release(&t);
}

TEST(a_session_ends_when_it_is_deleted_and_not_by_others)
{
	struct mcp_sessions t = {0};
	struct str id = mcp_session_open(&t, &me, STR("2025-11-25"), 1000);

	CHECK(!mcp_session_end(&t, id, &other, 1000));
	CHECK(mcp_session_end(&t, id, &me, 1000));
	CHECK(!mcp_session_end(&t, id, &me, 1000));
	CHECK(mcp_session_use(&t, id, &me, 1000) == NULL);
	mcp_sessions_release(&t);
}

TEST(a_session_that_is_not_used_ends_after_an_hour)
{
	struct mcp_sessions t = {0};
	ms_t now = 1000;
	struct str id = mcp_session_open(&t, &me, STR("2025-11-25"), now);

	now += MS_HOUR - 1;
	CHECK(mcp_session_use(&t, id, &me, now) != NULL);
	now += MS_HOUR - 1;
	CHECK(mcp_session_use(&t, id, &me, now) != NULL);
	now += MS_HOUR;
	CHECK(mcp_session_use(&t, id, &me, now) == NULL);
	mcp_sessions_release(&t);
}

/* Somebody for each number. */
static struct session_owner nth(int n)
{
	struct session_owner o = {{0}};

	o.b[0] = (unsigned char)(n & 255);
	o.b[1] = (unsigned char)(n >> 8);
	o.b[2] = 1;
	return o;
}

TEST(a_full_table_gives_the_place_of_the_one_that_was_used_longest_ago)
{
	struct mcp_sessions t = {0};
	char first[SESSION_TEXT], second[SESSION_TEXT];
	struct str id;

	id = mcp_session_open(&t, &me, STR("2025-11-25"), 1);
	memcpy(first, id.p, sizeof(first));
	id = mcp_session_open(&t, &me, STR("2025-11-25"), 2);
	memcpy(second, id.p, sizeof(second));
	for (int i = 2; i < LIMIT_MCP_SESSIONS; i++) {
		struct session_owner o = nth(i);

		(void)mcp_session_open(&t, &o, STR("2025-11-25"), 3);
	}
	CHECK(mcp_session_use(&t, str_of(first, sizeof(first)), &me, 4) != NULL);
	(void)mcp_session_open(&t, &other, STR("2025-11-25"), 5);
	CHECK(mcp_session_use(&t, str_of(first, sizeof(first)), &me, 6) != NULL);
	CHECK(mcp_session_use(&t, str_of(second, sizeof(second)), &me, 6) == NULL);
	mcp_sessions_release(&t);
}

TEST(who_opens_many_sessions_takes_no_places_but_his_own)
{
	struct mcp_sessions t = {0};
	char mine[SESSION_TEXT], first[SESSION_TEXT];
	struct str id = mcp_session_open(&t, &me, STR("2025-11-25"), 1);

	memcpy(mine, id.p, sizeof(mine));
	id = mcp_session_open(&t, &other, STR("2025-11-25"), 2);
	memcpy(first, id.p, sizeof(first));
	for (int i = 1; i < LIMIT_MCP_SESSIONS_OF_ONE; i++)
		(void)mcp_session_open(&t, &other, STR("2025-11-25"), 3);
	CHECK(mcp_session_use(&t, str_of(first, sizeof(first)), &other, 2) != NULL);
	for (int i = 0; i < LIMIT_MCP_SESSIONS; i++)
		(void)mcp_session_open(&t, &other, STR("2025-11-25"), 4);
	CHECK(mcp_session_use(&t, str_of(first, sizeof(first)), &other, 5) == NULL);
	CHECK(mcp_session_use(&t, str_of(mine, sizeof(mine)), &me, 5) != NULL);
	mcp_sessions_release(&t);
}
