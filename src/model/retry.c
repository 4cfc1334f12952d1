#include "retry.h"

#include <assert.h>

#include "codec/decimal.h"
#include "model/fields.h"

#define STRATEGIES "taskhook, exponential, fixed, list"

enum { FACTOR_MIN = 1000, FACTOR_MAX = 100000 };

enum { GIVEN_STRATEGY = 1 << 0, GIVEN_RETRIES = 1 << 1, GIVEN_DELAYS = 1 << 2 };

static const char *const strategies[] = {
	[RETRY_TASKHOOK] = "taskhook",
	[RETRY_EXPONENTIAL] = "exponential",
	[RETRY_FIXED] = "fixed",
	[RETRY_LIST] = "list",
};

/* What a native `retry` object says by what it leaves out. */
static const struct retry plain = {
	.strategy = RETRY_EXPONENTIAL,
	.max_retries = 3,
	.initial_ms = MS_SECOND,
	.max_ms = MS_HOUR,
	.factor_permille = 2000,
	.jitter_permille = 100,
	.timeout_ms = 30 * (ms_t)MS_SECOND,
};

/* The products' own figures: Taskhook's 24 retries, Tensorlake's none (1 s, 60 s, doubling where an
 * application asks for some), RAT's none, Bridge Town's runs of five minutes, Infrai's three. */
static const struct retry defaults[] = {
	[DIALECT_NATIVE] = {.strategy = RETRY_TASKHOOK,
			    .max_retries = LIMIT_RETRIES,
			    .initial_ms = MS_SECOND,
			    .max_ms = MS_HOUR,
			    .factor_permille = 2000,
			    .jitter_permille = 100,
			    .timeout_ms = 30 * (ms_t)MS_SECOND},
	[DIALECT_TENSORLAKE] = {.strategy = RETRY_EXPONENTIAL,
				.max_retries = 0,
				.initial_ms = MS_SECOND,
				.max_ms = MS_MINUTE,
				.factor_permille = 2000,
				.timeout_ms = 5 * MS_MINUTE},
	[DIALECT_RAT] = {.strategy = RETRY_EXPONENTIAL,
			 .max_retries = 0,
			 .initial_ms = MS_SECOND,
			 .max_ms = MS_HOUR,
			 .factor_permille = 2000,
			 .jitter_permille = 100,
			 .timeout_ms = 5 * MS_MINUTE},
	[DIALECT_BRIDGETOWN] = {.strategy = RETRY_EXPONENTIAL,
				.max_retries = 0,
				.initial_ms = MS_SECOND,
				.max_ms = MS_HOUR,
				.factor_permille = 2000,
				.jitter_permille = 100,
				.timeout_ms = 5 * MS_MINUTE},
	[DIALECT_INFRAI] = {.strategy = RETRY_EXPONENTIAL,
			    .max_retries = 3,
			    .initial_ms = MS_SECOND,
			    .max_ms = MS_HOUR,
			    .factor_permille = 2000,
			    .jitter_permille = 100,
			    .timeout_ms = 5 * MS_MINUTE},
};

struct retry retry_default(enum dialect d)
{
	assert((size_t)d < COUNTOF(defaults));
	return defaults[d];
}

/* The object's values on their way in. */
struct reading {
	struct arena *a;
	struct retry retry;
};

static enum rc read_strategy(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	for (size_t i = 0; i < COUNTOF(strategies); i++) {
		if (!str_eq(word, str_z(strategies[i])))
			continue;
		r->retry.strategy = (enum retry_strategy)i;
		return RC_OK;
	}
	return field_bad_word(name, STRATEGIES, err);
}

static enum rc read_max_retries(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	int64_t n;

	if (json_i64(v, 0, LIMIT_RETRIES, &n, name, err))
		return err->rc;
	r->retry.max_retries = (int)n;
	return RC_OK;
}

static enum rc read_initial(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_seconds_ms(v, (ms_t)LIMIT_RETRY_DELAY_S * MS_SECOND, &r->retry.initial_ms, name,
			       err);
}

static enum rc read_max(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_seconds_ms(v, (ms_t)LIMIT_RETRY_DELAY_S * MS_SECOND, &r->retry.max_ms, name,
			       err);
}

static enum rc read_factor(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	int64_t factor;

	if (v->type != JSON_NUMBER || !decimal_parse(v->raw, FACTOR_MAX, &factor) ||
	    factor < FACTOR_MIN)
		return field_bad_value(name,
				       "is no number from 1 to 100, of three decimals at most",
				       "2 doubles the delay after each attempt", err);
	r->retry.factor_permille = factor;
	return RC_OK;
}

static enum rc read_jitter(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	int64_t jitter;

	if (json_permille(v, &jitter, name, err))
		return err->rc;
	r->retry.jitter_permille = (int)jitter;
	return RC_OK;
}

static enum rc read_timeout(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	ms_t timeout;

	if (json_seconds_ms(v, (ms_t)LIMIT_TIMEOUT_S * MS_SECOND, &timeout, name, err))
		return err->rc;
	if (timeout == 0)
		return field_bad_value(name, "is 0, which ends every attempt",
				       "give the seconds that one attempt may take", err);
	r->retry.timeout_ms = timeout;
	return RC_OK;
}

static enum rc read_delays(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array delays;

	if (json_array_of(r->a, v, LIMIT_RETRIES, &delays, name, err))
		return err->rc;
	for (size_t i = 0; i < delays.n; i++)
		if (json_seconds_ms(&delays.items[i], (ms_t)LIMIT_RETRY_DELAY_S * MS_SECOND,
				    &r->retry.delays_ms[i], name, err))
			return err->rc;
	r->retry.n_delays = (int)delays.n;
	return RC_OK;
}

static const struct field fields[] = {
	{"max_retries", GIVEN_RETRIES, read_max_retries},
	{"strategy", GIVEN_STRATEGY, read_strategy},
	{"initial_seconds", 0, read_initial},
	{"factor", 0, read_factor},
	{"max_seconds", 0, read_max},
	{"jitter", 0, read_jitter},
	{"timeout_seconds", 0, read_timeout},
	{"delays_seconds", GIVEN_DELAYS, read_delays},
};

static enum rc check_delays(const struct retry *r, unsigned given, struct err *err)
{
	if (r->strategy == RETRY_LIST && r->n_delays == 0)
		return field_missing("delays_seconds",
				     "strategy list takes the delays, such as [1, 10, 60]", err);
	if (r->strategy != RETRY_LIST && (given & GIVEN_DELAYS) != 0)
		return field_bad_value("delays_seconds", "belongs to another strategy",
				       "use it with \"strategy\": \"list\"", err);
	return RC_OK;
}

/* A strategy that was named brings its own count of retries where none is given. */
static int count_of(const struct retry *r, unsigned given)
{
	if ((given & GIVEN_RETRIES) != 0 || (given & GIVEN_STRATEGY) == 0)
		return r->max_retries;
	if (r->strategy == RETRY_TASKHOOK)
		return LIMIT_RETRIES;
	return r->strategy == RETRY_LIST ? r->n_delays : r->max_retries;
}

static enum rc parse(struct reading *r, struct str text, struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object(r->a, text, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), r, &given, err) ||
	    check_delays(&r->retry, given, err))
		return err->rc;
	r->retry.max_retries = count_of(&r->retry, given);
	return RC_OK;
}

enum rc retry_parse(struct str text, enum dialect d, struct retry *out, const char *field,
		    struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct reading r = {&scratch, d == DIALECT_NATIVE ? plain : retry_default(d)};

	if (parse(&r, text, err))
		return err_within(err, field);
	*out = r.retry;
	return RC_OK;
}
