#pragma once
/* The api's state and the parts of this folder, which alone knows the HTTP library. The library
 * runs without a thread of its own: the api's thread waits in one poll(2) for the library's sockets
 * and for letters of the engine. So connections, requests and deadlines have one owner and need no
 * lock, and a batch of commands that comes back wakes the thread once. */

#include <pthread.h>
#include <stdatomic.h>

#include "api/api.h"
#include "api/server/absence.h"
#include "api/server/exchange.h"
#include "api/server/listen.h"
#include "api/server/streams.h"
#include "api/server/watch.h"
#include "api/services.h"
#include "base/mailbox.h"

struct MHD_Daemon;

struct api {
	struct services services;
	struct mailbox *commands; /* the engine's */
	struct mailbox inbox;	  /* commands that the engine has given back */
	struct MHD_Daemon *daemon;
	struct listener listener;
	struct watch watch;
	struct absence absence;
	struct exchange_pool pool;
	struct streams streams;
	ms_t now_mono; /* of this turn of the loop */
	ms_t drain_ms, drain_until_mono;
	size_t in_engine;		    /* commands that are away */
	size_t body_bytes, most_body_bytes; /* of all bodies that are held */
	bool draining;
	atomic_bool stopping; /* set by api_close */
	pthread_t thread;
};

/* The thread. */
void *api_loop(void *api);
