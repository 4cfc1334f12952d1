/* Calendars: what they were made from, and their days as ranges. */

#include "sqlite_snapshot.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static enum rc not_found(struct err *err)
{
	return err_set(err, RC_NOT_FOUND, "not_found", "there is no such calendar");
}

static enum rc key_of(struct sqlite_store *q, int64_t namespace, struct str name, int64_t *out,
		      struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_CALENDAR_KEY, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return not_found(err);
	*out = take_i64(&c);
	return RC_OK;
}

/* A statement that has the calendar's key alone. */
static enum rc run_on(struct sqlite_store *q, enum sql which, int64_t key, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, key);
	return query_run(&c, err);
}

static enum rc put_row(struct sqlite_store *q, int64_t namespace, const struct calendar *calendar,
		       struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_CALENDAR_PUT, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, calendar->name);
	put_str(&c, calendar->source);
	put_i64(&c, calendar->updated_at);
	return query_run(&c, err);
}

static enum rc add_ranges(struct sqlite_store *q, int64_t key, const struct day_set *days,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_CALENDAR_RANGE_ADD, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < days->n; i++) {
		put_i64(&c, key);
		put_i64(&c, days->items[i].from);
		put_i64(&c, days->items[i].to);
		if (query_run(&c, err) != RC_OK)
			return err->rc;
		query_again(&c);
	}
	return RC_OK;
}

enum rc sqlite_calendar_put(struct store *s, int64_t namespace, const struct calendar *calendar,
			    struct err *err)
{
	struct sqlite_store *q = self(s);
	int64_t key = 0;

	if (put_row(q, namespace, calendar, err) != RC_OK ||
	    key_of(q, namespace, calendar->name, &key, err) != RC_OK ||
	    run_on(q, SQL_CALENDAR_RANGES_DROP, key, err) != RC_OK)
		return err->rc;
	return add_ranges(q, key, &calendar->days, err);
}

static void take_range(struct query *c, struct arena *a, void *item)
{
	struct day_range *range = item;

	(void)a;
	range->from = take_i64(c);
	range->to = take_i64(c);
}

static enum rc ranges_of(struct sqlite_store *q, struct arena *a, int64_t key, struct day_set *out,
			 struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, q, SQL_CALENDAR_RANGES, err) != RC_OK)
		return err->rc;
	put_i64(&c, key);
	if (query_list(&c, a, take_range, sizeof(struct day_range), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct day_set){rows.items, rows.n};
	return RC_OK;
}

struct row {
	int64_t key;
	struct calendar calendar;
};

static void take_row(struct query *c, struct arena *a, void *item)
{
	struct row *row = item;

	row->key = take_i64(c);
	row->calendar = (struct calendar){.name = take_str(c, a)};
	row->calendar.source = take_str(c, a);
	row->calendar.updated_at = take_i64(c);
}

enum rc sqlite_calendar_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			     struct calendar *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct row row;
	bool found;

	if (query_open(&c, self(s), SQL_CALENDAR_BY_NAME, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return not_found(err);
	take_row(&c, a, &row);
	if (ranges_of(self(s), a, row.key, &row.calendar.days, err) != RC_OK)
		return err->rc;
	*out = row.calendar;
	return RC_OK;
}

static enum rc list_rows(struct sqlite_store *q, struct arena *a, int64_t namespace,
			 struct array *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_CALENDAR_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	return query_list(&c, a, take_row, sizeof(struct row), out, err);
}

enum rc sqlite_calendar_list(struct store *s, struct arena *a, int64_t namespace,
			     struct calendar **items_out, size_t *n_out, struct err *err)
{
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array rows = {0};
	struct calendar *items;

	if (snapshot_open(&snap, self(s), err) != RC_OK ||
	    list_rows(self(s), a, namespace, &rows, err) != RC_OK)
		return err->rc;
	items = NEW_N(a, struct calendar, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = (const struct row *)rows.items + i;

		items[i] = row->calendar;
		if (ranges_of(self(s), a, row->key, &items[i].days, err) != RC_OK)
			return err->rc;
	}
	*items_out = items;
	*n_out = rows.n;
	return RC_OK;
}

static enum rc refuse_use(struct sqlite_store *q, int64_t namespace, struct str name,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_CALENDAR_IN_USE, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	if (!take_bool(&c))
		return RC_OK;
	(void)err_set(err, RC_CONFLICT, "calendar_in_use", "a schedule excludes the calendar");
	return err_hint(err, "take it out of their exclude_calendars first");
}

enum rc sqlite_calendar_delete(struct store *s, int64_t namespace, struct str name, struct err *err)
{
	struct sqlite_store *q = self(s);
	int64_t key = 0;

	if (key_of(q, namespace, name, &key, err) != RC_OK ||
	    refuse_use(q, namespace, name, err) != RC_OK ||
	    run_on(q, SQL_CALENDAR_RANGES_DROP, key, err) != RC_OK)
		return err->rc;
	return run_on(q, SQL_CALENDAR_DROP, key, err);
}

static enum rc refuse_unknown(struct sqlite_store *q, struct arena *a, int64_t namespace,
			      struct str names, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct str name;
	bool found;

	if (query_open(&c, q, SQL_CALENDAR_UNKNOWN, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, names);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return RC_OK;
	name = take_str(&c, a);
	(void)err_at(err, RC_NOT_FOUND, "unknown_calendar", "exclude_calendars",
		     "there is no calendar \"" STR_FMT "\"", STR_ARG(name));
	return err_hint(err, "PUT /v1/calendars/{name} makes one");
}

enum rc sqlite_calendar_days(struct store *s, struct arena *a, int64_t namespace, struct str names,
			     struct day_set *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (refuse_unknown(self(s), a, namespace, names, err) != RC_OK ||
	    query_open(&c, self(s), SQL_CALENDAR_DAYS, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, names);
	if (query_list(&c, a, take_range, sizeof(struct day_range), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct day_set){rows.items, rows.n};
	day_set_tidy(out);
	return RC_OK;
}
