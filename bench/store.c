/* What the store costs: a task's full life (add, claim, read, settle with its attempt) in turns of
 *1, 10, 100 and 1,000 tasks, the claims out of a large backlog, the pruning, the lists. CPU
 * microseconds per task are the figure to compare; docs/decisions/003-store.md has them.
 *
 *	store [FILE [BACKLOG]]: FILE is made new and left there; BACKLOG tasks, 1,000,000 unless
 *said */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/num.h"
#include "base/rand.h"
#include "store/store.h"

#define PAYLOAD_300                                                                                \
	"{\"order\":\"a4f0c1\",\"items\":[{\"sku\":\"X-1\",\"n\":2},{\"sku\":\"Y-22\",\"n\":1}],"  \
	"\"to\":{\"name\":\"Ada Example\",\"street\":\"1 Long Lane\",\"city\":\"Exampleton\"},"    \
	"\"note\":\"leave it with the neighbour, who is at home most of the day; ring twice, and " \
	"wait for the dog to stop\"}"

enum { TASKS = 40000, MOST = 1000 };

struct bench {
	struct store *store, *reader;
	int64_t namespace, lane;
	ms_t now;
	struct claim held[MOST];
	size_t n_held;
};

struct meter {
	const char *what;
	int64_t wall_us, cpu_us;
};

static void must(enum rc rc, const struct err *err)
{
	if (rc == RC_OK)
		return;
	(void)fprintf(stderr, "store: %s\n", err->text);
	exit(1);
}

static int64_t cpu_us(void)
{
	struct rusage u;

	(void)getrusage(RUSAGE_SELF, &u);
	return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 + u.ru_utime.tv_usec +
	       u.ru_stime.tv_usec;
}

static struct meter meter_start(const char *what)
{
	return (struct meter){.what = what, .wall_us = clock_mono_us(), .cpu_us = cpu_us()};
}

static void meter_stop(const struct meter *m, int64_t batch, int64_t n)
{
	int64_t wall = clock_mono_us() - m->wall_us, cpu = cpu_us() - m->cpu_us;

	(void)printf("%-34s %6" PRId64 " %9" PRId64 " %10.0f %9.2f\n", m->what, batch, n,
		     (double)n * 1e6 / (double)(wall != 0 ? wall : 1), (double)cpu / (double)n);
	(void)fflush(stdout);
}

static void begin(struct bench *b)
{
	struct err err = {0};

	must(store_begin(b->store, &err), &err);
}

static void commit(struct bench *b)
{
	struct err err = {0};

	must(store_commit(b->store, &err), &err);
}

static void add(struct bench *b, int64_t n, ms_t spread_ms)
{
	struct err err = {0};

	for (int64_t i = 0; i < n; i++) {
		ms_t due = b->now;
		struct task t;

		if (spread_ms != 0)
			due += (ms_t)(rand_u64() % (uint64_t)spread_ms);
		t = (struct task){.id = uuid_new(b->now),
				  .namespace = b->namespace,
				  .lane = b->lane,
				  .trigger = TRIGGER_API,
				  .scheduled_for = AT_NONE,
				  .created_at = b->now,
				  .due_at = due,
				  .expires_at = MS_NEVER,
				  .template = {.target = STR("\"https://example.com/hook\""),
					       .payload = STR(PAYLOAD_300)}};
		must(store_task_add(b->store, &t, PLACE_READY, &err), &err);
	}
}

/* Claims are kept in b->held, as the engine keeps its deliveries. */
static void claim(struct bench *b, ms_t now, size_t most)
{
	struct arena a = {0};
	struct err err = {0};
	struct claim *claims;

	must(store_claim(b->store, &a, b->lane, now, most, &claims, &b->n_held, &err), &err);
	if (b->n_held != 0)
		memcpy(b->held, claims, b->n_held * sizeof(*claims));
	arena_release(&a);
}

