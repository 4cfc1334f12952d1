#pragma once
/* TEST(a_sentence) { … } defines and registers a cmocka test; tests/test.c runs all of a program's
 * tests. CHECK_* print the row's line, so that a table of cases names the case that failed. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef void test_fn(void **state);

void test_register(const char *name, test_fn *fn);
/* Fails the running test unless the two texts are equal; prints both and the row. */
void check_text(int line, const char *what, const char *got, size_t n_got, const char *want);

/* A new, empty folder, which the test removes; in memory where there is room, since what a test
 * writes need not outlive the machine, and waiting for a disk is most of a store's time. */
void test_folder(char *path, size_t size);

/* Ends the running test; `row` is the line of a table's row, or 0. */
_Noreturn void check_failed(const char *file, int line, int row, const char *cond);

#define TEST(name)                                                     \
	static void name(void **state);                                \
	__attribute__((constructor)) static void register_##name(void) \
	{                                                              \
		test_register(#name, name);                            \
	}                                                              \
	static void name(void **state __attribute__((unused)))

#define CHECK(cond) ((cond) ? (void)0 : check_failed(__FILE__, __LINE__, 0, #cond))
#define CHECK_ROW(row, cond) ((cond) ? (void)0 : check_failed(__FILE__, __LINE__, (row), #cond))
