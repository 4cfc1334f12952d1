#pragma once
/* A view of bytes: {p, n}. A view never owns; whoever made the bytes says how long they live.
 * Views are not NUL-terminated; str_dup_z makes a C string where libc or a library wants one.
 * An empty view may have p == NULL. All functions are pure and thread-safe. */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct str {
	const char *p;
	size_t n;
};

/* A literal as a view: STR("abc"). */
#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
/* The same where C wants a constant initialiser (static tables). */
#define STR_INIT(lit)                   \
	{                               \
		"" lit, sizeof(lit) - 1 \
	}
/* For printf: "%.*s" as STR_FMT, STR_ARG(view). */
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).n != 0 ? (s).p : ""

static inline struct str str_of(const char *p, size_t n)
{
	return (struct str){p, n};
}

/* A view of a C string; NULL is the empty view. */
static inline struct str str_z(const char *z)
{
	return (struct str){z, z != NULL ? strlen(z) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* ASCII case folding only. */
bool str_eq_nocase(struct str a, struct str b);
/* Bytewise order, a shorter prefix first: <0, 0, >0. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Position of `c`, or s.n where there is none. */
size_t str_find(struct str s, char c);
/* Bytes from `from` (at most s.n) up to `n` of them. */
struct str str_sub(struct str s, size_t from, size_t n);
/* Takes all up to `sep` off the front of `*rest`, and the separator too; without one, takes the
 * rest. */
struct str str_cut(struct str *rest, char sep);
/* Without leading and trailing spaces and tabs. */
struct str str_trim(struct str s);

/* Copies that live as long as the arena. */
struct str str_dup(struct arena *a, struct str s);
char *str_dup_z(struct arena *a, struct str s);
