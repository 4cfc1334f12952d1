#pragma once
/* The store's verbs of what attempts leave behind: logs and outputs. store.h's contract holds.
 * Both stay as long as their task does. */

#include "model/record.h"
#include "store/store.h"

/* Where a read of a log begins, and what it is about. */
struct log_ask {
	int64_t task;
	int attempt;	   /* this one alone; 0: all */
	int after_attempt; /* what comes behind this piece, in order; 0: from the first */
	int64_t after_sequence;
};

/* A zeroed one where there is none yet. */
enum rc store_log_tally(struct store *s, int64_t task, int attempt, struct log_tally *out,
			struct err *err);
/* Adds the piece, and counts it. RC_CONFLICT "piece_known" when its number is taken. */
enum rc store_log_add(struct store *s, int64_t task, const struct log_piece *p, struct err *err);
/* By attempt and sequence; pieces up to `most` of them. */
enum rc store_log_list(struct store *s, struct arena *a, const struct log_ask *ask, size_t most,
		       struct log_piece **items_out, size_t *n_out, struct err *err);

/* A second put of a name replaces the first. */
enum rc store_output_put(struct store *s, int64_t task, const struct output *o, struct err *err);
enum rc store_output_find(struct store *s, struct arena *a, int64_t task, struct str name,
			  struct output *out, struct err *err);
/* By name, without their bodies. */
enum rc store_output_list(struct store *s, struct arena *a, int64_t task, struct output **items_out,
			  size_t *n_out, struct err *err);

/* What a backend implements of these. */
struct record_ops {
	enum rc (*log_tally)(struct store *s, int64_t task, int attempt, struct log_tally *out,
			     struct err *err);
	enum rc (*log_add)(struct store *s, int64_t task, const struct log_piece *p,
			   struct err *err);
	enum rc (*log_list)(struct store *s, struct arena *a, const struct log_ask *ask,
			    size_t most, struct log_piece **items_out, size_t *n_out,
			    struct err *err);
	enum rc (*output_put)(struct store *s, int64_t task, const struct output *o,
			      struct err *err);
	enum rc (*output_find)(struct store *s, struct arena *a, int64_t task, struct str name,
			       struct output *out, struct err *err);
	enum rc (*output_list)(struct store *s, struct arena *a, int64_t task,
			       struct output **items_out, size_t *n_out, struct err *err);
};
