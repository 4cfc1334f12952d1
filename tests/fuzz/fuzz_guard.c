/* Any bytes as a list of allowed ranges, or as an address. A list that is read holds each of its
 * ranges, and a range prints to what reads the same; an address prints to what reads the same, and
 * no list of other ranges allows it. */
#include "fuzz.h"

#include <assert.h>
#include <stdio.h>

#include "base/macros.h"
#include "deliver/guard.h"

static void check_range(const struct range *r)
{
	char text[ADDRESS_TEXT], whole[ADDRESS_TEXT + 8];
	struct str base = address_print(text, &r->base);
	int n = snprintf(whole, sizeof(whole), STR_FMT "/%u", STR_ARG(base), r->bits);
	struct allow_list again;
	struct err err = {0};

	assert(range_holds(r, &r->base));
	assert(allow_list_parse(str_of(whole, (size_t)n), &again, &err) == RC_OK);
	assert(again.n == 1 && again.ranges[0].bits == r->bits);
	assert(memcmp(&again.ranges[0].base, &r->base, sizeof(r->base)) == 0);
}

static void check_list(struct str text)
{
	struct allow_list list;
	struct err err = {0};

	if (allow_list_parse(text, &list, &err)) {
		assert(err.code != NULL && err.text[0] != '\0');
		assert(err.rc == RC_LIMIT || err.hint[0] != '\0');
		return;
	}
	assert(list.n <= ALLOW_RANGES);
	for (size_t i = 0; i < list.n; i++) {
		check_range(&list.ranges[i]);
		assert(guard_check(&list, &list.ranges[i].base) == ADDRESS_PUBLIC);
	}
}

static void check_address(const uint8_t *data, size_t n)
{
	struct address a = {.n = n}, again = {.n = 0}, inner;
	struct allow_list other = {.n = 1};
	char text[ADDRESS_TEXT];

	memcpy(a.bytes, data, n);
	assert(address_parse(address_print(text, &a), &again));
	assert(memcmp(&a, &again, sizeof(a)) == 0);
	other.ranges[0] = (struct range){a, (unsigned)(8 * n)};
	assert(guard_check(&other, &a) == ADDRESS_PUBLIC);
	other.ranges[0].base.bytes[n - 1] ^= 1;
	assert(guard_check(&other, &a) == address_class_of(&a));
	assert(!address_unmap(&a, &inner) || address_class_of(&a) == ADDRESS_MAPPED);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_list(str_of((const char *)data, size));
	if (size >= ADDRESS_V4)
		check_address(data, ADDRESS_V4);
	if (size >= ADDRESS_V6)
		check_address(data, ADDRESS_V6);
	return 0;
}
