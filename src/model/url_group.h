#pragma once
/* A URL group: targets under one name. A task that goes to "group:NAME" is fanned out when it is
 * due: each member of the group gets a task of its own. Pure. */

#include "base/arena.h"
#include "base/err.h"
#include "base/uuid.h"
#include "codec/json.h"
#include "codec/json_write.h"

#define GROUP_PREFIX "group:"

struct url_group {
	int64_t key; /* the store's own number; 0 before it is stored */
	struct uuid id;
	int64_t namespace;
	struct str name;
	struct str urls;	/* exact JSON: an array of targets */
	struct str description; /* absent: none */
	ms_t created_at, updated_at;
};

/* What a create or an update asks for: a field's bit in `given` says that it was there. */
enum url_group_field {
	URL_GROUP_NAME = 1 << 0,
	URL_GROUP_URLS = 1 << 1,
	URL_GROUP_DESCRIPTION = 1 << 2, /* null clears it */
};

struct url_group_draft {
	unsigned given;
	struct url_group values; /* only the fields of `given` mean anything */
};

/* One command's order, in the request's arena; its second half is filled by the engine. */
struct url_group_order {
	struct url_group_draft draft;
	struct str which; /* its id or its name, of the path */

	struct url_group group; /* as stored */
};

/* Reads the body of POST or PATCH /v1/url-groups. A member is a target, but no group. */
enum rc url_group_draft_parse(struct arena *a, struct str body, struct url_group_draft *out,
			      struct err *err);
/* For a create: refuses a draft without a name or without members. */
enum rc url_group_draft_require(const struct url_group_draft *d, struct err *err);
void url_group_apply(struct url_group *g, const struct url_group_draft *d);
/* Its members, each one's exact JSON. */
enum rc url_group_members(struct arena *a, const struct url_group *g, struct json_array *out,
			  struct err *err);
void url_group_write(struct json_writer *w, const struct url_group *g);

/* The lane of tasks that go to the group, and the group of a lane; empty: another kind of lane. */
struct str group_lane(struct arena *a, struct str name);
struct str group_of_lane(struct str lane);
/* RC_INVALID "invalid_group". */
enum rc group_name_check(struct str name, const char *field, struct err *err);
