/* deliver URL DELIVERIES CONNECTIONS BYTES: what the deliver actor costs by itself. POSTs bodies of
 * BYTES to URL, signed in both ways, with CONNECTIONS attempts in flight and four times as many
 * handed over, and prints one line of JSON: the rate, and the CPU time of the deliver thread for
 * each delivery. No store, no engine. */

#include <inttypes.h>
#include <sys/resource.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/num.h"
#include "codec/hmac.h"
#include "deliver/deliver.h"
#include "deliver/delivery.h"
#include "deliver/guard.h"

enum { HANDED_OVER = 4, CONNECTIONS_MOST = 1024, BODY_MOST = LIMIT_PAYLOAD };

struct load {
	struct deliver *deliver;
	struct mailbox outcomes;
	struct str url, body;
	int64_t deliveries, connections, bytes;
	int64_t handed_over, succeeded, failed;
};

static int64_t cpu_us(int who, bool user)
{
	struct rusage u;
	struct timeval t;

	(void)getrusage(who, &u);
	t = user ? u.ru_utime : u.ru_stime;
	return (int64_t)t.tv_sec * 1000000 + t.tv_usec;
}

/* Of all threads but this one. */
static int64_t their_cpu_us(bool user)
{
	return cpu_us(RUSAGE_SELF, user) - cpu_us(RUSAGE_THREAD, user);
}

static void hand_over(struct load *l, struct delivery *v)
{
	arena_reset(&v->arena);
	v->task = ++l->handed_over;
	v->task_id = uuid_new(clock_wall());
	v->due_at = 0;
	deliver_post(l->deliver, v);
}

static void make(struct load *l, struct delivery *v)
{
	static const char secret[] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

	v->attempt = 1;
	v->schedule_id = uuid_new(clock_wall());
	v->scheduled_for = clock_wall() / MS_SECOND * MS_SECOND;
	v->expires_at = MS_NEVER;
	v->retry.timeout_ms = 30 * MS_SECOND;
	v->target.method = STR("POST");
	v->target.url = l->url;
	v->body = l->body;
	memcpy(v->secrets[0].text, secret, sizeof(secret));
	v->n_secrets = 1;
	hand_over(l, v);
}

static void take_outcomes(struct load *l)
{
	struct letter *letter = mailbox_take(&l->outcomes);

	while (letter != NULL) {
		struct delivery *v = delivery_of(letter);

		letter = letter->next;
		l->succeeded += v->outcome.status == ATTEMPT_SUCCEEDED;
		l->failed += v->outcome.status != ATTEMPT_SUCCEEDED;
		if (l->handed_over < l->deliveries)
			hand_over(l, v);
		else
			arena_release(&v->arena);
	}
}

static void run(struct load *l)
{
	size_t n = (size_t)(HANDED_OVER * l->connections);
	struct delivery *all = calloc(n, sizeof(*all));
	int64_t began_us = clock_mono_us(), user = their_cpu_us(true), sys = their_cpu_us(false);
	double each = 1.0 / (double)l->deliveries, wall_us;

	if (all == NULL)
		log_fatal("out_of_memory", "%zu deliveries", n);
	for (size_t i = 0; i < n && l->handed_over < l->deliveries; i++)
		make(l, &all[i]);
	while (l->succeeded + l->failed < l->deliveries) {
		mailbox_sleep(&l->outcomes, MS_SECOND);
		take_outcomes(l);
	}
	wall_us = (double)(clock_mono_us() - began_us);
	(void)printf("{\"deliveries\":%" PRId64 ",\"failed\":%" PRId64 ",\"connections\":%" PRId64
		     ",\"bytes\":%" PRId64 ",\"per_second\":%.0f,\"user_us\":%.2f,"
		     "\"system_us\":%.2f,\"cpu_us\":%.2f}\n",
		     l->deliveries, l->failed, l->connections, l->bytes,
		     (double)l->deliveries / wall_us * 1e6,
		     (double)(their_cpu_us(true) - user) * each,
		     (double)(their_cpu_us(false) - sys) * each,
		     (double)(their_cpu_us(true) - user + their_cpu_us(false) - sys) * each);
	free(all);
}

static bool open_deliver(struct load *l, struct allow_list *allow)
{
	struct deliver_options o = {.allow = allow,
				    .outcomes = &l->outcomes,
				    .most_at_once = 2 * (size_t)l->connections,
				    .most_per_lane = (size_t)l->connections};
	struct err err = {0};

	if (!codec_init() || !mailbox_init(&l->outcomes) ||
	    allow_list_parse(STR("127.0.0.0/8"), allow, &err) ||
	    deliver_open(&o, &l->deliver, &err)) {
		(void)fprintf(stderr, "deliver: %s\n", err.text);
		return false;
	}
	return true;
}

static bool read_arguments(struct load *l, int argc, char **argv)
{
	if (argc != 5)
		return false;
	l->url = str_z(argv[1]);
	return num_parse_i64(str_z(argv[2]), 1, INT64_MAX, &l->deliveries) &&
	       num_parse_i64(str_z(argv[3]), 1, CONNECTIONS_MOST, &l->connections) &&
	       num_parse_i64(str_z(argv[4]), 0, BODY_MOST, &l->bytes);
}

int main(int argc, char **argv)
{
	struct load l = {.failed = 0};
	struct allow_list allow;
	char *body;

	if (!read_arguments(&l, argc, argv)) {
		(void)fputs("usage: deliver URL DELIVERIES CONNECTIONS BYTES\n", stderr);
		return 2;
	}
	if (!open_deliver(&l, &allow))
		return 1;
	body = calloc(1, (size_t)l.bytes + 1);
	if (body == NULL)
		log_fatal("out_of_memory", "a body");
	memset(body, 'x', (size_t)l.bytes);
	l.body = str_of(body, (size_t)l.bytes);
	run(&l);
	deliver_close(l.deliver, 0);
	mailbox_release(&l.outcomes);
	free(body);
	return l.failed != 0;
}
