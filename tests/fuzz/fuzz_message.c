/* Any bytes as the body of a publish, a receive, what is said of a lease, a redrive, and PUT
 * /v1/queues/{q}. What is accepted keeps its bounds and prints as valid JSON, what is refused says
 * why. */

#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "base/macros.h"
#include "model/message.h"

enum { PRINT_MOST = 8 * LIMIT_BODY };

static void check_refusal(const struct err *err)
{
	assert(err->rc != RC_OK && err->code != NULL && err->text[0] != '\0');
}

static void check_printed(const struct buf *text)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object o;
	struct err err = {0};
	enum rc rc;

	assert(!text->failed);
	rc = json_object(&a, buf_str(text), &o, &err);
	assert(rc == RC_OK);
}

static void check_draft(const struct message_draft *d)
{
	const struct task t = {.template = {.payload = d->payload}, .group = d->group_id};
	struct buf text CLEANUP(buf_release) = BUF_INIT(PRINT_MOST);
	struct json_writer w = json_writer_to(&text);

	assert(d->payload.n <= LIMIT_PAYLOAD && d->dedup_id.n <= LIMIT_DEDUP_ID);
	assert(d->priority >= -LIMIT_PRIORITY && d->priority <= LIMIT_PRIORITY);
	assert(d->delay_ms >= 0 && d->expires_after_ms >= 0);
	json_begin_object(&w);
	message_write(&w, &t);
	json_end_object(&w);
	check_printed(&text);
}

static void try_publish(struct arena *a, struct str body)
{
	struct publish_order o = {0};
	struct err err = {0};

	if (publish_order_parse(a, body, &o, &err)) {
		check_refusal(&err);
		return;
	}
	assert(o.n >= 1 && o.n <= LIMIT_PUBLISH && o.ids != NULL);
	for (size_t i = 0; i < o.n; i++)
		check_draft(&o.drafts[i]);
}

static void try_receive(struct arena *a, struct str body)
{
	struct receive_order o = {0};
	struct err err = {0};

	if (receive_order_parse(a, body, &o, &err)) {
		check_refusal(&err);
		return;
	}
	assert(o.most >= 1 && o.most <= LIMIT_RECEIVE);
	assert(o.wait_ms >= 0 && o.wait_ms <= LIMIT_WAIT_S * (ms_t)MS_SECOND && o.lease_ms >= 0);
}

static void try_lease(struct arena *a, struct str body, enum lease_verb verb, bool is_one)
{
	struct lease_order o = {.verb = verb};
	struct err err = {0};

	if (is_one) {
		o.claims = NEW(a, struct lease_claim);
		o.n = 1;
	}
	if (lease_order_parse(a, body, &o, &err)) {
		check_refusal(&err);
		return;
	}
	assert(o.n <= LIMIT_PUBLISH && o.is_batch == !is_one);
	assert(o.progress.n <= LIMIT_PROGRESS && o.delay_ms >= 0);
}

static void try_queue(struct arena *a, struct str body)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(PRINT_MOST);
	struct json_writer w = json_writer_to(&text);
	struct queue q = queue_new(1, STR("q"), 0);
	struct queue_draft d;
	struct err err = {0};

	if (queue_draft_parse(a, body, &d, &err)) {
		check_refusal(&err);
		return;
	}
	queue_apply(&q, &d);
	assert(q.lease_ms > 0 && q.max_receives > 0 && q.retention_ms > 0);
	json_begin_object(&w);
	queue_write(&w, &q);
	json_end_object(&w);
	check_printed(&text);
}

static void try_redrive(struct arena *a, struct str body)
{
	struct redrive r;
	struct err err = {0};

	if (redrive_parse(a, body, &r, &err))
		check_refusal(&err);
	else
		assert(r.most > 0 && r.n_ids <= LIMIT_PUBLISH &&
		       redrive_due(&r, 0, LIMIT_PUBLISH) >= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct str body = str_of((const char *)bytes, n);

	try_publish(&a, body);
	try_receive(&a, body);
	for (enum lease_verb verb = LEASE_ACK; verb <= LEASE_CHECKPOINT; verb++)
		try_lease(&a, body, verb, true);
	try_lease(&a, body, LEASE_ACK, false);
	try_queue(&a, body);
	try_redrive(&a, body);
	return 0;
}
