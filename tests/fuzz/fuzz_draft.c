/* Any bytes as the body of POST /v1/schedules and POST /v1/tasks. What is accepted must print as
 * valid JSON, and what is refused must say why and write nothing. */

#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "base/macros.h"
#include "model/schedule_json.h"
#include "model/target.h"
#include "model/task_json.h"

/* Enough for a body and every policy beside it; escapes of replaced bytes included. */
enum { PRINT_MOST = 8 * LIMIT_BODY };

static const ms_t now = 1700000000000;

/* Made once for all inputs: what is tried here is the bodies. */
static struct zones *all_zones(void)
{
	static struct zones *zones;

	if (zones == NULL)
		zones = zones_open(NULL);
	assert(zones != NULL);
	return zones;
}

static void check_refusal(const struct err *err)
{
	assert(err->rc != RC_OK && err->code != NULL && err->text[0] != '\0');
}

static void check_printed(const struct buf *text)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object o;
	struct err err = {0};
	enum rc rc;

	assert(!text->failed);
	rc = json_object(&a, buf_str(text), &o, &err);
	assert(rc == RC_OK);
}

static void apply_and_print(const struct schedule_draft *d)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(PRINT_MOST);
	struct json_writer w = json_writer_to(&text);
	struct schedule s = {.start_at = AT_NONE,
			     .end_at = AT_NONE,
			     .ahead_at = AT_NONE,
			     .last_at = AT_NONE,
			     .next_at = MS_NEVER};
	struct err err = {0};

	if (schedule_apply(&s, d, &err)) {
		check_refusal(&err);
		assert(s.rule.p == NULL && s.end_at == AT_NONE);
		return;
	}
	schedule_write(&w, &s, NULL, now);
	check_printed(&text);
}

static void try_schedule(struct str body)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct schedule_draft d = {.given = UINT32_MAX};
	struct err err = {0};

	if (schedule_draft_parse(&a, body, DIALECT_NATIVE, all_zones(), &d, &err) == RC_OK) {
		apply_and_print(&d);
		return;
	}
	check_refusal(&err);
	assert(d.given == UINT32_MAX);
}

static void print_task(const struct task_draft *d)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(PRINT_MOST);
	struct json_writer w = json_writer_to(&text);
	struct task t = {.scheduled_for = AT_NONE,
			 .expires_at = d->expires_at,
			 .due_at = d->execute_at,
			 .finished_at = AT_NONE,
			 .unique_id = d->unique_id,
			 .template = d->template};

	task_write(&w, &t);
	check_printed(&text);
}

/* A lane is known at once, but for a name's: that stands for what the store has under it. */
static void check_template(struct arena *a, const struct template *t)
{
	struct target target;
	struct err err = {0};
	enum rc rc = target_parse(a, t->target, &target, "target", &err);

	assert(rc == RC_OK);
	assert((t->lane.n == 0) == (target.kind == TARGET_NAME));
}

static void try_task(struct str body)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct task_draft d = {.execute_at = 99};
	struct err err = {0};

	if (task_draft_parse(&a, body, DIALECT_NATIVE, now, &d, &err) == RC_OK) {
		check_template(&a, &d.template);
		assert(d.expires_at > now || d.execute_at != AT_NONE);
		print_task(&d);
		return;
	}
	check_refusal(&err);
	assert(d.execute_at == 99 && d.template.target.p == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str body = str_of((const char *)data, size);

	if (size > LIMIT_BODY)
		return 0;
	try_schedule(body);
	try_task(body);
	return 0;
}
