#pragma once
/* A store of two namespaces and three tokens, enough for the api to know its callers. What no test
 * needs is absent: calling it is a crash. */

#include "api/token_text.h"
#include "base/clock.h"
#include "base/macros.h"
#include "store/once.h"
#include "store/ops.h"

static enum rc fake_begin(struct store *s, struct err *err)
{
	(void)s, (void)err;
	return RC_OK;
}

static void fake_rollback(struct store *s)
{
	(void)s;
}

static enum rc fake_namespace_find(struct store *s, struct str name, int64_t *key_out,
				   struct err *err)
{
	(void)s;
	if (str_eq(name, STR("default")))
		*key_out = 1;
	else if (str_eq(name, STR("team")))
		*key_out = 2;
	else
		return err_set(err, RC_NOT_FOUND, "not_found", "no such namespace");
	return RC_OK;
}

static const struct {
	const char *text;
	struct token token;
} fake_tokens[] = {
	{"root", {.namespace = NAMESPACE_ALL, .namespace_name = STR_INIT("*"), .role = ROLE_ADMIN}},
	{"writer", {.namespace = 2, .namespace_name = STR_INIT("team"), .role = ROLE_WRITE}},
	{"reader", {.namespace = 2, .namespace_name = STR_INIT("team"), .role = ROLE_READ}},
};

static enum rc fake_token_find(struct store *s, struct arena *a,
			       const unsigned char hash[static TOKEN_HASH], struct token *out,
			       struct err *err)
{
	(void)s, (void)a;
	for (size_t i = 0; i < COUNTOF(fake_tokens); i++) {
		unsigned char other[TOKEN_HASH];

		token_hash(other, str_z(fake_tokens[i].text));
		if (memcmp(hash, other, TOKEN_HASH) == 0) {
			*out = fake_tokens[i].token;
			out->expires_at = out->revoked_at = MS_NEVER;
			out->last_used_at = clock_wall(); /* so that nobody need note it */
			return RC_OK;
		}
	}
	return err_set(err, RC_NOT_FOUND, "not_found", "no such token");
}

static enum rc fake_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			      ms_t now, struct task *out, struct err *err)
{
	(void)s, (void)a, (void)namespace, (void)id, (void)now, (void)out;
	return err_set(err, RC_NOT_FOUND, "not_found", "no such task");
}

/* Nothing was asked for before. */
static enum rc fake_once_find(struct store *s, struct arena *a,
			      const unsigned char name[static ONCE_DIGEST], ms_t now,
			      struct once_row *out, struct err *err)
{
	(void)s, (void)a, (void)name, (void)now, (void)out;
	return err_set(err, RC_NOT_FOUND, "not_found", "no answer is kept under that key");
}

static const struct once_ops fake_onces = {.find = fake_once_find};

static const struct store_ops fake_ops = {
	.name = "fake",
	.onces = &fake_onces,
	.begin = fake_begin,
	.rollback = fake_rollback,
	.namespace_find = fake_namespace_find,
	.token_find = fake_token_find,
	.task_find = fake_task_find,
};
