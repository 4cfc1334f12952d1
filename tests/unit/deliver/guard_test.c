#include "deliver/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

#include "base/buf.h"
#include "base/macros.h"
#include "test.h"

static struct address address(int line, const char *text)
{
	struct address a = {.n = 0};

	CHECK_ROW(line, address_parse(str_z(text), &a));
	return a;
}

static const struct {
	int line;
	const char *text;
	enum address_class want;
} classes[] = {
	{__LINE__, "1.1.1.1", ADDRESS_PUBLIC},
	{__LINE__, "0.0.0.0", ADDRESS_THIS_NETWORK},
	{__LINE__, "0.255.255.255", ADDRESS_THIS_NETWORK},
	{__LINE__, "9.255.255.255", ADDRESS_PUBLIC},
	{__LINE__, "10.0.0.0", ADDRESS_PRIVATE},
	{__LINE__, "10.255.255.255", ADDRESS_PRIVATE},
	{__LINE__, "11.0.0.0", ADDRESS_PUBLIC},
	{__LINE__, "100.63.255.255", ADDRESS_PUBLIC},
	{__LINE__, "100.64.0.0", ADDRESS_SHARED},
	{__LINE__, "100.100.100.200", ADDRESS_METADATA},
	{__LINE__, "100.127.255.255", ADDRESS_SHARED},
	{__LINE__, "100.128.0.0", ADDRESS_PUBLIC},
	{__LINE__, "126.255.255.255", ADDRESS_PUBLIC},
	{__LINE__, "127.0.0.1", ADDRESS_LOOPBACK},
	{__LINE__, "127.255.255.255", ADDRESS_LOOPBACK},
	{__LINE__, "128.0.0.0", ADDRESS_PUBLIC},
	{__LINE__, "168.63.129.15", ADDRESS_PUBLIC},
	{__LINE__, "168.63.129.16", ADDRESS_METADATA},
	{__LINE__, "169.253.255.255", ADDRESS_PUBLIC},
	{__LINE__, "169.254.0.0", ADDRESS_LINK_LOCAL},
	{__LINE__, "169.254.169.254", ADDRESS_METADATA},
	{__LINE__, "169.254.170.2", ADDRESS_METADATA},
	{__LINE__, "169.254.255.255", ADDRESS_LINK_LOCAL},
	{__LINE__, "169.255.0.0", ADDRESS_PUBLIC},
	{__LINE__, "172.15.255.255", ADDRESS_PUBLIC},
	{__LINE__, "172.16.0.0", ADDRESS_PRIVATE},
	{__LINE__, "172.31.255.255", ADDRESS_PRIVATE},
	{__LINE__, "172.32.0.0", ADDRESS_PUBLIC},
	{__LINE__, "192.0.0.8", ADDRESS_PROTOCOL},
	{__LINE__, "192.0.0.192", ADDRESS_METADATA},
	{__LINE__, "192.0.1.0", ADDRESS_PUBLIC},
	{__LINE__, "192.0.2.255", ADDRESS_DOCUMENTATION},
	{__LINE__, "192.88.98.255", ADDRESS_PUBLIC},
	{__LINE__, "192.88.99.1", ADDRESS_RELAY},
	{__LINE__, "192.167.255.255", ADDRESS_PUBLIC},
	{__LINE__, "192.168.0.0", ADDRESS_PRIVATE},
	{__LINE__, "192.168.255.255", ADDRESS_PRIVATE},
	{__LINE__, "192.169.0.0", ADDRESS_PUBLIC},
	{__LINE__, "198.17.255.255", ADDRESS_PUBLIC},
	{__LINE__, "198.18.0.0", ADDRESS_BENCHMARK},
	{__LINE__, "198.19.255.255", ADDRESS_BENCHMARK},
	{__LINE__, "198.20.0.0", ADDRESS_PUBLIC},
	{__LINE__, "198.51.100.7", ADDRESS_DOCUMENTATION},
	{__LINE__, "203.0.113.7", ADDRESS_DOCUMENTATION},
	{__LINE__, "223.255.255.255", ADDRESS_PUBLIC},
	{__LINE__, "224.0.0.0", ADDRESS_MULTICAST},
	{__LINE__, "239.255.255.255", ADDRESS_MULTICAST},
	{__LINE__, "240.0.0.0", ADDRESS_RESERVED},
	{__LINE__, "255.255.255.255", ADDRESS_RESERVED},
	{__LINE__, "2606:4700::1111", ADDRESS_PUBLIC},
	{__LINE__, "::", ADDRESS_THIS_NETWORK},
	{__LINE__, "::1", ADDRESS_LOOPBACK},
	{__LINE__, "::2", ADDRESS_COMPATIBLE},
	{__LINE__, "::127.0.0.1", ADDRESS_COMPATIBLE},
	{__LINE__, "::1:0:0", ADDRESS_NOT_GLOBAL},
	{__LINE__, "::ffff:127.0.0.1", ADDRESS_MAPPED},
	{__LINE__, "::ffff:1.1.1.1", ADDRESS_MAPPED},
	{__LINE__, "::ffff:0:1.1.1.1", ADDRESS_NOT_GLOBAL},
	{__LINE__, "64:ff9b::10.0.0.1", ADDRESS_NAT64},
	{__LINE__, "64:ff9b:1::10.0.0.1", ADDRESS_NAT64},
	{__LINE__, "64:ff9b:2::1", ADDRESS_NOT_GLOBAL},
	{__LINE__, "100::1", ADDRESS_DISCARD},
	{__LINE__, "100:0:0:1::1", ADDRESS_DISCARD},
	{__LINE__, "100:0:0:2::1", ADDRESS_NOT_GLOBAL},
	{__LINE__, "1fff:ffff::", ADDRESS_NOT_GLOBAL},
	{__LINE__, "2000::1", ADDRESS_PUBLIC},
	{__LINE__, "2001::1", ADDRESS_TEREDO},
	{__LINE__, "2001:0:ffff::1", ADDRESS_TEREDO},
	{__LINE__, "2001:1::1", ADDRESS_PROTOCOL},
	{__LINE__, "2001:2::1", ADDRESS_BENCHMARK},
	{__LINE__, "2001:10::1", ADDRESS_ORCHID},
	{__LINE__, "2001:2f::1", ADDRESS_ORCHID},
	{__LINE__, "2001:1ff:ffff::1", ADDRESS_PROTOCOL},
	{__LINE__, "2001:200::1", ADDRESS_PUBLIC},
	{__LINE__, "2001:db7:ffff::", ADDRESS_PUBLIC},
	{__LINE__, "2001:db8::1", ADDRESS_DOCUMENTATION},
	{__LINE__, "2001:db9::1", ADDRESS_PUBLIC},
	{__LINE__, "2002:7f00:1::", ADDRESS_6TO4},
	{__LINE__, "2003::1", ADDRESS_PUBLIC},
	{__LINE__, "3ffe::1", ADDRESS_PUBLIC},
	{__LINE__, "3fff:fff::1", ADDRESS_DOCUMENTATION},
	{__LINE__, "3fff:1000::1", ADDRESS_PUBLIC},
	{__LINE__, "4000::1", ADDRESS_NOT_GLOBAL},
	{__LINE__, "5f00::1", ADDRESS_SEGMENT},
	{__LINE__, "fc00::1", ADDRESS_UNIQUE_LOCAL},
	{__LINE__, "fd00:ec2::254", ADDRESS_METADATA},
	{__LINE__, "fd20:ce::254", ADDRESS_METADATA},
	{__LINE__, "fdff::1", ADDRESS_UNIQUE_LOCAL},
	{__LINE__, "fe00::1", ADDRESS_NOT_GLOBAL},
	{__LINE__, "fe80::1", ADDRESS_LINK_LOCAL},
	{__LINE__, "febf::1", ADDRESS_LINK_LOCAL},
	{__LINE__, "fec0::1", ADDRESS_SITE_LOCAL},
	{__LINE__, "feff::1", ADDRESS_SITE_LOCAL},
	{__LINE__, "ff02::1", ADDRESS_MULTICAST},
};

