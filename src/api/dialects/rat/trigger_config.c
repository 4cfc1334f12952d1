#include "trigger_config.h"

#include <assert.h>
#include <string.h>

#include "api/dialects/rat/read.h"
#include "base/limits.h"
#include "base/rand.h"
#include "codec/base64.h"
#include "codec/hmac.h"

enum { TOKEN_BYTES = 32, HEX_TOKEN = 2 * TOKEN_BYTES + 1 /* hex_add wants a byte more */ };

/* The members of the config's object; an empty one where it is none. */
static struct json_object members(struct request *rq, const struct json *v)
{
	struct json_object o = {0};
	struct err ignored = {0};

	if (v != NULL && v->type == JSON_OBJECT)
		(void)json_object_of(&rq->arena, v, &o, "config", &ignored);
	return o;
}

/* Empty where it is not there, or no text. */
static struct str text_of(struct request *rq, const struct json_object *o, const char *name)
{
	struct str text = {0};
	struct err ignored = {0};

	(void)rat_text(rq, o, name, &text, &ignored);
	return text;
}

/* The pipeline of that name, as far as the caller sees it; RC_NOT_FOUND with the sentence. */
static enum rc find_upstream(struct request *rq, const struct rat_name *n, struct upstream *out,
			     const char *sentence, struct str about, struct err *err)
{
	const struct identity before = rq->caller;
	struct pipeline p;
	struct err why = {0};
	enum rc rc = rat_find_pipeline(rq, n, &p, &why);

	rq->caller = before;
	if (rc == RC_IO || rc == RC_BUSY) {
		*err = why;
		return rc;
	}
	if (rc != RC_OK)
		return err_set(err, RC_NOT_FOUND, "not_found", "%s" STR_FMT, sentence,
			       STR_ARG(about));
	*out = (struct upstream){p.namespace, p.target};
	return RC_OK;
}

static enum rc read_cron(struct request *rq, const struct json *v, struct trigger_config *out,
			 struct err *err)
{
	struct json_object o = members(rq, v);

	out->cron = text_of(rq, &o, "cron_expr");
	if (out->cron.n == 0)
		return rat_refuse(err, "config must include cron_expr");
	return rat_check_cron(out->cron, err);
}

/* namespace.layer.pipeline */
static bool split(struct str text, struct rat_name *out)
{
	out->namespace = str_cut(&text, '.');
	out->layer = str_cut(&text, '.');
	out->name = text;
	return out->namespace.n != 0 && out->layer.n != 0 && text.n != 0;
}

static enum rc read_dependency(struct request *rq, const struct json *v, struct upstream *out,
			       struct err *err)
{
	struct str text = {0};
	struct rat_name n;
	struct err why = {0};

	if (json_string(&rq->arena, v, RAT_BODY, &text, "dependencies", &why))
		return rat_refuse(err, "invalid request body");
	if (!split(text, &n))
		return err_set(err, RC_INVALID, "invalid_argument",
			       "dependency must be in format namespace.layer.pipeline: " STR_FMT,
			       STR_ARG(str_sub(text, 0, LIMIT_NAME)));
	return find_upstream(rq, &n, out,
			     "dependency pipeline not found: ", str_sub(text, 0, LIMIT_NAME), err);
}

static enum rc read_dependencies(struct request *rq, const struct json_array *list,
				 struct trigger_config *out, struct err *err)
{
	out->upstreams = NEW_N(&rq->arena, struct upstream, list->n);
	for (size_t i = 0; i < list->n; i++)
		if (read_dependency(rq, &list->items[i], &out->upstreams[out->n_upstreams++], err))
			return err->rc;
	return RC_OK;
}

static enum rc read_cron_dependency(struct request *rq, const struct json *v,
				    struct trigger_config *out, struct err *err)
{
	struct json_object o = members(rq, v);
	const struct json *list = json_get(&o, STR("dependencies"));
	struct json_array items = {0};
	struct err ignored = {0};

	out->cron = text_of(rq, &o, "cron_expr");
	if (list != NULL && list->type == JSON_ARRAY)
		(void)json_array_of(&rq->arena, list, LIMIT_DEPENDENCIES, &items, "dependencies",
				    &ignored);
	if (ignored.rc != RC_OK)
		return err_set(err, RC_INVALID, "invalid_argument",
			       "config may include at most %d dependencies", LIMIT_DEPENDENCIES);
	if (out->cron.n == 0 || items.n == 0)
		return rat_refuse(err, "config must include cron_expr and at least one dependency");
	return rat_check_cron(out->cron, err) ? err->rc : read_dependencies(rq, &items, out, err);
}

