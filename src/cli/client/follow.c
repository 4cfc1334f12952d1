#include "follow.h"

#include <time.h>

#include "cli/client/transport.h"

enum {
	AGAIN_MS = 500,		 /* until a connection that broke is made anew */
	REFUSAL_MOST = 64 * 1024 /* of an answer that is no stream */
};

struct follower {
	struct sse_reader reader;
	sse_take *take;
	void *context;
	bool has_begun; /* something came: the server is there, and lets us in */
	bool has_enough;
};

static bool on_piece(void *context, struct str piece)
{
	struct follower *f = context;

	f->has_begun = true;
	f->has_enough = !sse_reader_feed(&f->reader, piece, f->take, f->context);
	return !f->has_enough;
}

static void pause_for(ms_t span)
{
	struct timespec t = {.tv_sec = span / MS_SECOND, .tv_nsec = span % MS_SECOND * 1000000};

	(void)nanosleep(&t, NULL);
}

/* *over_out: nothing will follow. */
static enum rc ask_once(const struct client *c, struct arena *a, struct follower *f,
			struct str path, bool *over_out, struct err *err)
{
	struct buf answer CLEANUP(buf_release) = BUF_INIT(REFUSAL_MOST);
	struct transport_request rq = {.method = "GET", .on_piece = on_piece, .piece_context = f};
	int status = 0;

	sse_reader_restart(&f->reader);
	if (client_prepare_stream(c, a, path, sse_reader_id(&f->reader), &rq, err) ||
	    transport_send(a, &rq, &status, &answer, err))
		return err->rc;
	*over_out = status == 204;
	if (status < 200 || status > 299)
		return client_refusal(a, status, buf_str(&answer), err);
	return RC_OK;
}

/* What may mend itself: the server is gone for a while, or is going down. */
static bool may_come_back(const struct follower *f, const struct err *err)
{
	return f->has_begun && (err->rc == RC_IO || err->rc == RC_BUSY);
}

static enum rc follow(const struct client *c, struct arena *a, struct follower *f, struct str path,
		      struct err *err)
{
	bool is_over = false;

	while (!f->has_enough && !is_over) {
		struct err why = {0};

		if (ask_once(c, a, f, path, &is_over, &why) && !f->has_enough &&
		    !may_come_back(f, &why)) {
			*err = why;
			return why.rc;
		}
		if (!f->has_enough && !is_over)
			pause_for(AGAIN_MS);
	}
	return RC_OK;
}

enum rc client_follow(const struct client *c, struct arena *a, struct str path, sse_take *take,
		      void *context, struct err *err)
{
	struct follower f = {.take = take, .context = context};
	enum rc rc;

	sse_reader_init(&f.reader);
	rc = follow(c, a, &f, path, err);
	sse_reader_release(&f.reader);
	return rc;
}
