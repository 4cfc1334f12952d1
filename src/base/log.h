#pragma once
/* The log: one line an event on stderr; JSON objects, or text on a terminal. An event has a stable
 * id (so that operators can grep and silence) and a sentence. Programs log (engine/, api/,
 * deliver/, main); libraries below them return errors instead. Thread-safe: one write(2) a line.
 * Secrets and bodies are never passed in. */

#include <stdbool.h>

#include "macros.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };
enum log_form { LOG_TEXT, LOG_JSON };

/* Called once at the start, before other threads exist; the default is LOG_INFO and LOG_JSON. */
void log_setup(enum log_level least, enum log_form form);

void log_debug(const char *event, const char *fmt, ...) PRINTF(2, 3);
void log_info(const char *event, const char *fmt, ...) PRINTF(2, 3);
void log_warn(const char *event, const char *fmt, ...) PRINTF(2, 3);
void log_error(const char *event, const char *fmt, ...) PRINTF(2, 3);
/* Logs at error level and ends the process by abort(): for a broken invariant, or no memory. */
_Noreturn void log_fatal(const char *event, const char *fmt, ...) PRINTF(2, 3);

/* For events that may come in floods: at most LOG_THROTTLE_MOST lines a minute, then one that
 * counts what was left out. A zeroed one is ready; one thread. */
enum { LOG_THROTTLE_MOST = 20 };

struct log_throttle {
	ms_t minute_at;
	int n;
};

/* Whether the event may be logged at `now`; `event` names it in the line that counts. */
bool log_throttle_pass(struct log_throttle *t, const char *event, ms_t now);
