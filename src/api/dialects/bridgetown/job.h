#pragma once
/* What is run: a project, or a model of it, of a branch. It is the template's payload, read and
 * written. Pure, but for the look for the project. */

#include "api/mcp/tool.h"

struct job {
	struct str project;
	struct str model;      /* empty: the project as a whole */
	struct str branch;     /* empty: the project's default */
	struct str commit;     /* empty: the branch's newest */
	struct str parameters; /* exact JSON; absent: {} */
};

/* Readers of tools' arguments (model/fields.h); `into` begins with a struct job_reading. null and
 * "" are nothing. */
struct job_reading {
	struct arena *a;
	struct job job;
};
enum rc job_read_project(void *into, const char *name, const struct json *v, struct err *err);
enum rc job_read_model(void *into, const char *name, const struct json *v, struct err *err);
enum rc job_read_branch(void *into, const char *name, const struct json *v, struct err *err);
enum rc job_read_commit(void *into, const char *name, const struct json *v, struct err *err);
enum rc job_read_parameters(void *into, const char *name, const struct json *v, struct err *err);

/* The template that runs the job. */
struct template job_template(struct arena *a, const struct job *job);
/* The job of a template, as far as its payload tells; the project is the target's name, or what it
 * was before another surface put a URL there. */
struct job job_of(struct arena *a, const struct template *t);
/* RC_NOT_FOUND "unknown_project" where the namespace has no such named target. */
enum rc job_find_project(struct request *rq, struct str project, struct err *err);

/* Adds the text, or null where it is empty. */
void job_add(struct json_writer *w, const char *name, struct str text);
/* Bridge Town's times: 2026-05-12T08:00:00+00:00; null where there is none. */
void add_utc(struct json_writer *w, const char *name, ms_t at);
/* Its ids: plain UUIDs; the nil one is null. */
void add_id(struct json_writer *w, const char *name, struct uuid id);
