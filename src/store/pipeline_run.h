#pragma once
/* The store's verbs of runs, in RAT's words: the tasks whose target is a pipeline. store.h's
 * contract holds. NAMESPACE_ALL finds what lies in any. A run's row goes with its task. */

#include "model/pipeline.h"
#include "store/store.h"

enum pipeline_run_sort {
	RUNS_BY_CREATION,
	RUNS_BY_START,
	RUNS_BY_END,
	RUNS_BY_STATUS,
	RUNS_BY_TRIGGER,
	RUNS_BY_DURATION,
};

struct pipeline_run_filter {
	int64_t namespace;
	struct uuid id;			    /* one alone; nil: any */
	struct str layer, name;		    /* empty: any */
	unsigned states;		    /* bits 1 << enum task_state; 0: any */
	ms_t started_after, started_before; /* AT_NONE: any */
	ms_t now;
	enum pipeline_run_sort sort;
	bool upwards;
	struct page page;
};

struct pipeline_run {
	struct task task;
	struct uuid pipeline_id;
	ms_t started_at;  /* of the first attempt; AT_NONE */
	struct str error; /* of the last attempt; empty: none */
};

struct pipeline_run_list {
	struct pipeline_run *items;
	size_t n;
	int64_t total;
};

enum rc store_pipeline_run_add(struct store *s, const struct pipeline *p, int64_t task,
			       struct err *err);
/* Whether the run has ended; *pipeline_out is 0 where the task is none, or its pipeline is gone. */
enum rc store_pipeline_run_set(struct store *s, int64_t task, bool open, int64_t *pipeline_out,
			       struct err *err);
/* Runs of pipelines that are there. In another order than newest first only the newest
 * LIMIT_RUNS_SORTED are looked at. */
enum rc store_pipeline_run_list(struct store *s, struct arena *a,
				const struct pipeline_run_filter *f, struct pipeline_run_list *out,
				struct err *err);
