#include "suite_messages.h"

struct queue suite_queue(struct suite *u, const char *name)
{
	struct queue q;

	suite_begin(u);
	OK(u, store_queue_ensure(u->s, &u->a, u->namespace, str_z(name), u->now, &q, &u->err));
	suite_commit(u);
	return q;
}

/* To be changed, then published. */
struct task suite_message(struct suite *u, const struct queue *q)
{
	struct task t = suite_task(u);

	t.is_message = true;
	t.lane = q->lane;
	t.template.target = STR("\"queue:jobs\"");
	t.template.lane = STR("queue:jobs");
	return t;
}

struct task suite_publish(struct suite *u, const struct queue *q, int64_t priority,
			  const char *group)
{
	struct task t = suite_message(u, q);

	t.priority = priority;
	t.group = str_z(group);
	suite_add(u, &t, PLACE_READY);
	return t;
}

struct claim *suite_receive(struct suite *u, const struct queue *q, size_t most, size_t want)
{
	struct claim *claims;
	size_t n;

	suite_begin(u);
	OK(u, store_receive(u->s, &u->a, q->lane, u->now, u->now + 30, most, &claims, &n, &u->err));
	suite_commit(u);
	CHECK(n == want);
	return claims;
}

size_t suite_promote(struct suite *u, const struct queue *q)
{
	size_t n;

	suite_begin(u);
	OK(u, store_promote(u->s, q->lane, u->now, 100, &n, &u->err));
	suite_commit(u);
	return n;
}

void suite_give_back(struct suite *u, const struct claim *c, ms_t delay)
{
	struct settlement st = suite_outcome(u, c);

	st.attempt.status = ATTEMPT_FAILED;
	st.attempt.error = STR("not now");
	st.next = TASK_RETRYING;
	st.due_at = u->now + delay;
	st.retries = c->retries + 1;
	suite_settle(u, &st);
}

void suite_end(struct suite *u, const struct claim *c, enum task_state final)
{
	struct settlement st = suite_outcome(u, c);

	st.next = final;
	st.attempt.error = STR("given up");
	suite_settle(u, &st);
}

struct queue_counts suite_counts(struct suite *u, const struct queue *q)
{
	struct queue_counts n;

	OK(u, store_queue_counts(u->s, q->lane, &n, &u->err));
	return n;
}

bool suite_counts_are(struct suite *u, const struct queue *q, int64_t ready, int64_t leased,
		      int64_t delayed, int64_t waiting, int64_t dead)
{
	struct queue_counts n = suite_counts(u, q);

	return n.ready == ready && n.leased == leased && n.delayed == delayed &&
	       n.waiting == waiting && n.dead == dead;
}
