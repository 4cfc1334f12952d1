#include "keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rand.h"

static enum rc fail(const char *path, const char *what, struct err *err)
{
	return err_set(err, RC_IO, "key_file", "%s: %s: %s", path, what, strerror(errno));
}

static enum rc make(const char *path, struct seal_key *out, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool written;

	if (fd < 0)
		return fail(path, "cannot make the key file", err);
	rand_bytes(out->b, sizeof(out->b));
	written = write(fd, out->b, sizeof(out->b)) == (ssize_t)sizeof(out->b) && fsync(fd) == 0;
	if (close(fd) != 0 || !written) {
		(void)unlink(path);
		return fail(path, "cannot write the key file", err);
	}
	return RC_OK;
}

static enum rc read_from(int fd, const char *path, struct seal_key *out, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return fail(path, "cannot look at the key file", err);
	if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
		(void)err_set(err, RC_INVALID, "key_file", "%s can be read by others", path);
		return err_hint(err, "chmod 600 %s", path);
	}
	if (st.st_size != (off_t)sizeof(out->b) ||
	    read(fd, out->b, sizeof(out->b)) != (ssize_t)sizeof(out->b))
		return err_set(err, RC_INVALID, "key_file", "%s does not hold %zu bytes", path,
			       sizeof(out->b));
	return RC_OK;
}

enum rc keyfile_read(const char *path, struct seal_key *out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum rc rc;

	if (fd < 0 && errno == ENOENT)
		return make(path, out, err);
	if (fd < 0)
		return fail(path, "cannot read the key file", err);
	rc = read_from(fd, path, out, err);
	(void)close(fd);
	return rc;
}
