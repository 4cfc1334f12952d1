#pragma once
/* What an attempt leaves behind beside its outcome: a log, which it writes while it runs, in pieces
 * that are numbered by their sender; and outputs, by name. Only the holder of the task's lease may
 * add to them. Pure. */

#include "model/message.h"

enum log_stream { LOG_STDOUT, LOG_STDERR };

struct log_piece {
	int attempt;
	int64_t sequence; /* grows within the attempt; a number that is not larger is a repetition
			   */
	enum log_stream stream;
	ms_t at;
	bool is_cut; /* it, or what came behind it, was over the attempt's bound */
	struct str text;
};

/* What of an attempt's log is kept; zeroed: nothing yet. */
struct log_tally {
	int64_t sequence; /* the last one */
	int64_t size, pieces;
	bool is_cut;
};

struct output {
	struct str name, type; /* type: as its Content-Type had it */
	int attempt;
	ms_t at;
	int64_t size;
	struct str body; /* absent in lists */
};

/* A command's order: a piece or an output of the claim's task. */
struct record_order {
	struct lease_claim claim;
	struct log_piece piece;
	struct output output;
};

/* {"lease_token","stream","text","sequence"}: fills in the claim's token and the piece. */
enum rc log_order_parse(struct arena *a, struct str body, struct record_order *out,
			struct err *err);
/* What is kept of the piece next: *piece is shortened, on a character's border, to what the bounds
 * leave, and marked where something was cut off. False: nothing is kept (it is a repetition, or the
 * log was cut before). */
bool log_fit(const struct log_tally *t, struct log_piece *piece);

/* A name of an output: letters, digits, '.', '_' and '-', not beginning with a '.'. RC_INVALID
 * "invalid_name". */
enum rc output_check_name(struct str name, struct err *err);

void log_piece_write(struct json_writer *w, const struct log_piece *p);
void output_write(struct json_writer *w, const struct output *o);
/* "stdout", "stderr". */
struct str log_stream_name(enum log_stream stream);
bool log_stream_find(struct str name, enum log_stream *out);
