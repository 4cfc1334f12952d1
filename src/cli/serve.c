#include "serve.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "api/api.h"
#include "api/issuer.h"
#include "api/token_text.h"
#include "base/bell.h"
#include "base/clock.h"
#include "base/log.h"
#include "cli/issuing.h"
#include "cli/keyfile.h"
#include "cli/lockfile.h"
#include "cli/notify.h"
#include "cli/settings.h"
#include "codec/hmac.h"
#include "deliver/deliver.h"
#include "deliver/guard.h"
#include "engine/checkpoint.h"
#include "engine/engine.h"
#include "store/store.h"

enum {
	CLAIMS_PER_ATTEMPT = 4, /* claimed ahead, so that deliver never waits for a commit */
	ZONES_EVERY_S = 60,
};

/* The actors and what they share. One on main's stack; closed in the opposite order of opening. */
struct server {
	struct settings settings;
	struct seal_key key;
	struct allow_list allow;
	struct zones *zones;
	struct mailbox commands, outcomes;
	struct bell bell; /* the engine rings, the api listens */
	struct store *writer, *reader, *checkpointer;
	struct deliver *deliver;
	struct engine *engine;
	struct checkpoint *checkpoint;
	struct issuer *issuer; /* NULL: no other's tokens are taken */
	struct api *api;
	int lock_fd; /* held as long as the process lives */
	bool has_new_token;
	struct token_text new_token;
};

/* --- before the actors --- */

static void raise_open_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
}

