#include "api/dialects/bridgetown/metrics.h"

#include "test.h"

static void check_diff(int line, const char *base, const char *scenario, const char *want)
{
	struct arena a = {0};
	struct buf b = BUF_INIT(1 << 16);
	struct json_writer w = json_writer_to(&b);
	struct metrics *left = NEW(&a, struct metrics), *right = NEW(&a, struct metrics);

	metrics_add(left, &a, (struct str){0}, str_z(base));
	metrics_add(right, &a, (struct str){0}, str_z(scenario));
	metrics_sort(left);
	metrics_sort(right);
	json_begin_object(&w);
	metrics_write_diff(&w, left, right);
	json_end_object(&w);
	check_text(line, "diff", b.p, b.n, want);
	buf_release(&b);
	arena_release(&a);
}

#define SUMMARY(compared, significant, base, scenario)                                  \
	"\"summary\":{\"metrics_compared\":" #compared ",\"significant\":" #significant \
	",\"only_in_base\":[" base "],\"only_in_scenario\":[" scenario "]}}"

TEST(a_difference_of_ten_percent_is_significant)
{
	check_diff(__LINE__, "{\"a\":100}", "{\"a\":110.0}",
		   "{\"diff\":[{\"metric\":\"a\",\"base_value\":100,\"scenario_value\":110.0,"
		   "\"absolute_delta\":10,\"percent_delta\":10,\"significant\":true}]," SUMMARY(
			   1, 1, "", ""));
	check_diff(
		__LINE__, "{\"a\":-0.1}", "{\"a\":-0.109}",
		"{\"diff\":[{\"metric\":\"a\",\"base_value\":-0.1,\"scenario_value\":-0.109,"
		"\"absolute_delta\":-0.009,\"percent_delta\":-9,\"significant\":false}]," SUMMARY(
			1, 0, "", ""));
	check_diff(__LINE__, "{\"a\":1e308}", "{\"a\":-1e308}",
		   "{\"diff\":[{\"metric\":\"a\",\"base_value\":1e308,\"scenario_value\":-1e308,"
		   "\"absolute_delta\":null,\"percent_delta\":null,\"significant\":true}]," SUMMARY(
			   1, 1, "", ""));
	check_diff(__LINE__, "{\"a\":0}", "{\"a\":1}",
		   "{\"diff\":[{\"metric\":\"a\",\"base_value\":0,\"scenario_value\":1,"
		   "\"absolute_delta\":1,\"percent_delta\":null,\"significant\":true}]," SUMMARY(
			   1, 1, "", ""));
}

TEST(numbers_are_gathered_by_name_and_what_is_none_is_left_out)
{
	check_diff(__LINE__, "{\"b\":{\"c\":1,\"x\":\"5\"},\"a\":2,\"z\":[1]}",
		   "{\"b\":{\"c\":1},\"d\":4}",
		   "{\"diff\":[{\"metric\":\"b.c\",\"base_value\":1,\"scenario_value\":1,"
		   "\"absolute_delta\":0,\"percent_delta\":0,\"significant\":false}]," SUMMARY(
			   1, 0, "\"a\"", "\"d\""));
	check_diff(__LINE__, "no JSON", "[1]", "{\"diff\":[]," SUMMARY(0, 0, "", ""));
	check_diff(__LINE__, "{\"a\":1e999}", "{\"a\":1}",
		   "{\"diff\":[]," SUMMARY(0, 0, "", "\"a\""));
}

TEST(a_number_that_stands_alone_goes_by_its_outputs_name)
{
	struct arena a = {0};
	struct metrics *m = NEW(&a, struct metrics);

	metrics_add(m, &a, STR("mape"), STR("0.25"));
	metrics_add(m, &a, STR("q"), STR("{\"p50\":1}"));
	metrics_add(m, &a, (struct str){0}, STR("7"));
	CHECK(m->n == 2 && str_eq(m->items[0].name, STR("mape")));
	CHECK(str_eq(m->items[1].name, STR("q.p50")) && m->items[1].value == 1.0);
	arena_release(&a);
}
