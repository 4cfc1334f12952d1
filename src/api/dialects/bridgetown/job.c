#include "job.h"

#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/id.h"
#include "store/target.h"

enum { BRANCH_MOST = 255, COMMIT_LEAST = 7, COMMIT_MOST = 64, TEXT_MOST = 2 * LIMIT_PARAMETERS };

/* --- arguments --- */

static enum rc read_text(struct arena *a, const struct json *v, size_t most, struct str *out,
			 const char *name, struct err *err)
{
	*out = (struct str){0};
	return json_is_null(v) ? RC_OK : json_string(a, v, most, out, name, err);
}

enum rc job_read_project(void *into, const char *name, const struct json *v, struct err *err)
{
	struct job_reading *r = into;

	return read_text(r->a, v, LIMIT_NAME, &r->job.project, name, err);
}

/* It becomes the name of a file, model/NAME.py, and of a module. */
static bool is_identifier(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';

		if (!is_letter && (i == 0 || c < '0' || c > '9'))
			return false;
	}
	return true;
}

enum rc job_read_model(void *into, const char *name, const struct json *v, struct err *err)
{
	struct job_reading *r = into;

	if (read_text(r->a, v, LIMIT_NAME, &r->job.model, name, err))
		return err->rc;
	if (is_identifier(r->job.model))
		return RC_OK;
	return field_bad_value(name, "is no name of a model",
			       "give the file's stem: letters, digits and _, no digit first", err);
}

/* A name that git takes as a branch, and as nothing else: no option, no way upward, no range. */
static bool is_branch(struct str s)
{
	static const char refused[] = " ~^:?*[\\";

	if (s.n != 0 && (s.p[0] == '-' || s.p[0] == '/' || s.p[s.n - 1] == '/'))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool is_control = (unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f;

		if (is_control || strchr(refused, s.p[i]) != NULL ||
		    (s.p[i] == '.' && i + 1 < s.n && s.p[i + 1] == '.'))
			return false;
	}
	return true;
}

enum rc job_read_branch(void *into, const char *name, const struct json *v, struct err *err)
{
	struct job_reading *r = into;

	if (read_text(r->a, v, BRANCH_MOST, &r->job.branch, name, err))
		return err->rc;
	if (is_branch(r->job.branch))
		return RC_OK;
	return field_bad_value(name, "is no name of a branch", "give one such as main", err);
}

enum rc job_read_commit(void *into, const char *name, const struct json *v, struct err *err)
{
	struct job_reading *r = into;
	struct str *commit = &r->job.commit;
	bool is_hex = true;

	if (read_text(r->a, v, COMMIT_MOST, commit, name, err))
		return err->rc;
	for (size_t i = 0; i < commit->n; i++)
		is_hex = is_hex && commit->p[i] != '\0' &&
			 strchr("0123456789abcdefABCDEF", commit->p[i]) != NULL;
	if (is_hex && (commit->n == 0 || commit->n >= COMMIT_LEAST))
		return RC_OK;
	return field_bad_value(name, "is no commit", "give 7 to 64 hexadecimal digits", err);
}

enum rc job_read_parameters(void *into, const char *name, const struct json *v, struct err *err)
{
	struct job_reading *r = into;

	r->job.parameters = (struct str){0};
	if (json_is_null(v))
		return RC_OK;
	if (v->type != JSON_OBJECT)
		return field_bad_value(name, "is no object", "give {\"name\": value, …}", err);
	return json_exact(v, LIMIT_PARAMETERS, &r->job.parameters, name, err);
}

/* --- templates --- */

void job_add(struct json_writer *w, const char *name, struct str text)
{
	if (text.n != 0)
		json_add_str(w, name, text);
	else
		json_add_null(w, name);
}

static struct str payload_of(struct arena *a, const struct job *job)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(TEXT_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_str(&w, "project_name", job->project);
	job_add(&w, "model_name", job->model);
	job_add(&w, "branch", job->branch);
	if (job->commit.n != 0)
		json_add_str(&w, "commit_sha", job->commit);
	json_add_z(&w, "scope", job->model.n != 0 ? "model" : "project");
	json_add_raw(&w, "parameters", job->parameters.p != NULL ? job->parameters : STR("{}"));
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

struct template job_template(struct arena *a, const struct job *job)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(TEXT_MOST);
	struct json_writer w = json_writer_to(&text);

	json_put_str(&w, job->project);
	return (struct template){.target = str_dup(a, buf_str(&text)),
				 .payload = payload_of(a, job)};
}

static struct str member(struct arena *a, const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct err none = {0};
	struct str text = {0};

	if (v != NULL && v->type == JSON_STRING)
		(void)json_string(a, v, LIMIT_PARAMETERS, &text, name, &none);
	return text;
}

static struct str target_name(struct arena *a, struct str target)
{
	struct err none = {0};
	struct json v;
	struct str text = target;

	if (json_value(target, &v, &none) == RC_OK && v.type == JSON_STRING)
		(void)json_string(a, &v, LIMIT_URL, &text, "target", &none);
	return text;
}

struct job job_of(struct arena *a, const struct template *t)
{
	struct job job = {.project = target_name(a, t->target)};
	const struct json *parameters;
	struct json_object o;
	struct err none = {0};
	struct str project;

	if (t->payload.p == NULL || json_object(a, t->payload, &o, &none))
		return job;
	parameters = json_get(&o, STR("parameters"));
	project = member(a, &o, "project_name");
	if (project.n != 0 && !target_name_is_valid(job.project))
		job.project = project;
	job.model = member(a, &o, "model_name");
	job.branch = member(a, &o, "branch");
	job.commit = member(a, &o, "commit_sha");
	if (parameters != NULL)
		job.parameters = parameters->raw;
	return job;
}

enum rc job_find_project(struct request *rq, struct str project, struct err *err)
{
	struct target_row row;
	enum rc rc = store_target_find(rq->services->reader, &rq->arena, rq->caller.namespace,
				       project, &row, err);

	if (rc != RC_NOT_FOUND)
		return rc;
	err_at(err, RC_NOT_FOUND, "unknown_project", "project_name",
	       "there is no project \"" STR_FMT "\"", STR_ARG(project));
	return err_hint(err, "a project is a named target: PUT /v1/targets/NAME with "
			     "{\"kind\":\"queue\",\"queue\":\"runs\"} registers one");
}

/* --- how things are written --- */

void add_utc(struct json_writer *w, const char *name, ms_t at)
{
	char text[ISO_TEXT];

	if (at == AT_NONE || at == MS_NEVER)
		json_add_null(w, name);
	else
		json_add_str(w, name, iso_print_offset(text, at - at % MS_SECOND, 0));
}

void add_id(struct json_writer *w, const char *name, struct uuid id)
{
	if (uuid_is_nil(id))
		json_add_null(w, name);
	else
		add_uuid(w, name, id);
}
