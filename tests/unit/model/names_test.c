#include "test.h"

#include "base/macros.h"
#include "model/names.h"

TEST(every_task_state_reads_back)
{
	for (enum task_state s = TASK_SCHEDULED; s <= TASK_EXPIRED; s++) {
		enum task_state back = TASK_SCHEDULED;

		CHECK(task_state_parse(str_z(task_state_name(s)), &back));
		CHECK(back == s);
	}
}

TEST(final_states_are_the_four_ends)
{
	CHECK(!task_state_is_final(TASK_SCHEDULED) && !task_state_is_final(TASK_QUEUED));
	CHECK(!task_state_is_final(TASK_PROCESSING) && !task_state_is_final(TASK_RETRYING));
	CHECK(task_state_is_final(TASK_COMPLETED) && task_state_is_final(TASK_FAILED));
	CHECK(task_state_is_final(TASK_CANCELLED) && task_state_is_final(TASK_EXPIRED));
}

TEST(policies_read_back)
{
	for (enum overlap o = OVERLAP_ALLOW; o <= OVERLAP_CANCEL_PREVIOUS; o++) {
		enum overlap back = OVERLAP_ALLOW;

		CHECK(overlap_parse(str_z(overlap_name(o)), &back) && back == o);
	}
	for (enum catch_up c = CATCH_UP_ALL; c <= CATCH_UP_NONE; c++) {
		enum catch_up back = CATCH_UP_ALL;

		CHECK(catch_up_parse(str_z(catch_up_name(c)), &back) && back == c);
	}
}

TEST(roles_and_statuses_read_back)
{
	for (enum role r = ROLE_READ; r <= ROLE_ADMIN; r++) {
		enum role back = ROLE_READ;

		CHECK(role_parse(str_z(role_name(r)), &back) && back == r);
	}
	for (enum schedule_status s = SCHEDULE_ACTIVE; s <= SCHEDULE_ERROR; s++) {
		enum schedule_status back = SCHEDULE_ACTIVE;

		CHECK(schedule_status_parse(str_z(schedule_status_name(s)), &back) && back == s);
	}
}

TEST(a_word_of_no_set_leaves_the_value_alone)
{
	enum overlap o = OVERLAP_BUFFER_ONE;
	enum task_state s = TASK_FAILED;

	CHECK(!overlap_parse(STR("Skip"), &o) && o == OVERLAP_BUFFER_ONE);
	CHECK(!task_state_parse(STR(""), &s) && s == TASK_FAILED);
}

TEST(every_gap_reason_has_a_name_and_a_sentence)
{
	for (enum gap_reason r = GAP_OVERLAP; r <= GAP_DEPENDENCY; r++) {
		CHECK(gap_reason_name(r)[0] != '\0');
		CHECK(strlen(gap_reason_text(r)) > strlen(gap_reason_name(r)));
	}
}
