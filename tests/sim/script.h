#pragma once
/* What the parts of the scripts' interpreter share (the language: script_test.c). A verb either
 * does something to the world or looks at it; a script that expects what is not so ends there, and
 * its file and line are told. */

#include "codec/iso8601.h"
#include "test.h"
#include "world.h"

struct run {
	struct world world;
	bool begun;
	const char *file;
	int line;
	struct delivery *named[WORLD_THINGS]; /* by thing: what `deliver` took last */
};

#define EXPECT(r, cond, ...)                                          \
	do {                                                          \
		if (!(cond)) {                                        \
			print_error("%s:%d: ", (r)->file, (r)->line); \
			fail_msg(__VA_ARGS__);                        \
		}                                                     \
	} while (0)

struct verb {
	const char *name;
	void (*run)(struct run *r, struct str rest);
	bool may_be_refused; /* then the next line has to say so */
};

/* The verb that looks at the world by that name; NULL where there is none. */
const struct verb *script_look(struct str name);

/* The next word of a line; "" at its end. */
struct str script_word(struct str *rest);
const char *script_name(struct run *r, struct str *rest);
struct thing *script_thing(struct run *r, struct str *rest);
ms_t script_instant(struct run *r, struct str s); /* ISO, `never` or `none` */
ms_t script_span(struct run *r, struct str s);
int64_t script_number(struct run *r, struct str s);
const char *script_iso(ms_t at, char to[static ISO_TEXT]);
