#include "forecast_json.h"

#include "model/id.h"
#include "model/times.h"

enum { NOTE_MOST = 512 };

enum rc forecast_bucket_parse(struct str word, ms_t *out, struct err *err)
{
	if (str_eq(word, STR("minute")))
		*out = MS_MINUTE;
	else if (str_eq(word, STR("hour")))
		*out = MS_HOUR;
	else {
		err_at(err, RC_INVALID, "invalid_value", "bucket", "bucket has no such value");
		return err_hint(err, "use one of: minute, hour");
	}
	return RC_OK;
}

enum rc forecast_check_span(const struct forecast *f, struct err *err)
{
	if (f->to <= f->from) {
		err_at(err, RC_INVALID, "invalid_span", "to", "to is not after from");
		return err_hint(err, "leave it out for the day after from");
	}
	if (f->to - f->from > FORECAST_SPAN_MOST || forecast_buckets(f) > FORECAST_BUCKETS_MOST) {
		err_at(err, RC_INVALID, "span_too_long", "to", "the span has too many buckets");
		return err_hint(err, "a week of minutes, or 400 days of hours, at the most");
	}
	return RC_OK;
}

static void write_schedule(struct json_writer *w, const struct forecast *f, size_t item)
{
	const struct schedule *s = f->items[item].schedule;

	if (s->key != 0)
		json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, s->id).z);
	add_text(w, "name", s->name);
}

/* Buckets in which nothing fires are left out. */
static void write_counts(struct json_writer *w, const struct forecast *f, const int64_t *counts)
{
	json_add_array(w, "buckets");
	for (size_t i = 0; i < forecast_buckets(f); i++) {
		if (counts[i] == 0)
			continue;
		json_begin_object(w);
		add_instant(w, "at", f->from + (ms_t)i * f->bucket_ms);
		json_add_i64(w, "fires", counts[i]);
		json_end_object(w);
	}
	json_end_array(w);
}

static void write_pile(struct json_writer *w, const struct forecast *f,
		       const struct forecast_pile *p)
{
	json_begin_object(w);
	json_add_str(w, "target", p->lane);
	add_instant(w, "at", p->at);
	json_add_i64(w, "fires", p->fires);
	json_add_i64(w, "times", p->times);
	json_add_array(w, "schedules");
	for (size_t i = 0; i < p->n && i < FORECAST_SHOWN; i++) {
		json_begin_object(w);
		write_schedule(w, f, p->members[i]);
		json_end_object(w);
	}
	json_end_array(w);
	json_add_i64(w, "schedules_total", (int64_t)p->n);
	json_end_object(w);
}

static void write_change(struct json_writer *w, const struct forecast *f,
			 const struct forecast_change *c)
{
	struct buf note CLEANUP(buf_release) = BUF_INIT(NOTE_MOST);

	cron_event_explain(&c->event, f->items[c->item].rule.recur.zone, &note);
	json_begin_object(w);
	write_schedule(w, f, c->item);
	add_instant(w, "scheduled_for", c->event.at);
	json_add_z(w, "mark", cron_mark_name(c->event.mark));
	json_add_str(w, "note", buf_str(&note));
	json_end_object(w);
}

static void write_shift(struct json_writer *w, const struct forecast *f,
			const struct forecast_shift *s)
{
	json_begin_object(w);
	json_add_z(w, "timezone", s->zone->name);
	add_instant(w, "at", s->at);
	json_add_i64(w, "offset_before_seconds", s->before);
	json_add_i64(w, "offset_after_seconds", s->after);
	json_add_array(w, "changes");
	for (size_t i = 0; i < s->n && i < FORECAST_SHOWN; i++)
		write_change(w, f, &s->changes[i]);
	json_end_array(w);
	json_add_i64(w, "changes_total", (int64_t)s->n);
	json_end_object(w);
}

/* {"cron":{"from":"0 9 * * *","to":"H 9 * * *"}} */
static void write_diff(struct json_writer *w, const struct schedule *s,
		       const struct forecast_advice *a)
{
	json_add_object(w, "diff");
	json_add_object(w, a->is_cron ? "cron" : "jitter_seconds");
	if (a->is_cron) {
		json_add_str(w, "from", s->rule);
		json_add_str(w, "to", a->cron);
	} else {
		json_add_seconds(w, "from", s->policies.jitter_ms);
		json_add_seconds(w, "to", a->jitter_ms);
	}
	json_end_object(w);
	json_end_object(w);
}

/* Of all that meet: who would change a part of them would still have the pile. */
static void write_advice(struct json_writer *w, struct forecast *f, const struct forecast_pile *p)
{
	int64_t peak;
	const struct forecast_advice *advice = forecast_advise(f, p, &peak);

	json_begin_object(w);
	json_add_str(w, "target", p->lane);
	json_add_i64(w, "peak_now", (int64_t)p->n);
	json_add_i64(w, "peak_then", peak);
	json_add_array(w, "schedules");
	for (size_t i = 0; i < p->n; i++) {
		json_begin_object(w);
		write_schedule(w, f, advice[i].item);
		write_diff(w, f->items[advice[i].item].schedule, &advice[i]);
		json_end_object(w);
	}
	json_end_array(w);
	json_end_object(w);
}

static void write_piles(struct json_writer *w, struct forecast *f)
{
	struct forecast_pile piles[FORECAST_PILES];
	ms_t until;
	size_t n = forecast_piles(f, piles, &until);

	json_add_array(w, "collisions");
	for (size_t i = 0; i < n; i++)
		write_pile(w, f, &piles[i]);
	json_end_array(w);
	add_instant(w, "collisions_until", until);
	json_add_array(w, "proposals");
	for (size_t i = 0; i < n; i++)
		write_advice(w, f, &piles[i]);
	json_end_array(w);
}

static void write_shifts(struct json_writer *w, struct arena *a, struct forecast *f)
{
	struct forecast_shift *shifts = NEW_N(a, struct forecast_shift, FORECAST_SHIFTS);
	size_t n = forecast_shifts(f, shifts);

	json_add_array(w, "transitions");
	for (size_t i = 0; i < n; i++)
		write_shift(w, f, &shifts[i]);
	json_end_array(w);
}

enum rc forecast_write(struct json_writer *w, struct arena *a, struct forecast *f, struct err *err)
{
	int64_t *counts = NEW_N(a, int64_t, forecast_buckets(f)), total;

	f->arena = a;
	f->steps = FORECAST_STEPS_MOST;
	forecast_sort(f);
	if (!forecast_count(f, counts, &total)) {
		(void)err_set(err, RC_INVALID, "forecast_too_large",
			      "so many schedules in so long a span are too much at once");
		return err_hint(err, "shorten the span, or name a target");
	}
	json_begin_object(w);
	add_instant(w, "from", f->from);
	add_instant(w, "to", f->to);
	json_add_z(w, "bucket", f->bucket_ms == MS_MINUTE ? "minute" : "hour");
	json_add_i64(w, "schedules", (int64_t)f->n);
	json_add_i64(w, "fires", total);
	write_counts(w, f, counts);
	write_shifts(w, a, f);
	write_piles(w, f);
	json_end_object(w);
	return RC_OK;
}
