#include "store.h"

#include "store/sqlite/sqlite.h"

typedef enum rc open_fn(struct str rest, enum store_mode mode, struct store **out, struct err *err);

static const struct kind {
	struct str scheme;
	open_fn *open;
} kinds[] = {
	{STR_INIT("sqlite:"), sqlite_store_open},
};

enum rc store_open(struct str url, enum store_mode mode, struct store **out, struct err *err)
{
	for (size_t i = 0; i < COUNTOF(kinds); i++)
		if (str_starts(url, kinds[i].scheme))
			return kinds[i].open(str_sub(url, kinds[i].scheme.n, url.n), mode, out,
					     err);
	(void)err_set(err, RC_INVALID, "unknown_store", "no store is called \"" STR_FMT "\"",
		      STR_ARG(url));
	return err_hint(err, "write sqlite:PATH, such as sqlite:./belfry.db");
}
