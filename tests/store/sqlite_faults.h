#pragma once
/* A disk that fails when it is told to: a VFS of SQLite's around the system's own, made the default
 * one for as long as a test needs it. */

#include <stdbool.h>
#include <stdint.h>

struct faults {
	int64_t n_writes, n_syncs; /* so far */
	int64_t fail_write; /* this write and all behind it fail: the disk is full; 0: none */
	int64_t fail_sync;  /* this sync fails; 0: none */
	bool fail_reads;
	bool has_failed;
};

/* Every database that is opened from now on writes through it. */
void faults_install(struct faults *f);
void faults_remove(void);
/* Counts anew, and fails as told. */
void faults_arm(struct faults *f, int64_t fail_write, int64_t fail_sync);
