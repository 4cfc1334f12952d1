#pragma once
/* Internet addresses as bytes, and what kind of address each is. Pure.
 *
 * The table behind address_class_of is the registries' list of special-purpose addresses (RFC 6890,
 * IANA), plus the addresses at which clouds hand their credentials out. It fails closed: an IPv6
 * address outside of 2000::/3 is not public, whatever it is, and neither is one that has an IPv4
 * address inside (mapped, compatible, NAT64, 6to4, Teredo), for a translator on the way would take
 * it to the inner one. */

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include "base/str.h"

enum { ADDRESS_V4 = 4, ADDRESS_V6 = 16, ADDRESS_TEXT = 48 };

/* bytes[0..n) in network order, n is ADDRESS_V4 or ADDRESS_V6; the rest is zero. */
struct address {
	unsigned char bytes[ADDRESS_V6];
	size_t n;
};

/* All addresses whose first `bits` bits are those of `base`. */
struct range {
	struct address base;
	unsigned bits;
};

enum address_class {
	ADDRESS_PUBLIC = 0,
	ADDRESS_THIS_NETWORK,
	ADDRESS_LOOPBACK,
	ADDRESS_PRIVATE,
	ADDRESS_SHARED,
	ADDRESS_LINK_LOCAL,
	ADDRESS_METADATA,
	ADDRESS_PROTOCOL,
	ADDRESS_DOCUMENTATION,
	ADDRESS_BENCHMARK,
	ADDRESS_RELAY,
	ADDRESS_MULTICAST,
	ADDRESS_RESERVED,
	ADDRESS_MAPPED,
	ADDRESS_COMPATIBLE,
	ADDRESS_NAT64,
	ADDRESS_6TO4,
	ADDRESS_TEREDO,
	ADDRESS_ORCHID,
	ADDRESS_DISCARD,
	ADDRESS_SEGMENT,
	ADDRESS_UNIQUE_LOCAL,
	ADDRESS_SITE_LOCAL,
	ADDRESS_NOT_GLOBAL,
	ADDRESS_UNKNOWN, /* neither IPv4 nor IPv6 */
};

/* False (n == 0) where the socket address is neither IPv4 nor IPv6. */
bool address_of(const struct sockaddr *sa, size_t size, struct address *out);
/* The canonical text of one address, no zone, no brackets; false leaves *out untouched. */
bool address_parse(struct str text, struct address *out);
/* "10.0.0.1", "fe80::1"; the view is of `to`. */
struct str address_print(char to[static ADDRESS_TEXT], const struct address *a);

enum address_class address_class_of(const struct address *a);
/* For a sentence: "a private address (RFC 1918)". */
const char *address_class_text(enum address_class c);

bool range_holds(const struct range *r, const struct address *a);
/* The IPv4 address within an IPv4-mapped one (RFC 4291 section 2.5.5.2); false where `a` is none.
 */
bool address_unmap(const struct address *a, struct address *out);
