#include "jobs.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"
#include "deliver/delivery.h"

static struct job *fresh(struct jobs *j)
{
	struct job *job = j->spare;

	if (job != NULL)
		j->spare = job->older;
	else
		job = malloc(sizeof(*job));
	if (job == NULL)
		log_fatal("out_of_memory", "job");
	return job;
}

struct job *jobs_add(struct jobs *j, struct delivery *v)
{
	struct job *job = fresh(j);

	*job = (struct job){.v = v, .older = j->newest};
	if (j->newest != NULL)
		j->newest->newer = job;
	j->newest = job;
	index_add(&j->by_task, &job->by_task, v->task);
	return job;
}

struct job *jobs_find(const struct jobs *j, int64_t task)
{
	struct index_node *node = index_find(&j->by_task, task);

	return node != NULL ? CONTAINER_OF(node, struct job, by_task) : NULL;
}

void jobs_remove(struct jobs *j, struct job *job)
{
	assert(job->lane == NULL && job->early.place == HEAP_OUT && job->transfer == NULL);
	index_remove(&j->by_task, &job->by_task);
	if (job->newer != NULL)
		job->newer->older = job->older;
	else
		j->newest = job->older;
	if (job->older != NULL)
		job->older->newer = job->newer;
	job->older = j->spare;
	j->spare = job;
}

void jobs_release(struct jobs *j)
{
	assert(j->newest == NULL);
	while (j->spare != NULL) {
		struct job *job = j->spare;

		j->spare = job->older;
		free(job);
	}
	index_release(&j->by_task);
}
