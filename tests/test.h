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

#define TEST(name)                                                     \
	static void name(void **state);                                \
	__attribute__((constructor)) static void register_##name(void) \
	{                                                              \
		test_register(#name, name);                            \
	}                                                              \
	static void name(void **state __attribute__((unused)))

#define CHECK(cond)                                                       \
	do {                                                              \
		if (!(cond))                                              \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, #cond); \
	} while (0)
#define CHECK_ROW(line, cond)                                                        \
	do {                                                                         \
		if (!(cond))                                                         \
			fail_msg("%s: row of line %d: %s", __FILE__, (line), #cond); \
	} while (0)
