#include "outputs.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/macros.h"
#include "codec/json.h"

static const struct {
	const char *end, *type;
} types[] = {
	{".json", "application/json"},
	{".txt", "text/plain; charset=utf-8"},
	{".log", "text/plain; charset=utf-8"},
	{".md", "text/markdown; charset=utf-8"},
	{".csv", "text/csv"},
	{".html", "text/html; charset=utf-8"},
	{".png", "image/png"},
	{".jpg", "image/jpeg"},
	{".svg", "image/svg+xml"},
	{".pdf", "application/pdf"},
};

const char *outputs_type(struct str name)
{
	for (size_t i = 0; i < COUNTOF(types); i++)
		if (str_ends(name, str_z(types[i].end)))
			return types[i].type;
	return "application/octet-stream";
}

/* A regular file of at most LIMIT_OUTPUT bytes; else why not. A link is not followed: it could lead
 * to what the worker alone may read. */
static const char *read_file(struct arena *a, int folder, const char *name, struct str *out)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	const char *why = NULL;
	struct stat st;
	char *bytes;
	ssize_t n = 0;

	if (fd < 0)
		return "cannot be read";
	bytes = arena_alloc(a, LIMIT_OUTPUT + 1);
	*out = str_of(bytes, 0);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		why = "is no regular file";
	while (why == NULL && out->n <= LIMIT_OUTPUT &&
	       (n = read(fd, bytes + out->n, LIMIT_OUTPUT + 1 - out->n)) > 0)
		out->n += (size_t)n;
	(void)close(fd);
	if (why == NULL && out->n > LIMIT_OUTPUT)
		why = "is too large";
	return why == NULL && n < 0 ? "cannot be read" : why;
}

struct sending {
	struct work_lease *lease;
	outputs_note *note;
	void *context;
};

static enum rc send_file(const struct sending *s, int folder, const char *name, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err bad = {0};
	struct str bytes;
	const char *why = NULL;

	if (output_check_name(str_z(name), &bad))
		why = bad.text;
	else
		why = read_file(&a, folder, name, &bytes);
	if (why != NULL) {
		s->note(s->context, name, why);
		return RC_OK;
	}
	return lease_output(s->lease, str_z(name), outputs_type(str_z(name)), bytes, err);
}

static enum rc send_all(const struct sending *s, const char *path, struct err *err)
{
	DIR *folder = opendir(path);
	const struct dirent *e;
	enum rc rc = RC_OK;

	if (folder == NULL)
		return RC_OK; /* the command has removed it */
	while (rc == RC_OK && (e = readdir(folder)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			rc = send_file(s, dirfd(folder), e->d_name, err);
	(void)closedir(folder);
	return rc;
}

static enum rc send_metrics(const struct sending *s, const char *path, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err bad = {0};
	struct str bytes;
	const char *why;

	if (access(path, F_OK) != 0)
		return RC_OK;
	why = read_file(&a, AT_FDCWD, path, &bytes);
	if (why == NULL && json_check(bytes, &bad))
		why = bad.text;
	if (why != NULL) {
		s->note(s->context, "the metrics", why);
		return RC_OK;
	}
	return lease_output(s->lease, STR("metrics.json"), "application/json", bytes, err);
}

static enum rc send_result(const struct sending *s, const struct outputs_result *r, struct err *err)
{
	const struct process_end *end = &r->end;
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME * 4);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	if (end->signal != 0)
		json_add_i64(&w, "signal", end->signal);
	else
		json_add_i64(&w, "exit_code", end->exit_code);
	json_add_bool(&w, "timed_out", end->timed_out);
	json_add_i64(&w, "duration_ms", end->duration_ms);
	if (r->commit.n != 0)
		json_add_str(&w, "commit", r->commit);
	json_end_object(&w);
	return lease_output(s->lease, STR("result.json"), "application/json", buf_str(&text), err);
}

enum rc outputs_send(struct work_lease *l, const struct folder *f, const struct outputs_result *r,
		     outputs_note *note, void *context, struct err *err)
{
	const struct sending s = {l, note, context};

	if (send_all(&s, f->outputs, err) || send_metrics(&s, f->metrics, err))
		return err->rc;
	return send_result(&s, r, err);
}
