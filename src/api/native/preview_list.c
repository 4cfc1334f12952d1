#include "preview_list.h"

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
	int64_t left = s->policies.max_runs - s->n_runs;

	return s->policies.max_runs != 0 && left < span->limit ? left : span->limit;
}

static ms_t last_of(const struct schedule *s)
{
	return s->end_at != AT_NONE ? s->end_at : LIMIT_INSTANT_MAX;
}

/* Writes the executions, or what is left out between them. */
static void write_list(struct json_writer *w, const struct preview_span *span, bool omissions)
{
	const struct schedule *s = span->schedule;
	ms_t from = s->start_at != AT_NONE && s->start_at > span->from ? s->start_at : span->from;
	int64_t left = runs_left(span), omitted = 0;
	struct preview p;
	struct cron_event e;

	preview_begin(&p, span->recur, from - 1);
	while (left > 0 && preview_next(&p, &e) && e.at <= last_of(s)) {
		bool is_omission = e.mark == CRON_MARK_DROPPED;

		left -= !is_omission;
		omitted += is_omission;
		if (is_omission == omissions && omitted <= LIMIT_PREVIEW)
			write_event(w, span->recur->zone, &e);
	}
}

void preview_write(struct json_writer *w, const struct preview_span *span)
{
	json_add_array(w, "executions");
	write_list(w, span, false);
	json_end_array(w);
	if (!span->omissions)
		return;
	json_add_array(w, "omissions");
	write_list(w, span, true);
	json_end_array(w);
}
