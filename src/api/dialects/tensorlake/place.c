#include "api/dialects/tensorlake/tensorlake.h"
#include "api/paging.h"
#include "api/query.h"
#include "base/num.h"
#include "store/target.h"

static enum rc unknown(struct err *err)
{
	err_set(err, RC_NOT_FOUND, "unknown_application", "Application not found");
	return err_hint(err, "register it with PUT /v1/targets/NAME");
}

enum rc place_enter(struct request *rq, struct place *out, struct err *err)
{
	const struct str *params = rq->params;

	if (str_starts(rq->path, STR("/v1/")) && auth_enter(rq, *params++, err))
		return err->rc;
	*out = (struct place){.application = params[0], .rest = params + 1};
	if (out->application.n != 0 && !target_name_is_valid(out->application))
		return unknown(err);
	return RC_OK;
}

enum rc application_find(struct request *rq, struct store *s, const struct place *at,
			 struct target_row *out, struct err *err)
{
	if (store_target_find(s, &rq->arena, rq->caller.namespace, at->application, out, err) ==
	    RC_OK)
		return RC_OK;
	return err->rc == RC_NOT_FOUND ? unknown(err) : err->rc;
}

struct str application_version(struct arena *a, const struct target_row *row)
{
	char text[NUM_I64_TEXT];

	return str_dup(a, str_of(text, num_print_i64(text, row->updated_at)));
}

bool template_is_of(struct arena *a, const struct template *t, struct str application)
{
	struct target target = {0};
	struct err ignored = {0};

	return target_parse(a, t->target, &target, "target", &ignored) == RC_OK &&
	       target.kind == TARGET_NAME && str_eq(target.name, application);
}

enum rc cursor_read(struct request *rq, struct page *out, struct err *err)
{
	struct str direction = {0};

	if (query_str(rq, "direction", &direction, err) || paging_read(rq, out, err))
		return err->rc;
	out->no_total = true;
	if (direction.n == 0 || str_eq_nocase(direction, STR("forward")))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", "direction", "lists are read forward alone");
	return err_hint(err, "leave direction out, and give the cursor of the page before");
}
