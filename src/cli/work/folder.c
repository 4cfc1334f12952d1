#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/macros.h"

enum { PATH_MOST = 4096, DEPTH_MOST = 256 };

static const char *join(struct arena *a, const char *folder, const char *name)
{
	struct buf path CLEANUP(buf_release) = BUF_INIT(PATH_MOST);

	buf_printf(&path, "%s/%s", folder, name);
	return str_dup_z(a, buf_str(&path));
}

static enum rc fail(const char *path, struct err *err)
{
	return err_set(err, RC_IO, "no_folder", "cannot make %s: %s", path, strerrordesc_np(errno));
}

static bool write_file(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t at = 0;
	ssize_t n = 0;

	if (fd < 0)
		return false;
	while (at < bytes.n && (n = write(fd, bytes.p + at, bytes.n - at)) > 0)
		at += (size_t)n;
	return close(fd) == 0 && at == bytes.n;
}

enum rc folder_make(struct arena *a, struct str workdir, struct str payload, struct folder *out,
		    struct err *err)
{
	char *root = (char *)(uintptr_t)join(a, str_dup_z(a, workdir), "attempt-XXXXXX");

	if (mkdtemp(root) == NULL)
		return fail(root, err);
	*out = (struct folder){root, join(a, root, "tree"), join(a, root, "outputs"),
			       join(a, root, "payload.json"), join(a, root, "metrics.json")};
	if (mkdir(out->tree, 0700) != 0 || mkdir(out->outputs, 0700) != 0 ||
	    !write_file(out->payload, payload)) {
		(void)fail(root, err);
		folder_remove(out);
		return err->rc;
	}
	return RC_OK;
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as folders are, with a bound */
static void empty(int parent, const char *name, int depth)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *e;

	if (folder == NULL) {
		if (fd >= 0)
			(void)close(fd);
		return;
	}
	(void)fchmod(fd, 0700);
	while ((e = readdir(folder)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (unlinkat(fd, e->d_name, 0) == 0 || depth == DEPTH_MOST)
			continue;
		empty(fd, e->d_name, depth + 1);
		(void)unlinkat(fd, e->d_name, AT_REMOVEDIR);
	}
	(void)closedir(folder);
}

void folder_remove(const struct folder *f)
{
	empty(AT_FDCWD, f->root, 0);
	(void)rmdir(f->root);
}