TEST(an_address_has_the_class_of_the_narrowest_range_around_it)
{
	for (size_t i = 0; i < COUNTOF(classes); i++) {
		struct address a = address(classes[i].line, classes[i].text);

		CHECK_ROW(classes[i].line, address_class_of(&a) == classes[i].want);
		CHECK_ROW(classes[i].line, guard_check(NULL, &a) == classes[i].want);
	}
}

TEST(each_class_has_a_sentence)
{
	for (int c = ADDRESS_PUBLIC; c <= ADDRESS_UNKNOWN; c++)
		CHECK_ROW(c, strlen(address_class_text((enum address_class)c)) > 10);
}

TEST(a_socket_address_that_is_no_internet_address_is_forbidden)
{
	struct sockaddr_un un = {.sun_family = AF_UNIX};
	struct sockaddr_in cut = {.sin_family = AF_INET};
	struct allow_list all = {{{{{0}, ADDRESS_V4}, 0}, {{{0}, ADDRESS_V6}, 0}}, 2};
	struct address a;

	CHECK(!address_of((struct sockaddr *)&un, sizeof(un), &a));
	CHECK(guard_check(&all, &a) == ADDRESS_UNKNOWN);
	CHECK(!address_of((struct sockaddr *)&cut, sizeof(cut) - 1, &a));
	CHECK(guard_check(&all, &a) == ADDRESS_UNKNOWN);
}

