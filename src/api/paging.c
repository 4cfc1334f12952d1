#include "paging.h"

#include "api/query.h"
#include "api/request.h"
#include "base/limits.h"

/* Six bits a character, most significant first: 64 bits and two of padding in 11 characters. */
enum { CURSOR_CHARS = 11 };

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

struct str cursor_print(char to[static CURSOR_TEXT], int64_t key)
{
	uint64_t bits = (uint64_t)key;

	for (size_t i = CURSOR_CHARS; i-- > 0; bits >>= 6)
		to[i] = alphabet[bits & 63];
	return str_of(to, CURSOR_CHARS);
}

bool cursor_parse(struct str text, int64_t *key_out)
{
	uint64_t bits = 0;

	if (text.n != CURSOR_CHARS)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		const char *at = memchr(alphabet, text.p[i], sizeof(alphabet) - 1);

		if (at == NULL)
			return false;
		bits = bits << 6 | (uint64_t)(at - alphabet);
	}
	if (bits == 0 || bits > INT64_MAX)
		return false;
	*key_out = (int64_t)bits;
	return true;
}

static enum rc read_cursor(struct request *rq, struct page *out, struct err *err)
{
	struct str text = {0};

	if (query_str(rq, "cursor", &text, err))
		return err->rc;
	if (text.n == 0 || cursor_parse(text, &out->before))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_cursor", "cursor", "the cursor is none of this server's");
	return err_hint(err, "take next_cursor of the page before, or leave it out");
}

enum rc paging_read(struct request *rq, struct page *out, struct err *err)
{
	return paging_read_of(rq, PAGE_DEFAULT, out, err);
}

enum rc paging_read_of(struct request *rq, int64_t usual, struct page *out, struct err *err)
{
	struct page page = {.limit = usual};

	if (query_i64(rq, "limit", 1, LIMIT_PAGE, &page.limit, err) ||
	    query_i64(rq, "offset", 0, INT64_MAX, &page.offset, err) || read_cursor(rq, &page, err))
		return err->rc;
	*out = page;
	return RC_OK;
}

static int64_t chunk_of(int64_t left)
{
	return (left < PAGE_CHUNK ? left : PAGE_CHUNK) + 1;
}

struct page_walk page_walk_over(const struct page *page)
{
	struct page_walk w = {.ask = *page, .left = page->limit};

	w.ask.limit = chunk_of(w.left);
	return w;
}

size_t page_walk_fit(const struct page_walk *w, size_t got)
{
	size_t most = (size_t)w->ask.limit - 1;

	return got < most ? got : most;
}

void page_walk_shown(struct page_walk *w, size_t got, size_t shown, int64_t last_key,
		     size_t written)
{
	w->more = got > shown;
	w->left = w->more && written < PAGE_BYTES ? w->left - (int64_t)shown : 0;
	if (w->more)
		w->ask = (struct page){
			.limit = chunk_of(w->left), .before = last_key, .no_total = true};
}

void page_walk_write_next(const struct page_walk *w, struct json_writer *to)
{
	char text[CURSOR_TEXT];

	if (w->more)
		json_add_str(to, "next_cursor", cursor_print(text, w->ask.before));
	else
		json_add_null(to, "next_cursor");
}
