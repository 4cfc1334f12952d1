#pragma once
/* Keeps the store's log short, off the hot path: a thread of its own with a handle of its own. */

#include "base/err.h"

struct store;
struct checkpoint;

/* `store` is a writing handle of the thread's own; not closed by it. */
enum rc checkpoint_start(struct store *store, struct checkpoint **out, struct err *err);
/* After a last checkpoint; joins and frees. */
void checkpoint_stop(struct checkpoint *c);
