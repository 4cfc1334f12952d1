#include "http.h"

#include "base/clock.h"
#include "base/log.h"
#include "deliver/outcome.h"

static int on_want(CURL *easy, curl_socket_t fd, int what, void *context, void *socket_context)
{
	struct http *h = context;

	(void)easy;
	(void)socket_context;
	poller_want(&h->poller, fd, what);
	return 0;
}

static int on_timer(CURLM *multi, long timeout_ms, void *context)
{
	struct http *h = context;

	(void)multi;
	if (timeout_ms < 0)
		h->timer_mono = MS_NEVER;
	else
		h->timer_mono = timeout_ms == 0 ? 0 : clock_mono() + timeout_ms;
	return 0;
}

static bool set_up_multi(struct http *h, size_t most)
{
	h->multi = curl_multi_init();
	return h->multi != NULL &&
	       curl_multi_setopt(h->multi, CURLMOPT_SOCKETFUNCTION, on_want) == CURLM_OK &&
	       curl_multi_setopt(h->multi, CURLMOPT_SOCKETDATA, h) == CURLM_OK &&
	       curl_multi_setopt(h->multi, CURLMOPT_TIMERFUNCTION, on_timer) == CURLM_OK &&
	       curl_multi_setopt(h->multi, CURLMOPT_TIMERDATA, h) == CURLM_OK &&
	       curl_multi_setopt(h->multi, CURLMOPT_MAXCONNECTS, (long)most) == CURLM_OK;
}

/* The first easy handle is made at once: it shows whether this libcurl knows all that the recipe
 * asks for. */
enum rc http_open(struct http *h, const struct allow_list *allow, size_t most, struct err *err)
{
	*h = (struct http){.allow = allow, .timer_mono = MS_NEVER, .poller = {.fd = -1}};
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return err_set(err, RC_IO, "no_curl", "libcurl cannot be initialised");
	if (poller_open(&h->poller) && set_up_multi(h, most))
		h->spare = transfer_new(allow, &h->poller);
	if (h->spare != NULL)
		return RC_OK;
	http_close(h);
	return err_set(err, RC_IO, "no_curl", "%s lacks what deliveries need", curl_version());
}

void http_close(struct http *h)
{
	while (h->spare != NULL) {
		struct transfer *t = h->spare;

		h->spare = t->next;
		transfer_free(t);
	}
	(void)curl_multi_cleanup(h->multi); /* closes connections, which the poller hears of */
	poller_close(&h->poller);
	sign_keys_release(&h->keys);
	curl_global_cleanup();
}

bool http_watch(struct http *h, int fd)
{
	return poller_watch(&h->poller, fd);
}

static struct transfer *take_spare(struct http *h)
{
	struct transfer *t = h->spare;

	if (t != NULL)
		h->spare = t->next;
	else
		t = transfer_new(h->allow, &h->poller);
	if (t == NULL)
		log_fatal("out_of_memory", "easy handle");
	return t;
}

static void put_back(struct http *h, struct transfer *t)
{
	t->owner = NULL;
	t->v = NULL;
	t->next = h->spare;
	h->spare = t;
}

static void refuse(struct delivery *v, const struct err *err)
{
	v->outcome.finished_at = v->outcome.started_at;
	outcome_of_refusal(v, err);
}

struct transfer *http_begin(struct http *h, struct delivery *v, void *owner, ms_t now)
{
	struct transfer *t = take_spare(h);
	struct err err = {0};

	if (transfer_aim(t, &h->keys, v, now, &err)) {
		refuse(v, &err);
		put_back(h, t);
		return NULL;
	}
	t->owner = owner;
	if (curl_multi_add_handle(h->multi, t->easy) != CURLM_OK)
		log_fatal("out_of_memory", "curl takes no more transfers");
	return t;
}

void http_end(struct http *h, struct transfer *t, enum attempt_status status, struct str why)
{
	(void)curl_multi_remove_handle(h->multi, t->easy);
	transfer_stop(t, status, why);
	put_back(h, t);
}

static void call_timer(struct http *h)
{
	int running;

	if (h->timer_mono > 0 && clock_mono() < h->timer_mono)
		return;
	h->timer_mono = MS_NEVER; /* curl sets it anew */
	(void)curl_multi_socket_action(h->multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

static ms_t sleep_ms(const struct http *h, ms_t most_ms)
{
	ms_t left = h->timer_mono > 0 ? h->timer_mono - clock_mono() : 0;

	if (left < 0)
		left = 0;
	return left < most_ms ? left : most_ms;
}

bool http_drive(struct http *h, ms_t most_ms)
{
	struct poller_event events[POLLER_EVENTS];
	size_t n = poller_wait(&h->poller, sleep_ms(h, most_ms), events);
	bool woken = false;
	int running;

	for (size_t i = 0; i < n; i++) {
		if (events[i].is_watched)
			woken = true;
		else
			(void)curl_multi_socket_action(h->multi, events[i].fd, events[i].bits,
						       &running);
	}
	call_timer(h);
	return woken;
}

static void *settle(struct http *h, CURL *easy, CURLcode code)
{
	struct transfer *t = NULL;
	void *owner;

	(void)curl_easy_getinfo(easy, CURLINFO_PRIVATE, &t);
	owner = t->owner;
	transfer_settle(t, code);
	if (t->v->outcome.status == ATTEMPT_FAILED && t->door.refused != ADDRESS_PUBLIC)
		h->n_refused++;
	(void)curl_multi_remove_handle(h->multi, easy);
	put_back(h, t);
	return owner;
}

void *http_take_ended(struct http *h)
{
	const CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(h->multi, &left)) != NULL) {
		if (m->msg == CURLMSG_DONE)
			return settle(h, m->easy_handle, m->data.result);
	}
	return NULL;
}
