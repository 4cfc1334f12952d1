#pragma once
/* A run's log in RAT's form: lines with a time and a level. What the attempts wrote comes first,
 * and behind each attempt the error that it ended with; a run is read on from where it was left.
 * Api's thread. */

#include "store/record.h"

struct run_log {
	struct log_ask ask; /* behind what was read */
	int errors_of;	    /* attempts up to this one have had their errors told */
};

/* One line; views live as long as the arena of the call. */
typedef void on_log_line(void *context, ms_t at, const char *level, struct str message);

/* Tells the next lines, of at most a few pieces; *all_out: there was nothing behind them. */
enum rc run_log_read(struct run_log *log, struct store *s, struct arena *a, on_log_line *on_line,
		     void *context, bool *all_out, struct err *err);
