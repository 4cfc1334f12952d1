/* calendar_read: plain lines or iCalendar (RFC 5545) into spans of days. */
#include "calendar.h"

#include <stdlib.h>

#include "base/buf.h"
#include "date.h"
#include "rrule_impl.h"
#include "rrule_read.h"
#include "wall.h"

enum {
	LINE_MOST = 4096,	/* of an unfolded iCalendar line */
	OCCURRENCES_MOST = 300, /* of one recurring event: 230 years of a yearly one, and some */
	DAYS_MOST = 366,	/* of one event */
};

struct reading {
	struct calendar_span *spans; /* room for CALENDAR_SPANS_MOST */
	size_t n;
	size_t line; /* where we are, from 1 */
	struct err *err;
};

static enum rc refuse(const struct reading *g, const char *what, const char *hint)
{
	(void)err_set(g->err, RC_INVALID, "invalid_calendar", "line %zu: %s", g->line, what);
	return err_hint(g->err, "%s", hint);
}

static enum rc add(struct reading *g, int64_t from, int64_t to)
{
	if (g->n == CALENDAR_SPANS_MOST) {
		(void)err_set(g->err, RC_TOO_LARGE, "invalid_calendar",
			      "a calendar has at most %d days or ranges", CALENDAR_SPANS_MOST);
		return err_hint(g->err, "leave out the years that are over");
	}
	g->spans[g->n++] = (struct calendar_span){from, to};
	return RC_OK;
}

/* 2026-12-25 */
static bool read_date(struct str text, int64_t *day_out)
{
	char digits[] = "YYYYMMDD";
	struct str view = str_of(digits, sizeof(digits) - 1);
	struct rrule_time time;

	if (text.n != sizeof("2026-12-25") - 1 || text.p[4] != '-' || text.p[7] != '-')
		return false;
	memcpy(digits, text.p, 4);
	memcpy(digits + 4, text.p + 5, 2);
	memcpy(digits + 6, text.p + 8, 2);
	if (!rrule_take_time(&view, &zone_utc, &time) || view.n != 0)
		return false;
	*day_out = date_day_of(time.wall);
	return true;
}

static enum rc read_plain_line(struct reading *g, struct str line)
{
	struct str rest = str_trim(line);
	struct str first = str_cut(&rest, '/');
	int64_t from, last;

	if (first.n == 0 || first.p[0] == '#')
		return RC_OK;
	if (!read_date(first, &from) || !read_date(rest.n != 0 ? rest : first, &last) ||
	    str_find(line, '/') == line.n - 1)
		return refuse(g, "that is no date or range of dates",
			      "write 2026-12-25, or 2026-12-24/2027-01-01");
	if (last < from)
		return refuse(g, "the range ends before it begins", "write the earlier date first");
	return add(g, from, last + 1);
}

static enum rc read_plain(struct reading *g, struct str text)
{
	while (text.n != 0) {
		struct str line = str_cut(&text, '\n');

		g->line++;
		if (str_ends(line, STR("\r")))
			line.n--;
		if (read_plain_line(g, line))
			return g->err->rc;
	}
	return RC_OK;
}

/* One VEVENT: its days, and the lines that make it recur, as rrule_parse reads them. */
struct event {
	bool open, has_days;
	int64_t first, end; /* days */
	struct buf rule;
};

static void event_release(struct event *e)
{
	buf_release(&e->rule);
}

/* The next line, unfolded: a line that begins with a blank goes on the one before (RFC 5545
 * section 3.1). */
static enum rc next_line(struct reading *g, struct str *text, struct buf *line)
{
	buf_reset(line);
	do {
		struct str part = str_cut(text, '\n');

		g->line++;
		if (str_ends(part, STR("\r")))
			part.n--;
		buf_add(line, line->n != 0 && part.n != 0 ? str_sub(part, 1, part.n) : part);
	} while (text->n != 0 && (text->p[0] == ' ' || text->p[0] == '\t'));
	return line->failed ? refuse(g, "the line is too long", "split the calendar") : RC_OK;
}

static enum rc read_day(struct reading *g, struct str value, int64_t *day_out)
{
	struct rrule_time time;

	if (!rrule_take_time(&value, &zone_utc, &time) || value.n != 0)
		return refuse(g, "that is no date", "write VALUE=DATE:20261225");
	if (!time.is_date)
		return refuse(g, "the event has a time of day, and only whole days are excluded",
			      "write VALUE=DATE:20261225, or take the event out");
	*day_out = date_day_of(time.wall);
	return RC_OK;
}

/* P1D, P2W */
static enum rc read_duration(struct reading *g, struct str value, struct event *e)
{
	int64_t n;
	bool good = str_starts(value, STR("P"));

	value = str_sub(value, 1, value.n);
	good = good && rrule_take_number(&value, DAYS_MOST, false, &n) && n > 0 && value.n == 1 &&
	       (value.p[0] == 'D' || value.p[0] == 'W');
	if (!good)
		return refuse(g, "the duration is no number of days", "write P1D or P2W");
	e->end = e->first + (value.p[0] == 'W' ? n * DATE_WEEK : n);
	return RC_OK;
}

