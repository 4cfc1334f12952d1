#include "settle.h"

#include <assert.h>

static ms_t least(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

/* taskhook.io, error handling: n^4 + 15 + random(10) * (n + 1) seconds. */
static ms_t taskhook_delay(int n, uint64_t random)
{
	ms_t base = (ms_t)n * n * n * n + 15;

	return base * MS_SECOND + (ms_t)(random % (10 * MS_SECOND)) * (n + 1);
}

static ms_t exponential_delay(const struct retry *r, int n)
{
	ms_t delay = r->initial_ms;

	for (int i = 1; i < n && delay < r->max_ms; i++)
		delay = delay * r->factor_permille / 1000;
	return least(delay, r->max_ms);
}

static ms_t list_delay(const struct retry *r, int n)
{
	assert(r->n_delays > 0);
	return r->delays_ms[n <= r->n_delays ? n - 1 : r->n_delays - 1];
}

/* d becomes a value of d * (1 - jitter) … d * (1 + jitter). */
static ms_t with_jitter(ms_t delay, int permille, uint64_t random)
{
	ms_t spread = delay * permille / 1000;

	return spread == 0 ? delay : delay - spread + (ms_t)(random % (uint64_t)(2 * spread + 1));
}

ms_t retry_delay(const struct retry *r, int n, uint64_t random)
{
	assert(n >= 1);
	switch (r->strategy) {
	case RETRY_TASKHOOK:
		return taskhook_delay(n, random);
	case RETRY_EXPONENTIAL:
		return with_jitter(exponential_delay(r, n), r->jitter_permille, random);
	case RETRY_FIXED:
		return with_jitter(r->initial_ms, r->jitter_permille, random);
	case RETRY_LIST:
		return with_jitter(list_delay(r, n), r->jitter_permille, random);
	}
	assert(false);
	return 0;
}

static struct verdict after_failure(const struct settle_input *in)
{
	int n = in->retries + 1;
	ms_t asked = least(in->retry_after_ms, (ms_t)LIMIT_RETRY_AFTER_S * MS_SECOND);
	ms_t delay;

	if (in->hopeless || in->retries >= in->retry->max_retries)
		return (struct verdict){
			.next = TASK_FAILED, .due_at = AT_NONE, .retries = in->retries};
	delay = retry_delay(in->retry, n, in->random);
	if (asked > delay)
		delay = asked;
	return (struct verdict){
		.next = TASK_RETRYING, .due_at = in->finished_at + delay, .retries = n};
}

struct verdict settle(const struct settle_input *in)
{
	switch (in->status) {
	case ATTEMPT_SUCCEEDED:
		return (struct verdict){TASK_COMPLETED, AT_NONE, in->retries};
	case ATTEMPT_INTERRUPTED:
		return (struct verdict){TASK_QUEUED, in->finished_at, in->retries};
	case ATTEMPT_CANCELLED:
		return (struct verdict){TASK_CANCELLED, AT_NONE, in->retries};
	case ATTEMPT_FAILED:
	case ATTEMPT_TIMED_OUT:
		return after_failure(in);
	}
	assert(false);
	return (struct verdict){TASK_FAILED, AT_NONE, in->retries};
}

struct verdict settle_message(int retries, int64_t max_receives, enum attempt_status status,
			      ms_t now, ms_t delay_ms)
{
	if (status == ATTEMPT_INTERRUPTED)
		return (struct verdict){TASK_QUEUED, now + delay_ms, retries};
	if (retries + 1 >= max_receives)
		return (struct verdict){TASK_FAILED, AT_NONE, retries};
	return (struct verdict){TASK_RETRYING, now + delay_ms, retries + 1};
}
