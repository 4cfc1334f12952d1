#include "cron_request.h"

#include <stdio.h>

#include "base/clock.h"
#include "cli/output.h"
#include "codec/iso8601.h"
#include "codec/json_write.h"
#include "cron/mark.h"
#include "cron/recur.h"

enum { TEXT_MOST = 64 * 1024 * 1024 };

/* Prints what was built, and says whether that worked. */
static int print(struct buf *text)
{
	struct err err = {0};
	bool good = output_print(text, &err) == RC_OK;

	buf_release(text);
	return good ? CRON_EXIT_OK : CRON_EXIT_FAILED;
}

/* The column that an error's sentence names; 0 where it names none. */
static unsigned column_of(const struct err *err)
{
	const char *at = strstr(err->text, "column ");
	unsigned column = 0;

	for (at = at != NULL ? at + sizeof("column ") - 1 : ""; *at >= '0' && *at <= '9'; at++)
		column = column * 10 + (unsigned)(*at - '0');
	return column;
}

/* The field that an error's sentence names, such as "minute"; empty where it names none. */
static struct str field_of(const struct err *err)
{
	const char *end = strstr(err->text, " field, column ");

	return end != NULL ? str_of(err->text, (size_t)(end - err->text)) : str_of(NULL, 0);
}

static int fail_json(const struct err *err)
{
	struct buf text = BUF_INIT(TEXT_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_bool(&w, "valid", false);
	json_add_z(&w, "code", err->code);
	json_add_z(&w, "detail", err->text);
	if (field_of(err).n != 0)
		json_add_str(&w, "field", field_of(err));
	if (column_of(err) != 0)
		json_add_i64(&w, "column", column_of(err));
	if (err->hint[0] != '\0')
		json_add_z(&w, "hint", err->hint);
	json_end_object(&w);
	buf_add_c(&text, '\n');
	(void)print(&text);
	return CRON_EXIT_FAILED;
}

/* Points at the column where the terminal can show it. */
static void point(struct str text, unsigned column)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < ' ' || text.p[i] > '~')
			return;
	(void)fprintf(stderr, "  " STR_FMT "\n  %*s\n", STR_ARG(text), (int)column, "^");
}

int cron_answer_error(const struct cron_request *r, const struct err *err)
{
	if (r->json)
		return fail_json(err);
	(void)fprintf(stderr, "error: %s\n", err->text);
	if (column_of(err) != 0)
		point(r->text, column_of(err));
	if (err->hint[0] != '\0')
		(void)fprintf(stderr, "fix: %s\n", err->hint);
	return CRON_EXIT_FAILED;
}

/* What is to be known about the answer where H chose a value of it for no schedule in particular;
 * NULL where there is nothing. */
static const char *note_of(const struct cron_request *r)
{
	if ((r->cron.remarks & CRON_HASHED) == 0 || r->id.n != 0)
		return NULL;
	return "H is chosen by each schedule's id: --id ID shows that schedule's times, and these "
	       "are an example";
}

/* `2024-03-01T09:00:00-05:00` */
static struct str local_time(char to[static ISO_TEXT], const struct cron_request *r, ms_t at)
{
	return iso_print_offset(to, at, zone_offset_at(r->zone, at));
}

static void print_event(struct buf *text, const struct cron_request *r,
			const struct cron_event *event)
{
	char iso[ISO_TEXT];

	if (event->mark == CRON_MARK_DROPPED && !r->explain)
		return;
	buf_add_z(text, event->mark == CRON_MARK_DROPPED ? "-" : "");
	buf_add(text, iso_print(iso, event->at));
	if (r->explain) {
		buf_add_c(text, ' ');
		buf_add(text, local_time(iso, r, event->at));
		buf_printf(text, " %s ", cron_mark_name(event->mark));
		cron_event_explain(event, r->zone, text);
	}
	while (text->n != 0 && text->p[text->n - 1] == ' ')
		text->n--;
	buf_add_c(text, '\n');
}

static void add_event(struct json_writer *w, const struct cron_request *r,
		      const struct cron_event *event)
{
	struct buf note = BUF_INIT(TEXT_MOST);
	char iso[ISO_TEXT];

	json_begin_object(w);
	json_add_time(w, "scheduled_for", event->at);
	json_add_str(w, "local_time", local_time(iso, r, event->at));
	json_add_z(w, "mark", cron_mark_name(event->mark));
	cron_event_explain(event, r->zone, &note);
	if (note.n != 0)
		json_add_str(w, "note", buf_str(&note));
	json_end_object(w);
	buf_release(&note);
}

static void add_events(struct json_writer *w, const struct cron_request *r, const char *name,
		       bool dropped, const struct cron_event *events, size_t n)
{
	json_add_array(w, name);
	for (size_t i = 0; i < n; i++)
		if ((events[i].mark == CRON_MARK_DROPPED) == dropped)
			add_event(w, r, &events[i]);
	json_end_array(w);
}

