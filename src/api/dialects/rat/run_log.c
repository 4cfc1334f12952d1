#include "run_log.h"

enum { PIECES_AT_ONCE = 8 };

struct telling {
	struct run_log *log;
	const struct attempt *attempts;
	size_t n_attempts;
	on_log_line *on_line;
	void *context;
};

static const char *level_of(enum log_stream stream)
{
	return stream == LOG_STDERR ? "error" : "info";
}

static void tell_piece(const struct telling *t, const struct log_piece *p)
{
	struct str rest = p->text;

	while (rest.n != 0)
		t->on_line(t->context, p->at, level_of(p->stream), str_cut(&rest, '\n'));
	t->log->ask.after_attempt = p->attempt;
	t->log->ask.after_sequence = p->sequence;
}

/* Of the attempts that have ended, up to `last`. */
static void tell_errors(const struct telling *t, int last)
{
	for (size_t i = 0; i < t->n_attempts; i++) {
		const struct attempt *a = &t->attempts[i];

		if (a->number <= t->log->errors_of || a->number > last)
			continue;
		t->log->errors_of = a->number;
		if (a->error.n != 0)
			t->on_line(t->context, a->finished_at, level_of(LOG_STDERR), a->error);
	}
}

enum rc run_log_read(struct run_log *log, struct store *s, struct arena *a, on_log_line *on_line,
		     void *context, bool *all_out, struct err *err)
{
	struct telling t = {.log = log, .on_line = on_line, .context = context};
	struct log_piece *pieces;
	struct attempt *attempts;
	size_t n;

	if (store_attempt_list(s, a, log->ask.task, &attempts, &t.n_attempts, err) ||
	    store_log_list(s, a, &log->ask, PIECES_AT_ONCE, &pieces, &n, err))
		return err->rc;
	t.attempts = attempts;
	for (size_t i = 0; i < n; i++) {
		tell_errors(&t, pieces[i].attempt - 1);
		tell_piece(&t, &pieces[i]);
	}
	*all_out = n < PIECES_AT_ONCE;
	if (*all_out)
		tell_errors(&t, INT32_MAX);
	return RC_OK;
}
