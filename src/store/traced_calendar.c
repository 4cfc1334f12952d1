/* The traced verbs of calendars. */

#include "traced_impl.h"

enum rc traced_calendar_put(struct store *s, int64_t namespace, const struct calendar *calendar,
			    struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CALENDAR_PUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_calendar_put(c.inner, namespace, calendar, err));
}

enum rc traced_calendar_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			     struct calendar *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CALENDAR_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_calendar_find(c.inner, a, namespace, name, out, err));
}

enum rc traced_calendar_list(struct store *s, struct arena *a, int64_t namespace,
			     struct calendar **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CALENDAR_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_calendar_list(c.inner, a, namespace, items_out, n_out, err));
}

enum rc traced_calendar_delete(struct store *s, int64_t namespace, struct str name, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CALENDAR_DELETE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_calendar_delete(c.inner, namespace, name, err));
}

enum rc traced_calendar_days(struct store *s, struct arena *a, int64_t namespace, struct str names,
			     struct day_set *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CALENDAR_DAYS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_calendar_days(c.inner, a, namespace, names, out, err));
}
