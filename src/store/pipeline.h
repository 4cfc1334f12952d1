#pragma once
/* The store's verbs of RAT's pipelines and of the schedules that were made for them: store.h's
 * contract holds. Where a verb takes a namespace to read, NAMESPACE_ALL finds what lies in any. */

#include "model/pipeline.h"
#include "model/pipeline_trigger.h"
#include "store/store.h"

enum pipeline_sort {
	PIPELINES_BY_CREATION,
	PIPELINES_BY_CHANGE,
	PIPELINES_BY_NAME,
	PIPELINES_BY_LAYER,
	PIPELINES_BY_NAMESPACE,
	PIPELINES_BY_TYPE,
};

struct pipeline_filter {
	int64_t namespace;
	struct str layer, search; /* empty: any; a part of the name */
	enum pipeline_sort sort;
	bool upwards;
	struct page page; /* limit and offset alone */
};

struct pipeline_list {
	struct pipeline *items;
	size_t n;
	int64_t total;
};

/* Adds the pipeline, or writes what can change of p->key. RC_CONFLICT "pipeline_exists" where the
 * target has one. */
enum rc store_pipeline_put(struct store *s, struct pipeline *p, struct err *err);
enum rc store_pipeline_find(struct store *s, struct arena *a, int64_t namespace, struct str target,
			    struct pipeline *out, struct err *err);
enum rc store_pipeline_load(struct store *s, struct arena *a, int64_t key, struct pipeline *out,
			    struct err *err);
enum rc store_pipeline_list(struct store *s, struct arena *a, const struct pipeline_filter *f,
			    struct pipeline_list *out, struct err *err);
/* With its triggers and the links to its schedules; schedules and tasks stay as they are. */
enum rc store_pipeline_drop(struct store *s, int64_t key, struct err *err);

/* A schedule that was made for a pipeline. */
struct pipeline_schedule {
	int64_t schedule, pipeline; /* keys */
	int64_t namespace;
	int64_t trigger; /* that it stands behind; 0: none */
	struct uuid pipeline_id;
	struct str namespace_name, target;
	struct uuid run; /* of its tasks the last one that is kept; nil: none */
};

struct pipeline_schedule_filter {
	int64_t namespace;
	int64_t pipeline; /* key: all of it, those behind triggers too; 0: none of those */
	struct uuid id;	  /* of one schedule, which stands behind no trigger; nil: any */
	struct page page;
};

struct pipeline_schedule_list {
	struct pipeline_schedule *items;
	size_t n;
	int64_t total;
};

enum rc store_pipeline_schedule_add(struct store *s, const struct pipeline_schedule *l,
				    struct err *err);
/* Newest first; deleted ones are left out. */
enum rc store_pipeline_schedule_list(struct store *s, struct arena *a,
				     const struct pipeline_schedule_filter *f,
				     struct pipeline_schedule_list *out, struct err *err);

/* What decides whether a schedule may fire. */
struct pipeline_gate {
	int64_t pipeline; /* 0: the schedule is none of RAT's */
	int64_t trigger;  /* 0: none */
	enum trigger_type type;
	bool open;    /* a run of the pipeline has not ended */
	bool running; /* one that waits for no other */
	bool fresh;   /* one of the trigger's upstreams had a success since it fired */
};

enum rc store_pipeline_gate(struct store *s, int64_t schedule, struct pipeline_gate *out,
			    struct err *err);
/* A schedule of the pipeline whose next task waits though no run goes on; 0: none. */
enum rc store_pipeline_waiting(struct store *s, int64_t pipeline, int64_t *schedule_out,
			       struct err *err);
