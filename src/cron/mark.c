#include "mark.h"

#include <assert.h>

#include "date.h"
#include "transit.h"
#include "wall.h"

enum { MINUTE = 60, HOUR = 3600 };

const char *cron_mark_name(enum cron_mark mark)
{
	static const char *const names[] = {
		[CRON_MARK_NORMAL] = "normal",
		[CRON_MARK_MOVED] = "moved_from_gap",
		[CRON_MARK_REPEATED] = "repeated_hour",
		[CRON_MARK_DROPPED] = "dropped",
	};

	return names[mark];
}

static int64_t first_wall(const struct zone_segment *s)
{
	return s->start + s->offset;
}

static struct cron_event occurrence(const struct cron *c, const struct zone *zone,
				    struct transit rule, ms_t at)
{
	int64_t t = at / MS_SECOND;
	const struct zone_segment *s = zone_segment_at(zone, t);
	struct cron_event event = {.at = at, .wall = t + s->offset, .n_times = 1};

	if (t == s->start && transit_catches(rule, s) && !wall_matches(c, event.wall)) {
		event.mark = CRON_MARK_MOVED;
		event.n_times = wall_count(c, s->seen, first_wall(s));
		event.wall = wall_next(c, s->seen);
	} else if (event.wall < s->seen) {
		event.mark = CRON_MARK_REPEATED;
		event.again = true;
	} else if (event.wall >= first_wall(s + 1)) {
		event.mark = CRON_MARK_REPEATED;
	}
	return event;
}

/* What the transition at the segment's start leaves out; n_times is 0 where that is nothing. */
static struct cron_event omission(const struct cron *c, struct transit rule,
				  const struct zone_segment *s)
{
	int64_t first = first_wall(s), fresh = transit_first_wall(rule, s);
	struct cron_event event = {.mark = CRON_MARK_DROPPED, .at = s->start * MS_SECOND};

	if (fresh > first) {
		event.again = true;
		event.n_times = wall_count(c, first, fresh);
		event.wall = wall_next(c, first);
		event.at = (event.wall - s->offset) * MS_SECOND;
	} else if (first > s->seen && !transit_catches(rule, s) && rule.tells) {
		event.n_times = wall_count(c, s->seen, first);
		event.wall = wall_next(c, s->seen);
	}
	return event;
}

/* The omissions of the transitions in (after, upto]. */
static size_t add_omissions(const struct cron *c, const struct zone *zone, struct transit rule,
			    ms_t after, ms_t upto, struct cron_event *out, size_t most)
{
	const struct zone_segment *s = zone_segment_at(zone, after / MS_SECOND) + 1;
	size_t n = 0;

	for (; n < most && s->start <= upto / MS_SECOND; s++) {
		out[n] = omission(c, rule, s);
		n += out[n].n_times != 0;
	}
	return n;
}

size_t cron_preview(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after,
		    struct cron_event *out, size_t most)
{
	struct transit rule = transit_of(cron, dst);
	size_t n = 0;
	ms_t at = after;

	while (n < most) {
		ms_t next = cron_next(cron, zone, dst, at);

		if (next == MS_NEVER)
			break;
		n += add_omissions(cron, zone, rule, at > 0 ? at : 0, next, out + n, most - n);
		if (n < most)
			out[n++] = occurrence(cron, zone, rule, next);
		at = next;
	}
	return n;
}

/* "02:30", with the seconds where there are any */
static void add_clock(struct buf *out, int64_t wall)
{
	int64_t time = wall - date_day_of(wall) * DATE_DAY;

	buf_printf(out, "%02d:%02d", (int)(time / HOUR), (int)(time / MINUTE % MINUTE));
	if (time % MINUTE != 0)
		buf_printf(out, ":%02d", (int)(time % MINUTE));
}

static void add_date(struct buf *out, int64_t wall)
{
	struct date date = date_from_days(date_day_of(wall));

	buf_printf(out, "%04d-%02u-%02u", date.year, date.month, date.day);
}

/* "02:30 (and 2 more times)" */
static void add_times(struct buf *out, const struct cron_event *e)
{
	add_clock(out, e->wall);
	if (e->n_times > 1)
		buf_printf(out, " and %lld more time%s", (long long)(e->n_times - 1),
			   e->n_times > 2 ? "s" : "");
}

static void explain_gap(const struct cron_event *e, const struct zone *zone, struct buf *out)
{
	const struct zone_segment *s = zone_segment_at(zone, e->at / MS_SECOND);

	add_times(out, e);
	buf_add_z(out, e->n_times > 1 ? " do not exist on " : " does not exist on ");
	add_date(out, e->wall);
	if (e->mark == CRON_MARK_DROPPED) {
		buf_add(out, STR(": skipped"));
		return;
	}
	buf_add_z(out, e->n_times > 1 ? ": fires once, at " : ": fires at ");
	add_clock(out, first_wall(s));
	buf_add(out, STR(" instead"));
}

void cron_event_explain(const struct cron_event *e, const struct zone *zone, struct buf *out)
{
	if (e->mark == CRON_MARK_NORMAL)
		return;
	if (e->mark == CRON_MARK_MOVED || (e->mark == CRON_MARK_DROPPED && !e->again)) {
		explain_gap(e, zone, out);
		return;
	}
	add_times(out, e);
	buf_add_z(out, e->n_times > 1 ? " come twice on " : " comes twice on ");
	add_date(out, e->wall);
	if (e->mark == CRON_MARK_DROPPED)
		buf_add(out, STR(": not fired the second time"));
	else
		buf_add_z(out, e->again ? ": this is the second time" : ": this is the first time");
}
