#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "num.h"

enum { LINE = 1024, TEXT = 640 };

/* The one sink of the process; written by log_setup before threads start, read-only after. */
static enum log_level least_level = LOG_INFO;
static enum log_form line_form = LOG_JSON;

static const char *const level_names[] = {"debug", "info", "warn", "error"};

void log_setup(enum log_level least, enum log_form form)
{
	least_level = least;
	line_form = form;
}

/* JSON string escapes; control characters and quotes cannot break a line. */
static size_t escape(char *to, size_t size, const char *from)
{
	size_t n = 0;

	for (; *from != '\0' && n + 7 < size; from++) {
		unsigned char c = (unsigned char)*from;

		if (c == '"' || c == '\\') {
			to[n++] = '\\';
			to[n++] = (char)c;
		} else if (c < 0x20) {
			n += (size_t)snprintf(to + n, size - n, "\\u%04x", c);
		} else {
			to[n++] = (char)c;
		}
	}
	to[n] = '\0';
	return n;
}

static int format_line(char *line, size_t size, enum log_level level, const char *event,
		       const char *text)
{
	ms_t now = clock_wall();
	char safe[LINE - 160];

	(void)escape(safe, sizeof(safe), text);
	if (line_form == LOG_TEXT)
		return snprintf(line, size, "%-5s %s: %s\n", level_names[level], event, safe);
	return snprintf(line, size,
			"{\"ts_ms\":%lld,\"level\":\"%s\",\"event\":\"%s\",\"msg\":\"%s\"}\n",
			(long long)now, level_names[level], event, safe);
}

PRINTF(3, 0)
static void write_line(enum log_level level, const char *event, const char *fmt, va_list args)
{
	char text[TEXT], line[LINE];
	int n;

	if (level < least_level)
		return;
	(void)vsnprintf(text, sizeof(text), fmt, args);
	n = format_line(line, sizeof(line), level, event, text);
	if (n > 0 && write(STDERR_FILENO, line, (size_t)n) < 0)
		return; /* nobody is left to tell */
}

#define DEFINE_LOG(name, level)                            \
	void name(const char *event, const char *fmt, ...) \
	{                                                  \
		va_list args;                              \
                                                           \
		va_start(args, fmt);                       \
		write_line(level, event, fmt, args);       \
		va_end(args);                              \
	}

DEFINE_LOG(log_debug, LOG_DEBUG)
DEFINE_LOG(log_info, LOG_INFO)
DEFINE_LOG(log_warn, LOG_WARN)
DEFINE_LOG(log_error, LOG_ERROR)

void log_fatal(const char *event, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	write_line(LOG_ERROR, event, fmt, args);
	va_end(args);
	abort();
}

bool log_throttle_pass(struct log_throttle *t, const char *event, ms_t now)
{
	if (now - t->minute_at >= MS_MINUTE || now < t->minute_at) {
		if (t->n > LOG_THROTTLE_MOST)
			log_warn(event, "and %d more within a minute", t->n - LOG_THROTTLE_MOST);
		*t = (struct log_throttle){.minute_at = now};
	}
	return ++t->n <= LOG_THROTTLE_MOST;
}
