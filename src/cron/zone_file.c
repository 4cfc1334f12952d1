#include "zone_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct path {
	char text[PATH_MAX];
};

static void close_fd(const int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

static struct path path_of(const char *dir, struct str name)
{
	struct path path;

	(void)snprintf(path.text, sizeof(path.text), "%s/" STR_FMT, dir, STR_ARG(name));
	return path;
}

static struct zone_stamp stamp_of(const struct stat *st)
{
	return (struct zone_stamp){st->st_dev, st->st_ino, st->st_size, st->st_ctim};
}

static bool stamp_eq(struct zone_stamp a, struct zone_stamp b)
{
	return a.dev == b.dev && a.ino == b.ino && a.size == b.size &&
	       a.changed.tv_sec == b.changed.tv_sec && a.changed.tv_nsec == b.changed.tv_nsec;
}

static enum rc refuse(struct str name, struct err *err)
{
	if (errno == EMFILE || errno == ENFILE || errno == EIO || errno == ENOMEM)
		return err_set(err, RC_IO, "zone_unreadable", "time zone " STR_FMT ": %s",
			       STR_ARG(name), strerror(errno));
	return err_set(err, RC_INVALID, "unknown_timezone", "unknown time zone \"" STR_FMT "\"",
		       STR_ARG(name));
}

/* The file's bytes, in the arena. */
static enum rc read_all(struct zone_file *f, int fd, struct str name, struct str *out,
			struct err *err)
{
	size_t size = (size_t)f->stamp.size;
	char *bytes = arena_alloc(&f->arena, size + 1);
	size_t n = 0;

	while (n < size) {
		ssize_t got = read(fd, bytes + n, size - n);

		if (got < 0 && errno != EINTR)
			return refuse(name, err);
		if (got == 0)
			break;
		n += got > 0 ? (size_t)got : 0;
	}
	*out = str_of(bytes, n);
	return RC_OK;
}

static enum rc load(struct zone_file *f, const char *dir, struct str name, struct err *err)
{
	struct path path = path_of(dir, name);
	int fd CLEANUP(close_fd) = open(path.text, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	struct str bytes = {0};

	if (fd < 0 || fstat(fd, &st) != 0)
		return refuse(name, err);
	errno = 0;
	if (!S_ISREG(st.st_mode) || st.st_size > ZONE_FILE_MOST)
		return refuse(name, err);
	f->stamp = stamp_of(&st);
	if (read_all(f, fd, name, &bytes, err))
		return err->rc;
	if (zone_parse(&f->arena, name, bytes, &f->zone, err)) {
		err->code = "unknown_timezone";
		return err->rc;
	}
	return RC_OK;
}

struct zone_file *zone_file_load(const char *dir, struct str name, struct err *err)
{
	struct zone_file *f = zone_file_gone();

	if (f == NULL) {
		errno = ENOMEM;
		(void)refuse(name, err);
		return NULL;
	}
	if (load(f, dir, name, err)) {
		zone_file_free(f);
		return NULL;
	}
	return f;
}

struct zone_file *zone_file_gone(void)
{
	return calloc(1, sizeof(struct zone_file));
}

bool zone_file_is_current(const struct zone_file *f, const char *dir, struct str name)
{
	struct path path = path_of(dir, name);
	struct stat st;

	if (stat(path.text, &st) != 0)
		return f->zone == NULL;
	return stamp_eq(f->stamp, stamp_of(&st));
}

void zone_file_free(struct zone_file *f)
{
	while (f != NULL) {
		struct zone_file *older = f->older;

		arena_release(&f->arena);
		free(f);
		f = older;
	}
}
