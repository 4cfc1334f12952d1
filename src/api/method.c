#include "method.h"

#include "base/macros.h"

static const struct {
	enum method method;
	struct str name;
} names[] = {
	{METHOD_GET, STR_INIT("GET")},	       {METHOD_HEAD, STR_INIT("HEAD")},
	{METHOD_POST, STR_INIT("POST")},       {METHOD_PUT, STR_INIT("PUT")},
	{METHOD_PATCH, STR_INIT("PATCH")},     {METHOD_DELETE, STR_INIT("DELETE")},
	{METHOD_OPTIONS, STR_INIT("OPTIONS")},
};

enum method method_parse(struct str s)
{
	for (size_t i = 0; i < COUNTOF(names); i++)
		if (str_eq(s, names[i].name))
			return names[i].method;
	return METHOD_OTHER;
}

void method_list(struct buf *to, unsigned methods)
{
	const char *separator = "";

	for (size_t i = 0; i < COUNTOF(names); i++) {
		if ((methods & names[i].method) == 0)
			continue;
		buf_add_z(to, separator);
		buf_add(to, names[i].name);
		separator = ", ";
	}
}
