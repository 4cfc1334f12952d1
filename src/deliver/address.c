#include "address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "base/macros.h"

#define V4(bits, ...)                             \
	{                                         \
		{{__VA_ARGS__}, ADDRESS_V4}, bits \
	}
#define V6(bits, ...)                             \
	{                                         \
		{{__VA_ARGS__}, ADDRESS_V6}, bits \
	}

/* The first row that holds an address names its class, so a narrow range stands before the wide one
 * around it. */
static const struct {
	struct range range;
	enum address_class class;
} rows[] = {
	{V4(8, 0), ADDRESS_THIS_NETWORK},
	{V4(8, 10), ADDRESS_PRIVATE},
	{V4(32, 100, 100, 100, 200), ADDRESS_METADATA}, /* Alibaba Cloud */
	{V4(10, 100, 64), ADDRESS_SHARED},
	{V4(8, 127), ADDRESS_LOOPBACK},
	{V4(32, 168, 63, 129, 16), ADDRESS_METADATA}, /* Azure's wire server */
	{V4(32, 169, 254, 169, 254), ADDRESS_METADATA},
	{V4(32, 169, 254, 170, 2), ADDRESS_METADATA}, /* Amazon ECS: credentials of a task */
	{V4(16, 169, 254), ADDRESS_LINK_LOCAL},
	{V4(12, 172, 16), ADDRESS_PRIVATE},
	{V4(32, 192, 0, 0, 192), ADDRESS_METADATA}, /* Oracle Cloud */
	{V4(24, 192, 0, 0), ADDRESS_PROTOCOL},
	{V4(24, 192, 0, 2), ADDRESS_DOCUMENTATION},
	{V4(24, 192, 88, 99), ADDRESS_RELAY},
	{V4(16, 192, 168), ADDRESS_PRIVATE},
	{V4(15, 198, 18), ADDRESS_BENCHMARK},
	{V4(24, 198, 51, 100), ADDRESS_DOCUMENTATION},
	{V4(24, 203, 0, 113), ADDRESS_DOCUMENTATION},
	{V4(4, 224), ADDRESS_MULTICAST},
	{V4(4, 240), ADDRESS_RESERVED},
	{V6(128, 0), ADDRESS_THIS_NETWORK},
	{V6(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), ADDRESS_LOOPBACK},
	{V6(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff), ADDRESS_MAPPED},
	{V6(96, 0), ADDRESS_COMPATIBLE},
	{V6(96, 0x00, 0x64, 0xff, 0x9b), ADDRESS_NAT64},
	{V6(48, 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01), ADDRESS_NAT64},
	{V6(64, 0x01, 0x00), ADDRESS_DISCARD},
	{V6(64, 0x01, 0x00, 0, 0, 0, 0, 0, 0x01), ADDRESS_DISCARD},
	{V6(32, 0x20, 0x01, 0x00, 0x00), ADDRESS_TEREDO},
	{V6(48, 0x20, 0x01, 0x00, 0x02, 0x00, 0x00), ADDRESS_BENCHMARK},
	{V6(28, 0x20, 0x01, 0x00, 0x10), ADDRESS_ORCHID},
	{V6(28, 0x20, 0x01, 0x00, 0x20), ADDRESS_ORCHID},
	{V6(23, 0x20, 0x01), ADDRESS_PROTOCOL},
	{V6(32, 0x20, 0x01, 0x0d, 0xb8), ADDRESS_DOCUMENTATION},
	{V6(16, 0x20, 0x02), ADDRESS_6TO4},
	{V6(20, 0x3f, 0xff, 0x00), ADDRESS_DOCUMENTATION},
	{V6(16, 0x5f, 0x00), ADDRESS_SEGMENT},
	{V6(128, 0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54),
	 ADDRESS_METADATA}, /* Amazon EC2 */
	{V6(128, 0xfd, 0x20, 0x00, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54),
	 ADDRESS_METADATA}, /* Google Cloud */
	{V6(7, 0xfc), ADDRESS_UNIQUE_LOCAL},
	{V6(10, 0xfe, 0x80), ADDRESS_LINK_LOCAL},
	{V6(10, 0xfe, 0xc0), ADDRESS_SITE_LOCAL},
	{V6(8, 0xff), ADDRESS_MULTICAST},
	{V6(3, 0x20), ADDRESS_PUBLIC},
	{V6(0, 0), ADDRESS_NOT_GLOBAL},
};