/* Spells a recurring event out. */
static enum rc add_recurring(struct reading *g, struct event *e)
{
	struct date first = date_from_days(e->first);
	struct rrule rule;
	struct err err = {0};
	int64_t wall;

	/* DTSTART is the first day whatever the rule says, unless EXDATE takes it out. */
	buf_printf(&e->rule, "RDATE:%04d%02u%02u", first.year, first.month, first.day);
	if (rrule_parse(&rule, buf_str(&e->rule), &zone_utc, e->first * MS_DAY, &err))
		return refuse(g, err.text, err.hint);
	wall = rrule_wall_next(&rule, 0);
	for (int i = 0; i < OCCURRENCES_MOST && wall != WALL_NEVER; i++) {
		int64_t day = date_day_of(wall);

		if (add(g, day, day + (e->end - e->first)))
			return g->err->rc;
		wall = rrule_wall_next(&rule, (day + 1) * DATE_DAY);
	}
	return RC_OK;
}

static enum rc end_event(struct reading *g, struct event *e)
{
	e->open = false;
	if (!e->has_days)
		return refuse(g, "the event has no DTSTART", "write DTSTART;VALUE=DATE:20261225");
	if (e->end <= e->first || e->end - e->first > DAYS_MOST)
		return refuse(g, "the event has no days, or more than a year",
			      "write DTEND as the day behind the last one");
	if (e->rule.failed)
		return refuse(g, "the event's rule is too long", "split the event");
	return e->rule.n != 0 ? add_recurring(g, e) : add(g, e->first, e->end);
}

static void begin_event(struct event *e)
{
	e->open = true;
	e->has_days = false;
	buf_reset(&e->rule);
}

static enum rc read_start(struct reading *g, struct str value, struct event *e)
{
	if (read_day(g, value, &e->first))
		return g->err->rc;
	e->has_days = true;
	e->end = e->first + 1;
	return RC_OK;
}

static enum rc read_property(struct reading *g, struct str line, struct event *e)
{
	struct str value = line, head = str_cut(&value, ':');
	struct str name = str_cut(&head, ';');

	if (str_eq_nocase(name, STR("BEGIN")) && str_eq_nocase(value, STR("VEVENT")))
		begin_event(e);
	if (!e->open)
		return RC_OK;
	if (str_eq_nocase(name, STR("END")) && str_eq_nocase(value, STR("VEVENT")))
		return end_event(g, e);
	if (str_eq_nocase(name, STR("DTSTART")))
		return read_start(g, value, e);
	if (str_eq_nocase(name, STR("DTEND")))
		return read_day(g, value, &e->end);
	if (str_eq_nocase(name, STR("DURATION")))
		return read_duration(g, value, e);
	if (str_eq_nocase(name, STR("RRULE")) || str_eq_nocase(name, STR("RDATE")) ||
	    str_eq_nocase(name, STR("EXDATE"))) {
		buf_add(&e->rule, line);
		buf_add_c(&e->rule, '\n');
	}
	return RC_OK;
}

static enum rc read_ical(struct reading *g, struct str text)
{
	struct event e CLEANUP(event_release) = {.rule = BUF_INIT(RRULE_TEXT_MOST)};
	struct buf line CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	while (text.n != 0)
		if (next_line(g, &text, &line) || read_property(g, buf_str(&line), &e))
			return g->err->rc;
	if (e.open)
		return refuse(g, "the last event does not end", "write END:VEVENT");
	return RC_OK;
}

static int ascending(const void *a, const void *b)
{
	const struct calendar_span *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* Joins spans that touch. */
static size_t merge(struct calendar_span *spans, size_t n)
{
	size_t kept = 0;

	qsort(spans, n, sizeof(*spans), ascending);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || spans[i].from > spans[kept - 1].to)
			spans[kept++] = spans[i];
		else if (spans[i].to > spans[kept - 1].to)
			spans[kept - 1].to = spans[i].to;
	}
	return kept;
}

enum rc calendar_read(struct arena *a, struct str text, struct calendar *out, struct err *err)
{
	struct reading g = {.err = err};
	struct calendar_span *kept;
	struct arena scratch CLEANUP(arena_release) = {0};
	bool ical = str_eq_nocase(str_sub(text, 0, sizeof("BEGIN:VCALENDAR") - 1),
				  STR("BEGIN:VCALENDAR"));

	if (text.n > CALENDAR_TEXT_MOST) {
		(void)err_set(err, RC_TOO_LARGE, "invalid_calendar", "the calendar is too large");
		return err_hint(err, "leave out the years that are over");
	}
	g.spans = NEW_N(&scratch, struct calendar_span, CALENDAR_SPANS_MOST);
	if (ical ? read_ical(&g, text) : read_plain(&g, text))
		return err->rc;
	g.n = merge(g.spans, g.n);
	kept = NEW_N(a, struct calendar_span, g.n + 1);
	memcpy(kept, g.spans, g.n * sizeof(*kept));
	*out = (struct calendar){.spans = kept, .n = g.n};
	return RC_OK;
}
