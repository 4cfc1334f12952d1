/* At start: what a crash left half-done. Attempts that were in flight are put on record as
 * interrupted and made again at once; they use up no retry. The lanes that have work are found. */

#include "base/log.h"
#include "engine/messages.h"

enum { RECOVER_AT_ONCE = 1000 };

static enum rc interrupt(struct engine *e, const struct running *r, struct err *err)
{
	struct settlement st = {
		.claim = r->claim,
		.attempt = {.number = r->claim.attempt,
			    .status = ATTEMPT_INTERRUPTED,
			    .started_at = r->started_at,
			    .finished_at = e->now,
			    .duration_us =
				    e->now > r->started_at ? (e->now - r->started_at) * 1000 : 0,
			    .error = STR("the server ended while the attempt was in flight")},
		.next = TASK_QUEUED,
		.due_at = e->now,
		.retries = r->claim.retries,
	};

	return store_settle(e->o.store, &st, err);
}

static enum rc interrupt_some(struct engine *e, size_t *n_out, struct err *err)
{
	struct running *running;

	arena_reset(&e->turn);
	if (store_begin(e->o.store, err))
		return err->rc;
	if (store_running_list(e->o.store, &e->turn, RECOVER_AT_ONCE, &running, n_out, err)) {
		store_rollback(e->o.store);
		return err->rc;
	}
	for (size_t i = 0; i < *n_out; i++)
		if (interrupt(e, &running[i], err)) {
			store_rollback(e->o.store);
			return err->rc;
		}
	return store_commit(e->o.store, err);
}

static enum rc find_lanes(struct engine *e, struct err *err)
{
	struct lane *lanes;
	size_t n;

	arena_reset(&e->turn);
	if (store_lanes_ready(e->o.store, &e->turn, &lanes, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (queue_of_lane(lanes[i].name).n == 0)
			lanes_add(&e->lanes, lanes[i].key, lanes[i].first_due_at);
	return RC_OK;
}

/* Leases go on as they were; what is in a queue is seen at the first look. */
static enum rc find_queues(struct engine *e, struct err *err)
{
	struct queue *queues;
	size_t n;

	arena_reset(&e->turn);
	if (store_queue_list(e->o.store, &e->turn, QUEUES_ALL, &queues, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		queues_look(&e->queues, queues_line(&e->queues, queues[i].lane), e->now);
	return RC_OK;
}

enum rc engine_recover(struct engine *e, struct err *err)
{
	size_t n = 0, total = 0;

	do {
		if (interrupt_some(e, &n, err))
			return err->rc;
		total += n;
	} while (n == RECOVER_AT_ONCE);
	if (total != 0)
		log_info("recovered",
			 "%zu attempts were in flight at the last end; they are made again", total);
	return find_lanes(e, err) ? err->rc : find_queues(e, err);
}
