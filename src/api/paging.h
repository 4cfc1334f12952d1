#pragma once
/* Pages of lists: `limit` and `offset` as Taskhook has them, and a cursor, which stays where it is
 * when rows are added in front. A cursor is opaque to clients; it holds the store's key of the last
 * row that was shown. Lists ask the store for one row more than the page has, to know whether there
 * is a next one. */

#include "base/err.h"
#include "codec/json_write.h"
#include "store/rows.h"

struct request;

enum {
	PAGE_DEFAULT = 100,
	PAGE_CHUNK = 100,	      /* rows read at once: each may carry a payload */
	PAGE_BYTES = 8 * 1024 * 1024, /* a page that has grown over this ends early */
	CURSOR_TEXT = 16,
};

/* Reads limit (1..LIMIT_PAGE), offset and cursor; RC_INVALID with the field. */
enum rc paging_read(struct request *rq, struct page *out, struct err *err);
/* The same where a page that says no limit has `usual` rows. */
enum rc paging_read_of(struct request *rq, int64_t usual, struct page *out, struct err *err);

/* Pure. The text is of `to`. */
struct str cursor_print(char to[static CURSOR_TEXT], int64_t key);
bool cursor_parse(struct str text, int64_t *key_out);

/* How a page is read from the store, chunk by chunk: while page_walk_goes_on, list `ask`, show the
 * first page_walk_fit rows, tell page_walk_shown. Pure. */
struct page_walk {
	struct page ask; /* the total is counted with the first chunk alone */
	int64_t left;	 /* rows that the page may still show */
	bool more;	 /* the list goes on behind what was shown */
};

struct page_walk page_walk_over(const struct page *page);
static inline bool page_walk_goes_on(const struct page_walk *w)
{
	return w->left != 0;
}
/* Of `got` rows. */
size_t page_walk_fit(const struct page_walk *w, size_t got);
/* `written`: how large the page has become. */
void page_walk_shown(struct page_walk *w, size_t got, size_t shown, int64_t last_key,
		     size_t written);
/* Adds "next_cursor": null at the list's end. */
void page_walk_write_next(const struct page_walk *w, struct json_writer *to);
