#include "base/limits.h"
#include "model/pipeline_run.h"
#include "model/pipeline_trigger.h"
#include "test.h"

static const struct {
	int line;
	const char *name;
	bool is_target;
} targets[] = {
	{__LINE__, "silver.orders", true},  {__LINE__, "bronze.a", true},
	{__LINE__, "gold.a-b_9", true},	    {__LINE__, "tin.orders", false},
	{__LINE__, "silver", false},	    {__LINE__, "silver.", false},
	{__LINE__, "silver.Orders", false}, {__LINE__, "silver.9orders", false},
	{__LINE__, "silver.a.b", false},    {__LINE__, "Silver.orders", false},
	{__LINE__, ".orders", false},	    {__LINE__, "", false},
};

TEST(a_pipeline_is_a_target_of_a_layer_and_a_slug)
{
	for (size_t i = 0; i < COUNTOF(targets); i++)
		CHECK_ROW(targets[i].line,
			  pipeline_is_target(str_z(targets[i].name)) == targets[i].is_target);
}

TEST(a_target_is_put_together_and_taken_apart)
{
	struct arena a = {0};
	struct str target = pipeline_target(&a, STR("gold"), STR("totals"));

	CHECK(str_eq(target, STR("gold.totals")));
	CHECK(str_eq(pipeline_layer(target), STR("gold")));
	CHECK(str_eq(pipeline_name(target), STR("totals")));
	arena_release(&a);
}

TEST(a_slug_ends_at_its_bound)
{
	char name[LIMIT_NAME + 1];

	memset(name, 'a', sizeof(name));
	CHECK(slug_is_valid(str_of(name, LIMIT_NAME)));
	CHECK(!slug_is_valid(str_of(name, LIMIT_NAME + 1)));
}

TEST(each_state_has_a_word_and_each_word_its_states)
{
	unsigned all = 0;

	for (enum task_state s = TASK_SCHEDULED; s <= TASK_EXPIRED; s++) {
		unsigned states = pipeline_status_states(str_z(pipeline_status_name(s)));

		CHECK((states >> s & 1) != 0);
		all |= states;
	}
	CHECK(all == 255);
	CHECK(pipeline_status_states(STR("odd")) == 0 && pipeline_status_states(STR("")) == 0);
}

static struct str trigger_of(struct arena *a, const char *payload)
{
	const struct task t = {.template = {.payload = str_z(payload)}};

	return pipeline_run_trigger(a, &t);
}

TEST(a_run_says_what_started_it)
{
	const struct pipeline p = {.namespace_name = STR("default"), .target = STR("gold.totals")};
	struct arena a = {0};
	struct template t =
		pipeline_run_template(&a, &p, pipeline_run_label(&a, "schedule", STR("0 * * * *")));

	CHECK(str_eq(t.target, STR("\"gold.totals\"")));
	CHECK(str_eq(t.payload, STR("{\"namespace\":\"default\",\"layer\":\"gold\",\"pipeline\":"
				    "\"totals\",\"trigger\":\"schedule:0 * * * *\"}")));
	CHECK(str_eq(trigger_of(&a, "{\"trigger\":\"manual\"}"), STR("manual")));
	for (const char **other = (const char *[]){"5", "{}", "{\"trigger\":5}", "", NULL}; *other;
	     other++)
		CHECK(str_eq(trigger_of(&a, *other), STR("api")));
	CHECK(str_eq(pipeline_path(&a, &p), STR("default/gold/totals")));
	arena_release(&a);
}

TEST(a_trigger_cools_down_from_its_last_run)
{
	struct pipeline_trigger t = {.cooldown_seconds = 10, .triggered_at = AT_NONE};

	CHECK(!trigger_is_cooling(&t, 0));
	t.triggered_at = 5000;
	CHECK(trigger_is_cooling(&t, 14999) && !trigger_is_cooling(&t, 15000));
	t.cooldown_seconds = 0;
	CHECK(!trigger_is_cooling(&t, 5000));
}

TEST(types_of_triggers_are_known_by_name)
{
	enum trigger_type type;

	for (enum trigger_type k = TRIGGER_TYPE_CRON; k <= TRIGGER_TYPE_FILE_PATTERN; k++)
		CHECK(trigger_type_parse(str_z(trigger_type_name(k)), &type) && type == k);
	CHECK(!trigger_type_parse(STR("moon"), &type));
	CHECK(trigger_type_is_timed(TRIGGER_TYPE_CRON_DEPENDENCY));
	CHECK(!trigger_type_is_timed(TRIGGER_TYPE_WEBHOOK));
}
