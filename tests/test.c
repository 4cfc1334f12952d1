#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { MOST_TESTS = 512 };

static const uint64_t roomy = (uint64_t)512 << 20;

static struct CMUnitTest tests[MOST_TESTS];
static size_t n_tests;

void test_register(const char *name, test_fn *fn)
{
	if (n_tests < MOST_TESTS)
		tests[n_tests++] = (struct CMUnitTest){.name = name, .test_func = fn};
}

void check_text(int line, const char *what, const char *got, size_t n_got, const char *want)
{
	if (n_got == strlen(want) && (n_got == 0 || memcmp(got, want, n_got) == 0))
		return;
	fail_msg("line %d: %s\n  got  \"%.*s\"\n  want \"%s\"", line, what, (int)n_got,
		 n_got != 0 ? got : "", want);
}

void check_failed(const char *file, int line, int row, const char *cond)
{
	if (row != 0)
		fail_msg("%s:%d: row of line %d: %s", file, line, row, cond);
	fail_msg("%s:%d: %s", file, line, cond);
	abort(); /* cmocka does not say that fail_msg never returns */
}

/* A container's is often too small for a store. */
static bool is_roomy(const char *folder)
{
	struct statvfs fs;

	return access(folder, W_OK) == 0 && statvfs(folder, &fs) == 0 &&
	       (uint64_t)fs.f_bavail * fs.f_frsize >= roomy;
}

void test_folder(char *path, size_t size)
{
	const char *parent = is_roomy("/dev/shm") ? "/dev/shm" : "/tmp";
	int n = snprintf(path, size, "%s/belfry-test-XXXXXX", parent);

	CHECK(n > 0 && (size_t)n < size);
	CHECK(mkdtemp(path) != NULL);
}

int main(void)
{
	if (n_tests == 0 || n_tests == MOST_TESTS)
		return 1;
	return _cmocka_run_group_tests("tests", tests, n_tests, NULL, NULL);
}
