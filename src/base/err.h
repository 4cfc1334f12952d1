#pragma once
/* How a call says what went wrong. Every function that can fail returns enum rc (zero is success,
 * always) and fills a caller's struct err, which is untouched on success. The one who detects
 * writes the sentence; those above may prepend what they were doing (err_wrap). Nothing below
 * engine/ and api/ logs an error.
 *
 * `code` is stable and machine-readable (snake_case: "invalid_cron"); `field` names the input at
 * fault in the caller's words ("task_template.target"); `hint` says how to mend it. api/ maps rc to
 * an HTTP status. */

#include <stdarg.h>

#include "macros.h"
#include "str.h"

enum rc {
	RC_OK = 0,
	RC_INVALID,	  /* the caller's input is wrong                        400 */
	RC_UNAUTHORIZED,  /* no token, or one that opens nothing                401 */
	RC_FORBIDDEN,	  /* a token that may not do this                       403 */
	RC_NOT_FOUND,	  /*                                                    404 */
	RC_METHOD,	  /* the path exists, the method does not               405 */
	RC_CONFLICT,	  /* the object's state, a newer version, a held lease  409 */
	RC_TOO_LARGE,	  /* a body or payload over its bound                   413 */
	RC_PRECONDITION,  /* the object is not what the caller has seen         412 */
	RC_UNPROCESSABLE, /* a key that stands for another request already      422 */
	RC_LIMIT,	  /* a configured bound was reached                     429 */
	RC_IO,		  /* the world failed us                                500 */
	RC_BUSY,	  /* try again later; nothing was changed               503 */
	RC_UNCERTAIN,	  /* a commit was sent and its fate is unknown          503 */
};

struct err {
	enum rc rc;
	const char *code; /* static text; NULL while there is no error */
	char field[96];
	char text[320];
	char hint[240];
};

/* Each returns the error's rc, so that detecting and returning are one line. */
enum rc err_set(struct err *e, enum rc rc, const char *code, const char *fmt, ...) PRINTF(4, 5);
/* As err_set, with the field at fault. */
enum rc err_at(struct err *e, enum rc rc, const char *code, const char *field, const char *fmt, ...)
	PRINTF(5, 6);
enum rc err_hint(struct err *e, const char *fmt, ...) PRINTF(2, 3);
/* Puts "what: " before the sentence. */
enum rc err_wrap(struct err *e, const char *fmt, ...) PRINTF(2, 3);
/* Puts "outer." before the field's name ("target" within "task_template"). */
enum rc err_within(struct err *e, const char *outer);
