#include "schedule_file.h"

#include "api/native/forecast_json.h"
#include "codec/json.h"
#include "model/calendar.h"
#include "sched/recurrence.h"

struct reading {
	struct arena *a;
	struct zones *zones;
	struct json_object calendars; /* by name; none where the file has none */
	struct forecast *f;
};

/* H is chosen by the name, for want of an id: stable as long as the name is. */
static struct uuid id_of(struct str name, size_t place)
{
	uint64_t seed = cron_seed(name) ^ (name.n == 0 ? place + 1 : 0);
	struct uuid id = {{0}};

	for (size_t i = 0; i < UUID_BYTES; i++)
		id.b[i] = (unsigned char)(seed >> 8 * (i % sizeof(seed)));
	return id;
}

static enum rc find_calendar(struct reading *r, struct str name, struct calendar *out,
			     struct err *err)
{
	const struct json *v = json_get(&r->calendars, name);

	*out = (struct calendar){.name = name};
	if (v == NULL)
		return err_at(err, RC_INVALID, "unknown_calendar", "exclude_calendars",
			      "the file has no calendar \"" STR_FMT "\"", STR_ARG(name));
	return calendar_parse(r->a, v->raw, out, err);
}

static void add_days(struct arena *a, struct day_set *to, const struct day_set *more)
{
	struct day_range *items = NEW_N(a, struct day_range, to->n + more->n + 1);

	for (size_t i = 0; i < to->n; i++)
		items[i] = to->items[i];
	for (size_t i = 0; i < more->n; i++)
		items[to->n + i] = more->items[i];
	*to = (struct day_set){items, to->n + more->n};
	day_set_tidy(to);
}

static enum rc read_rest(struct reading *r, const struct schedule *s, struct day_set *out,
			 struct err *err)
{
	struct json_array names = {NULL, 0};
	struct calendar c;
	struct str name;

	if (s->exclude_calendars.n == 0)
		return RC_OK;
	if (json_array(r->a, s->exclude_calendars, CALENDARS_MOST, &names, err))
		return err->rc;
	for (size_t i = 0; i < names.n; i++) {
		if (json_string(r->a, &names.items[i], LIMIT_NAME, &name, "", err) ||
		    find_calendar(r, name, &c, err))
			return err->rc;
		add_days(r->a, out, &c.days);
	}
	return RC_OK;
}

static enum rc read_schedule(struct reading *r, const struct json *v, struct schedule *out,
			     struct err *err)
{
	struct schedule s = {.start_at = AT_NONE,
			     .end_at = AT_NONE,
			     .timezone = STR("UTC"),
			     .policies = policies_default(DIALECT_NATIVE, MS_NEVER)};
	struct schedule_draft d;
	struct json_object o;

	if (json_object_of(r->a, v, &o, "", err) ||
	    schedule_draft_of(r->a, &o, DIALECT_NATIVE, r->zones, &d, err))
		return err->rc;
	if ((d.given & SCHEDULE_RULE) == 0)
		return err_at(err, RC_INVALID, "missing_field", "cron", "cron is required");
	if (schedule_apply(&s, &d, err))
		return err->rc;
	*out = s;
	return RC_OK;
}

static enum rc add_one(struct reading *r, const struct json *v, size_t place, struct err *err)
{
	struct forecast_item *it = &r->f->items[r->f->n];
	struct schedule *s = NEW(r->a, struct schedule);

	if (read_schedule(r, v, s, err))
		return err->rc;
	s->id = id_of(s->name, place);
	*it = (struct forecast_item){.schedule = s, .lane = s->template.lane};
	if (recurrence_of(s, r->zones, &it->rule.recur, err))
		return err->rc;
	it->rule.rest.zone = it->rule.recur.zone;
	if (read_rest(r, s, &it->rule.rest.days, err))
		return err->rc;
	r->f->n += s->status == SCHEDULE_ACTIVE;
	return RC_OK;
}

static enum rc read_top(struct reading *r, struct str json, struct json_array *schedules,
			struct err *err)
{
	const struct json *list, *calendars;
	struct json_object o;

	if (json.n != 0 && json.p[0] == '[')
		return json_array(r->a, json, FORECAST_SCHEDULES_MOST, schedules, err);
	if (json_object(r->a, json, &o, err))
		return err->rc;
	list = json_get(&o, STR("schedules"));
	calendars = json_get(&o, STR("calendars"));
	if (list == NULL)
		return err_at(err, RC_INVALID, "missing_field", "schedules",
			      "the file has no list of schedules");
	if (calendars != NULL && json_object_of(r->a, calendars, &r->calendars, "calendars", err))
		return err->rc;
	return json_array_of(r->a, list, FORECAST_SCHEDULES_MOST, schedules, "schedules", err);
}

enum rc schedule_file_items(struct arena *a, struct str json, struct zones *zones,
			    struct forecast *out, struct err *err)
{
	struct reading r = {.a = a, .zones = zones, .f = out};
	struct json_array schedules = {NULL, 0};

	if (read_top(&r, json, &schedules, err))
		return err->rc;
	out->n = 0;
	out->items = NEW_N(a, struct forecast_item, schedules.n + 1);
	for (size_t i = 0; i < schedules.n; i++)
		if (add_one(&r, &schedules.items[i], i, err))
			return err_wrap(err, "schedule %zu", i + 1);
	return RC_OK;
}
