#pragma once
/* Which addresses a delivery may call: public ones, and those of an allowed range, which wins.
 * Asked with the resolved address at the moment of connecting, so no spelling of a host and no
 * second answer of a name server comes past it. Pure; the list is read-only once parsed, and any
 * thread may ask. */

#include "base/err.h"
#include "deliver/address.h"

enum { ALLOW_RANGES = 64 }; /* the most that one list may hold */

struct allow_list {
	struct range ranges[ALLOW_RANGES];
	size_t n;
};

/* Reads --allow-targets: addresses and CIDR ranges, separated by commas
 * ("127.0.0.0/8,::1,10.1.0.0/16"); an empty text allows nothing more. Code of errors:
 * "invalid_allow_targets". */
enum rc allow_list_parse(struct str text, struct allow_list *out, struct err *err);

/* ADDRESS_PUBLIC where the address may be called, else the class that forbids it. `allow` may be
 * NULL. A range of IPv4 addresses also allows their IPv4-mapped forms: they are the same host. */
enum address_class guard_check(const struct allow_list *allow, const struct address *a);
