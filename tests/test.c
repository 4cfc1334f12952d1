#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TESTS = 512 };

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

int main(void)
{
	if (n_tests == 0 || n_tests == MOST_TESTS)
		return 1;
	return _cmocka_run_group_tests("tests", tests, n_tests, NULL, NULL);
}
