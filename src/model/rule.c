#include "rule.h"

#include "base/limits.h"
#include "codec/iso8601.h"
#include "codec/json.h"
#include "model/fields.h"
#include "model/rule_rrule.h"

enum { RULE_MOST = 16 * 1024 }; /* bytes of a text: the parts, each bounded, and their names */

static const struct {
	const char *name;
	enum rule_field kind; /* the one that it makes, or goes with */
} fields[RULE_FIELDS] = {
	[RULE_CRON] = {"cron", RULE_CRON},	  [RULE_EVERY] = {"every", RULE_EVERY},
	[RULE_ANCHOR] = {"anchor", RULE_EVERY},	  [RULE_RRULE] = {"rrule", RULE_RRULE},
	[RULE_DTSTART] = {"dtstart", RULE_RRULE}, [RULE_RDATE] = {"rdate", RULE_RRULE},
	[RULE_EXDATE] = {"exdate", RULE_RRULE},
};

const char *rule_field_name(enum rule_field f)
{
	return fields[f].name;
}

static bool is_object(struct str rule)
{
	return rule.n != 0 && rule.p[0] == '{';
}

/* --- from a text to its recurrence */

static enum rc read_expressions(struct arena *a, const struct json *v,
				const struct cron_grammar *grammar, struct recur *out,
				struct err *err)
{
	struct json_array items;
	struct str text;

	if (json_array_of(a, v, RECUR_CRONS_MOST, &items, "cron", err))
		return err->rc;
	if (items.n == 0)
		return field_bad_value("cron", "has no expression", "give one at least", err);
	for (size_t i = 0; i < items.n; i++) {
		if (json_string(a, &items.items[i], LIMIT_CRON, &text, "cron", err))
			return err->rc;
		if (recur_add_cron(out, text, grammar, err)) {
			(void)err_wrap(err, "expression %zu", i + 1);
			return field_rename("cron", err);
		}
	}
	return RC_OK;
}

static enum rc read_cron(struct arena *a, const struct json *v, const struct cron_grammar *grammar,
			 struct recur *out, struct err *err)
{
	struct str text;

	if (v->type == JSON_ARRAY)
		return read_expressions(a, v, grammar, out, err);
	if (json_string(a, v, LIMIT_CRON, &text, "cron", err))
		return err->rc;
	return recur_add_cron(out, text, grammar, err) ? field_rename("cron", err) : RC_OK;
}

static enum rc read_every(struct arena *a, const struct json_object *o, struct recur *out,
			  struct err *err)
{
	const struct json *anchor = json_get(o, STR("anchor"));
	struct every every;
	struct str text;
	ms_t at = 0;

	if (anchor != NULL && (json_string(a, anchor, LIMIT_TAG, &text, "anchor", err) ||
			       iso_parse(text, &at, "anchor", err)))
		return err->rc;
	if (json_string(a, json_get(o, STR("every")), LIMIT_TAG, &text, "every", err))
		return err->rc;
	if (every_parse(&every, text, at, err))
		return field_rename("every", err);
	recur_set_every(out, every);
	return RC_OK;
}

static enum rc read_object(struct str rule, const struct cron_grammar *grammar, struct recur *out,
			   struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object o;
	const struct json *cron;

	if (json_object(&a, rule, &o, err))
		return err->rc;
	cron = json_get(&o, STR("cron"));
	if (cron != NULL)
		return read_cron(&a, cron, grammar, out, err);
	if (json_get(&o, STR("every")) != NULL)
		return read_every(&a, &o, out, err);
	if (json_get(&o, STR("rrule")) != NULL)
		return rule_read_rrule(&a, &o, out, err);
	return err_set(err, RC_INVALID, "invalid_rule", "the rule is of no kind that is known");
}

enum rc rule_recur(struct str rule, const struct cron_grammar *grammar, const struct zone *zone,
		   enum cron_dst dst, struct recur *out, struct err *err)
{
	struct recur made;

	recur_init(&made, zone, dst);
	if (is_object(rule) ? read_object(rule, grammar, &made, err)
			    : recur_add_cron(&made, rule, grammar, err))
		return err->rc;
	*out = made;
	return RC_OK;
}

