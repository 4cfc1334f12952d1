/* The api's thread. Each turn: sleep until a socket or a letter wants something, let the commands
 * that came back go on, let the library work, and look at the deadlines. */

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "api/server/server.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/macros.h"

enum { TURN_MOST_MS = 1000, DRAIN_TURN_MS = 20 };

static int sleep_ms(const struct api *api)
{
	MHD_UNSIGNED_LONG_LONG library;
	ms_t most = api->watch.sweep_ms < TURN_MOST_MS ? api->watch.sweep_ms : TURN_MOST_MS;

	if (api->draining && most > DRAIN_TURN_MS)
		most = DRAIN_TURN_MS;
	if (streams_due(&api->streams) - clock_mono() < most)
		most = streams_due(&api->streams) - clock_mono();
	if (MHD_get_timeout(api->daemon, &library) == MHD_YES && library < (uint64_t)most)
		most = (ms_t)library;
	return most > 0 ? (int)most : 0;
}

/* poll(2) passes over a negative one. */
static int bell_fd(const struct api *api)
{
	return api->streams.bell != NULL ? api->streams.bell->fd : -1;
}

static void wait_for_work(struct api *api, int library_fd)
{
	struct pollfd fds[] = {
		{.fd = library_fd, .events = POLLIN},
		{.fd = mailbox_fd(&api->inbox), .events = POLLIN},
		{.fd = api->absence.fd, .events = POLLIN},
		{.fd = bell_fd(api), .events = POLLIN},
	};

	if (poll(fds, COUNTOF(fds), sleep_ms(api)) < 0 && errno != EINTR)
		log_fatal("poll_failed", "%s", strerrordesc_np(errno));
	api->now_mono = clock_mono();
	if ((fds[2].revents & POLLIN) != 0) {
		absence_note(&api->absence);
		streams_note_gone(&api->streams);
	}
	if ((fds[3].revents & POLLIN) != 0)
		streams_rung(&api->streams);
	streams_tick(&api->streams, api->now_mono);
	if ((fds[1].revents & POLLIN) == 0)
		return;
	for (struct letter *l = mailbox_take(&api->inbox), *next; l != NULL; l = next) {
		next = l->next;
		exchange_resume(command_of(l));
	}
}

static void begin_drain(struct api *api)
{
	api->draining = true;
	api->drain_until_mono = api->now_mono + api->drain_ms;
	(void)MHD_quiesce_daemon(api->daemon);
	(void)close(api->listener.fd);
	watch_close_idle(&api->watch);
	streams_close(&api->streams);
}

/* What the engine holds is waited for however long it takes: it always answers. */
static bool is_drained(const struct api *api)
{
	if (!api->draining || api->in_engine != 0)
		return false;
	return api->watch.n == 0 || api->now_mono >= api->drain_until_mono;
}

void *api_loop(void *arg)
{
	struct api *api = arg;
	int library_fd = MHD_get_daemon_info(api->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;

	(void)pthread_setname_np(pthread_self(), "api");
	while (!is_drained(api)) {
		wait_for_work(api, library_fd);
		if (MHD_run(api->daemon) != MHD_YES)
			log_fatal("http_failed", "the HTTP library cannot go on");
		watch_sweep(&api->watch, api->now_mono);
		if (!api->draining && atomic_load(&api->stopping))
			begin_drain(api);
	}
	return NULL;
}
