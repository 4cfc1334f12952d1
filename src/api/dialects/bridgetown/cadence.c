#include "cadence.h"

#include "base/limits.h"
#include "model/fields.h"
#include "model/schedule.h"

enum rc cadence_read(struct arena *a, const struct json *v, struct str *rule_out, const char *name,
		     struct err *err)
{
	struct cron_grammar grammar = schedule_grammar(DIALECT_BRIDGETOWN);
	struct rule_parts parts = {0};
	struct str text;

	if (json_string(a, v, LIMIT_CRON, &text, name, err))
		return err->rc;
	parts.raw[RULE_CRON] = v->raw;
	if (rule_compose(a, &parts, &grammar, rule_out, err))
		return field_rename(name, err);
	return RC_OK;
}