static enum rc read_success(struct request *rq, const struct json *v, struct trigger_config *out,
			    struct err *err)
{
	struct json_object o = members(rq, v);
	const struct rat_name n = {text_of(rq, &o, "namespace"), text_of(rq, &o, "layer"),
				   text_of(rq, &o, "pipeline")};

	if (n.namespace.n == 0 || n.layer.n == 0 || n.name.n == 0)
		return rat_refuse(err, "config must include namespace, layer, and pipeline");
	out->upstreams = NEW(&rq->arena, struct upstream);
	out->n_upstreams = 1;
	return find_upstream(rq, &n, out->upstreams, "upstream pipeline not found", (struct str){0},
			     err);
}

/* A token that is shown once; what is kept and shown of it is its SHA-256. */
static enum rc make_token(struct request *rq, const struct json *v, struct trigger_config *out,
			  struct err *err)
{
	unsigned char bytes[TOKEN_BYTES];
	struct buf hex CLEANUP(buf_release) = BUF_INIT(HEX_TOKEN);
	struct buf config CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME);

	(void)v;
	(void)err;
	rand_bytes(bytes, sizeof(bytes));
	hex_add(&hex, str_of((const char *)bytes, sizeof(bytes)));
	secret_wipe(bytes, sizeof(bytes));
	assert(!hex.failed); /* or the token would be one that everybody knows */
	out->token = str_dup(&rq->arena, buf_str(&hex));
	sha256(out->token_hash, out->token);
	buf_add_z(&config, "{\"token_hash\":\"");
	hex_add(&config, str_of((const char *)out->token_hash, TOKEN_HASH));
	buf_add_z(&config, "\"}");
	out->text = str_dup(&rq->arena, buf_str(&config));
	return RC_OK;
}

/* There are no zones here, so no zone is found. */
static enum rc refuse_upload(struct request *rq, const struct json *v, struct trigger_config *out,
			     struct err *err)
{
	struct json_object o = members(rq, v);

	(void)out;
	if (text_of(rq, &o, "namespace").n == 0 || text_of(rq, &o, "zone_name").n == 0)
		return rat_refuse(err, "config must include namespace and zone_name");
	return err_set(err, RC_NOT_FOUND, "not_found", "landing zone not found");
}

static enum rc refuse_pattern(struct request *rq, const struct json *v, struct trigger_config *out,
			      struct err *err)
{
	struct json_object o = members(rq, v);

	(void)out;
	if (text_of(rq, &o, "namespace").n == 0 || text_of(rq, &o, "zone_name").n == 0 ||
	    text_of(rq, &o, "pattern").n == 0)
		return rat_refuse(err, "config must include namespace, zone_name, and pattern");
	return err_set(err, RC_NOT_FOUND, "not_found", "landing zone not found");
}

typedef enum rc reader(struct request *rq, const struct json *v, struct trigger_config *out,
		       struct err *err);

static reader *const readers[] = {
	[TRIGGER_TYPE_CRON] = read_cron,
	[TRIGGER_TYPE_CRON_DEPENDENCY] = read_cron_dependency,
	[TRIGGER_TYPE_PIPELINE_SUCCESS] = read_success,
	[TRIGGER_TYPE_WEBHOOK] = make_token,
	[TRIGGER_TYPE_LANDING_ZONE_UPLOAD] = refuse_upload,
	[TRIGGER_TYPE_FILE_PATTERN] = refuse_pattern,
};

enum rc trigger_config_read(struct request *rq, enum trigger_type type, const struct json *v,
			    struct trigger_config *out, struct err *err)
{
	*out = (struct trigger_config){.type = type, .text = v != NULL ? v->raw : STR("{}")};
	return readers[type](rq, v, out, err);
}

void trigger_config_put(struct trigger_order *order, const struct trigger_config *config)
{
	order->trigger.config = config->text;
	order->trigger.has_token = config->type == TRIGGER_TYPE_WEBHOOK;
	memcpy(order->trigger.token_hash, config->token_hash, TOKEN_HASH);
	order->upstreams = config->upstreams;
	order->n_upstreams = config->n_upstreams;
}