static void block_signals(sigset_t *out)
{
	(void)sigemptyset(out);
	(void)sigaddset(out, SIGTERM);
	(void)sigaddset(out, SIGINT);
	(void)sigaddset(out, SIGHUP);
	(void)pthread_sigmask(SIG_BLOCK, out, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
}

static enum rc setup_log(struct str level, struct err *err)
{
	static const char *const names[] = {"debug", "info", "warn", "error"};

	for (size_t i = 0; i < COUNTOF(names); i++)
		if (str_eq(level, str_z(names[i]))) {
			log_setup((enum log_level)i, isatty(STDERR_FILENO) ? LOG_TEXT : LOG_JSON);
			return RC_OK;
		}
	return err_at(err, RC_INVALID, "bad_setting", "log-level",
		      "takes debug, info, warn or error");
}

static enum rc read_allowed(struct server *s, struct err *err)
{
	struct str given = s->settings.allow_targets;
	char text[1024];

	if (s->settings.dev) {
		(void)snprintf(text, sizeof(text), "127.0.0.0/8,::1%s" STR_FMT,
			       given.n != 0 ? "," : "", STR_ARG(given));
		given = str_z(text);
	}
	if (allow_list_parse(given, &s->allow, err))
		return err_wrap(err, "--allow-targets");
	return RC_OK;
}

/* The SQLite file's path with an ending: what belongs to the store lies beside it. */
static const char *beside_store(const struct server *s, struct arena *a, const char *ending)
{
	struct str path = s->settings.store;
	struct buf text = BUF_INIT(4096);
	const char *z;

	(void)str_cut(&path, ':');
	buf_add(&text, path);
	buf_add_z(&text, ending);
	z = str_dup_z(a, buf_str(&text));
	buf_release(&text);
	return z;
}

/* Other kinds of store are refused, or keep order by themselves. */
static enum rc lock_store(struct server *s, struct arena *a, struct err *err)
{
	if (!str_starts(s->settings.store, STR("sqlite:")))
		return RC_OK;
	return lockfile_take(beside_store(s, a, ".lock"), &s->lock_fd, err);
}

static enum rc read_key(struct server *s, struct arena *a, struct err *err)
{
	struct str path = s->settings.key_file;

	return keyfile_read(path.n != 0 ? str_dup_z(a, path) : beside_store(s, a, ".key"), &s->key,
			    err);
}

/* --- the first start --- */

static enum rc add_root(struct server *s, struct str text, struct err *err)
{
	struct token t = {.name = STR("root"),
			  .namespace = NAMESPACE_ALL,
			  .role = ROLE_ADMIN,
			  .expires_at = MS_NEVER,
			  .revoked_at = MS_NEVER,
			  .last_used_at = AT_NONE};

	t.created_at = clock_wall();
	t.id = uuid_new(t.created_at);
	token_hash(t.hash, text);
	return store_token_add(s->writer, &t, err);
}

/* Whether the store has a token already; and, where the operator names one, that very one. */
static enum rc needs_root(struct server *s, struct arena *a, bool *out, struct err *err)
{
	unsigned char hash[TOKEN_HASH];
	struct token *tokens, found;
	struct err none = {0};
	size_t n;
	enum rc rc;

	if (s->settings.root_token.n == 0) {
		rc = store_token_list(s->writer, a, NAMESPACE_ALL, &tokens, &n, err);
		*out = n == 0 && !s->settings.dev;
		return rc;
	}
	token_hash(hash, s->settings.root_token);
	rc = store_token_find(s->writer, a, hash, &found, &none);
	*out = rc == RC_NOT_FOUND;
	if (rc == RC_OK || rc == RC_NOT_FOUND)
		return RC_OK;
	*err = none;
	return rc;
}

static enum rc first_rows(struct server *s, struct arena *a, struct err *err)
{
	struct str root = s->settings.root_token;
	bool needed;

	if (engine_open_namespace(s->engine, STR("default"), err) || needs_root(s, a, &needed, err))
		return err->rc;
	if (!needed)
		return RC_OK;
	if (root.n == 0) {
		s->new_token = token_make();
		s->has_new_token = true;
		root = str_z(s->new_token.z);
	}
	return add_root(s, root, err);
}

static enum rc prepare_store(struct server *s, struct arena *a, struct err *err)
{
	if (store_begin(s->writer, err))
		return err->rc;
	if (first_rows(s, a, err) || store_commit(s->writer, err)) {
		store_rollback(s->writer);
		return err->rc;
	}
	return RC_OK;
}

/* --- the actors
 * -----------------------------------------------------------------------------------------------
 */

static enum rc open_stores(struct server *s, struct err *err)
{
	if (store_open(s->settings.store, STORE_WRITE, &s->writer, err) ||
	    store_open(s->settings.store, STORE_WRITE, &s->checkpointer, err) ||
	    store_open(s->settings.store, STORE_READ, &s->reader, err))
		return err_wrap(err, "store " STR_FMT, STR_ARG(s->settings.store));
	return RC_OK;
}

static enum rc open_deliver(struct server *s, struct err *err)
{
	struct deliver_options o = {
		.allow = &s->allow,
		.outcomes = &s->outcomes,
		.most_at_once = (size_t)s->settings.concurrency,
		.most_per_lane = (size_t)s->settings.target_concurrency,
	};

	return deliver_open(&o, &s->deliver, err);
}

static enum rc open_engine(struct server *s, struct err *err)
{
	struct engine_options o = {
		.store = s->writer,
		.zones = s->zones,
		.deliver = s->deliver,
		.commands = &s->commands,
		.outcomes = &s->outcomes,
		.bell = &s->bell,
		.seal_key = &s->key,
		.catch_up_window_ms = s->settings.catch_up_window_ms,
		.retention_ms = s->settings.retention_ms,
		.audit_retention_ms = s->settings.audit_retention_ms,
		.target_concurrency = (size_t)s->settings.target_concurrency,
		.claims_per_lane = CLAIMS_PER_ATTEMPT * (size_t)s->settings.target_concurrency,
		.claims = CLAIMS_PER_ATTEMPT * (size_t)s->settings.concurrency,
	};

	return engine_open(&o, clock_wall(), &s->engine, err);
}

static void probe_engine(void *ctx, struct engine_probe *out)
{
	static const int bounds[] = ENGINE_LATENESS_BOUNDS;
	struct server *s = ctx;
	struct engine_stats stats;
	struct err health = {0};

	engine_read_stats(s->engine, &stats);
	*out = (struct engine_probe){
		.last_turn_mono = stats.last_turn_mono,
		.rc = engine_health(s->engine, &health),
		.retention_ms = s->settings.retention_ms,
		.turns = stats.turns,
		.failed_turns = stats.failed_turns,
		.commands = stats.commands,
		.tasks_created = stats.tasks_created,
		.slots_missed = stats.slots_missed,
		.lateness_bounds_ms = bounds,
		.n_bounds = COUNTOF(bounds),
		.lateness_sum_ms = stats.lateness_sum_ms,
	};
	_Static_assert(sizeof(out->attempts) == sizeof(stats.attempts), "attempts by status");
	_Static_assert(sizeof(out->lateness) >= sizeof(stats.lateness), "lateness by bucket");
	memcpy(out->attempts, stats.attempts, sizeof(stats.attempts));
	memcpy(out->lateness, stats.lateness, sizeof(stats.lateness));
	(void)snprintf(out->reason, sizeof(out->reason), "%s", health.text);
}

static void probe_deliver(void *ctx, struct deliver_probe *out)
{
	struct server *s = ctx;
	struct deliver_stats d;

	deliver_read_stats(s->deliver, &d);
	*out = (struct deliver_probe){
		.in_flight = d.in_flight,
		.waiting = d.waiting,
		.started = d.started,
		.succeeded = d.succeeded,
		.failed = d.failed,
		.timed_out = d.timed_out,
		.refused = d.refused,
		.connections = d.connections,
	};
}

static size_t probe_breakers(void *ctx, struct arena *a, struct str origin,
			     struct breaker_view **out)
{
	struct server *s = ctx;

	return engine_read_breakers(s->engine, a, origin, out);
}

static struct limiter_use probe_limiter(void *ctx, int64_t key)
{
	struct server *s = ctx;

	return deliver_read_limiter(s->deliver, key);
}

static enum rc open_api(struct server *s, struct err *err)
{
	struct api_options o = {
		.listen = s->settings.listen,
		.reader = s->reader,
		.commands = &s->commands,
		.bell = &s->bell,
		.zones = s->zones,
		.seal_key = &s->key,
		.probes = {.ctx = s,
			   .engine = probe_engine,
			   .deliver = probe_deliver,
			   .breakers = probe_breakers,
			   .limiter = probe_limiter},
		.issuer = s->issuer,
		.public_url = s->settings.public_url,
		.dev = s->settings.dev,
		.allowed_origins = s->settings.allow_origins,
		.rat_rate = s->settings.rat_rate,
		.drain_ms = s->settings.drain_ms,
	};

	return api_open(&o, &s->api, err);
}

static enum rc open_all(struct server *s, struct arena *a, struct err *err)
{
	if (!codec_init() || !mailbox_init(&s->commands) || !mailbox_init(&s->outcomes) ||
	    !bell_init(&s->bell) || (s->zones = zones_open(NULL)) == NULL)
		return err_set(err, RC_IO, "cannot_start", "%s", strerror(errno));
	if (read_allowed(s, err) || lock_store(s, a, err) || open_stores(s, err) ||
	    read_key(s, a, err) || open_deliver(s, err) || open_engine(s, err) ||
	    prepare_store(s, a, err) || checkpoint_start(s->checkpointer, &s->checkpoint, err) ||
	    engine_start(s->engine, err) || issuing_open(&s->settings, a, &s->issuer, err) ||
	    open_api(s, err))
		return err->rc;
	return RC_OK;
}

/* In good order: no new requests, no new claims, attempts come to their end, their outcomes are
 * written. */
static void close_all(struct server *s)
{
	if (s->api != NULL) {
		engine_dismiss(s->engine);
		api_close(s->api);
	}
	if (s->engine != NULL && s->checkpoint != NULL) {
		engine_drain(s->engine);
		deliver_stop(s->deliver, s->settings.drain_ms);
		engine_stop(s->engine);
		deliver_free(s->deliver);
		checkpoint_stop(s->checkpoint);
	}
	if (s->api != NULL)
		api_free(s->api);
	issuer_close(s->issuer);
	bell_release(&s->bell);
	if (s->engine != NULL)
		engine_free(s->engine);
	if (s->reader != NULL)
		store_close(s->reader);
	if (s->checkpointer != NULL)
		store_close(s->checkpointer);
	if (s->writer != NULL)
		store_close(s->writer);
	if (s->zones != NULL)
		zones_close(s->zones);
	if (s->lock_fd >= 0)
		(void)close(s->lock_fd);
	secret_wipe(&s->key, sizeof(s->key));
}

/* --- what the operator sees --- */

static void print_banner(const struct server *s)
{
	struct str address = s->settings.listen;
	char url[128];

	while (address.n != 0 && address.p[address.n - 1] != ':')
		address.n--;
	(void)snprintf(url, sizeof(url), "http://" STR_FMT "%u", STR_ARG(address),
		       api_port(s->api));
	log_info("listening", "%s", url);
	(void)printf("Belfry %s is ready: %s/\n", BELFRY_VERSION, url);
	if (s->has_new_token)
		(void)printf("\nThe admin's token, shown this once:\n\n  %s\n", s->new_token.z);
	if (s->settings.dev)
		(void)printf(
			"\nA POST every minute to an endpoint of yours (here: port 9000 of this "
			"machine):\n\n"
			"  curl %s/v1/schedules -H 'Content-Type: application/json' -d '{\"cron\": "
			"\"* * * * *\",\n"
			"    \"timezone\": \"UTC\", \"task_template\": {\"target\": "
			"\"http://127.0.0.1:9000/hook\", \"payload\": {\"hello\": \"world\"}}}'\n\n"
			"What became of it:\n\n  curl %s/v1/tasks\n",
			url, url);
	(void)fflush(stdout);
}

static void look_after_zones(struct server *s)
{
	if (!zones_refresh(s->zones))
		return;
	log_info("tzdata_changed", "the system's zones changed; next times are computed anew");
	engine_zones_changed(s->engine);
}

/* Sleeps until somebody wants the end; looks after the zones meanwhile, and at once on
 * SIGHUP. */
static void wait_for_end(struct server *s, const sigset_t *signals)
{
	struct timespec every = {.tv_sec = ZONES_EVERY_S};
	int signal_number;

	while ((signal_number = sigtimedwait(signals, NULL, &every)) < 0 || signal_number == SIGHUP)
		look_after_zones(s);
	log_info("stopping", "signal %d: attempts in flight may end within %lld s", signal_number,
		 (long long)(s->settings.drain_ms / MS_SECOND));
}

static int run(struct server *s, struct arena *a)
{
	struct err err = {0};
	sigset_t signals;

	raise_open_files();
	block_signals(&signals);
	if (open_all(s, a, &err)) {
		log_error("cannot_start", "%s%s%s", err.text, err.hint[0] != '\0' ? "; " : "",
			  err.hint);
		close_all(s);
		return err.rc == RC_INVALID ? 2 : 1;
	}
	print_banner(s);
	notify_send("READY=1");
	wait_for_end(s, &signals);
	notify_send("STOPPING=1");
	close_all(s);
	log_info("stopped", "in good order");
	return 0;
}

int cli_serve(int argc, char **argv)
{
	struct server s = {.lock_fd = -1, .bell.fd = -1};
	struct arena a = {0};
	struct err err = {0};
	int code;

	if (settings_read(&a, argc, argv, &s.settings, &err) ||
	    (!s.settings.help && setup_log(s.settings.log_level, &err))) {
		(void)fprintf(stderr, "belfry serve: %s: %s\nTry `belfry serve --help`.\n",
			      err.field, err.text);
		code = 2;
	} else if (s.settings.help) {
		settings_help();
		code = 0;
	} else {
		code = run(&s, &a);
	}
	arena_release(&a);
	return code;
}
