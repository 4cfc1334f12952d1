#pragma once
/* Where a task goes. A target is written as a URL, as {"url","method","headers"}, as the name of a
 * named target (model/named_target.h), as "queue:NAME", or as "group:NAME" (model/url_group.h); it
 * is stored as the text that the client gave and read again when an attempt is made. Headers that
 * carry the delivery itself (Host, Content-Length, webhook-*, Belfry-*, …) cannot be set. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "codec/json.h"

struct header {
	struct str name, value;
};

enum target_kind {
	TARGET_HTTP,
	TARGET_QUEUE,
	TARGET_NAME,  /* of a named target; whether there is one is the store's to know */
	TARGET_GROUP, /* likewise */
};

struct target {
	enum target_kind kind;
	struct str queue; /* its name; the rest is empty then */
	struct str name;  /* of a named target; likewise */
	struct str group; /* its name; likewise */
	struct str url;
	struct str method; /* GET, POST, PUT, PATCH or DELETE */
	struct header *headers;
	size_t n_headers;
};

/* `text` is the JSON of the target (a string or an object). Views point into `text` or the arena.
 */
enum rc target_parse(struct arena *a, struct str text, struct target *out, const char *field,
		     struct err *err);
/* The lane that a target's tasks share: of a URL its origin (scheme, host and port, in lower case),
 * of a queue "queue:NAME", of a group "group:NAME". Absent for a name, which may stand for a URL or
 * a queue. */
struct str target_lane(struct arena *a, const struct target *t);
/* The lane of what goes to a URL. */
struct str target_origin(struct arena *a, struct str url);

/* A name of a named target, of a secret or of a namespace: letters, digits, '-', '_' and '.', a
 * letter or digit first, at most LIMIT_NAME bytes. */
bool target_name_is_valid(struct str s);

/* The text of the target that is a valid name: "NAME", in quotes. */
struct str target_of_name(struct arena *a, struct str name);

/* The members of a target's object, for objects that hold more than these. */
enum rc target_read_url(struct arena *a, const struct json *v, struct str *out, const char *name,
			struct err *err);
enum rc target_read_method(struct arena *a, const struct json *v, struct str *out, const char *name,
			   struct err *err);
enum rc target_read_headers(struct arena *a, const struct json *v, struct target *out,
			    const char *name, struct err *err);
/* The method of a target that names none. */
struct str target_default_method(void);
