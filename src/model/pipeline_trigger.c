#include "pipeline_trigger.h"

#include <assert.h>

#include "base/limits.h"
#include "codec/json.h"
#include "codec/json_write.h"
#include "model/schedule.h"

static const char *const names[] = {
	[TRIGGER_TYPE_CRON] = "cron",
	[TRIGGER_TYPE_CRON_DEPENDENCY] = "cron_dependency",
	[TRIGGER_TYPE_PIPELINE_SUCCESS] = "pipeline_success",
	[TRIGGER_TYPE_WEBHOOK] = "webhook",
	[TRIGGER_TYPE_LANDING_ZONE_UPLOAD] = "landing_zone_upload",
	[TRIGGER_TYPE_FILE_PATTERN] = "file_pattern",
};

const char *trigger_type_name(enum trigger_type t)
{
	assert((size_t)t < COUNTOF(names));
	return names[t];
}

bool trigger_type_parse(struct str s, enum trigger_type *out)
{
	for (size_t i = 0; i < COUNTOF(names); i++)
		if (str_eq(s, str_z(names[i]))) {
			*out = (enum trigger_type)i;
			return true;
		}
	return false;
}

bool trigger_type_is_timed(enum trigger_type t)
{
	return t == TRIGGER_TYPE_CRON || t == TRIGGER_TYPE_CRON_DEPENDENCY;
}

enum rc trigger_config_recron(struct arena *a, struct str config, struct str cron, struct str *out,
			      struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	const struct json *v;
	struct json_object o;
	size_t at;

	if (json_object(a, config, &o, err))
		return err->rc;
	v = json_get(&o, STR("cron_expr"));
	assert(v != NULL); /* no timed trigger is made without it */
	at = (size_t)(v->raw.p - config.p);
	buf_add(&text, str_sub(config, 0, at));
	json_put_str(&w, cron);
	buf_add(&text, str_sub(config, at + v->raw.n, config.n));
	*out = str_dup(a, buf_str(&text));
	return RC_OK;
}

bool trigger_is_cooling(const struct pipeline_trigger *t, ms_t now)
{
	return t->triggered_at != AT_NONE &&
	       now < t->triggered_at + t->cooldown_seconds * MS_SECOND;
}
