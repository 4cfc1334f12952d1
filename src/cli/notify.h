#pragma once
/* Tells systemd how the server is (sd_notify(3)'s protocol: a datagram to $NOTIFY_SOCKET). Does
 * nothing where no systemd asks. */

/* "READY=1", "STOPPING=1", "WATCHDOG=1". */
void notify_send(const char *state);
