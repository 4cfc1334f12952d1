#include "rate_limiter.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/times.h"

#define LIMITED_PREFIX "limit:"

struct reading {
	struct arena *a;
	struct rate_limiter values;
};

static const char *const type_names[] = {
	[LIMITER_CONCURRENT] = "concurrent",
	[LIMITER_WINDOW] = "window",
	[LIMITER_BUCKET] = "bucket",
	[LIMITER_LEAKY] = "leaky",
};

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-';
}

enum rc rate_limiter_check_name(struct str name, const char *field, struct err *err)
{
	bool is_good = name.n != 0 && name.n <= LIMIT_NAME;

	for (size_t i = 0; i < name.n && is_good; i++)
		is_good = is_name_char(name.p[i]);
	if (is_good)
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_name", field, "this cannot be a rate limiter's name");
	return err_hint(err, "a name is 1 to %d letters, digits and hyphens", LIMIT_NAME);
}

/* --- its fields --- */

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->a, v, LIMIT_NAME, &r->values.name, name, err))
		return err->rc;
	return rate_limiter_check_name(r->values.name, name, err);
}

static enum rc read_type(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	for (size_t i = 0; i < COUNTOF(type_names); i++)
		if (str_eq(word, str_z(type_names[i]))) {
			r->values.type = (enum limiter_type)i;
			return RC_OK;
		}
	if (str_eq(word, STR("points")))
		return field_bad_value(name, "is points: Belfry's tasks all cost the same",
				       "take a bucket, or a window", err);
	return field_bad_word(name, "concurrent, window, bucket, leaky", err);
}

static enum rc read_config(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_object o;

	if (json_object_of(r->a, v, &o, name, err))
		return err->rc;
	r->values.config = v->raw;
	return RC_OK;
}

static enum rc read_description(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->values.description = (struct str){0};
	if (json_is_null(v))
		return RC_OK;
	return json_string(r->a, v, LIMIT_DESCRIPTION, &r->values.description, name, err);
}

static const struct str usual_timeouts =
	STR_INIT("{\"queue_timeout\":300,\"validity_timeout\":3600}");

struct timeouts {
	ms_t queue_ms, validity_ms;
};

static enum rc read_span(const struct json *v, ms_t most, ms_t *out, const char *name,
			 struct err *err)
{
	ms_t span;

	if (json_seconds_ms(v, most, &span, name, err))
		return err->rc;
	if (span == 0)
		return field_bad_value(name, "is 0", "give a number of seconds", err);
	*out = span;
	return RC_OK;
}

static enum rc read_queue(void *into, const char *name, const struct json *v, struct err *err)
{
	struct timeouts *t = into;

	return read_span(v, LIMIT_EXPIRES_AFTER_S * (ms_t)MS_SECOND, &t->queue_ms, name, err);
}

static enum rc read_validity(void *into, const char *name, const struct json *v, struct err *err)
{
	struct timeouts *t = into;

	return read_span(v, LIMIT_TIMEOUT_S * (ms_t)MS_SECOND, &t->validity_ms, name, err);
}

static const struct field timeouts_fields[] = {{"queue_timeout", 0, read_queue},
					       {"validity_timeout", 0, read_validity}};

static enum rc parse_timeouts(struct arena *a, struct str text, struct timeouts *out,
			      struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object(a, text, &o, err))
		return err->rc;
	return fields_read(&o, timeouts_fields, COUNTOF(timeouts_fields), out, &given, err);
}

static enum rc read_timeouts(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct timeouts ignored = {0};

	r->values.timeouts = (struct str){0};
	if (json_is_null(v))
		return RC_OK;
	if (parse_timeouts(r->a, v->raw, &ignored, err))
		return err_within(err, name);
	r->values.timeouts = v->raw;
	return RC_OK;
}

