#include "calendar_ics.h"

#include "base/buf.h"
#include "codec/civil.h"
#include "cron/date.h"
#include "cron/rrule.h"

enum {
	ICS_LINE_MOST = 4096,
	ICS_RULES_MOST = RRULE_TEXT_MOST,
	BASIC_DATE = sizeof("20261225") - 1
};

struct event {
	bool open;
	int64_t from, to; /* both included */
	bool has_start, has_end;
};

struct ics {
	struct str rest;
	size_t line; /* of the text, from 1 */
	char z[ICS_LINE_MOST];
	struct event event;
	struct buf rules; /* of the event: its RRULE, RDATE and EXDATE, a line each */
	struct arena *a;
	struct day_set *days;
	size_t room;
	bool has_calendar;
	const char *field;
	struct err *err;
};

static enum rc fail(struct ics *p, const char *what, const char *hint)
{
	err_at(p->err, RC_INVALID, "invalid_ics", p->field, "%s, line %zu: %s", p->field, p->line,
	       what);
	return err_hint(p->err, "%s", hint);
}

static struct str physical_line(struct ics *p)
{
	struct str line = str_cut(&p->rest, '\n');

	p->line++;
	if (line.n != 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

/* The next content line, unfolded: a line that begins with a blank goes on with the one before. */
static enum rc next_line(struct ics *p, struct str *out)
{
	struct str part = physical_line(p);
	size_t n = 0;

	for (;;) {
		if (n + part.n > sizeof(p->z))
			return fail(p, "the line is too long", "fold no more than 4096 bytes");
		memcpy(p->z + n, part.p, part.n);
		n += part.n;
		if (p->rest.n == 0 || (p->rest.p[0] != ' ' && p->rest.p[0] != '\t'))
			break;
		part = physical_line(p);
		part = str_sub(part, 1, part.n);
	}
	*out = str_of(p->z, n);
	return RC_OK;
}

/* `DTSTART;VALUE=DATE:20261225`: the name without parameters, and the value. */
static void split(struct str line, struct str *name, struct str *value)
{
	*value = line;
	*name = str_cut(value, ':');
	*name = str_cut(name, ';');
}

static bool is_name(struct str name, const char *z)
{
	return str_eq_nocase(name, str_z(z));
}

/* The day of `20261225` or `20261225T120000Z`. */
static bool read_day(struct str value, int64_t *out, bool *timed_out)
{
	char text[] = "0000-00-00";

	if (value.n < BASIC_DATE || (value.n > BASIC_DATE && value.p[BASIC_DATE] != 'T'))
		return false;
	memcpy(text, value.p, 4);
	memcpy(text + 5, value.p + 4, 2);
	memcpy(text + 8, value.p + 6, 2);
	*timed_out = value.n > BASIC_DATE &&
		     !str_starts(str_sub(value, BASIC_DATE, value.n), STR("T000000"));
	return day_parse(str_z(text), out);
}

static void add_range(struct ics *p, struct day_range range)
{
	if (p->days->n == p->room) {
		struct day_range *items;

		p->room = 2 * p->room + 64;
		items = NEW_N(p->a, struct day_range, p->room);
		for (size_t i = 0; i < p->days->n; i++)
			items[i] = p->days->items[i];
		p->days->items = items;
	}
	p->days->items[p->days->n++] = range;
}

static enum rc check_room(struct ics *p)
{
	if (p->days->n <= CALENDAR_RANGES_MOST)
		return RC_OK;
	return fail(p, "too many events", "a calendar has at most 4096 ranges of days");
}

/* Days have no zone: they are counted as midnights of UTC. */
static enum rc add_repetitions(struct ics *p, const struct event *e)
{
	struct civil start = civil_from_days(e->from);
	struct buf text CLEANUP(buf_release) = BUF_INIT(2 * ICS_RULES_MOST);
	struct err why = {0};
	struct rrule rule;
	ms_t at = -1;

	buf_printf(&text, "DTSTART:%04d%02d%02dT000000\n" STR_FMT, (int)start.year, start.month,
		   start.day, STR_ARG(buf_str(&p->rules)));
	if (p->rules.failed || rrule_parse(&rule, buf_str(&text), &zone_utc, 0, &why))
		return fail(p, "the event repeats by a rule that cannot be read",
			    "give each occurrence as an event with DTSTART and DTEND");
	while ((at = rrule_next(&rule, &zone_utc, CRON_DST_VIXIE, at)) != MS_NEVER) {
		int64_t day = date_day_of(at / MS_SECOND);

		add_range(p, (struct day_range){day, day + e->to - e->from});
		if (check_room(p))
			return p->err->rc;
	}
	return RC_OK;
}

static enum rc end_event(struct ics *p)
{
	struct event e = p->event;

	p->event = (struct event){0};
	if (!e.has_start)
		return fail(p, "an event without DTSTART", "each VEVENT needs a DTSTART");
	if (!e.has_end || e.to < e.from)
		e.to = e.from;
	if (p->rules.n != 0)
		return add_repetitions(p, &e);
	add_range(p, (struct day_range){e.from, e.to});
	return check_room(p);
}

static enum rc keep_rule(struct ics *p, struct str name, struct str value)
{
	buf_printf(&p->rules, STR_FMT ":" STR_FMT "\n", STR_ARG(name), STR_ARG(value));
	return RC_OK;
}

static enum rc take_start(struct ics *p, struct str value)
{
	bool timed;

	p->event.has_start = true;
	if (read_day(value, &p->event.from, &timed))
		return RC_OK;
	return fail(p, "DTSTART is no date", "write DTSTART;VALUE=DATE:20261225");
}

/* A whole day's end is the day after it. */
static enum rc take_end(struct ics *p, struct str value)
{
	bool timed;

	p->event.has_end = true;
	if (!read_day(value, &p->event.to, &timed))
		return fail(p, "DTEND is no date", "write DTEND;VALUE=DATE:20261226");
	if (!timed)
		p->event.to--;
	return RC_OK;
}

static enum rc take_in_event(struct ics *p, struct str name, struct str value)
{
	if (is_name(name, "END") && is_name(value, "VEVENT"))
		return end_event(p);
	if (is_name(name, "DTSTART"))
		return take_start(p, value);
	if (is_name(name, "DTEND"))
		return take_end(p, value);
	if (is_name(name, "RRULE") || is_name(name, "RDATE") || is_name(name, "EXDATE"))
		return keep_rule(p, name, value);
	if (is_name(name, "DURATION"))
		return fail(p, "an event with a DURATION is not taken", "give it a DTEND");
	return RC_OK;
}

static enum rc take_line(struct ics *p, struct str line)
{
	struct str name, value;

	split(line, &name, &value);
	if (p->event.open)
		return take_in_event(p, name, value);
	if (!p->has_calendar && line.n != 0) {
		if (!is_name(name, "BEGIN") || !is_name(value, "VCALENDAR"))
			return fail(p, "this is no iCalendar text",
				    "it begins with BEGIN:VCALENDAR");
		p->has_calendar = true;
	}
	p->event.open = is_name(name, "BEGIN") && is_name(value, "VEVENT");
	buf_reset(&p->rules);
	return RC_OK;
}

static enum rc read_all(struct ics *p)
{
	struct str line = {NULL, 0};

	while (p->rest.n != 0)
		if (next_line(p, &line) || take_line(p, line))
			return p->err->rc;
	if (!p->has_calendar || p->event.open)
		return fail(p, "the text ends too early", "it ends with END:VCALENDAR");
	return RC_OK;
}

enum rc calendar_ics_parse(struct arena *a, struct str text, struct day_set *out, const char *field,
			   struct err *err)
{
	struct day_set days = {0};
	struct ics p = {.rest = text,
			.rules = BUF_INIT(ICS_RULES_MOST),
			.a = a,
			.days = &days,
			.field = field,
			.err = err};
	enum rc rc = read_all(&p);

	buf_release(&p.rules);
	if (rc == RC_OK)
		*out = days;
	return rc;
}
