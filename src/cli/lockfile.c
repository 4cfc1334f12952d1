#include "lockfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum rc lockfile_take(const char *path, int *fd_out, struct err *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		return err_set(err, RC_IO, "store_io", "%s: %s", path, strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
		*fd_out = fd;
		return RC_OK;
	}
	(void)close(fd);
	(void)err_set(err, RC_CONFLICT, "store_in_use", "another server has this store open (%s)",
		      path);
	return err_hint(err, "end it first, or name another --store");
}
