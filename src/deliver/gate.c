#include "gate.h"

#include <assert.h>

enum { TOKEN = 1000000 };

static int64_t full(const struct gate *g)
{
	return g->rule.capacity * TOKEN;
}

/* A thousandth of a token a second is a millionth in a millisecond. */
static void fill(struct gate *g, ms_t now_mono)
{
	int64_t lacks = full(g) - g->millionths, refill = g->rule.refill_permille;
	ms_t passed = now_mono - g->filled_mono;

	if (passed <= 0)
		return;
	g->filled_mono = now_mono;
	if (refill == 0)
		return;
	if (lacks <= 0 || passed > lacks / refill)
		g->millionths = full(g);
	else
		g->millionths += passed * refill;
}

void gate_init(struct gate *g, const struct limiter_rule *rule, ms_t now_mono)
{
	*g = (struct gate){.rule = *rule, .filled_mono = now_mono};
	g->millionths = full(g);
	pace_set(&g->pace, rule->window);
}

void gate_set(struct gate *g, const struct limiter_rule *rule, ms_t now_mono)
{
	bool was_bucket = g->rule.capacity != 0;

	if (rule->as_of < g->rule.as_of)
		return;
	fill(g, now_mono);
	g->rule = *rule;
	if (!was_bucket || g->millionths > full(g))
		g->millionths = full(g);
	pace_set(&g->pace, rule->window);
}

void gate_release(struct gate *g)
{
	assert(g->n_lanes == 0 && g->in_flight == 0 && g->first == NULL && g->first_lane == NULL);
	pace_release(&g->pace);
}

/* --- those that are open --- */

static void open_job(struct gate *g, struct job *job)
{
	job->is_open_at_gate = true;
	job->gate_next = NULL;
	job->gate_prev = g->last;
	if (g->last != NULL)
		g->last->gate_next = job;
	else
		g->first = job;
	g->last = job;
}

static void close_job(struct gate *g, struct job *job)
{
	if (job->gate_prev != NULL)
		job->gate_prev->gate_next = job->gate_next;
	else
		g->first = job->gate_next;
	if (job->gate_next != NULL)
		job->gate_next->gate_prev = job->gate_prev;
	else
		g->last = job->gate_prev;
	job->gate_next = job->gate_prev = NULL;
	job->is_open_at_gate = false;
}

/* Requests that have been out for long enough count as seen. */
static void look_at_open(struct gate *g, ms_t now_mono)
{
	struct job *job = g->first, *next;

	for (; job != NULL; job = next) {
		next = job->gate_next;
		if (job->v->sent_mono == 0 || now_mono - job->v->sent_mono < PACE_SEEN_MS)
			continue;
		close_job(g, job);
		pace_seen(&g->pace, now_mono);
	}
}

/* --- its decisions --- */

bool gate_may_begin(struct gate *g, ms_t now_mono)
{
	if (g->rule.concurrency != 0 && g->in_flight >= g->rule.concurrency)
		return false;
	fill(g, now_mono);
	if (g->rule.capacity != 0 && g->millionths < TOKEN)
		return false;
	if (pace_may_begin(&g->pace, now_mono))
		return true;
	look_at_open(g, now_mono);
	return pace_may_begin(&g->pace, now_mono);
}

void gate_begun(struct gate *g, struct job *job, ms_t now_mono)
{
	fill(g, now_mono);
	g->millionths -= g->rule.capacity != 0 ? TOKEN : 0;
	g->in_flight++;
	open_job(g, job);
	pace_begun(&g->pace);
}

void gate_ended(struct gate *g, struct job *job, ms_t now_mono)
{
	assert(g->in_flight > 0);
	g->in_flight--;
	if (!job->is_open_at_gate)
		return;
	close_job(g, job);
	pace_seen(&g->pace, now_mono);
}

void gate_undone(struct gate *g, struct job *job, ms_t now_mono)
{
	assert(g->in_flight > 0 && job->is_open_at_gate);
	g->in_flight--;
	close_job(g, job);
	pace_undone(&g->pace);
	fill(g, now_mono);
	if (g->rule.capacity != 0 && g->millionths + TOKEN <= full(g))
		g->millionths += TOKEN;
}

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

static ms_t next_token(struct gate *g, ms_t now_mono)
{
	int64_t refill = g->rule.refill_permille, lacks = TOKEN - g->millionths;

	if (g->rule.capacity == 0 || refill == 0)
		return MS_NEVER;
	if (lacks <= 0)
		lacks = full(g) - g->millionths; /* until there is nothing to remember */
	return lacks <= 0 ? MS_NEVER : now_mono + (lacks + refill - 1) / refill;
}

ms_t gate_next_mono(struct gate *g, ms_t now_mono)
{
	ms_t at;

	look_at_open(g, now_mono);
	at = pace_next_mono(&g->pace, now_mono);
	fill(g, now_mono);
	at = earlier(at, next_token(g, now_mono));
	for (const struct job *job = g->first; job != NULL && g->rule.window.limit != 0;
	     job = job->gate_next) {
		ms_t sent = job->v->sent_mono != 0 ? job->v->sent_mono : now_mono;

		at = earlier(at, sent + PACE_SEEN_MS);
	}
	return at;
}
