#include "deliver/jobs.h"

#include "base/macros.h"
#include "deliver/delivery.h"
#include "test.h"

enum { MANY = 1000 };

TEST(a_job_is_found_by_its_task)
{
	struct delivery a = {.task = 5, .token = 1}, b = {.task = 5, .token = 2};
	struct delivery c = {.task = -5};
	struct jobs jobs = {0};
	struct job *of_a = jobs_add(&jobs, &a);
	struct job *of_b = jobs_add(&jobs, &b);
	struct job *of_c = jobs_add(&jobs, &c);

	CHECK(jobs_find(&jobs, 5) == of_a || jobs_find(&jobs, 5) == of_b);
	CHECK(jobs_find(&jobs, -5) == of_c && jobs_find(&jobs, 6) == NULL);
	jobs_remove(&jobs, of_a);
	CHECK(jobs_find(&jobs, 5) == of_b);
	jobs_remove(&jobs, of_b);
	CHECK(jobs_find(&jobs, 5) == NULL && jobs_find(&jobs, -5) == of_c);
	jobs_remove(&jobs, of_c);
	jobs_release(&jobs);
}

TEST(an_empty_house_finds_nothing)
{
	struct jobs jobs = {0};

	CHECK(jobs_find(&jobs, 1) == NULL);
	jobs_release(&jobs);
}

TEST(all_jobs_are_in_the_chain_and_leave_it_from_anywhere)
{
	static struct delivery v[MANY];
	struct jobs jobs = {0};
	struct job *kept[MANY];
	size_t n = 0;

	for (int i = 0; i < MANY; i++) {
		v[i].task = (int64_t)i << 40;
		kept[i] = jobs_add(&jobs, &v[i]);
	}
	for (int i = 0; i < MANY; i += 3)
		jobs_remove(&jobs, kept[i]);
	for (const struct job *j = jobs.newest; j != NULL; j = j->older)
		n++;
	CHECK(n == MANY - (MANY + 2) / 3);
	for (int i = 0; i < MANY; i++)
		CHECK_ROW(i, (jobs_find(&jobs, v[i].task) != NULL) == (i % 3 != 0));
	while (jobs.newest != NULL)
		jobs_remove(&jobs, jobs.newest);
	jobs_release(&jobs);
}
