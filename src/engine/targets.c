#include "engine/targets.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/num.h"
#include "engine/events.h"
#include "engine/groups.h"
#include "engine/limiters.h"
#include "store/target.h"

/* Why a target was disabled that answered so. */
#define GONE "it answered 410 Gone"

enum { PUSH_AGAIN_MS = MS_SECOND }; /* a queue's target that takes nothing is asked again */

/* --- when a task is placed --- */

static enum rc unknown(struct str name, const char *field, struct err *err)
{
	(void)err_at(err, RC_INVALID, "unknown_target", field, "there is no target \"" STR_FMT "\"",
		     STR_ARG(name));
	return err_hint(err, "give a URL, queue:NAME, or the name of a target that was put before");
}

static enum rc lane_of_name(struct engine *e, struct arena *a, int64_t namespace, struct str name,
			    const char *field, struct str *out, struct err *err)
{
	struct named_target named;
	struct target_row row;
	struct err why = {0};

	if (store_target_find(e->o.store, a, namespace, name, &row, &why)) {
		if (why.rc == RC_NOT_FOUND)
			return unknown(name, field, err);
		*err = why;
		return why.rc;
	}
	if (named_target_parse(a, row.spec, &named, err))
		return err->rc;
	*out = named.kind == TARGET_QUEUE ? target_lane(a, &named.target)
					  : named_target_lane(a, name);
	return RC_OK;
}

/* "task_template.target" is beside "task_template.rate_limiter". */
static enum rc check_limiter(struct engine *e, int64_t namespace, struct str name,
			     const char *field, struct err *err)
{
	const char *last = strrchr(field, '.');
	struct limiter_rule rule;
	char beside[sizeof(err->field)];

	(void)snprintf(beside, sizeof(beside), "%.*srate_limiter",
		       last != NULL ? (int)(last - field + 1) : 0, field);
	return limiter_find(e, namespace, name, beside, &rule, err);
}

/* What a lane's name itself speaks of. */
static enum rc check_lane(struct engine *e, int64_t namespace, struct str lane, const char *field,
			  struct err *err)
{
	struct str group = group_of_lane(lane);
	struct str limiter = limited_of_lane(lane).limiter;

	if (group.n != 0)
		return group_check(e, namespace, group, field, err);
	return limiter.n == 0 ? RC_OK : check_limiter(e, namespace, limiter, field, err);
}

enum rc target_lane_name(struct engine *e, struct arena *a, int64_t namespace,
			 const struct template *t, const char *field, struct str *out,
			 struct err *err)
{
	struct target target;

	if (t->lane.p != NULL) {
		*out = t->lane;
		return check_lane(e, namespace, t->lane, field, err);
	}
	if (target_parse(a, t->target, &target, field, err))
		return err->rc;
	return lane_of_name(e, a, namespace, target.name, field, out, err);
}

/* --- when its lane is served --- */

enum rc target_know(struct engine *e, struct lane_room *room, struct err *err)
{
	struct lane lane;

	if (store_lane_load(e->o.store, &e->turn, room->lane, &lane, err))
		return err->rc;
	lanes_know(&e->lanes, room, lane.namespace, lane.name);
	return RC_OK;
}

struct str named_secret_about(struct arena *a, int64_t namespace, struct str name)
{
	struct buf about CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME + NUM_I64_TEXT + 1);

	buf_add_i64(&about, namespace);
	buf_add_c(&about, ':');
	buf_add(&about, name);
	return str_dup(a, buf_str(&about));
}

static enum rc open_secret(struct engine *e, int64_t namespace, struct str name, struct str *out,
			   struct err *err)
{
	struct str sealed;
	struct err why = {0};

	if (store_named_secret_find(e->o.store, &e->turn, namespace, name, &sealed, &why) == RC_OK)
		return seal_open(&e->turn, e->o.seal_key, sealed,
				 named_secret_about(&e->turn, namespace, name), out, err);
	if (why.rc != RC_NOT_FOUND) {
		*err = why;
		return why.rc;
	}
	return err_set(err, RC_INVALID, "unknown_secret",
		       "the target's headers ask for the secret \"" STR_FMT
		       "\", which is not there",
		       STR_ARG(name));
}

static enum rc expand(struct engine *e, int64_t namespace, struct header *h, struct err *err)
{
	struct buf value CLEANUP(buf_release) = BUF_INIT(LIMIT_HEADER_VALUE);
	struct str rest = h->value, before = {0}, name = {0}, text = {0};
	bool has_secret = false;

