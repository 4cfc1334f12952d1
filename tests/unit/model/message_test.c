#include "model/message.h"

#include "base/limits.h"
#include "model/id.h"
#include "test.h"

static enum rc publish(struct arena *a, const char *text, struct publish_order *out,
		       struct err *err)
{
	*out = (struct publish_order){0};
	*err = (struct err){0};
	return publish_order_parse(a, str_z(text), out, err);
}

TEST(one_message_and_a_list_of_them_are_read)
{
	struct arena a = {0};
	struct publish_order o;
	struct err err;

	CHECK(publish(&a, "{}", &o, &err) == RC_OK);
	CHECK(o.n == 1 && !o.is_batch && o.drafts[0].payload.p == NULL);
	CHECK(publish(&a,
		      "{\"payload\": [1.0] ,\"delay_seconds\":1.5,\"priority\":-3,"
		      "\"dedup_id\":\"d\",\"group_id\":\"g\",\"expires_after_seconds\":2}",
		      &o, &err) == RC_OK);
	CHECK(str_eq(o.drafts[0].payload, STR("[1.0]")) && o.drafts[0].delay_ms == 1500);
	CHECK(o.drafts[0].priority == -3 && o.drafts[0].expires_after_ms == 2000);
	CHECK(str_eq(o.drafts[0].dedup_id, STR("d")) && str_eq(o.drafts[0].group_id, STR("g")));
	CHECK(publish(&a, "{\"messages\":[{\"payload\":1},{\"priority\":2}]}", &o, &err) == RC_OK);
	CHECK(o.n == 2 && o.is_batch && o.drafts[1].priority == 2 && o.ids != NULL);
	arena_release(&a);
}

static const struct {
	const char *body, *code, *field;
} bad_publishes[] = {
	{"[]", "invalid_type", ""},
	{"{\"messages\":[]}", "invalid_value", "messages"},
	{"{\"messages\":[1]}", "invalid_type", "messages"},
	{"{\"messages\":[{}],\"payload\":1}", "invalid_value", "messages"},
	{"{\"messages\":[{\"messages\":[]}]}", "unknown_field", "messages.messages"},
	{"{\"messages\":[{\"delay_seconds\":-1}]}", "invalid_value", "messages.delay_seconds"},
	{"{\"priority\":101}", "invalid_value", "priority"},
	{"{\"priority\":1.5}", "invalid_value", "priority"},
	{"{\"group_id\":\"\"}", "invalid_value", "group_id"},
	{"{\"expires_after_seconds\":0}", "invalid_value", "expires_after_seconds"},
	{"{\"pritority\":1}", "unknown_field", "pritority"},
};

TEST(a_bad_message_is_refused_with_its_field)
{
	struct arena a = {0};
	struct publish_order o;
	struct err err;

	for (size_t i = 0; i < COUNTOF(bad_publishes); i++) {
		enum rc rc = publish(&a, bad_publishes[i].body, &o, &err);

		if (rc != RC_INVALID || !str_eq(str_z(err.code), str_z(bad_publishes[i].code)) ||
		    !str_eq(str_z(err.field), str_z(bad_publishes[i].field)))
			fail_msg("%s: %d %s %s", bad_publishes[i].body, (int)rc,
				 err.code != NULL ? err.code : "", err.field);
	}
	arena_release(&a);
}

TEST(a_receive_that_says_nothing_takes_one_and_does_not_wait)
{
	struct arena a = {0};
	struct receive_order o = {0};
	struct err err = {0};

	CHECK(receive_order_parse(&a, STR(" "), &o, &err) == RC_OK);
	CHECK(o.most == 1 && o.wait_ms == 0 && o.lease_ms == 0);
	CHECK(receive_order_parse(&a,
				  STR("{\"max\":100,\"lease_seconds\":0.001,\"wait_seconds\":60}"),
				  &o, &err) == RC_OK);
	CHECK(o.most == 100 && o.lease_ms == 1 && o.wait_ms == 60000);
	CHECK(receive_order_parse(&a, STR("{\"wait_seconds\":60.001}"), &o, &err) == RC_INVALID);
	arena_release(&a);
}

