#include "issuer.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "identity/key_set.h"
#include "identity/refetch.h"

struct issuer {
	struct issuer_options options;

	/* The api's. */
	struct key_set *keys; /* NULL: none yet */

	/* The thread's. */
	struct refetch refetch;
	pthread_t thread;

	/* Between them. */
	struct mailbox news; /* sets, to the api, which looks when it has a token to check */
	struct mailbox bell; /* wakes the thread; no letters come */
	atomic_bool is_wanted, stopping;
};

/* --- the thread --- */

static struct key_set *fetch(struct issuer *i, struct err *err)
{
	struct buf body = BUF_INIT(LIMIT_JWKS);
	struct key_set *set = NULL;

	if (i->options.fetch(i->options.jwks_url, &i->stopping, &body, err) == RC_OK)
		set = key_set_read(buf_str(&body), err);
	buf_release(&body);
	return set;
}

static void fetch_now(struct issuer *i)
{
	struct err err = {0};
	struct key_set *set;

	refetch_begin(&i->refetch, clock_mono());
	set = fetch(i, &err);
	refetch_end(&i->refetch, set != NULL);
	if (set != NULL)
		mailbox_post(&i->news, &set->letter);
	else if (!atomic_load(&i->stopping))
		log_warn("keys_not_fetched", STR_FMT ": %s", STR_ARG(i->options.jwks_url),
			 err.text);
}

static void *run(void *arg)
{
	struct issuer *i = arg;
	ms_t now;

	(void)pthread_setname_np(pthread_self(), "issuer");
	while (!atomic_load(&i->stopping)) {
		if (atomic_exchange(&i->is_wanted, false))
			i->refetch.is_wanted = true;
		now = clock_mono();
		if (refetch_at(&i->refetch) <= now)
			fetch_now(i);
		else
			mailbox_sleep(&i->bell, refetch_at(&i->refetch) - now);
	}
	return NULL;
}

/* --- the api's side --- */

static struct key_set *set_of(struct letter *l)
{
	return (struct key_set *)(void *)l;
}

/* The newest set that came is the one. */
static void take_news(struct issuer *i)
{
	for (struct letter *l = mailbox_take(&i->news), *next; l != NULL; l = next) {
		next = l->next;
		key_set_free(i->keys);
		i->keys = set_of(l);
	}
}

static enum rc check_signature(struct issuer *i, const struct jwt *jwt, struct err *err)
{
	enum rc rc;

	take_news(i);
	if (i->keys == NULL)
		return err_set(err, RC_BUSY, "keys_unavailable",
			       "the issuer's keys have not been fetched yet");
	rc = key_set_check(i->keys, jwt, err);
	if (rc != RC_NOT_FOUND)
		return rc;
	if (!atomic_exchange(&i->is_wanted, true))
		mailbox_wake(&i->bell);
	return jwt_refuse(err, "the issuer has no key of that name");
}

enum rc issuer_identify(struct issuer *i, struct arena *a, struct str token, ms_t now,
			struct subject *out, struct err *err)
{
	struct jwt jwt;

	if (jwt_parse(a, token, &jwt, err) || check_signature(i, &jwt, err))
		return err->rc;
	return claims_check(a, &i->options.policy, jwt.claims, now, out, err);
}

struct str issuer_name(const struct issuer *i)
{
	return i->options.policy.issuer;
}

/* --- life --- */

static void release(struct issuer *i)
{
	take_news(i);
	key_set_free(i->keys);
	mailbox_release(&i->news);
	mailbox_release(&i->bell);
	free(i);
}

enum rc issuer_open(const struct issuer_options *o, struct issuer **out, struct err *err)
{
	struct issuer *i = calloc(1, sizeof(*i));

	if (i == NULL || !mailbox_init(&i->news) || !mailbox_init(&i->bell))
		log_fatal("out_of_memory", "the issuer");
	i->options = *o;
	i->refetch.max_age_ms = o->max_age_ms;
	if (pthread_create(&i->thread, NULL, run, i) != 0) {
		release(i);
		return err_set(err, RC_IO, "no_thread", "cannot start the issuer's thread");
	}
	*out = i;
	return RC_OK;
}

void issuer_close(struct issuer *i)
{
	if (i == NULL)
		return;
	atomic_store(&i->stopping, true);
	mailbox_wake(&i->bell);
	(void)pthread_join(i->thread, NULL);
	release(i);
}
