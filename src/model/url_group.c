#include "url_group.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/target.h"
#include "model/times.h"

struct reading {
	struct arena *a;
	struct url_group values;
};

enum rc group_name_check(struct str name, const char *field, struct err *err)
{
	if (target_name_is_valid(name))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_group", field, "this cannot be a group's name");
	return err_hint(err,
			"a name is 1 to %d letters, digits, '-', '_' and '.', a letter or "
			"digit first",
			LIMIT_NAME);
}

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->a, v, LIMIT_NAME, &r->values.name, name, err))
		return err->rc;
	return group_name_check(r->values.name, name, err);
}

static enum rc check_member(struct arena *a, const struct json *v, const char *field,
			    struct err *err)
{
	struct target t;

	if (target_parse(a, v->raw, &t, field, err))
		return err->rc;
	if (t.kind != TARGET_GROUP)
		return RC_OK;
	return field_bad_value(field, "is a group", "name that group's members themselves", err);
}

static enum rc read_urls(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array members;
	char field[32];

	if (json_array_of(r->a, v, LIMIT_GROUP_MEMBERS, &members, name, err))
		return err->rc;
	if (members.n == 0)
		return field_bad_value(name, "is empty: its tasks would go nowhere",
				       "name a target at least", err);
	for (size_t i = 0; i < members.n; i++) {
		(void)snprintf(field, sizeof(field), "%s[%zu]", name, i);
		if (check_member(r->a, &members.items[i], field, err))
			return err->rc;
	}
	r->values.urls = v->raw;
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

static const struct field fields[] = {
	{"name", URL_GROUP_NAME, read_name},
	{"urls", URL_GROUP_URLS, read_urls},
	{"description", URL_GROUP_DESCRIPTION, read_description},
	{"id", 0, field_shown_only},
	{"created_at", 0, field_shown_only},
	{"updated_at", 0, field_shown_only},
};

enum rc url_group_draft_parse(struct arena *a, struct str body, struct url_group_draft *out,
			      struct err *err)
{
	struct reading r = {.a = a};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	*out = (struct url_group_draft){given, r.values};
	return RC_OK;
}

enum rc url_group_draft_require(const struct url_group_draft *d, struct err *err)
{
	if ((d->given & URL_GROUP_NAME) == 0)
		return field_missing("name", "give the group a name, such as \"listeners\"", err);
	if ((d->given & URL_GROUP_URLS) == 0)
		return field_missing("urls", "name its members: [\"https://example.com/hook\"]",
				     err);
	return RC_OK;
}

void url_group_apply(struct url_group *g, const struct url_group_draft *d)
{
	if ((d->given & URL_GROUP_NAME) != 0)
		g->name = d->values.name;
	if ((d->given & URL_GROUP_URLS) != 0)
		g->urls = d->values.urls;
	if ((d->given & URL_GROUP_DESCRIPTION) != 0)
		g->description = d->values.description;
}

enum rc url_group_members(struct arena *a, const struct url_group *g, struct json_array *out,
			  struct err *err)
{
	return json_array(a, g->urls, LIMIT_GROUP_MEMBERS, out, err);
}

void url_group_write(struct json_writer *w, const struct url_group *g)
{
	json_begin_object(w);
	json_add_z(w, "id", id_print(ID_GROUP, g->id).z);
	json_add_str(w, "name", g->name);
	add_text(w, "description", g->description);
	json_add_raw(w, "urls", g->urls);
	add_second(w, "created_at", g->created_at);
	add_second(w, "updated_at", g->updated_at);
	json_end_object(w);
}

struct str group_of_lane(struct str lane)
{
	if (!str_starts(lane, STR(GROUP_PREFIX)))
		return (struct str){0};
	return str_sub(lane, strlen(GROUP_PREFIX), lane.n);
}

struct str group_lane(struct arena *a, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(sizeof(GROUP_PREFIX) + LIMIT_NAME);

	buf_add(&text, STR(GROUP_PREFIX));
	buf_add(&text, name);
	return str_dup(a, buf_str(&text));
}
