#include "board.h"

#include <stdlib.h>

#include "base/log.h"
#include "deliver/gate.h"
#include "deliver/rota.h"

void board_init(struct board *b)
{
	*b = (struct board){.n = 0};
	(void)pthread_mutex_init(&b->lock, NULL);
}

void board_release(struct board *b)
{
	free(b->rows);
	(void)pthread_mutex_destroy(&b->lock);
}

static void make_room(struct board *b, size_t n)
{
	if (n <= b->size)
		return;
	b->size = 2 * n;
	b->rows = realloc(b->rows, b->size * sizeof(*b->rows));
	if (b->rows == NULL)
		log_fatal("out_of_memory", "%zu rate limiters", n);
}

void board_write(struct board *b, const struct rota *r)
{
	if (b->n == 0 && r->first_gate == NULL)
		return; /* only this thread changes either */
	(void)pthread_mutex_lock(&b->lock);
	make_room(b, r->gates.n);
	b->n = 0;
	for (const struct gate *g = r->first_gate; g != NULL; g = g->next)
		b->rows[b->n++] = (struct board_row){g->rule.key,
						     {(int64_t)g->in_flight, (int64_t)g->waiting}};
	(void)pthread_mutex_unlock(&b->lock);
}

struct limiter_use board_read(struct board *b, int64_t key)
{
	struct limiter_use use = {0};

	(void)pthread_mutex_lock(&b->lock);
	for (size_t i = 0; i < b->n; i++)
		if (b->rows[i].key == key)
			use = b->rows[i].use;
	(void)pthread_mutex_unlock(&b->lock);
	return use;
}