static void print_events_json(struct buf *text, const struct cron_request *r,
			      const struct cron_event *events, size_t n)
{
	struct json_writer w = json_writer_to(text);

	json_begin_object(&w);
	json_add_str(&w, "cron", r->text);
	json_add_str(&w, "timezone", r->zone_name);
	json_add_z(&w, "dst", cron_dst_name(r->dst));
	add_events(&w, r, "executions", false, events, n);
	add_events(&w, r, "dropped", true, events, n);
	if (note_of(r) != NULL)
		json_add_z(&w, "note", note_of(r));
	json_end_object(&w);
	buf_add_c(text, '\n');
}

/* Keeps the events up to the n-th occurrence; returns how many these are. */
static size_t cut_events(const struct cron_event *events, size_t n_events, int64_t n)
{
	size_t kept = 0;

	while (kept < n_events && n > 0)
		n -= events[kept++].mark != CRON_MARK_DROPPED;
	return kept;
}

int cron_answer_next(const struct cron_request *r)
{
	struct buf text = BUF_INIT(TEXT_MOST);
	/* A transition leaves out at most one thing. */
	size_t most = (size_t)r->n + r->zone->n, n;
	struct cron_event *events = calloc(most, sizeof(*events));

	if (events == NULL)
		return CRON_EXIT_FAILED;
	n = cron_preview(&r->cron, r->zone, r->dst, r->from, events, most);
	n = cut_events(events, n, r->n);
	if (r->json)
		print_events_json(&text, r, events, n);
	for (size_t i = 0; i < n && !r->json; i++)
		print_event(&text, r, &events[i]);
	free(events);
	if (print(&text) != CRON_EXIT_OK)
		return CRON_EXIT_FAILED;
	if (n == 0 && r->n != 0 && !r->json)
		(void)fprintf(stderr, "belfry cron: it never fires after that\n");
	if (note_of(r) != NULL && !r->json)
		(void)fprintf(stderr, "note: %s\n", note_of(r));
	return CRON_EXIT_OK;
}

/* "At 09:00 every day, New York time" */
static void add_sentence(struct buf *text, const struct cron_request *r)
{
	struct recur recur;

	recur_init(&recur, r->zone, r->dst);
	recur.crons[recur.n_crons++] = r->cron;
	recur_explain(&recur, text);
}

static void add_warnings_json(struct json_writer *w, const struct cron_warning *warnings, size_t n)
{
	json_add_array(w, "warnings");
	for (size_t i = 0; i < n; i++) {
		json_begin_object(w);
		json_add_z(w, "code", warnings[i].code);
		json_add_z(w, "detail", warnings[i].text);
		json_end_object(w);
	}
	json_end_array(w);
}

static void explain_json(struct buf *text, const struct cron_request *r,
			 const struct cron_warning *warnings, size_t n)
{
	struct json_writer w = json_writer_to(text);
	struct buf part = BUF_INIT(TEXT_MOST);

	json_begin_object(&w);
	json_add_bool(&w, "valid", true);
	json_add_str(&w, "cron", r->text);
	cron_format(&r->cron, &part);
	json_add_str(&w, "canonical", buf_str(&part));
	buf_reset(&part);
	add_sentence(&part, r);
	json_add_str(&w, "explanation", buf_str(&part));
	json_add_seconds(&w, "min_interval_seconds", cron_min_interval(&r->cron));
	add_warnings_json(&w, warnings, n);
	if (note_of(r) != NULL)
		json_add_z(&w, "note", note_of(r));
	json_end_object(&w);
	buf_add_c(text, '\n');
	buf_release(&part);
}

/* explain and check differ in their text: a sentence, or "ok" and the canonical spelling. */
static int report(const struct cron_request *r, bool explain)
{
	struct cron_warning warnings[CRON_WARNINGS_MOST];
	size_t n = cron_warnings(&r->cron, r->zone, r->dst, clock_wall(), warnings);
	struct buf text = BUF_INIT(TEXT_MOST);

	if (r->json) {
		explain_json(&text, r, warnings, n);
		return print(&text);
	}
	if (explain) {
		add_sentence(&text, r);
	} else {
		buf_add(&text, STR("ok: "));
		cron_format(&r->cron, &text);
	}
	buf_add_c(&text, '\n');
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "warning: %s\n", warnings[i].text);
	if (note_of(r) != NULL)
		buf_printf(&text, "note: %s\n", note_of(r));
	return print(&text);
}

int cron_answer_explain(const struct cron_request *r)
{
	return report(r, true);
}

int cron_answer_check(const struct cron_request *r)
{
	return report(r, false);
}
