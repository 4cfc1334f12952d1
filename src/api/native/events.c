/* GET /v1/events: what happens, live or page by page. */

#include "api/native/event_walk.h"
#include "api/native/native.h"
#include "api/query.h"
#include "api/reading.h"
#include "api/stream.h"
#include "base/limits.h"
#include "base/num.h"
#include "model/id.h"

enum {
	PAGE_EVENTS = 100,  /* where the client does not say */
	PAGE_SLICES = 1000, /* looked at for one page: a rare event is found in several */
};

static enum rc read_schedule(struct request *rq, struct store *s, struct event_filter *f,
			     struct err *err)
{
	struct str text = {0};
	struct uuid id = {{0}};
	struct schedule sch;

	if (query_str(rq, "schedule_id", &text, err) || text.n == 0)
		return err->rc;
	(void)id_parse(ID_SCHEDULE, text, &id);
	if (store_schedule_find(s, &rq->arena, rq->caller.namespace, id, &sch, err))
		return err->rc;
	f->schedule = sch.key;
	return RC_OK;
}

static enum rc read_task(struct request *rq, struct store *s, struct event_filter *f,
			 struct err *err)
{
	struct str text = {0};
	struct uuid id = {{0}};
	struct task t;

	if (query_str(rq, "task_id", &text, err) || text.n == 0)
		return err->rc;
	(void)id_parse(ID_TASK, text, &id);
	if (store_task_find(s, &rq->arena, rq->caller.namespace, id, rq->now, &t, err))
		return err->rc;
	f->task = t.key;
	return RC_OK;
}

static enum rc read_filter(struct request *rq, struct store *s, struct event_filter *f,
			   struct err *err)
{
	*f = (struct event_filter){.namespace = rq->caller.namespace,
				   .namespace_name = rq->caller.namespace_name,
				   .server_too = rq->caller.everywhere,
				   .kinds = UINT32_MAX};
	if (query_words(rq, "types", event_words, &f->kinds, err) || read_schedule(rq, s, f, err) ||
	    read_task(rq, s, f, err))
		return err->rc;
	return RC_OK;
}

/* --- live --- */

struct event_watch {
	struct event_walk walk;
	int64_t told; /* the position that the client knows */
	bool has_begun;
	struct stream *stream; /* while it is asked */
};

static struct str print(char to[static NUM_I64_TEXT], int64_t number)
{
	return str_of(to, num_print_i64(to, number));
}

static void say_position(struct event_watch *w)
{
	char id[NUM_I64_TEXT];

	sse_position(&w->stream->out, print(id, w->walk.after));
	w->told = w->walk.after;
}

static void say_reset(struct event_watch *w)
{
	char id[NUM_I64_TEXT];

	sse_event(&w->stream->out, print(id, w->walk.after), "reset",
		  STR("{\"reason\":\"events between the last one and this place are not kept\"}"));
	w->told = w->walk.after;
	w->walk.was_reset = false;
}

static bool say_event(void *context, const struct shown_event *e)
{
	struct event_watch *w = context;
	struct buf json CLEANUP(buf_release) = BUF_INIT(STREAM_BUFFER);
	struct json_writer writer = json_writer_to(&json);
	char id[NUM_I64_TEXT];

	event_write(&writer, &w->walk, e);
	sse_event(&w->stream->out, print(id, e->number), event_name(e->event.kind), buf_str(&json));
	w->told = e->number;
	return w->stream->out.n > STREAM_FULL;
}

/* A client that is shown little is told now and then how far the stream has come, so that it does
 * not come back to a place that is not kept any more. */
static enum rc pull(struct request *rq, struct stream *s, struct err *err)
{
	struct store *from CLEANUP(reading_end) = NULL;
	struct event_watch *w = s->context;
	bool more = false;

	w->stream = s;
	if (!w->has_begun) {
		sse_begin(&s->out);
		say_position(w);
	}
	w->has_begun = true;
	if (reading_begin(rq, &from, err))
		return err->rc;
	if (!w->walk.was_reset && event_walk_on(&w->walk, from, say_event, w, &more, err))
		return err->rc;
	if (w->walk.was_reset) {
		say_reset(w);
		more = true;
	}
	if (s->is_tick && s->out.n == 0 && w->told != w->walk.after)
		say_position(w);
	s->next = more ? STREAM_MORE : STREAM_WAITS;
	return RC_OK;
}

static enum rc answer_live(struct request *rq, struct event_watch *w, struct str after,
			   struct store *from, struct err *err)
{
	struct stream *s;

	if (event_walk_begin(&w->walk, from, after, err))
		return err->rc;
	s = answer_stream(rq, SSE_TYPE, pull, w);
	stream_listen(s, bell_topic(BELL_EVENTS, w->walk.filter.namespace));
	if (w->walk.filter.server_too)
		stream_listen(s, bell_topic(BELL_EVENTS, 0));
	return RC_OK;
}

/* --- a page --- */

struct event_page {
	struct event_walk walk;
	struct json_writer w;
	int64_t left;
	bool was_reset;
};

static bool add_event(void *context, const struct shown_event *e)
{
	struct event_page *p = context;

	event_write(&p->w, &p->walk, e);
	return --p->left == 0;
}

static enum rc add_events(struct event_page *p, struct store *from, bool *more_out, struct err *err)
{
	*more_out = true;
	for (int n = 0; n < PAGE_SLICES && p->left != 0 && *more_out; n++) {
		if (event_walk_on(&p->walk, from, add_event, p, more_out, err))
			return err->rc;
		p->was_reset = p->was_reset || p->walk.was_reset;
		p->walk.was_reset = false;
	}
	return RC_OK;
}

static enum rc answer_page(struct request *rq, struct event_page *p, struct str after,
			   struct store *from, struct err *err)
{
	char next[NUM_I64_TEXT];
	bool more;

	if (query_i64(rq, "limit", 1, LIMIT_PAGE, &p->left, err) ||
	    event_walk_begin(&p->walk, from, after.n != 0 ? after : STR("0"), err))
		return err->rc;
	p->was_reset = p->walk.was_reset;
	p->w = answer_json(&rq->answer, 200);
	json_begin_object(&p->w);
	json_add_array(&p->w, "events");
	if (add_events(p, from, &more, err))
		return err->rc;
	json_end_array(&p->w);
	json_add_str(&p->w, "next", print(next, p->walk.after));
	json_add_bool(&p->w, "more", more);
	json_add_bool(&p->w, "reset", p->was_reset);
	json_end_object(&p->w);
	return RC_OK;
}

enum rc events_get(struct request *rq, struct err *err)
{
	struct store *from CLEANUP(reading_end) = NULL;
	struct event_watch *w = NEW(&rq->arena, struct event_watch);
	struct event_page page = {.left = PAGE_EVENTS};
	struct str after;

	if (sse_resume_id(rq, &after, err) || reading_begin(rq, &from, err) ||
	    read_filter(rq, from, &w->walk.filter, err))
		return err->rc;
	page.walk.filter = w->walk.filter;
	if (str_starts(request_header(rq, STR("Accept")), STR("application/json")))
		return answer_page(rq, &page, after, from, err);
	return answer_live(rq, w, after, from, err);
}