/* --- from the parts to a text */

/* null is how an answer shows a field that the rule lacks, so it says nothing here either. */
static bool is_given(const struct rule_parts *parts, enum rule_field f)
{
	return parts->raw[f].p != NULL && !str_eq(parts->raw[f], STR("null"));
}

static enum rc find_kind(const struct rule_parts *parts, enum rule_field *out, struct err *err)
{
	bool found = false;

	for (enum rule_field f = RULE_CRON; f < RULE_FIELDS; f++) {
		if (fields[f].kind != f || !is_given(parts, f))
			continue;
		if (found) {
			(void)err_at(err, RC_INVALID, "conflicting_fields", fields[f].name,
				     "%s stands beside %s", fields[f].name, fields[*out].name);
			return err_hint(err, "give one of cron, every and rrule");
		}
		*out = f;
		found = true;
	}
	if (found)
		return RC_OK;
	(void)err_at(err, RC_INVALID, "missing_field", "cron",
		     "one of cron, every and rrule is required");
	return err_hint(err, "say when, such as cron: \"0 9 * * *\" for daily at 9");
}

/* An anchor without its interval says nothing, also in a PATCH: a rule is replaced whole. */
static enum rc refuse_strays(const struct rule_parts *parts, enum rule_field kind, struct err *err)
{
	for (enum rule_field f = RULE_CRON; f < RULE_FIELDS; f++)
		if (is_given(parts, f) && fields[f].kind != kind) {
			(void)err_at(err, RC_INVALID, "conflicting_fields", fields[f].name,
				     "%s goes with %s", fields[f].name,
				     fields[fields[f].kind].name);
			return err_hint(err, "give %s in the same request",
					fields[fields[f].kind].name);
		}
	return RC_OK;
}

static struct str print_parts(struct arena *a, const struct rule_parts *parts)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	for (enum rule_field f = RULE_CRON; f < RULE_FIELDS; f++)
		if (is_given(parts, f))
			json_add_raw(&w, fields[f].name, parts->raw[f]);
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

/* A single expression stands for itself; all else is kept as it was written. */
static struct str text_of(struct arena *a, const struct rule_parts *parts)
{
	struct str raw = parts->raw[RULE_CRON], text;
	struct json v = {JSON_STRING, raw};
	struct err none = {0};

	if (raw.n != 0 && raw.p[0] == '"' &&
	    json_string(a, &v, LIMIT_CRON, &text, "cron", &none) == RC_OK && !is_object(text))
		return text;
	return print_parts(a, parts);
}

enum rc rule_compose(struct arena *a, const struct rule_parts *parts,
		     const struct cron_grammar *grammar, struct str *out, struct err *err)
{
	enum rule_field kind = RULE_CRON;
	struct recur recur;
	struct str text;

	if (find_kind(parts, &kind, err) || refuse_strays(parts, kind, err))
		return err->rc;
	text = text_of(a, parts);
	if (text.n > RULE_MOST)
		return err_at(err, RC_INVALID, "rule_too_long", fields[kind].name,
			      "%s has more than %d bytes", fields[kind].name, RULE_MOST);
	if (rule_recur(text, grammar, &zone_utc, CRON_DST_VIXIE, &recur, err))
		return is_object(text) ? err->rc : field_rename("cron", err);
	*out = text;
	return RC_OK;
}

/* --- back to the client */

static void write_object(struct json_writer *w, struct str rule)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object o = {0};
	struct err none = {0};

	(void)json_object(&a, rule, &o, &none);
	if (json_get(&o, STR("cron")) == NULL)
		json_add_null(w, "cron");
	for (size_t i = 0; i < o.n; i++) {
		json_key_str(w, o.members[i].key);
		json_put_raw(w, o.members[i].value.raw);
	}
}

void rule_write(struct json_writer *w, struct str rule)
{
	if (is_object(rule))
		write_object(w, rule);
	else
		json_add_str(w, "cron", rule);
}

bool rule_needs_zone(struct str rule)
{
	return !str_starts(rule, STR("{\"every\":"));
}