static const struct field fields[] = {
	{"name", RATE_LIMITER_NAME, read_name},
	{"type", RATE_LIMITER_TYPE, read_type},
	{"config", RATE_LIMITER_CONFIG, read_config},
	{"description", RATE_LIMITER_DESCRIPTION, read_description},
	{"timeouts", RATE_LIMITER_TIMEOUTS, read_timeouts},
	{"id", 0, field_shown_only},
	{"in_use", 0, field_shown_only},
	{"waiting", 0, field_shown_only},
	{"created_at", 0, field_shown_only},
	{"updated_at", 0, field_shown_only},
};

enum rc rate_limiter_draft_parse(struct arena *a, struct str body, struct rate_limiter_draft *out,
				 struct err *err)
{
	struct reading r = {.a = a};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	*out = (struct rate_limiter_draft){given, r.values};
	return RC_OK;
}

enum rc rate_limiter_draft_require(const struct rate_limiter_draft *d, struct err *err)
{
	if ((d->given & RATE_LIMITER_NAME) == 0)
		return field_missing("name", "give the limiter a name, such as \"crm-api\"", err);
	if ((d->given & RATE_LIMITER_TYPE) == 0)
		return field_missing("type", "one of concurrent, window, bucket, leaky", err);
	if ((d->given & RATE_LIMITER_CONFIG) == 0)
		return field_missing("config", "such as {\"limit\": 10, \"interval\": 60}", err);
	return RC_OK;
}

/* --- its config --- */

enum {
	GIVEN_LIMIT = 1 << 0,
	GIVEN_INTERVAL = 1 << 1,
	GIVEN_CAPACITY = 1 << 2,
	GIVEN_RATE = 1 << 3
};

struct config {
	int64_t limit;
	ms_t interval_ms;
	int64_t capacity, refill_permille;
};

static enum rc read_limit(void *into, const char *name, const struct json *v, struct err *err)
{
	struct config *c = into;

	return json_i64(v, 1, LIMIT_RATE, &c->limit, name, err);
}

static enum rc read_interval(void *into, const char *name, const struct json *v, struct err *err)
{
	struct config *c = into;

	if (json_seconds_ms(v, (ms_t)LIMIT_RATE_SPAN_S * MS_SECOND, &c->interval_ms, name, err))
		return err->rc;
	if (c->interval_ms == 0)
		return field_bad_value(name, "is 0", "give the seconds that the limit is for", err);
	return RC_OK;
}

static enum rc read_capacity(void *into, const char *name, const struct json *v, struct err *err)
{
	struct config *c = into;

	return json_i64(v, 1, LIMIT_RATE, &c->capacity, name, err);
}

/* A number a second with up to three decimals: as its thousandths. */
static enum rc read_refill(void *into, const char *name, const struct json *v, struct err *err)
{
	struct config *c = into;

	if (json_seconds_ms(v, (ms_t)LIMIT_RATE * 1000, &c->refill_permille, name, err))
		return err->rc;
	if (c->refill_permille == 0)
		return field_bad_value(name, "is 0: nothing would begin any more",
				       "give a number a second, such as 0.5", err);
	return RC_OK;
}

static const struct field concurrent_fields[] = {{"limit", GIVEN_LIMIT, read_limit}};
static const struct field window_fields[] = {{"limit", GIVEN_LIMIT, read_limit},
					     {"interval", GIVEN_INTERVAL, read_interval}};
static const struct field bucket_fields[] = {{"capacity", GIVEN_CAPACITY, read_capacity},
					     {"refill_rate", GIVEN_RATE, read_refill}};
static const struct field leaky_fields[] = {{"rate", GIVEN_RATE, read_refill}};

static const struct table {
	const struct field *rows;
	size_t n;
} configs[] = {
	[LIMITER_CONCURRENT] = {concurrent_fields, COUNTOF(concurrent_fields)},
	[LIMITER_WINDOW] = {window_fields, COUNTOF(window_fields)},
	[LIMITER_BUCKET] = {bucket_fields, COUNTOF(bucket_fields)},
	[LIMITER_LEAKY] = {leaky_fields, COUNTOF(leaky_fields)},
};

