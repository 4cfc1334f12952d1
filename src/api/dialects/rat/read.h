#pragma once
/* How RAT reads requests: unknown members are ignored, null is a member that is not there, and
 * whatever cannot be read is "invalid request body"; names are checked after all that is required
 * is there. The sentences are RAT's own. */

#include "api/request.h"
#include "codec/json.h"
#include "model/pipeline.h"
#include "model/schedule.h"
#include "store/rows.h"

enum { RAT_BODY = 1024 * 1024, RAT_PAGE_DEFAULT = 50, RAT_PAGE_MOST = 200 };

/* The body's object. */
enum rc rat_body(struct request *rq, struct json_object *out, struct err *err);
/* Members; what is not there leaves *out alone. */
enum rc rat_text(struct request *rq, const struct json_object *o, const char *name, struct str *out,
		 struct err *err);
enum rc rat_bool(const struct json_object *o, const char *name, bool *out, bool *given_out,
		 struct err *err);
enum rc rat_number(const struct json_object *o, const char *name, int64_t *out, bool *given_out,
		   struct err *err);
/* Whether the member is there, and no null. */
bool rat_is_given(const struct json_object *o, const char *name);
/* RC_INVALID under the code "invalid_argument", with RAT's sentence. */
enum rc rat_refuse(struct err *err, const char *sentence);

/* Which pipeline a request is about. */
struct rat_name {
	struct str namespace, layer, name;
};
/* `name_is` is what its sentence calls the name ("pipeline", "name"). */
enum rc rat_check_name(const struct rat_name *n, const char *name_is, struct err *err);
/* The pipeline of a path /pipelines/{namespace}/{layer}/{name}/… */
enum rc rat_path_name(struct request *rq, struct rat_name *out, struct err *err);
/* Moves the caller into the namespace and finds the pipeline: RC_NOT_FOUND "pipeline not found". */
enum rc rat_find_pipeline(struct request *rq, const struct rat_name *n, struct pipeline *out,
			  struct err *err);
/* A cron expression of five fields, as robfig/cron takes it (Sunday is 0 alone): "invalid cron
 * expression: …". */
enum rc rat_check_cron(struct str cron, struct err *err);

/* limit and offset; what is no number is ignored, and what is too large is cut. */
void rat_page(struct request *rq, struct page *out);
/* ?sort=NAME or -NAME: the index among `names`; SIZE_MAX where it says nothing of use. */
size_t rat_sort(struct request *rq, const char *const *names, size_t n, bool *upwards_out);
/* Where the request reads: the caller's namespace, or all of them. */
int64_t rat_scope(const struct request *rq);
/* The request's command is about what was found by its id alone, in this namespace. */
enum rc rat_move(struct request *rq, int64_t namespace, struct err *err);
/* The same with ?namespace=: one that the caller cannot see, or that is none, holds nothing. */
enum rc rat_scope_asked(struct request *rq, int64_t *out, struct err *err);
/* Decoded; empty where it is not there. */
struct str rat_query(struct request *rq, const char *name);

/* The nil id is null. */
void rat_add_id(struct json_writer *w, const char *name, struct uuid id);
/* What a schedule of the pipeline's is: its rule, and the template of its runs, whose label is
 * "KIND:CRON". */
void rat_schedule_draft(struct arena *a, struct schedule_draft *to, const struct pipeline *p,
			const char *kind, struct str cron);
