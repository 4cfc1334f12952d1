#pragma once
/* A cadence: a cron expression of five fields, as the rule of a schedule (model/rule.h). Pure. */

#include "codec/json.h"

enum rc cadence_read(struct arena *a, const struct json *v, struct str *rule_out, const char *name,
		     struct err *err);
