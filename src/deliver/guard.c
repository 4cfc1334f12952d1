#include "guard.h"

#include "base/macros.h"
#include "base/num.h"

static const char code[] = "invalid_allow_targets";
static const char field[] = "--allow-targets";

static enum rc refuse(struct str item, const char *why, struct err *err)
{
	(void)err_at(err, RC_INVALID, code, field, "\"" STR_FMT "\" %s", STR_ARG(item), why);
	return err_hint(err, "write addresses or CIDR ranges, separated by commas: "
			     "127.0.0.0/8,::1,10.1.0.0/16");
}

/* Zero from bit `bits` on. */
static struct address masked(struct address a, unsigned bits)
{
	for (size_t i = 0; i < a.n; i++) {
		unsigned kept = bits > 8 * i ? bits - (unsigned)(8 * i) : 0;

		if (kept < 8)
			a.bytes[i] &= (unsigned char)(0xff00u >> kept);
	}
	return a;
}

/* "10.1.2.3/16" reads as one host or as all of its network: whoever wrote it says which. */
static enum rc refuse_host_bits(struct str item, const struct range *r, struct err *err)
{
	struct address network = masked(r->base, r->bits);
	char text[ADDRESS_TEXT];

	(void)err_at(err, RC_INVALID, code, field, "\"" STR_FMT "\" has bits set beyond its /%u",
		     STR_ARG(item), r->bits);
	return err_hint(err, "the range is " STR_FMT "/%u", STR_ARG(address_print(text, &network)),
			r->bits);
}

static enum rc parse_range(struct str item, struct range *out, struct err *err)
{
	struct str bits_text = item;
	struct str base_text = str_cut(&bits_text, '/');
	struct range r = {.bits = 0};
	int64_t bits;

	if (!address_parse(base_text, &r.base))
		return refuse(item, "is no IPv4 or IPv6 address", err);
	bits = (int64_t)(8 * r.base.n);
	if (base_text.n != item.n && !num_parse_i64(bits_text, 0, bits, &bits))
		return refuse(item, "has a prefix length out of range", err);
	r.bits = (unsigned)bits;
	if (memcmp(masked(r.base, r.bits).bytes, r.base.bytes, sizeof(r.base.bytes)) != 0)
		return refuse_host_bits(item, &r, err);
	*out = r;
	return RC_OK;
}

enum rc allow_list_parse(struct str text, struct allow_list *out, struct err *err)
{
	struct allow_list list = {.n = 0};
	bool more = str_trim(text).n != 0;

	while (more) {
		struct str item;

		more = str_find(text, ',') != text.n; /* a comma promises one more */
		item = str_trim(str_cut(&text, ','));
		if (list.n == ALLOW_RANGES)
			return err_at(err, RC_LIMIT, code, field, "more than %d ranges",
				      ALLOW_RANGES);
		if (parse_range(item, &list.ranges[list.n], err))
			return err->rc;
		list.n++;
	}
	*out = list;
	return RC_OK;
}

static bool is_allowed(const struct allow_list *allow, const struct address *a)
{
	for (size_t i = 0; allow != NULL && i < allow->n; i++) {
		if (range_holds(&allow->ranges[i], a))
			return true;
	}
	return false;
}

enum address_class guard_check(const struct allow_list *allow, const struct address *a)
{
	struct address inner;

	if (is_allowed(allow, a) || (address_unmap(a, &inner) && is_allowed(allow, &inner)))
		return ADDRESS_PUBLIC;
	return address_class_of(a);
}
