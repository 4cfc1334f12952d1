#include "sqlite_faults.h"

#include <sqlite3.h>

#include "test.h"

/* What SQLite is given for a file: the system's own stands behind it. */
struct faulty_file {
	sqlite3_file base; /* first */
	struct faults *faults;
	sqlite3_file *real;
};

static sqlite3_file *real_of(sqlite3_file *f)
{
	return ((struct faulty_file *)(void *)f)->real;
}

static struct faults *faults_of(sqlite3_file *f)
{
	return ((struct faulty_file *)(void *)f)->faults;
}

static int faulty_close(sqlite3_file *f)
{
	return real_of(f)->pMethods->xClose(real_of(f));
}

static int faulty_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	if (faults_of(f)->fail_reads) {
		faults_of(f)->has_failed = true;
		return SQLITE_IOERR_READ;
	}
	return real_of(f)->pMethods->xRead(real_of(f), to, n, at);
}

static int faulty_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	struct faults *faults = faults_of(f);

	faults->n_writes++;
	if (faults->fail_write != 0 && faults->n_writes >= faults->fail_write) {
		faults->has_failed = true;
		return SQLITE_FULL;
	}
	return real_of(f)->pMethods->xWrite(real_of(f), from, n, at);
}

static int faulty_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return real_of(f)->pMethods->xTruncate(real_of(f), size);
}

static int faulty_sync(sqlite3_file *f, int flags)
{
	struct faults *faults = faults_of(f);

	if (++faults->n_syncs == faults->fail_sync) {
		faults->has_failed = true;
		return SQLITE_IOERR_FSYNC;
	}
	return real_of(f)->pMethods->xSync(real_of(f), flags);
}

static int faulty_size(sqlite3_file *f, sqlite3_int64 *out)
{
	return real_of(f)->pMethods->xFileSize(real_of(f), out);
}

static int faulty_lock(sqlite3_file *f, int level)
{
	return real_of(f)->pMethods->xLock(real_of(f), level);
}

static int faulty_unlock(sqlite3_file *f, int level)
{
	return real_of(f)->pMethods->xUnlock(real_of(f), level);
}

static int faulty_check_lock(sqlite3_file *f, int *out)
{
	return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
}

static int faulty_control(sqlite3_file *f, int op, void *arg)
{
	return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}

static int faulty_sector(sqlite3_file *f)
{
	return real_of(f)->pMethods->xSectorSize(real_of(f));
}

static int faulty_traits(sqlite3_file *f)
{
	return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}

static int faulty_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
}

static int faulty_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags);
}

static void faulty_barrier(sqlite3_file *f)
{
	real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static int faulty_unmap(sqlite3_file *f, int delete)
{
	return real_of(f)->pMethods->xShmUnmap(real_of(f), delete);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2, /* no memory-mapped reads */
	.xClose = faulty_close,
	.xRead = faulty_read,
	.xWrite = faulty_write,
	.xTruncate = faulty_truncate,
	.xSync = faulty_sync,
	.xFileSize = faulty_size,
	.xLock = faulty_lock,
	.xUnlock = faulty_unlock,
	.xCheckReservedLock = faulty_check_lock,
	.xFileControl = faulty_control,
	.xSectorSize = faulty_sector,
	.xDeviceCharacteristics = faulty_traits,
	.xShmMap = faulty_map,
	.xShmLock = faulty_shm_lock,
	.xShmBarrier = faulty_barrier,
	.xShmUnmap = faulty_unmap,
};

static sqlite3_vfs faulty_vfs;

static sqlite3_vfs *real_vfs(void)
{
	return sqlite3_vfs_find("unix");
}

static int faulty_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct faulty_file *file = (struct faulty_file *)(void *)f;
	int result;

	file->faults = vfs->pAppData;
	file->real = (sqlite3_file *)(void *)(file + 1);
	result = real_vfs()->xOpen(real_vfs(), name, file->real, flags, out);
	file->base.pMethods = file->real->pMethods != NULL ? &methods : NULL;
	return result;
}

void faults_install(struct faults *f)
{
	faulty_vfs = *real_vfs();
	faulty_vfs.zName = "faulty";
	faulty_vfs.pNext = NULL;
	faulty_vfs.szOsFile += (int)sizeof(struct faulty_file);
	faulty_vfs.pAppData = f;
	faulty_vfs.xOpen = faulty_open;
	CHECK(sqlite3_vfs_register(&faulty_vfs, 1) == SQLITE_OK);
}

void faults_remove(void)
{
	CHECK(sqlite3_vfs_unregister(&faulty_vfs) == SQLITE_OK);
	CHECK(sqlite3_vfs_register(real_vfs(), 1) == SQLITE_OK);
}

void faults_arm(struct faults *f, int64_t fail_write, int64_t fail_sync)
{
	*f = (struct faults){.fail_write = fail_write, .fail_sync = fail_sync};
}