TEST(a_scoped_address_is_read_without_its_scope)
{
	struct sockaddr_in6 in6 = {.sin6_family = AF_INET6, .sin6_scope_id = 1};
	struct address a;
	char text[ADDRESS_TEXT];
	struct str printed;

	(void)inet_pton(AF_INET6, "fe80::1", &in6.sin6_addr);
	CHECK(address_of((struct sockaddr *)&in6, sizeof(in6), &a));
	CHECK(guard_check(NULL, &a) == ADDRESS_LINK_LOCAL);
	printed = address_print(text, &a);
	check_text(__LINE__, "printed", printed.p, printed.n, "fe80::1");
}

static const struct {
	int line;
	const char *list, *text;
	bool allowed;
} allowances[] = {
	{__LINE__, "", "127.0.0.1", false},
	{__LINE__, " \t", "127.0.0.1", false},
	{__LINE__, "127.0.0.0/8", "127.9.9.9", true},
	{__LINE__, "127.0.0.0/8", "128.0.0.1", true}, /* public */
	{__LINE__, "127.0.0.0/8", "10.0.0.1", false},
	{__LINE__, "127.0.0.0/8", "::1", false},
	{__LINE__, "127.0.0.0/8", "::ffff:127.0.0.1", true},
	{__LINE__, "127.0.0.0/8", "::127.0.0.1", false},
	{__LINE__, "127.0.0.0/8", "64:ff9b::127.0.0.1", false},
	{__LINE__, "127.0.0.0/8,::1,10.1.0.0/16", "::1", true},
	{__LINE__, "127.0.0.0/8,::1,10.1.0.0/16", "10.1.255.255", true},
	{__LINE__, "127.0.0.0/8,::1,10.1.0.0/16", "10.2.0.0", false},
	{__LINE__, "127.0.0.0/8,::1,10.1.0.0/16", "::2", false},
	{__LINE__, " 10.0.0.5 , fd00::/8 ", "10.0.0.5", true},
	{__LINE__, " 10.0.0.5 , fd00::/8 ", "10.0.0.4", false},
	{__LINE__, " 10.0.0.5 , fd00::/8 ", "fd12::1", true},
	{__LINE__, "10.128.0.0/9", "10.127.255.255", false},
	{__LINE__, "10.128.0.0/9", "10.128.0.0", true},
	{__LINE__, "0.0.0.0/0", "169.254.169.254", true},
	{__LINE__, "0.0.0.0/0", "fe80::1", false},
	{__LINE__, "::/0", "fe80::1", true},
	{__LINE__, "::/0", "10.0.0.1", false},
};

