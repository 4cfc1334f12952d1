#pragma once
/* The audit log: who changed what, one row a write, chained by hashes over the whole store. A row
 * is a text (one JSON object) and its hash, SHA-256 of the hash before and the text; so who
 * changes, removes or inserts a row must change all that follow it. Pure. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/macros.h"
#include "model/caller.h"

enum { TRAIL_HASH = 32 };

/* The text is `head` and `change`, one behind the other. */
struct trail_row {
	int64_t seq; /* from 1, without a hole */
	ms_t at;
	int64_t namespace; /* key; 0: of no single one */
	struct str head;   /* who, when, where, what was done to which object; no closing brace */
	struct str change; /* before and after, and the closing brace */
	unsigned char previous[TRAIL_HASH]; /* the hash of the row before */
	unsigned char hash[TRAIL_HASH];
};

/* Where the chain ends, or begins: nothing but zeros before the first row. */
struct trail_end {
	int64_t seq;
	unsigned char hash[TRAIL_HASH];
};

struct trail_object {
	const char *kind;    /* "schedule" */
	struct str id, name; /* empty: it has none */
};

/* What a row tells; see trail_write_head for its form. */
struct trail_entry {
	const struct caller *caller;
	struct str namespace; /* empty: of no single one */
	const char *action;   /* "schedule.update" */
	struct trail_object object;
	struct str before, after; /* JSON; empty: there was, or is, none to tell */
};

/* {"seq","at","namespace","actor":{"kind","id"?,"name"?},"action","object":{"kind","id"?,"name"?},
 * "request_id" */
void trail_write_head(struct buf *to, int64_t seq, ms_t at, const struct trail_entry *e);
/* ,"before"?,"after"?} A value over LIMIT_TRAIL_VALUE is told by its size and digest alone. */
void trail_write_change(struct buf *to, const struct trail_entry *e);

void trail_hash(unsigned char out[static TRAIL_HASH],
		const unsigned char previous[static TRAIL_HASH], struct str head,
		struct str change);

/* A row as it is shown and exported: its text with two more members at the end, "previous" and
 * "hash" (hex), from which it can be proved anew. No line break. */
void trail_write_line(struct buf *to, const struct trail_row *row);
/* The other way round; views of `line`. RC_INVALID "not_a_row". */
enum rc trail_read_line(struct str line, struct trail_row *out, struct err *err);

/* A proof that goes from row to row. */
struct trail_proof {
	struct trail_end end; /* of the last row */
	int64_t n;	      /* rows so far */
	int64_t first;	      /* seq of the first of them */
	bool with_holes;      /* rows may be missing, as in an export of one namespace */
	bool from_end;	      /* `end` tells what is before the first row */
};

/* The next row: RC_CONFLICT "chain_broken", with what is wrong with which row. Unless from_end says
 * so, it is not known what is before the first one. */
enum rc trail_prove(struct trail_proof *p, const struct trail_row *row, struct err *err);

/* Which rows; absent: any. */
struct trail_filter {
	struct str action; /* "schedule.update", or all of "schedule" */
	struct str object; /* its id or its name */
	struct str actor;  /* its id, its name, or the kind */
	ms_t since, until; /* since <= at < until */
	int64_t namespace; /* NAMESPACE_ALL: any */
};

/* RC_IO where the row's head cannot be read. */
enum rc trail_fits(struct arena *a, const struct trail_filter *f, const struct trail_row *row,
		   bool *out, struct err *err);
const char *actor_kind_name(enum actor_kind kind);