static void read_work(struct bench *b)
{
	struct arena a = {0};
	struct err err = {0};
	struct task t;

	for (size_t i = 0; i < b->n_held; i++) {
		must(store_task_work(b->store, &a, b->held[i].task, &t, &err), &err);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void settle(struct bench *b)
{
	const struct attempt attempt = {
		.status = ATTEMPT_SUCCEEDED,
		.started_at = b->now,
		.finished_at = b->now + 3,
		.duration_us = 2871,
		.http_status = 200,
		.response_head = STR("content-type: application/json\r\ncontent-length: 11\r\n"),
		.response_body = STR("{\"ok\":true}"),
	};
	struct err err = {0};

	for (size_t i = 0; i < b->n_held; i++) {
		const struct settlement st = {
			.claim = b->held[i], .attempt = attempt, .next = TASK_COMPLETED};

		must(store_settle(b->store, &st, &err), &err);
	}
	b->n_held = 0;
}

/* As the engine does it: one turn settles what the last one has claimed, adds, claims, reads. */
static void bench_life(struct bench *b, int64_t batch)
{
	int64_t tasks = batch == 1 ? TASKS / 10 : TASKS;
	struct meter m = meter_start("life: add, claim, read, settle");

	for (int64_t done = 0; done < tasks; done += batch) {
		begin(b);
		settle(b);
		add(b, batch, 0);
		claim(b, b->now, (size_t)batch);
		read_work(b);
		commit(b);
		b->now++;
	}
	begin(b);
	settle(b);
	commit(b);
	meter_stop(&m, batch, tasks);
}

static void bench_add(struct bench *b, int64_t tasks, ms_t spread_ms)
{
	struct meter m = meter_start("add, due at random");

	for (int64_t done = 0; done < tasks; done += MOST) {
		begin(b);
		add(b, MOST, spread_ms);
		commit(b);
	}
	meter_stop(&m, MOST, tasks);
}

static void bench_drain(struct bench *b, int64_t batch, ms_t now)
{
	struct meter m = meter_start("backlog: claim, read, settle");

	for (int64_t done = 0; done < TASKS; done += batch) {
		begin(b);
		claim(b, now, (size_t)batch);
		read_work(b);
		settle(b);
		commit(b);
	}
	meter_stop(&m, batch, TASKS);
}

static void bench_list(struct bench *b, const char *what, unsigned states)
{
	struct arena a = {0};
	struct err err = {0};
	struct task_list list;
	struct task_filter f = {
		.namespace = b->namespace, .states = states, .now = b->now, .page = {.limit = 100}};
	struct meter m = meter_start(what);

	must(store_task_list(b->reader, &a, &f, &list, &err), &err);
	meter_stop(&m, list.total, 1);
	arena_release(&a);
}

static void bench_prune(struct bench *b)
{
	struct err err = {0};
	struct meter m = meter_start("prune");
	int64_t pruned = 0;
	bool more = true;

	while (more && pruned < TASKS) {
		size_t n;

		begin(b);
		must(store_prune(b->store, MS_NEVER - 1, MOST, &n, &more, &err), &err);
		commit(b);
		pruned += (int64_t)n;
	}
	meter_stop(&m, MOST, pruned);
}

static void checkpoint(struct bench *b)
{
	struct err err = {0};
	struct meter m = meter_start("checkpoint");

	if (store_checkpoint(b->store, &err) != RC_BUSY)
		must(err.rc, &err);
	meter_stop(&m, 0, 1);
}

static void open_files(struct bench *b, const char *path)
{
	struct buf url = BUF_INIT(4096);
	struct err err = {0};

	(void)remove(path);
	buf_printf(&url, "sqlite:%s", path);
	must(store_open(buf_str(&url), STORE_WRITE, &b->store, &err), &err);
	must(store_open(buf_str(&url), STORE_READ, &b->reader, &err), &err);
	begin(b);
	must(store_namespace_ensure(b->store, STR("default"), b->now, &b->namespace, &err), &err);
	must(store_lane_ensure(b->store, b->namespace, STR("https://example.com"), &b->lane, &err),
	     &err);
	commit(b);
	buf_release(&url);
}

int main(int argc, char **argv)
{
	static const int64_t batches[] = {1, 10, 100, 1000};
	static struct bench b;
	int64_t backlog = 1000000;

	if (argc > 2 && !num_parse_i64(str_z(argv[2]), 0, INT64_MAX, &backlog))
		return 2;
	b.now = clock_wall();
	open_files(&b, argc > 1 ? argv[1] : "bench-store.db");
	(void)printf("%-34s %6s %9s %10s %9s\n", "", "batch", "n", "per s", "CPU us");
	for (size_t i = 0; i < COUNTOF(batches); i++)
		bench_life(&b, batches[i]);
	checkpoint(&b);
	bench_add(&b, backlog, MS_DAY);
	checkpoint(&b);
	for (size_t i = 2; i < COUNTOF(batches); i++)
		bench_drain(&b, batches[i], b.now + MS_DAY);
	bench_list(&b, "list and count: all (total)", 0);
	bench_list(&b, "list and count: completed", 1 << TASK_COMPLETED);
	bench_list(&b, "list and count: scheduled", 1 << TASK_SCHEDULED);
	bench_list(&b, "list and count: failed", 1 << TASK_FAILED);
	bench_prune(&b);
	store_close(b.reader);
	store_close(b.store);
	return 0;
}