TEST(an_allowed_range_wins_and_reaches_no_further)
{
	for (size_t i = 0; i < COUNTOF(allowances); i++) {
		struct err err = {0};
		struct allow_list list;
		struct address a = address(allowances[i].line, allowances[i].text);

		CHECK_ROW(allowances[i].line,
			  allow_list_parse(str_z(allowances[i].list), &list, &err) == RC_OK);
		CHECK_ROW(allowances[i].line,
			  (guard_check(&list, &a) == ADDRESS_PUBLIC) == allowances[i].allowed);
	}
}

static const struct {
	int line;
	const char *list, *text, *hint;
} bad_lists[] = {
	{__LINE__, "localhost", "\"localhost\" is no IPv4 or IPv6 address", "127.0.0.0/8"},
	{__LINE__, "127.1", "\"127.1\" is no IPv4", "separated by commas"},
	{__LINE__, "0x7f.0.0.1", "\"0x7f.0.0.1\" is no IPv4", "separated by commas"},
	{__LINE__, "127.0.0.0/8,", "\"\" is no IPv4 or IPv6 address", "separated by commas"},
	{__LINE__, ",::1", "\"\" is no IPv4", "separated by commas"},
	{__LINE__, "127.0.0.0/8 ::1", "\"127.0.0.0/8 ::1\" has a prefix", "separated by commas"},
	{__LINE__, "10.0.0.0/33", "\"10.0.0.0/33\" has a prefix length out of range", "CIDR"},
	{__LINE__, "10.0.0.0/-1", "has a prefix length out of range", "CIDR"},
	{__LINE__, "10.0.0.0/", "has a prefix length out of range", "CIDR"},
	{__LINE__, "::/129", "has a prefix length out of range", "CIDR"},
	{__LINE__, "10.1.2.3/16", "\"10.1.2.3/16\" has bits set beyond its /16", "10.1.0.0/16"},
	{__LINE__, "fe81::/10", "has bits set beyond its /10", "the range is fe80::/10"},
	{__LINE__, "fe80::1%lo", "is no IPv4 or IPv6 address", "CIDR"},
	{__LINE__, "[::1]", "is no IPv4 or IPv6 address", "CIDR"},
};

TEST(a_bad_list_of_ranges_is_refused_with_a_hint)
{
	for (size_t i = 0; i < COUNTOF(bad_lists); i++) {
		struct allow_list list = {.n = 77};
		struct err err = {0};

		CHECK_ROW(bad_lists[i].line,
			  allow_list_parse(str_z(bad_lists[i].list), &list, &err) == RC_INVALID);
		CHECK_ROW(bad_lists[i].line, strcmp(err.code, "invalid_allow_targets") == 0);
		CHECK_ROW(bad_lists[i].line, strstr(err.text, bad_lists[i].text) != NULL);
		CHECK_ROW(bad_lists[i].line, strstr(err.hint, bad_lists[i].hint) != NULL);
		CHECK_ROW(bad_lists[i].line, list.n == 77);
	}
}

TEST(a_list_of_ranges_has_a_bound)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct allow_list list;
	struct err err = {0};

	for (int i = 0; i < ALLOW_RANGES; i++)
		buf_add_z(&text, i == 0 ? "10.0.0.1" : ",10.0.0.1");
	CHECK(allow_list_parse(buf_str(&text), &list, &err) == RC_OK);
	CHECK(list.n == ALLOW_RANGES);
	buf_add_z(&text, ",10.0.0.1");
	CHECK(allow_list_parse(buf_str(&text), &list, &err) == RC_LIMIT);
}
