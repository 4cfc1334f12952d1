#include "preview.h"

void preview_begin(struct preview *p, const struct recur *r, ms_t after)
{
	p->recur = r;
	p->after = after;
	for (size_t i = 0; i < r->n_crons; i++) {
		p->sources[i].cron = &r->crons[i];
		p->sources[i].after = after;
		p->sources[i].n = p->sources[i].at = 0;
		p->sources[i].ended = false;
	}
}

static bool is_omission(const struct cron_event *e)
{
	return e->mark == CRON_MARK_DROPPED;
}

/* Reading goes on behind an occurrence alone: omissions at its end may belong to one instant with
 * what comes next. */
static void refill(const struct recur *r, struct preview_source *s)
{
	size_t n = cron_preview(s->cron, r->zone, r->dst, s->after, s->events, PREVIEW_AHEAD);
	size_t whole = n;

	while (whole != 0 && is_omission(&s->events[whole - 1]))
		whole--;
	s->ended = n < PREVIEW_AHEAD;
	s->n = s->ended || whole == 0 ? n : whole;
	s->at = 0;
	if (s->n != 0)
		s->after = s->events[s->n - 1].at;
}

/* The source's next event, or NULL. */
static const struct cron_event *peek(const struct recur *r, struct preview_source *s)
{
	if (s->at == s->n && !s->ended)
		refill(r, s);
	return s->at < s->n ? &s->events[s->at] : NULL;
}

/* Omissions come before the occurrences of their instant. */
static bool is_before(const struct cron_event *a, const struct cron_event *b)
{
	return a->at != b->at ? a->at < b->at : is_omission(a) && !is_omission(b);
}

static struct preview_source *first_source(struct preview *p)
{
	struct preview_source *first = NULL;
	const struct cron_event *best = NULL;

	for (size_t i = 0; i < p->recur->n_crons; i++) {
		const struct cron_event *e = peek(p->recur, &p->sources[i]);

		if (e == NULL || (best != NULL && !is_before(e, best)))
			continue;
		best = e;
		first = &p->sources[i];
	}
	return first;
}

/* What the other expressions have at the same instant is taken, too. */
static void join_others(struct preview *p, struct cron_event *out)
{
	for (size_t i = 0; i < p->recur->n_crons; i++) {
		const struct cron_event *e = peek(p->recur, &p->sources[i]);

		if (e == NULL || e->at != out->at || is_omission(e))
			continue;
		if (out->mark == CRON_MARK_NORMAL)
			*out = *e;
		p->sources[i].at++;
	}
}

static bool next_step(struct preview *p, struct cron_event *out)
{
	ms_t at = recur_next(p->recur, p->after);

	if (at == MS_NEVER)
		return false;
	p->after = at;
	*out = (struct cron_event){.at = at,
				   .wall = at / MS_SECOND + zone_offset_at(p->recur->zone, at),
				   .n_times = 1};
	return true;
}

bool preview_next(struct preview *p, struct cron_event *out)
{
	struct preview_source *s;

	if (p->recur->n_crons == 0)
		return next_step(p, out);
	s = first_source(p);
	if (s == NULL)
		return false;
	*out = s->events[s->at++];
	if (!is_omission(out))
		join_others(p, out);
	return true;
}
