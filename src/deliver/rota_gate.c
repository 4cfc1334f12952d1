/* Lanes and the gates that they share. */

#include <stdlib.h>

#include "base/log.h"
#include "base/macros.h"
#include "deliver/rota_impl.h"

struct gate *rota_find_gate(const struct rota *r, int64_t limiter)
{
	struct index_node *node = index_find(&r->gates, limiter);

	return node != NULL ? CONTAINER_OF(node, struct gate, by_key) : NULL;
}

static struct gate *open_gate(struct rota *r, const struct limiter_rule *rule, ms_t now_mono)
{
	struct gate *g = rota_find_gate(r, rule->key);

	if (g != NULL)
		return g;
	g = calloc(1, sizeof(*g));
	if (g == NULL)
		log_fatal("out_of_memory", "a rate limiter");
	gate_init(g, rule, now_mono);
	index_add(&r->gates, &g->by_key, rule->key);
	g->next = r->first_gate;
	if (g->next != NULL)
		g->next->prev = g;
	r->first_gate = g;
	return g;
}

void rota_close_gate(struct rota *r, struct gate *g)
{
	heap_remove(&r->resting_gates, &g->rest);
	index_remove(&r->gates, &g->by_key);
	if (g->next != NULL)
		g->next->prev = g->prev;
	if (g->prev != NULL)
		g->prev->next = g->next;
	else
		r->first_gate = g->next;
	gate_release(g);
	free(g);
}

void rota_rest_gate(struct rota *r, struct gate *g, ms_t now_mono)
{
	ms_t at = gate_next_mono(g, now_mono);

	if (at != MS_NEVER) {
		heap_set(&r->resting_gates, &g->rest, at);
		return;
	}
	heap_remove(&r->resting_gates, &g->rest);
	if (g->n_lanes != 0 || g->in_flight != 0)
		return;
	rota_close_gate(r, g);
}

void lane_wait_at_gate(struct lane *lane)
{
	struct gate *g = lane->gate;

	if (lane->at_gate)
		return;
	lane->at_gate = true;
	lane->gate_prev = g->last_lane;
	if (g->last_lane != NULL)
		g->last_lane->gate_next = lane;
	else
		g->first_lane = lane;
	g->last_lane = lane;
}

void lane_leave_gate(struct lane *lane)
{
	struct gate *g = lane->gate;

	if (!lane->at_gate)
		return;
	if (lane->gate_prev != NULL)
		lane->gate_prev->gate_next = lane->gate_next;
	else
		g->first_lane = lane->gate_next;
	if (lane->gate_next != NULL)
		lane->gate_next->gate_prev = lane->gate_prev;
	else
		g->last_lane = lane->gate_prev;
	lane->gate_next = lane->gate_prev = NULL;
	lane->at_gate = false;
}

void lane_quit_gate(struct rota *r, struct lane *lane, ms_t now_mono)
{
	struct gate *g = lane->gate;

	if (g == NULL)
		return;
	lane_leave_gate(lane);
	for (const struct job *job = lane->waiting.first; job != NULL; job = job->next)
		g->waiting--;
	lane->gate = NULL;
	g->n_lanes--;
	rota_rest_gate(r, g, now_mono);
}

void lane_set_gate(struct rota *r, struct lane *lane, const struct limiter_rule *rule,
		   ms_t now_mono)
{
	struct gate *g;

	if (lane->gate != NULL && lane->gate->rule.key == rule->key) {
		gate_set(lane->gate, rule, now_mono);
		return;
	}
	lane_quit_gate(r, lane, now_mono);
	if (rule->key == 0)
		return;
	g = lane->gate = open_gate(r, rule, now_mono);
	gate_set(g, rule, now_mono);
	g->n_lanes++;
	for (const struct job *job = lane->waiting.first; job != NULL; job = job->next)
		g->waiting++;
}
