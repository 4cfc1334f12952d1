/* How a pile is spread: a literal minute becomes H, all else gets some jitter. */

#include "forecast.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/id.h"
#include "model/rule.h"

static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n != 0;
}

/* `0 9 * * *` becomes `H 9 * * *`: five fields, of which the first is one number. */
static bool advise_hash(struct arena *a, const struct schedule *s, struct forecast_advice *out)
{
	struct str rest = s->rule, minute = str_cut(&rest, ' ');
	char text[LIMIT_CRON + sizeof("H ")];
	size_t fields = 1;

	if (!is_number(minute) || s->rule.n >= LIMIT_CRON)
		return false;
	for (struct str left = rest; left.n != 0; fields++)
		(void)str_cut(&left, ' ');
	if (fields != 5)
		return false;
	out->is_cron = true;
	(void)snprintf(text, sizeof(text), "H " STR_FMT, STR_ARG(rest));
	out->cron = str_dup(a, str_z(text));
	return true;
}

static void advise_jitter(const struct forecast_item *it, struct forecast_advice *out)
{
	ms_t half = recur_min_interval(&it->rule.recur) / 2;
	ms_t most = FORECAST_SPREAD_S * MS_SECOND;

	out->jitter_ms = half < most ? half - half % MS_SECOND : most;
}

/* When the schedule would fire instead. */
static ms_t moved_to(const struct forecast_item *it, const struct forecast_advice *advice, ms_t at)
{
	struct cron_grammar grammar = schedule_grammar(DIALECT_NATIVE);
	struct schedule s = *it->schedule;
	struct err none = {0};
	struct recur r;

	s.policies.jitter_ms = advice->jitter_ms;
	if (!advice->is_cron)
		return at + fire_jitter(&s, at);
	grammar.seed = cron_seed(str_z(id_print(ID_SCHEDULE, s.id).z));
	if (rule_recur(advice->cron, &grammar, it->rule.recur.zone, s.policies.dst, &r, &none))
		return at;
	return recur_next(&r, at - at % MS_HOUR - 1);
}

static int by_time(const void *a, const void *b)
{
	ms_t x = *(const ms_t *)a, y = *(const ms_t *)b;

	return (x > y) - (x < y);
}

/* The most within one second. Sorts the times. */
static int64_t peak_of(ms_t *at, size_t n)
{
	int64_t peak = 0, fires = 0;

	qsort(at, n, sizeof(*at), by_time);
	for (size_t i = 0; i < n; i++) {
		bool same = i != 0 && at[i] / MS_SECOND == at[i - 1] / MS_SECOND;

		fires = same ? fires + 1 : 1;
		peak = fires > peak ? fires : peak;
	}
	return peak;
}

struct forecast_advice *forecast_advise(struct forecast *f, const struct forecast_pile *pile,
					int64_t *peak_out)
{
	struct forecast_advice *out = NEW_N(f->arena, struct forecast_advice, pile->n);
	ms_t *at = NEW_N(f->arena, ms_t, pile->n);

	for (size_t i = 0; i < pile->n; i++) {
		const struct forecast_item *it = &f->items[pile->members[i]];

		out[i] = (struct forecast_advice){.item = pile->members[i]};
		if (!advise_hash(f->arena, it->schedule, &out[i]))
			advise_jitter(it, &out[i]);
		at[i] = moved_to(it, &out[i], pile->at);
	}
	*peak_out = peak_of(at, pile->n);
	return out;
}
