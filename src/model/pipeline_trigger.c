#include "pipeline_trigger.h"

#include <assert.h>

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

bool trigger_is_cooling(const struct pipeline_trigger *t, ms_t now)
{
	return t->triggered_at != AT_NONE &&
	       now < t->triggered_at + t->cooldown_seconds * MS_SECOND;
}
