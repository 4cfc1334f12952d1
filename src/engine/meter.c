#include "meter.h"

#include <string.h>

/* Seconds in which nothing happened are set to 0; a clock that was set back begins anew. */
static void move_to(struct meter *m, int64_t second)
{
	if (second < m->second || second - m->second >= METER_SECONDS) {
		memset(m->counts, 0, sizeof(m->counts));
		m->second = second;
	}
	while (m->second < second)
		m->counts[++m->second % METER_SECONDS] = 0;
}

void meter_add(struct meter *m, ms_t now, size_t n)
{
	move_to(m, now / MS_SECOND);
	m->counts[m->second % METER_SECONDS] += (uint32_t)n;
}

int64_t meter_permille(struct meter *m, ms_t now)
{
	int64_t sum = 0;

	move_to(m, now / MS_SECOND);
	for (int64_t i = 1; i < METER_SECONDS; i++)
		sum += m->counts[(m->second + i) % METER_SECONDS];
	return sum * 1000 / (METER_SECONDS - 1);
}