	while (secret_place_next(&rest, &before, &name)) {
		if (open_secret(e, namespace, name, &text, err))
			return err->rc;
		buf_add(&value, before);
		buf_add(&value, text);
		has_secret = true;
	}
	if (!has_secret)
		return RC_OK;
	buf_add(&value, rest);
	if (value.failed)
		return err_set(err, RC_INVALID, "invalid_header",
			       "the header " STR_FMT " is too long with its secret in it",
			       STR_ARG(h->name));
	h->value = str_dup(&e->turn, buf_str(&value));
	return RC_OK;
}

static enum rc read_secrets(struct engine *e, int64_t target, struct lane_order *out,
			    struct err *err)
{
	struct sealed_secret *sealed;
	size_t n;

	if (store_target_secret_list(e->o.store, &e->turn, target, e->now, &sealed, &n, err))
		return err->rc;
	for (size_t i = 0; i < n && i < SECRETS_AT_ONCE; i++) {
		struct signing_secret *s = &out->secrets[out->n_secrets++];

		*s = (struct signing_secret){.id = sealed[i].id};
		if (signing_secret_open(&e->turn, e->o.seal_key, sealed[i].sealed, s, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc read_named(struct engine *e, struct lane_room *room, const struct target_row *row,
			  struct lane_order *out, struct err *err)
{
	struct named_target *named = NEW(&e->turn, struct named_target);

	if (named_target_parse(&e->turn, row->spec, named, err))
		return err->rc;
	if (named->kind == TARGET_QUEUE)
		return err_set(err, RC_INVALID, "unknown_target",
			       "the target is a queue by now, and the task was not for one");
	for (size_t i = 0; i < named->target.n_headers; i++)
		if (expand(e, row->namespace, &named->target.headers[i], err))
			return err->rc;
	out->named = named;
	out->limits = (struct lane_limits){.concurrency = (size_t)named->concurrency,
					   .rate = named->rate};
	if (named->rate_limiter.p != NULL &&
	    limiter_find(e, row->namespace, named->rate_limiter, "rate_limiter",
			 &out->limits.limiter, err))
		return err->rc;
	breakers_attach(&e->breakers, &e->lanes, room, target_origin(&e->turn, named->target.url));
	return named->own_signing_secret ? read_secrets(e, row->key, out, err) : RC_OK;
}

/* Claims that stand for so many attempts at once; the server's own ratio. A lane with a rate claims
 * about one span ahead. */
static size_t claims_for(const struct engine *e, const struct named_target *t)
{
	size_t usual = e->o.target_concurrency, at_once = (size_t)t->concurrency, most;

	if (at_once == 0)
		at_once = usual;
	most = usual == 0 ? e->o.claims_per_lane : at_once * e->o.claims_per_lane / usual;
	if (t->rate.limit != 0 && most > at_once + (size_t)t->rate.limit)
		most = at_once + (size_t)t->rate.limit;
	return most != 0 ? most : 1;
}

static size_t claims_of(const struct engine *e, const struct lane_order *order)
{
	const struct limiter_rule *rule = &order->limits.limiter;
	size_t most = claims_for(e, order->named), shared = most;

	if (rule->key != 0)
		shared = limiter_claims(e, rule);
	return shared < most ? shared : most;
}

/* How many the lane's rate lets it claim in its present span; a new one may begin. */
static size_t left_in_span(const struct engine *e, struct lane_room *room, struct rate rate)
{
	struct lane_span *span = &room->span;

	if (e->now >= span->began_at + rate.per_ms || e->now < span->began_at)
		*span = (struct lane_span){.began_at = e->now};
	return span->claimed < rate.limit ? (size_t)(rate.limit - span->claimed) : 0;
}

static void bound(struct engine *e, struct lane_room *room, struct lane_order *out)
{
	size_t left;

	room->limiter = out->limits.limiter.key;
	lanes_shut(&e->lanes, room, 0);
	lanes_bound(&e->lanes, room, claims_of(e, out));
	if (out->limits.rate.limit == 0)
		return;
	left = left_in_span(e, room, out->limits.rate);
	if (left < out->most)
		out->most = left;
	if (left == 0)
		lanes_shut(&e->lanes, room, room->span.began_at + out->limits.rate.per_ms);
}

/* What is wrong with the target is no trouble of the turn's: its tasks end by it. */
static enum rc spoil(struct lane_order *out, const struct err *why, struct err *err)
{
	if (why->rc == RC_IO || why->rc == RC_BUSY || why->rc == RC_UNCERTAIN) {
		*err = *why;
		return why->rc;
	}
	out->broken = *why;
	return RC_OK;
}

static enum rc order_of_name(struct engine *e, struct lane_room *room, struct str name,
			     struct lane_order *out, struct err *err)
{
	struct target_row row;
	struct err why = {0};

	if (store_target_find(e->o.store, &e->turn, room->namespace, name, &row, &why)) {
		if (why.rc == RC_NOT_FOUND)
			(void)err_set(&why, RC_NOT_FOUND, "unknown_target",
				      "the target \"" STR_FMT "\" was deleted", STR_ARG(name));
		lanes_shut(&e->lanes, room, 0);
		return spoil(out, &why, err);
	}
	if (row.disabled_at != AT_NONE) {
		lanes_shut(&e->lanes, room, MS_NEVER);
		out->most = 0;
		return RC_OK;
	}
	if (read_named(e, room, &row, out, &why))
		return spoil(out, &why, err);
	bound(e, room, out);
	return RC_OK;
}

/* Of URLs of one origin, which may have a rate limiter of their own. */
static enum rc order_of_origin(struct engine *e, struct lane_room *room, struct lane_order *out,
			       struct err *err)
{
	struct limited l = limited_of_lane(room->name);
	struct limiter_rule *rule = &out->limits.limiter;
	struct err why = {0};

	breakers_attach(&e->breakers, &e->lanes, room, l.limiter.n != 0 ? l.lane : room->name);
	if (l.limiter.n == 0)
		return RC_OK;
	if (limiter_find(e, room->namespace, l.limiter, "rate_limiter", rule, &why))
		return spoil(out, &why, err);
	room->limiter = rule->key;
	lanes_bound(&e->lanes, room, limiter_claims(e, rule));
	return RC_OK;
}

/* What its breaker and its window leave. */
static void cut(const struct engine *e, const struct lane_room *room, struct lane_order *out)
{
	size_t room_for = lanes_room(&e->lanes, room);

	if (out->broken.rc == RC_OK)
		out->most = breakers_allow(room, out->most, e->now);
	if (out->most > room_for)
		out->most = room_for;
}

enum rc target_order(struct engine *e, struct lane_room *room, size_t most, struct lane_order *out,
		     struct err *err)
{
	struct str name;

	*out = (struct lane_order){.most = most};
	if (!lane_is_known(room) && target_know(e, room, err))
		return err->rc;
	name = name_of_lane(room->name);
	if (name.n == 0 ? order_of_origin(e, room, out, err)
			: order_of_name(e, room, name, out, err))
		return err->rc;
	cut(e, room, out);
	return RC_OK;
}

/* Messages that are pushed and tasks that go to the same target share its limits. */
static enum rc share_lane(struct engine *e, struct lane_room *room, const struct target *t,
			  struct err *err)
{
	struct str lane = t->kind == TARGET_NAME ? named_target_lane(&e->turn, t->name)
						 : target_lane(&e->turn, t);

	return store_lane_ensure(e->o.store, room->namespace, lane, &room->sends_in, err);
}

/* What a named target that the queue was pushed to before has said of the lane is over. */
static void order_of_url(struct engine *e, struct lane_room *room, struct str url)
{
	breakers_attach(&e->breakers, &e->lanes, room, target_origin(&e->turn, url));
	lanes_shut(&e->lanes, room, 0);
	lanes_bound(&e->lanes, room, 0);
	room->limiter = 0;
}

enum rc target_order_push(struct engine *e, struct lane_room *room, const struct queue *q,
			  size_t most, struct lane_order *out, struct err *err)
{
	struct target target;
	struct err why = {0};

	*out = (struct lane_order){.most = most};
	if (!lane_is_known(room) && target_know(e, room, err))
		return err->rc;
	if (target_parse(&e->turn, q->push, &target, "push", &why))
		return spoil(out, &why, err);
	if (target.kind == TARGET_HTTP)
		order_of_url(e, room, target.url);
	else if (order_of_name(e, room, target.name, out, err))
		return err->rc;
	if (share_lane(e, room, &target, err))
		return err->rc;
	cut(e, room, out);
	if (out->broken.rc == RC_OK && room->shut_until <= e->now && room->broken_until <= e->now)
		return RC_OK;
	out->most = 0; /* its messages wait; a line knows no other clock than this one */
	queues_look(&e->queues, queues_line(&e->queues, q->lane), e->now + PUSH_AGAIN_MS);
	return RC_OK;
}

static struct named_target *named_dup(struct arena *a, const struct named_target *t)
{
	struct named_target *copy = NEW(a, struct named_target);

	*copy = *t;
	copy->retry = t->retry.p != NULL ? str_dup(a, t->retry) : t->retry;
	copy->target.url = str_dup(a, t->target.url);
	copy->target.headers = NEW_N(a, struct header, t->target.n_headers + 1);
	for (size_t i = 0; i < t->target.n_headers; i++)
		copy->target.headers[i] = (struct header){str_dup(a, t->target.headers[i].name),
							  str_dup(a, t->target.headers[i].value)};
	return copy;
}

enum rc target_fill(struct delivery *v, const struct lane_order *order, const struct template *t,
		    struct err *err)
{
	struct named_target *named;

	if (order->broken.rc != RC_OK) {
		*err = order->broken;
		return err->rc;
	}
	if (named_target_retry(order->named, t->retry, v->dialect, &v->retry, err))
		return err->rc;
	named = named_dup(&v->arena, order->named);
	v->named = named;
	v->target = named->target;
	memcpy(v->secrets, order->secrets, order->n_secrets * sizeof(*v->secrets));
	v->n_secrets = order->n_secrets;
	return RC_OK;
}

void target_claimed(struct engine *e, struct lane_room *room, const struct lane_order *order,
		    size_t n)
{
	struct rate rate = order->limits.rate;

	if (n == 0)
		return;
	breakers_claimed(&e->breakers, &e->lanes, room);
	if (rate.limit == 0)
		return;
	room->span.claimed += (int64_t)n;
	if (room->span.claimed >= rate.limit)
		lanes_shut(&e->lanes, room, room->span.began_at + rate.per_ms);
}

/* --- when it changes
 * ------------------------------------------------------------------------------------------------
 */

static enum rc lane_of(struct engine *e, int64_t namespace, struct str name, int64_t *out,
		       struct err *err)
{
	return store_lane_ensure(e->o.store, namespace, named_target_lane(&e->turn, name), out,
				 err);
}

enum rc target_touch(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	struct lane_room *room;
	int64_t lane = 0;

	if (lane_of(e, namespace, name, &lane, err))
		return err->rc;
	room = lanes_get(&e->lanes, lane);
	room->span = (struct lane_span){0};
	lanes_shut(&e->lanes, room, 0);
	lanes_unbind(&e->lanes, lane);
	effects_recall(e, lane);
	return RC_OK;
}

enum rc target_recall(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	int64_t lane = 0;

	if (lane_of(e, namespace, name, &lane, err))
		return err->rc;
	effects_recall(e, lane);
	return RC_OK;
}

enum rc target_check(struct engine *e, int64_t namespace, const struct template *t,
		     const char *field, struct err *err)
{
	struct str lane;

	return target_lane_name(e, &e->turn, namespace, t, field, &lane, err);
}

enum rc target_gone(struct engine *e, int64_t lane, struct err *err)
{
	struct lane_room *room = lanes_get(&e->lanes, lane);
	struct target_row row;
	struct err why = {0};
	struct str name;

	if (!lane_is_known(room) && target_know(e, room, err))
		return err->rc;
	name = name_of_lane(room->name);
	if (name.n == 0)
		return RC_OK;
	if (store_target_find(e->o.store, &e->turn, room->namespace, name, &row, &why)) {
		if (why.rc == RC_NOT_FOUND) /* deleted meanwhile */
			return RC_OK;
		*err = why;
		return why.rc;
	}
	if (row.disabled_at != AT_NONE)
		return RC_OK;
	log_warn("target_disabled", STR_FMT ": " GONE, STR_ARG(name));
	if (store_target_disable(e->o.store, row.key, STR(GONE), e->now, err))
		return err->rc;
	lanes_shut(&e->lanes, room, MS_NEVER);
	effects_recall(e, room->lane);
	return target_changed(e, room->namespace, name, STR(GONE), err);
}
