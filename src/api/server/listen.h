#pragma once
/* The socket that the api listens on. */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct listen_at {
	char host[256]; /* a name or an address, without brackets, NUL-terminated */
	char port[8];
};

/* Reads "HOST:PORT", "[IPV6]:PORT". RC_INVALID "invalid_listen". Pure. */
enum rc listen_parse(struct str text, struct listen_at *out, struct err *err);

struct listener {
	int fd;
	uint16_t port; /* the one it got */
	bool is_loopback;
};

/* Binds and listens, close-on-exec and non-blocking. With `loopback_only` any other address is
 * RC_INVALID "dev_not_loopback"; what the system refuses is RC_IO "cannot_listen". */
enum rc listen_open(const struct listen_at *at, bool loopback_only, struct listener *out,
		    struct err *err);
