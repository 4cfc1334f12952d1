#pragma once
/* How much of each rate limiter is taken, for whoever asks: the deliver thread writes it down each
 * time it has looked at its lanes, any thread reads. */

#include <pthread.h>

#include "model/rate_limiter.h"

struct rota;

struct board_row {
	int64_t key; /* the limiter's */
	struct limiter_use use;
};

struct board {
	pthread_mutex_t lock;
	struct board_row *rows;
	size_t n, size;
};

void board_init(struct board *b);
void board_release(struct board *b);
/* The deliver thread's. */
void board_write(struct board *b, const struct rota *r);
/* Any thread; zeroes where nobody uses the limiter. */
struct limiter_use board_read(struct board *b, int64_t key);
