#include "preview_list.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/limits.h"
#include "codec/iso8601.h"
#include "sched/preview.h"

enum { NOTE_MOST = 512 };

static void write_event(struct json_writer *w, const struct zone *zone, const struct cron_event *e)
{
	struct buf note CLEANUP(buf_release) = BUF_INIT(NOTE_MOST);
	char local[ISO_TEXT];

	json_begin_object(w);
	json_add_time(w, "scheduled_for", e->at);
	json_add_str(w, "local_time", iso_print_offset(local, e->at, zone_offset_at(zone, e->at)));
	json_add_z(w, "mark", cron_mark_name(e->mark));
	cron_event_explain(e, zone, &note);
	if (note.n != 0)
		json_add_str(w, "note", buf_str(&note));
	json_end_object(w);
}

static int64_t runs_left(const struct preview_span *span)
{
	const struct schedule *s = span->schedule;
	int64_t left = s->policies.max_runs - schedule_times(s, span->now).execution_count;

	return s->policies.max_runs != 0 && left < span->limit ? left : span->limit;
}

static ms_t last_of(const struct schedule *s)
{
	return s->end_at != AT_NONE ? s->end_at : LIMIT_INSTANT_MAX;
}

/* What rests from an instant on, as one item. */
static void write_rest(struct json_writer *w, const struct recur *r, ms_t at, ms_t until)
{
	int64_t n = recur_count(r, at, until);
	char local[ISO_TEXT], note[NOTE_MOST];
	struct str day = iso_print_offset(local, at, zone_offset_at(r->zone, at));

	(void)snprintf(note, sizeof(note),
		       "%" PRId64 " occurrence%s from %.10s on: a calendar excludes the day", n,
		       n == 1 ? "" : "s", day.p);
	json_begin_object(w);
	json_add_time(w, "scheduled_for", at);
	json_add_str(w, "local_time", day);
	json_add_z(w, "mark", "excluded");
	json_add_i64(w, "count", n);
	json_add_z(w, "note", note);
	json_end_object(w);
}

/* A walk over a span's events, of which it writes one kind. */
struct walk {
	struct json_writer *w;
	const struct preview_span *span;
	bool dropped;
	int64_t left, n_dropped;
	ms_t last;
	struct preview preview;
};

/* Goes on behind the rest that holds at the event; false where there is nothing behind. */
static bool pass_rest(struct walk *k, ms_t at, ms_t until)
{
	const struct recur *r = &k->span->rule->recur;
	ms_t end = until <= k->last ? until : k->last + 1;

	if (k->dropped && ++k->n_dropped <= LIMIT_PREVIEW)
		write_rest(k->w, r, at, end);
	preview_begin(&k->preview, r, end - 1);
	return until <= k->last;
}

static void take_event(struct walk *k, const struct cron_event *e)
{
	bool is_dropped = e->mark == CRON_MARK_DROPPED;

	k->left -= !is_dropped;
	k->n_dropped += is_dropped;
	if (is_dropped == k->dropped && k->n_dropped <= LIMIT_PREVIEW)
		write_event(k->w, k->span->rule->recur.zone, e);
}

/* Writes the executions, or what is left out between them. */
static void write_list(struct json_writer *w, const struct preview_span *span, bool dropped)
{
	const struct schedule *s = span->schedule;
	ms_t from = s->start_at != AT_NONE && s->start_at > span->from ? s->start_at : span->from;
	struct walk k = {.w = w,
			 .span = span,
			 .dropped = dropped,
			 .left = runs_left(span),
			 .last = last_of(s)};
	struct cron_event e;
	ms_t until;

	preview_begin(&k.preview, &span->rule->recur, from - 1);
	while (k.left > 0 && preview_next(&k.preview, &e) && e.at <= k.last) {
		if (!exclusion_at(&span->rule->rest, e.at, &until))
			take_event(&k, &e);
		else if (!pass_rest(&k, e.at, until))
			return;
	}
}

void preview_write(struct json_writer *w, const struct preview_span *span)
{
	json_add_array(w, "executions");
	write_list(w, span, false);
	json_end_array(w);
	json_add_array(w, "dropped");
	write_list(w, span, true);
	json_end_array(w);
}
