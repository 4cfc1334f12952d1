#include "joined.h"

void joined_fill(const struct recur *r, const struct month *month, struct joined_month *out)
{
	out->month = *month;
	out->any = 0;
	for (size_t i = 0; i < r->n_crons; i++) {
		out->days[i] = days_of_month(&r->crons[i], month);
		out->any |= out->days[i];
	}
}

unsigned joined_on(const struct recur *r, const struct joined_month *m, unsigned day)
{
	unsigned who = 0;

	for (size_t i = 0; i < r->n_crons; i++)
		who |= (m->days[i] >> day & 1u) << i;
	return who;
}
