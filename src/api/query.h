#pragma once
/* The parameters of a request's query string. A reader leaves *out alone where the parameter is not
 * there or empty, so that callers set the default before. The first of several counts; unknown ones
 * are ignored, since tools add theirs. Errors are RC_INVALID with the parameter as field. */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"

struct request;

/* Decoded, at most LIMIT_QUERY_VALUE bytes; in the request's arena. */
enum rc query_str(struct request *rq, const char *name, struct str *out, struct err *err);
enum rc query_i64(struct request *rq, const char *name, int64_t min, int64_t max, int64_t *out,
		  struct err *err);
/* true, false, 1 or 0. */
enum rc query_bool(struct request *rq, const char *name, bool *out, struct err *err);
/* ISO 8601, or a date as its midnight in UTC. */
enum rc query_time(struct request *rq, const char *name, ms_t *out, struct err *err);

/* One of the words of a parameter that lists them ("failed,expired"). */
typedef enum rc query_word(struct str word, unsigned *bits, struct err *err);
/* Gathers the words' bits; *bits_out is untouched where the parameter is not there. */
enum rc query_words(struct request *rq, const char *name, query_word *read, unsigned *bits_out,
		    struct err *err);
