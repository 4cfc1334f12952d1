/* How a pile is spread: a literal minute becomes H, all else gets some jitter. */

#include "forecast.h"

#include <stdio.h>

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
static bool advise_hash(const struct schedule *s, struct forecast_advice *out)
{
	struct str rest = s->rule, minute = str_cut(&rest, ' ');
	size_t fields = 1;

	if (!is_number(minute) || s->rule.n >= LIMIT_CRON)
		return false;
	for (struct str left = rest; left.n != 0; fields++)
		(void)str_cut(&left, ' ');
	if (fields != 5)
		return false;
	out->is_cron = true;
	(void)snprintf(out->cron, sizeof(out->cron), "H " STR_FMT, STR_ARG(rest));
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
	if (rule_recur(str_z(advice->cron), &grammar, it->rule.recur.zone, s.policies.dst, &r,
		       &none))
		return at;
	return recur_next(&r, at - at % MS_HOUR - 1);
}

static int64_t peak_of(const ms_t *at, size_t n)
{
	int64_t peak = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t fires = 0;

		for (size_t k = 0; k < n; k++)
			fires += at[k] / MS_SECOND == at[i] / MS_SECOND;
		peak = fires > peak ? fires : peak;
	}
	return peak;
}

size_t forecast_advise(const struct forecast *f, const struct forecast_pile *pile,
		       struct forecast_advice *out, int64_t *peak_out)
{
	size_t n = pile->n < FORECAST_SHOWN ? pile->n : FORECAST_SHOWN;
	ms_t at[FORECAST_SHOWN];

	for (size_t i = 0; i < n; i++) {
		const struct forecast_item *it = &f->items[pile->shown[i]];

		out[i] = (struct forecast_advice){.item = pile->shown[i]};
		if (!advise_hash(it->schedule, &out[i]))
			advise_jitter(it, &out[i]);
		at[i] = moved_to(it, &out[i], pile->at);
	}
	*peak_out = peak_of(at, n);
	return n;
}
