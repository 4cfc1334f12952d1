#pragma once
/* Many attempts at once on one thread: libcurl's multi interface over an epoll set. Easy handles
 * are used again, connections are kept and reused.
 *
 *     t = http_begin(h, v, owner, now);      an attempt begins
 *     http_drive(h, most_ms);                it goes on
 *     owner = http_take_ended(h);            it has ended, v's outcome is filled
 *
 * All connections are made under one allow list: a connection that is reused was checked when it
 * was made. */

#include "deliver/poller.h"
#include "deliver/transfer.h"

struct http {
	CURLM *multi;
	struct poller poller;
	struct sign_keys keys;
	const struct allow_list *allow;
	struct transfer *spare; /* a free list */
	ms_t timer_mono;	/* when curl wants to be called; MS_NEVER */
	int64_t n_refused;	/* attempts that the guard stopped */
};

/* `allow` is kept and may be NULL; most: connections that are kept open. */
enum rc http_open(struct http *h, const struct allow_list *allow, size_t most, struct err *err);
/* No attempt may be in flight. */
void http_close(struct http *h);

/* Also wake http_drive when `fd` can be read. */
bool http_watch(struct http *h, int fd);

/* NULL where the target allows no attempt; then v's outcome is filled already. */
struct transfer *http_begin(struct http *h, struct delivery *v, void *owner, ms_t now);
/* Ends an attempt in flight and fills v's outcome. */
void http_end(struct http *h, struct transfer *t, enum attempt_status status, struct str why);
/* Sleeps until something happens, at most most_ms, and lets curl act on it. True: a watched fd can
 * be read. */
bool http_drive(struct http *h, ms_t most_ms);
/* Takes one attempt that has ended: its owner; NULL: no more. */
void *http_take_ended(struct http *h);
