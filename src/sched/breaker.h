#pragma once
/* What is remembered of a host that tasks go to: whether it answers. After BREAKER_FAILURES
 * failures in a row nothing is sent to it for a while; then one attempt tries, and its outcome
 * opens the way again or closes it for twice as long. Tasks wait meanwhile and use up no retry.
 * Pure.
 *
 *            BREAKER_FAILURES bad            its time is over, one is sent
 *   CLOSED ────────────────────▶ OPEN ─────────────────────────────────────▶ PROBING
 *     ▲ ▲                        │  ▲ ▲                                       │ │ │
 *     │ └──────── good ──────────┘  │ └──────── bad: for twice as long ───────┘ │ │
 *     │                             └────── neither: at once again ─────────────┘ │
 *     └──────────────────────────────────── good ─────────────────────────────────┘ */

#include <stdbool.h>

#include "base/macros.h"
#include "base/str.h"

enum {
	BREAKER_FAILURES = 20,
	BREAKER_FIRST_MS = MS_SECOND, /* shut for so long first */
	BREAKER_MOST_MS = 60 * MS_SECOND,
};

enum breaker_state { BREAKER_CLOSED, BREAKER_OPEN, BREAKER_PROBING };

/* What an attempt tells about its host. */
enum sign {
	SIGN_NONE, /* given up by us, or never made */
	SIGN_GOOD, /* it answered, and is not in trouble */
	SIGN_BAD,  /* no connection, no answer in time, 5xx */
};

/* Zeroed it is closed. */
struct breaker {
	enum breaker_state state;
	int failures;	 /* in a row */
	ms_t shut_ms;	 /* how long it is shut, or was last; 0: not since a success */
	ms_t open_until; /* while OPEN */
};

/* True when the state has changed. */
bool breaker_hear(struct breaker *b, enum sign sign, ms_t now);
/* The host itself asks to be left alone for so long (429 with Retry-After). True: it is shut for
 * longer than before. */
bool breaker_heed(struct breaker *b, ms_t retry_after_ms, ms_t now);
/* One attempt goes out to an OPEN one whose time is over. */
void breaker_probe(struct breaker *b);
/* Nothing may be sent before; 0: at any time; MS_NEVER: not until the probe is back. */
ms_t breaker_shut_until(const struct breaker *b);
const char *breaker_state_name(enum breaker_state s);

/* One as others see it. */
struct breaker_view {
	struct str origin; /* "https://example.com:443" */
	struct breaker breaker;
	int64_t n_opened; /* since the start */
};
