#include "recur.h"

#include "joined.h"

void recur_init(struct recur *out, const struct zone *zone, enum cron_dst dst)
{
	out->kind = RECUR_CRON;
	out->dst = dst;
	out->zone = zone;
	out->n_crons = 0;
}

enum rc recur_add_cron(struct recur *r, struct str text, const struct cron_grammar *grammar,
		       struct err *err)
{
	if (r->n_crons == RECUR_CRONS_MOST) {
		(void)err_set(err, RC_LIMIT, "too_many_expressions",
			      "a schedule joins at most %d cron expressions", RECUR_CRONS_MOST);
		return err_hint(err, "make another schedule for the rest");
	}
	if (cron_parse(&r->crons[r->n_crons], text, grammar, err))
		return err->rc;
	r->n_crons++;
	return RC_OK;
}

void recur_set_every(struct recur *r, struct every every)
{
	r->kind = RECUR_EVERY;
	r->n_crons = 0;
	r->every = every;
}

void recur_set_rrule(struct recur *r, const struct rrule *rrule)
{
	r->kind = RECUR_RRULE;
	r->n_crons = 0;
	r->rrule = *rrule;
}

ms_t recur_next(const struct recur *r, ms_t after)
{
	ms_t least = MS_NEVER;

	if (r->kind == RECUR_EVERY)
		return every_next(&r->every, after);
	if (r->kind == RECUR_RRULE)
		return rrule_next(&r->rrule, r->zone, r->dst, after);
	for (size_t i = 0; i < r->n_crons; i++) {
		ms_t next = cron_next(&r->crons[i], r->zone, r->dst, after);

		if (next < least)
			least = next;
	}
	return least;
}

ms_t recur_prev(const struct recur *r, ms_t before)
{
	ms_t most = MS_NONE_BEFORE;

	if (r->kind == RECUR_EVERY)
		return every_prev(&r->every, before);
	if (r->kind == RECUR_RRULE)
		return rrule_prev(&r->rrule, r->zone, r->dst, before);
	for (size_t i = 0; i < r->n_crons; i++) {
		ms_t prev = cron_prev(&r->crons[i], r->zone, r->dst, before);

		if (prev > most)
			most = prev;
	}
	return most;
}

int64_t recur_count(const struct recur *r, ms_t from, ms_t to)
{
	if (r->kind == RECUR_EVERY)
		return every_count(&r->every, from, to);
	if (r->kind == RECUR_RRULE)
		return rrule_count(&r->rrule, r->zone, r->dst, from, to);
	if (r->n_crons == 1)
		return cron_count(&r->crons[0], r->zone, r->dst, from, to);
	return joined_count(r, from, to);
}

size_t recur_list(const struct recur *r, ms_t after, ms_t *out, size_t most)
{
	size_t n = 0;

	if (r->n_crons == 1)
		return cron_list(&r->crons[0], r->zone, r->dst, after, out, most);
	for (ms_t at = recur_next(r, after); n < most && at != MS_NEVER; at = recur_next(r, at))
		out[n++] = at;
	return n;
}

void recur_format(const struct recur *r, struct buf *out)
{
	if (r->kind == RECUR_EVERY)
		every_format(&r->every, out);
	if (r->kind == RECUR_RRULE)
		rrule_format(&r->rrule, out);
	for (size_t i = 0; i < r->n_crons; i++) {
		if (i != 0)
			buf_add(out, STR("; "));
		cron_format(&r->crons[i], out);
	}
}

/* "New York time" for America/New_York */
static void explain_zone(const struct zone *zone, struct buf *out)
{
	struct str city = str_z(zone->name);

	while (str_find(city, '/') != city.n)
		(void)str_cut(&city, '/');
	buf_add(out, STR(", "));
	for (size_t i = 0; i < city.n; i++)
		buf_add_c(out, city.p[i] == '_' ? ' ' : city.p[i]);
	if (zone != &zone_utc)
		buf_add(out, STR(" time"));
}

void recur_explain(const struct recur *r, struct buf *out)
{
	if (r->kind == RECUR_EVERY) {
		every_explain(&r->every, out);
		return;
	}
	if (r->kind == RECUR_RRULE)
		rrule_explain(&r->rrule, out);
	for (size_t i = 0; i < r->n_crons; i++) {
		if (i != 0)
			buf_add(out, STR("; and: "));
		cron_explain(&r->crons[i], out);
	}
	explain_zone(r->zone, out);
}