TEST(a_lease_token_is_read_as_it_was_printed)
{
	static const uint64_t tokens[] = {0, 1, 0x0123456789abcdef, UINT64_MAX};
	static const char *const bad[] = {"", "0123456789abcde", "0123456789abcdeff",
					  "0123456789ABCDEF", "0123456789abcdeg"};
	char text[LEASE_TOKEN_TEXT];
	uint64_t got = 7;

	for (size_t i = 0; i < COUNTOF(tokens); i++) {
		CHECK(lease_token_parse(lease_token_print(text, tokens[i]), &got));
		CHECK(got == tokens[i]);
	}
	for (size_t i = 0; i < COUNTOF(bad); i++)
		CHECK(!lease_token_parse(str_z(bad[i]), &got));
	CHECK(got == UINT64_MAX);
}

static enum rc say(struct arena *a, enum lease_verb verb, const char *text, struct lease_order *out,
		   struct err *err)
{
	*out = (struct lease_order){.verb = verb, .claims = NEW(a, struct lease_claim), .n = 1};
	*err = (struct err){0};
	return lease_order_parse(a, str_z(text), out, err);
}

#define TOKEN "\"lease_token\":\"00000000000000ff\""

TEST(each_verb_takes_its_own_fields)
{
	struct arena a = {0};
	struct lease_order o;
	struct err err;

	CHECK(say(&a, LEASE_ACK, "{" TOKEN "}", &o, &err) == RC_OK && o.claims[0].token == 255);
	CHECK(say(&a, LEASE_ACK, "{" TOKEN ",\"delay_seconds\":1}", &o, &err) == RC_INVALID);
	CHECK(say(&a, LEASE_ACK, "{}", &o, &err) == RC_INVALID &&
	      str_eq(str_z(err.field), STR("lease_token")));
	CHECK(say(&a, LEASE_NACK, "{" TOKEN ",\"delay_seconds\":2,\"error\":\"no\"}", &o, &err) ==
	      RC_OK);
	CHECK(o.delay_ms == 2000 && str_eq(o.error, STR("no")));
	CHECK(say(&a, LEASE_EXTEND, "{" TOKEN ",\"lease_seconds\":3}", &o, &err) == RC_OK &&
	      o.lease_ms == 3000);
	CHECK(say(&a, LEASE_EXTEND, "{" TOKEN ",\"lease_seconds\":0}", &o, &err) == RC_INVALID);
	CHECK(say(&a, LEASE_CHECKPOINT, "{" TOKEN ",\"checkpoint\":{\"n\":1.0}}", &o, &err) ==
	      RC_OK);
	CHECK(str_eq(o.progress, STR("{\"n\":1.0}")));
	CHECK(say(&a, LEASE_CHECKPOINT, "{" TOKEN "}", &o, &err) == RC_INVALID);
	arena_release(&a);
}

TEST(a_batch_lists_messages_with_their_tokens)
{
	struct arena a = {0};
	struct lease_order o = {.verb = LEASE_ACK};
	struct err err = {0};

	CHECK(lease_order_parse(&a,
				STR("{\"messages\":[{\"message_id\":"
				    "\"task_01a2151483f77b1085b67c607a42b63f\"," TOKEN "}]}"),
				&o, &err) == RC_OK);
	CHECK(o.is_batch && o.n == 1 && o.claims[0].token == 255);
	CHECK(!uuid_is_nil(o.claims[0].task));
	o = (struct lease_order){.verb = LEASE_ACK};
	CHECK(lease_order_parse(&a, STR("{\"messages\":[{" TOKEN "}]}"), &o, &err) == RC_INVALID);
	CHECK(str_eq(str_z(err.field), STR("messages.message_id")));
	arena_release(&a);
}
