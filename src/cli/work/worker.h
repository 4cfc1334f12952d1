#pragma once
/* The worker: a thread for each task that may run at once, each with a long-poll of its own, and
 * the main one, which waits for SIGTERM. On that nothing new is taken, and what runs may end within
 * the time that the configuration gives; then, or at a second signal, it is given back. */

#include "cli/client/client.h"
#include "cli/work/config.h"

/* Runs until it has been told to end and has. */
enum rc worker_run(const struct work_config *config, const struct client *client, struct err *err);
