#include "sse.h"

void sse_reader_init(struct sse_reader *r)
{
	*r = (struct sse_reader){BUF_INIT(SSE_EVENT_MOST), BUF_INIT(SSE_EVENT_MOST),
				 BUF_INIT(SSE_EVENT_MOST), BUF_INIT(SSE_EVENT_MOST)};
}

void sse_reader_release(struct sse_reader *r)
{
	buf_release(&r->rest);
	buf_release(&r->id);
	buf_release(&r->event);
	buf_release(&r->data);
}

void sse_reader_restart(struct sse_reader *r)
{
	buf_reset(&r->rest);
	buf_reset(&r->event);
	buf_reset(&r->data);
}

static void set(struct buf *to, struct str value)
{
	buf_reset(to);
	buf_add(to, value);
}

static void take_field(struct sse_reader *r, struct str line)
{
	struct str name = str_cut(&line, ':');

	if (str_starts(line, STR(" ")))
		line = str_sub(line, 1, line.n);
	if (str_eq(name, STR("id"))) {
		set(&r->id, line);
	} else if (str_eq(name, STR("event"))) {
		set(&r->event, line);
	} else if (str_eq(name, STR("data"))) {
		buf_add(&r->data, line);
		buf_add_c(&r->data, '\n');
	}
}

/* An empty line ends an event. */
static bool end_event(struct sse_reader *r, sse_take *take, void *context)
{
	struct sse_event e = {buf_str(&r->event), buf_str(&r->data)};
	bool goes_on = true;

	if (e.event.n == 0)
		e.event = STR("message");
	if (e.data.n != 0) {
		e.data.n--; /* the last line's end */
		goes_on = take(context, &e);
	}
	buf_reset(&r->event);
	buf_reset(&r->data);
	return goes_on;
}

static bool take_line(struct sse_reader *r, struct str line, sse_take *take, void *context)
{
	if (str_ends(line, STR("\r")))
		line.n--;
	if (line.n == 0)
		return end_event(r, take, context);
	take_field(r, line);
	return true;
}

bool sse_reader_feed(struct sse_reader *r, struct str bytes, sse_take *take, void *context)
{
	struct str rest;
	size_t end;
	bool goes_on = true;

	buf_add(&r->rest, bytes);
	if (r->rest.failed || r->data.failed)
		return false;
	rest = buf_str(&r->rest);
	while (goes_on && (end = str_find(rest, '\n')) < rest.n) {
		goes_on = take_line(r, str_sub(rest, 0, end), take, context);
		rest = str_sub(rest, end + 1, rest.n);
	}
	if (rest.n != 0)
		memmove(r->rest.p, rest.p, rest.n);
	r->rest.n = rest.n;
	return goes_on;
}
