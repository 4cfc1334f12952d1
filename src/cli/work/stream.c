#include "stream.h"

#include "base/clock.h"
#include "base/limits.h"

enum { WAIT_MS = 200 };

void stream_init(struct work_stream *s, struct work_lease *lease)
{
	*s = (struct work_stream){.lease = lease, .sequence = 1};
	for (size_t i = 0; i < COUNTOF(s->waiting); i++)
		s->waiting[i] = BUF_INIT(4 * LIMIT_LOG);
}

void stream_release(struct work_stream *s)
{
	for (size_t i = 0; i < COUNTOF(s->waiting); i++)
		buf_release(&s->waiting[i]);
}

/* One byte more than the bound is kept: by it the server knows that something was cut off. */
void stream_add(struct work_stream *s, enum log_stream stream, struct str bytes)
{
	size_t room = (size_t)LIMIT_LOG + 1 - s->taken;
	struct str kept = str_sub(bytes, 0, room);

	s->taken += kept.n;
	if (s->is_cut)
		return;
	for (size_t i = 0; i < kept.n; i++) {
		if (kept.p[i] == '\0')
			buf_add_z(&s->waiting[stream],
				  "\xef\xbf\xbd"); /* no text of JSON's holds a NUL */
		else
			buf_add_c(&s->waiting[stream], kept.p[i]);
	}
}

static size_t length_by_lead(unsigned char lead)
{
	if (lead < 0xc0)
		return 1;
	if (lead < 0xe0)
		return 2;
	return lead < 0xf0 ? 3 : 4;
}

size_t stream_whole(struct str text)
{
	size_t at = text.n, back = 0;

	while (at != 0 && back < 3) {
		unsigned char c = (unsigned char)text.p[--at];

		back++;
		if ((c & 0xc0) != 0x80)
			return length_by_lead(c) > back ? at : text.n;
	}
	return text.n;
}

/* Chooses the next piece; false where there is none to be sent yet. */
static bool choose(struct work_stream *s, bool all)
{
	for (size_t i = 0; i < COUNTOF(s->waiting); i++) {
		struct str piece = str_sub(buf_str(&s->waiting[i]), 0, STREAM_PIECE);
		size_t whole = stream_whole(piece);

		if (whole == 0 && all)
			whole = piece.n;
		if (whole == 0)
			continue;
		s->sending = whole;
		s->sending_of = (enum log_stream)i;
		return true;
	}
	return false;
}

static void drop(struct buf *b, size_t n)
{
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

static bool send(struct work_stream *s)
{
	struct buf *from = &s->waiting[s->sending_of];
	struct err err = {0};
	enum rc rc = lease_log(s->lease, s->sending_of, s->sequence, str_of(from->p, s->sending),
			       &s->is_cut, &err);

	s->sent_mono = clock_mono();
	if (rc == RC_INVALID || rc == RC_FORBIDDEN || rc == RC_TOO_LARGE)
		s->is_cut = true; /* it would be refused again */
	else if (rc != RC_OK)
		return false;
	drop(from, s->sending);
	s->sending = 0;
	s->sequence++;
	if (s->is_cut)
		for (size_t i = 0; i < COUNTOF(s->waiting); i++)
			buf_reset(&s->waiting[i]);
	return true;
}

static bool is_worth_it(const struct work_stream *s)
{
	bool is_much = false;

	for (size_t i = 0; i < COUNTOF(s->waiting); i++)
		is_much = is_much || s->waiting[i].n >= STREAM_PIECE;
	return clock_mono() - s->sent_mono >= (is_much ? 0 : WAIT_MS);
}

void stream_flush(struct work_stream *s, bool all)
{
	if (!all && !is_worth_it(s))
		return;
	while (!s->lease->is_lost && (s->sending != 0 || choose(s, all)))
		if (!send(s))
			return;
}

bool stream_is_empty(const struct work_stream *s)
{
	return s->waiting[LOG_STDOUT].n == 0 && s->waiting[LOG_STDERR].n == 0;
}
