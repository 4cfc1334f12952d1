#include "server.h"

#include <stdarg.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

enum {
	CONNECTION_MEMORY = 8 * 1024, /* the header must fit; a body passes through in pieces */
	CONNECTIONS_MOST = 16384,
	BODIES_MIB = 512,
	FILES_KEPT_FREE = 256, /* open files that others need: deliveries, the store */
	HEADER_MS = 10 * MS_SECOND,
	BODY_MS = 60 * MS_SECOND,
	IDLE_MS = 75 * MS_SECOND,
	ANSWER_MS = 120 * MS_SECOND,
	DRAIN_MS = 20 * MS_SECOND,
	RAT_BURST = 2, /* seconds of a client's rate that it may spend at once */
	RAT_HOOKS = 100,
	RAT_HOOKS_BURST = 20,
};

static ms_t or_default(ms_t given, ms_t otherwise)
{
	return given != 0 ? given : otherwise;
}

static unsigned connection_limit(size_t asked)
{
	struct rlimit files;
	size_t most = CONNECTIONS_MOST;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < most + FILES_KEPT_FREE)
		most = files.rlim_cur > 2 * FILES_KEPT_FREE ? files.rlim_cur - FILES_KEPT_FREE
							    : FILES_KEPT_FREE;
	return (unsigned)(asked != 0 && asked < most ? asked : most);
}

static void on_connection(void *cls, struct MHD_Connection *c, void **context,
			  enum MHD_ConnectionNotificationCode what)
{
	struct api *api = cls;
	struct peer *peer = *context;

	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		peer = calloc(1, sizeof(*peer));
		if (peer == NULL)
			log_fatal("out_of_memory", "a connection");
		watch_add(&api->watch, peer,
			  MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd,
			  api->now_mono);
		*context = peer;
	} else if (peer != NULL) {
		watch_remove(&api->watch, peer);
		free(peer);
		*context = NULL;
	}
	api->services.traffic.connections = (int64_t)api->watch.n;
}

PRINTF(2, 0)
static void on_library_log(void *cls, const char *fmt, va_list args)
{
	char text[256];

	(void)cls;
	(void)vsnprintf(text, sizeof(text), fmt, args);
	log_debug("http_library", "%s", text);
}

/* Paths and queries are decoded by the router and the handlers, from the text as it was sent. */
static size_t keep_as_sent(void *cls, struct MHD_Connection *c, char *s)
{
	(void)cls, (void)c;
	return strlen(s);
}

static struct MHD_Daemon *start_daemon(struct api *api, unsigned most_connections)
{
	return MHD_start_daemon(
		MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL,
		exchange_on_request, api, MHD_OPTION_EXTERNAL_LOGGER, on_library_log, NULL,
		MHD_OPTION_LISTEN_SOCKET, api->listener.fd, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
		(size_t)CONNECTION_MEMORY, MHD_OPTION_CONNECTION_LIMIT, most_connections,
		MHD_OPTION_CONNECTION_TIMEOUT, 0U, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_URI_LOG_CALLBACK, exchange_on_line, api, MHD_OPTION_UNESCAPE_CALLBACK,
		keep_as_sent, NULL, MHD_OPTION_NOTIFY_COMPLETED, exchange_on_end, api,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, api, MHD_OPTION_END);
}

static struct api *api_new(const struct api_options *o)
{
	struct api *api = calloc(1, sizeof(*api));

	if (api == NULL)
		log_fatal("out_of_memory", "the api");
	api->services = (struct services){.reader = o->reader,
					  .zones = o->zones,
					  .seal_key = o->seal_key,
					  .probes = o->probes,
					  .routes = {surfaces, n_surfaces},
					  .commands = o->commands,
					  .issuer = o->issuer,
					  .public_url = o->public_url,
					  .dev = o->dev,
					  .allowed_origins = o->allowed_origins};
	if (o->rat_rate != 0) {
		api->services.rat_calls.rule =
			(struct rate_rule){60 * o->rat_rate, RAT_BURST * o->rat_rate};
		api->services.rat_hooks.rule = (struct rate_rule){RAT_HOOKS, RAT_HOOKS_BURST};
	}
	api->commands = o->commands;
	api->streams.bell = o->bell;
	api->most_body_bytes =
		o->most_body_bytes != 0 ? o->most_body_bytes : (size_t)BODIES_MIB << 20;
	api->drain_ms = or_default(o->drain_ms, DRAIN_MS);
	api->watch.most_ms[PHASE_IDLE] = or_default(o->idle_ms, IDLE_MS);
	api->watch.most_ms[PHASE_HEAD] = or_default(o->header_ms, HEADER_MS);
	api->watch.most_ms[PHASE_BODY] = or_default(o->body_ms, BODY_MS);
	api->watch.most_ms[PHASE_ENGINE] = MS_NEVER;
	api->watch.most_ms[PHASE_ANSWER] = or_default(o->answer_ms, ANSWER_MS);
	api->now_mono = clock_mono();
	watch_init(&api->watch, api->now_mono);
	return api;
}

static enum rc start(struct api *api, const struct api_options *o, struct err *err)
{
	if (!mailbox_init(&api->inbox) || !absence_init(&api->absence))
		return err_set(err, RC_IO, "cannot_listen", "no event descriptor to be had");
	api->daemon = start_daemon(api, connection_limit(o->most_connections));
	if (api->daemon == NULL) {
		mailbox_release(&api->inbox);
		return err_set(err, RC_IO, "cannot_listen", "the HTTP library does not start");
	}
	if (pthread_create(&api->thread, NULL, api_loop, api) != 0) {
		MHD_stop_daemon(api->daemon);
		mailbox_release(&api->inbox);
		return err_set(err, RC_IO, "cannot_listen", "no thread to be had");
	}
	return RC_OK;
}

enum rc api_open(const struct api_options *o, struct api **out, struct err *err)
{
	struct listen_at at;
	struct listener listener;
	struct api *api;

	if (listen_parse(o->listen, &at, err) || listen_open(&at, o->dev, &listener, err))
		return err->rc;
	api = api_new(o);
	api->listener = listener;
	api->services.is_local = listener.is_loopback;
	if (start(api, o, err)) {
		free(api);
		return err->rc;
	}
	*out = api;
	return RC_OK;
}

uint16_t api_port(const struct api *api)
{
	return api->listener.port;
}

void api_close(struct api *api)
{
	atomic_store(&api->stopping, true);
	mailbox_wake(&api->inbox);
	(void)pthread_join(api->thread, NULL);
	MHD_stop_daemon(api->daemon);
}

void api_free(struct api *api)
{
	if (api == NULL)
		return;
	exchange_pool_release(&api->pool);
	streams_release(&api->streams);
	mcp_sessions_release(&api->services.sessions);
	absence_release(&api->absence);
	mailbox_release(&api->inbox);
	free(api);
}
