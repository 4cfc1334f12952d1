#pragma once
/* A position in a cron expression, and what may be taken from there. Private to the parser
 * (parse.c, item.c, day_item.c). All takers leave the position behind what they took; those that
 * fail have filled `err`. */

#include <stdbool.h>

#include "base/err.h"
#include "cron/cron.h"
#include "cron/fields.h"

struct reader {
	const char *text;     /* the whole expression: columns count from here */
	const char *at, *end; /* what is left of the current field */
	enum field_kind kind;
	const struct field *field;
	const struct cron_grammar *grammar;
	struct cron *cron; /* what the specials of the day fields and the traits are noted in */
	struct err *err;
};

static inline bool reader_at_end(const struct reader *r)
{
	return r->at == r->end;
}

/* The next byte, or NUL at the end. */
static inline char reader_peek(const struct reader *r)
{
	return r->at != r->end ? *r->at : '\0';
}

static inline bool reader_take(struct reader *r, char c)
{
	if (reader_peek(r) != c || reader_at_end(r))
		return false;
	r->at++;
	return true;
}

static inline bool reader_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool reader_is_letter(char c)
{
	return ((unsigned char)c | 0x20) >= 'a' && ((unsigned char)c | 0x20) <= 'z';
}

/* The rest of the field up to the next comma, for messages. */
struct str reader_item(const struct reader *r, const char *from);

/* Reports a fault that begins at `at`: "hour field, column 3: …". */
enum rc reader_fail(const struct reader *r, const char *at, const char *fmt, ...) PRINTF(3, 4);
/* Reports that the byte at the position does not belong there, naming the usual mistakes. */
enum rc reader_fail_here(const struct reader *r);

/* Digits; larger numbers than any field has come back as READER_HUGE. */
enum { READER_HUGE = 1000000 };
enum rc reader_number(struct reader *r, unsigned *out);
/* A number or name of the field, in its range; *named_out tells which. */
enum rc reader_value(struct reader *r, unsigned *out, bool *named_out);
/* "/n" if it stands there, else 1. A step wider than `span` is noted as a trait. */
enum rc reader_step(struct reader *r, unsigned span, unsigned *out);
