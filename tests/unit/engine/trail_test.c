/* That each kind of command has its place in the audit log, or a reason to have none. */

#include <string.h>

#include "engine/trail.h"
#include "test.h"

TEST(each_kind_of_command_makes_a_row_or_says_why_not)
{
	for (int i = 0; i < COMMAND_KINDS; i++) {
		const struct trail_rule *r = &trail_rules[i];

		if (r->action == NULL && r->because == NULL)
			fail_msg("kind %d of commands has no rule in engine/trail_rules.c", i);
		if (r->action == NULL)
			continue;
		CHECK(strchr(r->action, '.') != NULL && r->kind != NULL);
		CHECK(r->before != NULL || r->after != NULL);
	}
}
