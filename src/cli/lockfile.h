#pragma once
/* One server a SQLite file: two would both believe to be the only writer. The lock is the kernel's
 * (flock), so it ends with the process, however that ends. */

#include "base/err.h"

/* Takes the lock of `path`, made where it is missing; *fd_out holds it until it is closed.
 * RC_CONFLICT "store_in_use" where another server has it. */
enum rc lockfile_take(const char *path, int *fd_out, struct err *err);
