#include "checkout.h"

#include "base/buf.h"
#include "base/macros.h"
#include "cli/input.h"
#include "cli/work/environment.h"

enum {
	PATH_MOST = 4096,
	HEAD_MOST = 256,
	WORDS_MOST = 24,
	GIT_MS = 600 * MS_SECOND,
	GRACE_MS = 5 * MS_SECOND
};

struct git {
	struct arena *a;
	const struct folder *folder;
	const struct process_watch *watch;
};

static enum rc verdict(const struct process_end *end, const char *verb, struct err *err)
{
	if (end->stopped)
		return err_set(err, RC_BUSY, "stopped", "git %s was stopped", verb);
	if (end->exit_code != 0)
		return err_set(err, RC_INVALID, "no_checkout",
			       "git %s failed (exit code %d); its log says why", verb,
			       end->exit_code);
	return RC_OK;
}

/* git VERB WORDS..., in the tree. */
static enum rc run(const struct git *g, const char *verb, const char *const *words, size_t n,
		   struct err *err)
{
	static const char *const first[] = {"git",
					    "-c",
					    "core.hooksPath=/dev/null",
					    "-c",
					    "protocol.ext.allow=never",
					    "-c",
					    "advice.detachedHead=false"};
	char *argv[WORDS_MOST] = {NULL};
	struct process_plan plan = {.argv = argv,
				    .env = environment_of_git(g->a, g->folder),
				    .cwd = g->folder->tree,
				    .input = "/dev/null",
				    .timeout_ms = GIT_MS,
				    .grace_ms = GRACE_MS};
	struct process_end end;
	size_t at = 0;

	for (size_t i = 0; i < COUNTOF(first); i++)
		argv[at++] = str_dup_z(g->a, str_z(first[i]));
	argv[at++] = str_dup_z(g->a, str_z(verb));
	for (size_t i = 0; i < n; i++)
		argv[at++] = str_dup_z(g->a, str_z(words[i]));
	if (process_run(&plan, g->watch, &end, err))
		return err->rc;
	return verdict(&end, verb, err);
}

/* What is fetched: a branch by its whole name, so that no text can be an option. */
static enum rc wanted(struct arena *a, const struct work_command *c, struct str payload,
		      const char **out, struct err *err)
{
	bool is_branch = c->git.branch.n != 0;
	struct buf name CLEANUP(buf_release) = BUF_INIT(PLACEHOLDER_VALUE);
	struct str text;

	if (placeholders_expand(&c->placeholders, a, is_branch ? c->git.branch : c->git.commit,
				payload, &text, err))
		return err->rc;
	buf_add_z(&name, is_branch ? "refs/heads/" : "");
	buf_add(&name, text);
	if (text.n == 0 || text.p[0] == '-' || name.failed)
		return err_set(err, RC_INVALID, "bad_payload", "no name of a branch or commit");
	*out = str_dup_z(a, buf_str(&name));
	return RC_OK;
}

/* HEAD is detached: it holds the hash itself. */
static enum rc read_head(const struct git *g, struct str *out, struct err *err)
{
	struct buf path CLEANUP(buf_release) = BUF_INIT(PATH_MOST);
	struct str text = {0};

	buf_printf(&path, "%s/.git/HEAD", g->folder->tree);
	if (input_read(g->a, buf_str(&path), HEAD_MOST, &text, err))
		return err->rc;
	*out = str_cut(&text, '\n');
	return RC_OK;
}

enum rc checkout_make(struct arena *a, const struct work_command *c, struct str payload,
		      const struct folder *f, const struct process_watch *watch,
		      struct str *commit_out, struct err *err)
{
	const struct git g = {a, f, watch};
	const char *ref = NULL, *repository = str_dup_z(a, c->git.repository);

	if (wanted(a, c, payload, &ref, err))
		return err->rc;
	const char *const init[] = {"--quiet", "--template=", "."};
	const char *const fetch[] = {"--quiet", "--depth=1", "--no-tags", "--", repository, ref};
	const char *const checkout[] = {"--quiet", "--detach", "FETCH_HEAD"};

	if (run(&g, "init", init, COUNTOF(init), err) ||
	    run(&g, "fetch", fetch, COUNTOF(fetch), err) ||
	    run(&g, "checkout", checkout, COUNTOF(checkout), err))
		return err->rc;
	return read_head(&g, commit_out, err);
}
