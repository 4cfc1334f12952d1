#pragma once
/* A queue of letters on one thread: what was taken from a mailbox, or waits to be posted. */

#include "base/mailbox.h"

struct letters {
	struct letter *first, *last;
};

static inline void letters_add(struct letters *q, struct letter *l)
{
	l->next = NULL;
	if (q->first == NULL)
		q->first = l;
	else
		q->last->next = l;
	q->last = l;
}

/* The oldest one, or NULL. */
static inline struct letter *letters_take(struct letters *q)
{
	struct letter *l = q->first;

	if (l != NULL)
		q->first = l->next;
	return l;
}

/* A whole chain, in its order. */
static inline void letters_append(struct letters *q, struct letter *chain)
{
	while (chain != NULL) {
		struct letter *next = chain->next;

		letters_add(q, chain);
		chain = next;
	}
}