static const char *const class_texts[] = {
	[ADDRESS_PUBLIC] = "a public address",
	[ADDRESS_THIS_NETWORK] = "an address of \"this network\" (RFC 1122)",
	[ADDRESS_LOOPBACK] = "a loopback address",
	[ADDRESS_PRIVATE] = "a private address (RFC 1918)",
	[ADDRESS_SHARED] = "a shared address behind a carrier's NAT (RFC 6598)",
	[ADDRESS_LINK_LOCAL] = "a link-local address",
	[ADDRESS_METADATA] = "a cloud's metadata address",
	[ADDRESS_PROTOCOL] = "an address kept for protocols (RFC 6890)",
	[ADDRESS_DOCUMENTATION] = "an address for documentation",
	[ADDRESS_BENCHMARK] = "an address for benchmarks (RFC 2544)",
	[ADDRESS_RELAY] = "a 6to4 relay's address (RFC 7526)",
	[ADDRESS_MULTICAST] = "a multicast address",
	[ADDRESS_RESERVED] = "a reserved address (class E)",
	[ADDRESS_MAPPED] = "an IPv4 address mapped into IPv6",
	[ADDRESS_COMPATIBLE] = "an IPv4 address within IPv6 (deprecated)",
	[ADDRESS_NAT64] = "an IPv4 address behind NAT64 (RFC 6052)",
	[ADDRESS_6TO4] = "an IPv4 address behind 6to4 (RFC 3056)",
	[ADDRESS_TEREDO] = "an IPv4 address behind Teredo (RFC 4380)",
	[ADDRESS_ORCHID] = "an identifier, not an address (ORCHID)",
	[ADDRESS_DISCARD] = "a discard-only address (RFC 6666)",
	[ADDRESS_SEGMENT] = "a segment-routing identifier (RFC 9602)",
	[ADDRESS_UNIQUE_LOCAL] = "a unique-local address (RFC 4193)",
	[ADDRESS_SITE_LOCAL] = "a site-local address (RFC 3879)",
	[ADDRESS_NOT_GLOBAL] = "no global unicast address",
	[ADDRESS_UNKNOWN] = "no internet address",
};

bool address_of(const struct sockaddr *sa, size_t size, struct address *out)
{
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	*out = (struct address){.n = 0};
	if (sa->sa_family == AF_INET && size >= sizeof(in)) {
		memcpy(&in, sa, sizeof(in));
		out->n = ADDRESS_V4;
		memcpy(out->bytes, &in.sin_addr, out->n);
	} else if (sa->sa_family == AF_INET6 && size >= sizeof(in6)) {
		memcpy(&in6, sa, sizeof(in6));
		out->n = ADDRESS_V6;
		memcpy(out->bytes, &in6.sin6_addr, out->n);
	}
	return out->n != 0;
}

bool address_parse(struct str text, struct address *out)
{
	struct address a = {.n = 0};
	char z[ADDRESS_TEXT];

	if (text.n == 0 || text.n >= sizeof(z) || memchr(text.p, '\0', text.n) != NULL)
		return false;
	memcpy(z, text.p, text.n);
	z[text.n] = '\0';
	if (inet_pton(AF_INET, z, a.bytes) == 1)
		a.n = ADDRESS_V4;
	else if (inet_pton(AF_INET6, z, a.bytes) == 1)
		a.n = ADDRESS_V6;
	if (a.n != 0)
		*out = a;
	return a.n != 0;
}

struct str address_print(char to[static ADDRESS_TEXT], const struct address *a)
{
	int family = a->n == ADDRESS_V4 ? AF_INET : AF_INET6;

	if (a->n == 0 || inet_ntop(family, a->bytes, to, ADDRESS_TEXT) == NULL)
		return STR("an unknown address");
	return str_z(to);
}

bool range_holds(const struct range *r, const struct address *a)
{
	size_t whole = r->bits / 8;
	unsigned rest = r->bits % 8;

	if (r->base.n != a->n || memcmp(r->base.bytes, a->bytes, whole) != 0)
		return false;
	return rest == 0 || (r->base.bytes[whole] ^ a->bytes[whole]) >> (8 - rest) == 0;
}

enum address_class address_class_of(const struct address *a)
{
	if (a->n == 0)
		return ADDRESS_UNKNOWN;
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		if (range_holds(&rows[i].range, a))
			return rows[i].class;
	}
	return ADDRESS_PUBLIC;
}

const char *address_class_text(enum address_class c)
{
	return class_texts[c];
}

bool address_unmap(const struct address *a, struct address *out)
{
	if (a->n != ADDRESS_V6 || address_class_of(a) != ADDRESS_MAPPED)
		return false;
	*out = (struct address){.n = ADDRESS_V4};
	memcpy(out->bytes, a->bytes + ADDRESS_V6 - ADDRESS_V4, ADDRESS_V4);
	return true;
}
