#pragma once
/* What a sink has seen: one arrival a request, and what can be told of all of them. One thread. */

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/log.h"
#include "model/id.h"

#define DUE_UNKNOWN INT64_MIN

struct arrival {
	int64_t at_us, due_ms;
	struct uuid task;
	int64_t attempt;
};

struct ledger {
	struct arrival *items;
	size_t n, size, connections;
};

static inline void ledger_add(struct ledger *l, const struct arrival *a)
{
	if (l->n == l->size) {
		l->size = l->size != 0 ? 2 * l->size : 1 << 16;
		l->items = realloc(l->items, l->size * sizeof(*l->items));
		if (l->items == NULL)
			log_fatal("out_of_memory", "%zu arrivals", l->size);
	}
	l->items[l->n++] = *a;
}

static inline int ledger_by_task(const void *a, const void *b)
{
	const struct arrival *x = a, *y = b;

	return memcmp(x->task.b, y->task.b, UUID_BYTES);
}

static inline int ledger_by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static inline size_t ledger_count_distinct(const struct ledger *l)
{
	struct arrival *copy = calloc(l->n + 1, sizeof(*copy));
	size_t n = 0;

	if (copy == NULL)
		log_fatal("out_of_memory", "%zu arrivals", l->n);
	if (l->n != 0)
		memcpy(copy, l->items, l->n * sizeof(*copy));
	qsort(copy, l->n, sizeof(*copy), ledger_by_task);
	for (size_t i = 0; i < l->n; i++)
		n += i == 0 || ledger_by_task(&copy[i - 1], &copy[i]) != 0;
	free(copy);
	return n;
}

/* Sorted lateness in microseconds of the arrivals whose due time is known. */
static inline size_t ledger_sort_lateness(const struct ledger *l, int64_t **out)
{
	int64_t *late = calloc(l->n + 1, sizeof(*late));
	size_t n = 0;

	if (late == NULL)
		log_fatal("out_of_memory", "%zu arrivals", l->n);
	for (size_t i = 0; i < l->n; i++) {
		if (l->items[i].due_ms != DUE_UNKNOWN)
			late[n++] = l->items[i].at_us - l->items[i].due_ms * 1000;
	}
	qsort(late, n, sizeof(*late), ledger_by_number);
	*out = late;
	return n;
}

static inline double ledger_percentile_ms(const int64_t *sorted, size_t n, size_t percent)
{
	size_t at = n * percent / 100;

	return (double)sorted[at < n ? at : n - 1] / 1000;
}

static inline void ledger_print_lateness(const struct ledger *l, struct buf *to)
{
	int64_t *late;
	size_t n = ledger_sort_lateness(l, &late), early = 0;

	while (early < n && late[early] < 0)
		early++;
	if (n == 0)
		buf_add(to, STR("null"));
	else
		buf_printf(to,
			   "{\"known\":%zu,\"early\":%zu,\"min\":%.3f,\"p50\":%.3f,\"p90\":%.3f,"
			   "\"p99\":%.3f,\"max\":%.3f}",
			   n, early, ledger_percentile_ms(late, n, 0),
			   ledger_percentile_ms(late, n, 50), ledger_percentile_ms(late, n, 90),
			   ledger_percentile_ms(late, n, 99), ledger_percentile_ms(late, n, 100));
	free(late);
}

static inline void ledger_print_stats(const struct ledger *l, struct buf *to)
{
	int64_t first = l->n != 0 ? l->items[0].at_us : 0;
	int64_t span = l->n != 0 ? l->items[l->n - 1].at_us - first : 0;
	int64_t most = 0;

	for (size_t i = 0; i < l->n; i++)
		most = l->items[i].attempt > most ? l->items[i].attempt : most;
	buf_printf(to,
		   "{\"requests\":%zu,\"distinct_tasks\":%zu,\"highest_attempt\":%" PRId64
		   ",\"connections\":%zu,\"first_us\":%" PRId64 ",\"span_us\":%" PRId64
		   ",\"per_second\":%.0f,\"lateness_ms\":",
		   l->n, ledger_count_distinct(l), most, l->connections, first, span,
		   span > 0 ? (double)(l->n - 1) * 1e6 / (double)span : 0.0);
	ledger_print_lateness(l, to);
	buf_add(to, STR("}\n"));
}

static inline void ledger_print_arrivals(const struct ledger *l, struct buf *to)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct arrival *a = &l->items[i];
		struct id_text id = id_print(ID_TASK, a->task);

		buf_printf(to, "%" PRId64 " %s %" PRId64 " ", a->at_us, id.z, a->attempt);
		if (a->due_ms != DUE_UNKNOWN)
			buf_add_i64(to, a->due_ms);
		buf_add_c(to, '\n');
	}
}
