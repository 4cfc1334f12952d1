#include "cron_batch.h"

#include <errno.h>
#include <unistd.h>

#include "base/num.h"
#include "codec/iso8601.h"

enum {
	INPUT_SIZE = 64 * 1024, /* a longer line is answered by an error */
	OUTPUT_SIZE = 64 * 1024,
	CHUNK = 256,	   /* instants asked of cron_list at once */
	N_MOST = 10000000, /* instants of one answer */
};

struct batch {
	struct zones *zones;
	enum cron_dst dst;
	char in[INPUT_SIZE];
	size_t from, end; /* unread bytes of `in` */
	bool eof, broken;
	char out[OUTPUT_SIZE];
	size_t n_out;
};

/* One line's question. */
struct question {
	struct cron cron;
	const struct zone *zone;
	ms_t after;
	int64_t n;
};

static void flush(struct batch *b)
{
	size_t done = 0;

	while (done < b->n_out && !b->broken) {
		ssize_t n = write(STDOUT_FILENO, b->out + done, b->n_out - done);

		if (n < 0 && errno != EINTR)
			b->broken = true;
		done += n > 0 ? (size_t)n : 0;
	}
	b->n_out = 0;
}

static void put(struct batch *b, struct str s)
{
	if (s.n > OUTPUT_SIZE - b->n_out)
		flush(b);
	if (s.n != 0)
		memcpy(b->out + b->n_out, s.p, s.n);
	b->n_out += s.n;
}

/* Gets more input behind what is unread. Answers go out first: whoever asks may wait for them. */
static void fill(struct batch *b)
{
	ssize_t n;

	flush(b);
	memmove(b->in, b->in + b->from, b->end - b->from);
	b->end -= b->from;
	b->from = 0;
	do {
		n = read(STDIN_FILENO, b->in + b->end, INPUT_SIZE - b->end);
	} while (n < 0 && errno == EINTR);
	b->broken = b->broken || n < 0;
	b->eof = n <= 0;
	b->end += n > 0 ? (size_t)n : 0;
}

static struct str unread(const struct batch *b)
{
	return str_of(b->in + b->from, b->end - b->from);
}

/* The next line without its end, valid until the next call; of one that is too long only the last
 * part. False at the end of input. */
static bool next_line(struct batch *b, struct str *out, bool *too_long)
{
	size_t n = str_find(unread(b), '\n');

	*too_long = false;
	while (n == unread(b).n && !b->eof) {
		if (n == INPUT_SIZE) {
			*too_long = true;
			b->from = b->end;
		}
		fill(b);
		n = str_find(unread(b), '\n');
	}
	if (unread(b).n == 0 && !*too_long)
		return false;
	*out = str_sub(unread(b), 0, n);
	b->from += n < unread(b).n ? n + 1 : n;
	return true;
}

/* Takes the last field off a line; fields are cut from the right, since an expression may have tabs
 * of its own. */
static bool cut_last(struct str *line, struct str *out)
{
	size_t at = line->n;

	while (at != 0 && line->p[at - 1] != '\t')
		at--;
	if (at == 0)
		return false;
	*out = str_sub(*line, at, line->n);
	*line = str_sub(*line, 0, at - 1);
	return true;
}

static enum rc read_question(const struct batch *b, struct str line, struct question *q,
			     struct err *err)
{
	struct str zone, from, n;

	if (str_ends(line, STR("\r")))
		line.n--;
	if (!cut_last(&line, &n) || !cut_last(&line, &from) || !cut_last(&line, &zone))
		return err_set(err, RC_INVALID, "invalid_line",
			       "a line is EXPR<TAB>ZONE<TAB>FROM<TAB>N");
	if (cron_parse(&q->cron, line, &cron_native, err))
		return err->rc;
	q->zone = zones_get(b->zones, zone, err);
	if (q->zone == NULL || iso_parse(from, &q->after, "FROM", err))
		return err->rc;
	if (!num_parse_i64(n, 0, N_MOST, &q->n))
		return err_set(err, RC_INVALID, "invalid_count", "N is a number from 0 to %d",
			       N_MOST);
	return RC_OK;
}

static void put_instants(struct batch *b, const ms_t *at, size_t n, bool first)
{
	char text[ISO_TEXT];

	for (size_t i = 0; i < n; i++) {
		if (i != 0 || !first)
			put(b, STR(" "));
		put(b, iso_print(text, at[i]));
	}
}

static void answer(struct batch *b, const struct question *q)
{
	ms_t at[CHUNK], after = q->after;
	int64_t left = q->n;
	size_t want, got;

	do {
		want = left < CHUNK ? (size_t)left : CHUNK;
		got = cron_list(&q->cron, q->zone, b->dst, after, at, want);
		put_instants(b, at, got, left == q->n);
		left -= (int64_t)got;
		after = got != 0 ? at[got - 1] : after;
	} while (got == want && left != 0);
}

static void refuse(struct batch *b, const struct err *err)
{
	put(b, STR("error: "));
	put(b, str_z(err->text));
	if (err->hint[0] == '\0')
		return;
	put(b, STR(" ("));
	put(b, str_z(err->hint));
	put(b, STR(")"));
}

static void serve_line(struct batch *b, struct str line, bool too_long)
{
	struct question q = {0};
	struct err err = {0};

	if (too_long)
		(void)err_set(&err, RC_INVALID, "invalid_line", "the line is too long");
	else if (read_question(b, line, &q, &err) == RC_OK)
		answer(b, &q);
	if (err.rc != RC_OK)
		refuse(b, &err);
	put(b, STR("\n"));
}

int cron_batch(struct zones *zones, enum cron_dst dst)
{
	struct batch *b = calloc(1, sizeof(*b));
	struct str line;
	bool too_long, broken;

	if (b == NULL)
		return 1;
	b->zones = zones;
	b->dst = dst;
	while (!b->broken && next_line(b, &line, &too_long))
		serve_line(b, line, too_long);
	flush(b);
	broken = b->broken;
	free(b);
	return broken ? 1 : 0;
}
