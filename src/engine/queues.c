#include "queues.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"

enum { FIRST_BUCKETS = 64 };

static void free_waiters(struct line *line)
{
	for (struct waiter *w = line->first, *next; w != NULL; w = next) {
		next = w->next;
		free(w);
	}
}

void queues_release(struct queues *q)
{
	for (size_t i = 0; i < q->n_buckets; i++)
		for (struct line *line = q->buckets[i], *next; line != NULL; line = next) {
			next = line->next;
			free_waiters(line);
			free(line);
		}
	free(q->buckets);
	heap_release(&q->looks);
	heap_release(&q->deadlines);
	*q = (struct queues){0};
}

/* All keys move alike, so the heap keeps its order. */
static void set_back(struct queues *q, ms_t by)
{
	for (size_t i = 1; i <= q->deadlines.n; i++)
		q->deadlines.nodes[i]->key -= by;
}

void queues_begin(struct queues *q, ms_t now)
{
	if (now < q->now)
		set_back(q, q->now - now);
	q->now = now;
	q->turn++;
}

/* Keys are small consecutive numbers: they spread by themselves. */
static struct line **bucket_of(const struct queues *q, int64_t lane)
{
	return &q->buckets[(uint64_t)lane % q->n_buckets];
}

static void rehash(struct queues *q, size_t n_buckets)
{
	struct line **old = q->buckets;
	size_t n_old = q->n_buckets;

	q->n_buckets = n_buckets;
	q->buckets = calloc(n_buckets, sizeof(*q->buckets));
	if (q->buckets == NULL)
		log_fatal("out_of_memory", "%zu queues", n_buckets);
	for (size_t i = 0; i < n_old; i++)
		for (struct line *line = old[i], *next; line != NULL; line = next) {
			struct line **to = bucket_of(q, line->lane);

			next = line->next;
			line->next = *to;
			*to = line;
		}
	free(old);
}

struct line *queues_find(const struct queues *q, int64_t lane)
{
	struct line *line;

	if (q->n == 0)
		return NULL;
	for (line = *bucket_of(q, lane); line != NULL && line->lane != lane; line = line->next)
		continue;
	return line;
}

struct line *queues_line(struct queues *q, int64_t lane)
{
	struct line *line = queues_find(q, lane);
	struct line **to;

	if (line != NULL)
		return line;
	line = calloc(1, sizeof(*line));
	if (line == NULL)
		log_fatal("out_of_memory", "a queue");
	if (q->n >= q->n_buckets)
		rehash(q, q->n_buckets != 0 ? 2 * q->n_buckets : FIRST_BUCKETS);
	to = bucket_of(q, lane);
	line->lane = lane;
	line->next = *to;
	*to = line;
	q->n++;
	return line;
}

void queues_look(struct queues *q, struct line *line, ms_t at)
{
	bool is_in = line->look.place != HEAP_OUT;

	if (at != MS_NEVER && (!is_in || at < line->look.key))
		heap_set(&q->looks, &line->look, at);
}

struct line *queues_take_due(struct queues *q)
{
	struct heap_node *first = heap_first(&q->looks);

	if (first == NULL || first->key > q->now)
		return NULL;
	heap_remove(&q->looks, first);
	return CONTAINER_OF(first, struct line, look);
}

void queues_wait(struct queues *q, struct line *line, struct command *c, ms_t until_at)
{
	struct waiter *w = calloc(1, sizeof(*w));

	if (w == NULL)
		log_fatal("out_of_memory", "a consumer");
	w->line = line;
	w->command = c;
	w->turn = q->turn;
	w->prev = line->last;
	if (line->last != NULL)
		line->last->next = w;
	else
		line->first = w;
	line->last = w;
	q->n_waiters++;
	heap_set(&q->deadlines, &w->deadline, until_at);
}

struct command *queues_leave(struct queues *q, struct waiter *w)
{
	struct command *c = w->command;
	struct line *line = w->line;

	if (w->prev != NULL)
		w->prev->next = w->next;
	else
		line->first = w->next;
	if (w->next != NULL)
		w->next->prev = w->prev;
	else
		line->last = w->prev;
	heap_remove(&q->deadlines, &w->deadline);
	assert(q->n_waiters > 0);
	q->n_waiters--;
	free(w);
	return c;
}

struct waiter *queues_late(const struct queues *q, ms_t at)
{
	struct heap_node *first = heap_first(&q->deadlines);

	if (first == NULL || first->key > at)
		return NULL;
	return CONTAINER_OF(first, struct waiter, deadline);
}

struct waiter *queues_newcomer(const struct queues *q)
{
	for (size_t i = 1; i <= q->deadlines.n; i++) {
		struct waiter *w = CONTAINER_OF(q->deadlines.nodes[i], struct waiter, deadline);

		if (w->turn == q->turn)
			return w;
	}
	return NULL;
}

void queues_look_again(struct queues *q)
{
	for (size_t i = 0; i < q->n_buckets; i++)
		for (struct line *line = q->buckets[i]; line != NULL; line = line->next)
			queues_look(q, line, q->now);
}

ms_t queues_next(const struct queues *q)
{
	struct heap_node *look = heap_first(&q->looks), *deadline = heap_first(&q->deadlines);
	ms_t at = look != NULL ? look->key : MS_NEVER;

	return deadline != NULL && deadline->key < at ? deadline->key : at;
}