static enum rc parse_config(struct arena *a, const struct rate_limiter *l, struct config *out,
			    struct err *err)
{
	const struct table *t = &configs[l->type];
	struct json_object o;
	unsigned given;

	if (json_object(a, l->config, &o, err) || fields_read(&o, t->rows, t->n, out, &given, err))
		return err->rc;
	for (size_t i = 0; i < t->n; i++)
		if ((given & t->rows[i].bit) == 0)
			return field_missing(t->rows[i].name, "a limiter of its type needs it",
					     err);
	return RC_OK;
}

enum rc rate_limiter_rule(struct arena *a, const struct rate_limiter *l, struct limiter_rule *out,
			  struct err *err)
{
	struct config c = {.capacity = l->type == LIMITER_LEAKY ? 1 : 0};
	struct timeouts t = {0};

	if (parse_config(a, l, &c, err))
		return err_within(err, "config");
	if (l->timeouts.p != NULL && parse_timeouts(a, l->timeouts, &t, err))
		return err_within(err, "timeouts");
	*out = (struct limiter_rule){
		.key = l->key,
		.as_of = l->updated_at,
		.capacity = c.capacity,
		.refill_permille = c.refill_permille,
		.validity_ms = t.validity_ms,
	};
	if (l->type == LIMITER_CONCURRENT)
		out->concurrency = (size_t)c.limit;
	else if (l->type == LIMITER_WINDOW)
		out->window = (struct rate){c.limit, c.interval_ms};
	return RC_OK;
}

enum rc rate_limiter_apply(struct arena *a, struct rate_limiter *l,
			   const struct rate_limiter_draft *d, struct err *err)
{
	struct rate_limiter next = *l;
	struct limiter_rule rule;

	if ((d->given & RATE_LIMITER_NAME) != 0)
		next.name = d->values.name;
	if ((d->given & RATE_LIMITER_TYPE) != 0)
		next.type = d->values.type;
	if ((d->given & RATE_LIMITER_CONFIG) != 0)
		next.config = d->values.config;
	if ((d->given & RATE_LIMITER_DESCRIPTION) != 0)
		next.description = d->values.description;
	if ((d->given & RATE_LIMITER_TIMEOUTS) != 0)
		next.timeouts = d->values.timeouts;
	if (rate_limiter_rule(a, &next, &rule, err))
		return err->rc;
	*l = next;
	return RC_OK;
}

void rate_limiter_write(struct json_writer *w, const struct rate_limiter *l,
			const struct limiter_use *use)
{
	json_begin_object(w);
	json_add_z(w, "id", id_print(ID_LIMITER, l->id).z);
	json_add_str(w, "name", l->name);
	json_add_z(w, "type", type_names[l->type]);
	json_add_raw(w, "config", l->config);
	add_text(w, "description", l->description);
	json_add_raw(w, "timeouts", l->timeouts.p != NULL ? l->timeouts : usual_timeouts);
	json_add_i64(w, "in_use", use->in_use);
	json_add_i64(w, "waiting", use->waiting);
	add_second(w, "created_at", l->created_at);
	add_second(w, "updated_at", l->updated_at);
	json_end_object(w);
}

/* --- lanes --- */

/* A name has no space. */
struct str limited_lane(struct arena *a, struct str limiter, struct str lane)
{
	struct buf text CLEANUP(buf_release) =
		BUF_INIT(sizeof(LIMITED_PREFIX) + LIMIT_NAME + lane.n + 1);

	buf_add(&text, STR(LIMITED_PREFIX));
	buf_add(&text, limiter);
	buf_add_c(&text, ' ');
	buf_add(&text, lane);
	return str_dup(a, buf_str(&text));
}

struct limited limited_of_lane(struct str lane)
{
	struct limited l = {.lane = {0}};

	if (!str_starts(lane, STR(LIMITED_PREFIX)))
		return l;
	l.lane = str_sub(lane, sizeof(LIMITED_PREFIX) - 1, lane.n);
	l.limiter = str_cut(&l.lane, ' ');
	return l;
}
