/* The traced verbs of namespaces, tokens, secrets and schedules. */

#include "traced_impl.h"

enum rc traced_namespace_ensure(struct store *s, struct str name, ms_t now, int64_t *key_out,
				struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMESPACE_ENSURE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_namespace_ensure(c.inner, name, now, key_out, err));
}

enum rc traced_namespace_find(struct store *s, struct str name, int64_t *key_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMESPACE_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_namespace_find(c.inner, name, key_out, err));
}

enum rc traced_token_add(struct store *s, const struct token *t, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_add(c.inner, t, err));
}

enum rc traced_token_find(struct store *s, struct arena *a,
			  const unsigned char hash[static TOKEN_HASH], struct token *out,
			  struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_find(c.inner, a, hash, out, err));
}

enum rc traced_token_revoke(struct store *s, int64_t namespace, struct uuid id, ms_t now,
			    struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_REVOKE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_revoke(c.inner, namespace, id, now, err));
}

enum rc traced_token_list(struct store *s, struct arena *a, int64_t namespace,
			  struct token **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TOKEN_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_token_list(c.inner, a, namespace, items_out, n_out, err));
}

enum rc traced_secret_add(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			  ms_t now, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SECRET_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_secret_add(c.inner, namespace, id, sealed, now, err));
}

enum rc traced_secrets_expire(struct store *s, int64_t namespace, ms_t at, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SECRETS_EXPIRE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_secrets_expire(c.inner, namespace, at, err));
}

enum rc traced_secret_list(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			   struct sealed_secret **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SECRET_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_secret_list(c.inner, a, namespace, now, items_out, n_out, err));
}

enum rc traced_template_add(struct store *s, const struct template *t, int64_t *key_out,
			    struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TEMPLATE_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_template_add(c.inner, t, key_out, err));
}

enum rc traced_schedule_add(struct store *s, struct schedule *sch, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_add(c.inner, sch, err));
}

enum rc traced_schedule_update(struct store *s, const struct schedule *sch, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_UPDATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_update(c.inner, sch, err));
}

enum rc traced_schedule_state(struct store *s, const struct schedule *sch, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_STATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_state(c.inner, sch, err));
}

enum rc traced_schedule_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			     struct schedule *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_find(c.inner, a, namespace, id, out, err));
}

enum rc traced_schedule_load(struct store *s, struct arena *a, int64_t key, struct schedule *out,
			     struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_LOAD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_load(c.inner, a, key, out, err));
}

enum rc traced_schedule_list(struct store *s, struct arena *a, const struct schedule_filter *f,
			     struct schedule_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_list(c.inner, a, f, out, err));
}

enum rc traced_schedules_due(struct store *s, struct arena *a, ms_t now, size_t most,
			     struct schedule_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULES_DUE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedules_due(c.inner, a, now, most, out, err));
}

enum rc traced_schedule_crowd(struct store *s, const struct schedule *sch, int64_t most,
			      int64_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULE_CROWD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedule_crowd(c.inner, sch, most, n_out, err));
}

enum rc traced_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
				size_t most, struct schedule_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SCHEDULES_ACTIVE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_schedules_active(c.inner, a, namespace, after, most, out, err));
}

enum rc traced_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			    struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_REVISION_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_revision_add(c.inner, sch, since_at, err));
}

enum rc traced_revision_list(struct store *s, struct arena *a, int64_t schedule,
			     struct revision **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_REVISION_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_revision_list(c.inner, a, schedule, items_out, n_out, err));
}

enum rc traced_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		       struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_GAP_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_gap_add(c.inner, schedule, g, after, err));
}

enum rc traced_gap_cut(struct store *s, int64_t schedule, const struct gap *g,
		       const struct gap *rests, size_t n, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_GAP_CUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_gap_cut(c.inner, schedule, g, rests, n, err));
}

enum rc traced_gap_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			struct gap **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_GAP_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_gap_list(c.inner, a, schedule, span, items_out, n_out, err));
}

enum rc traced_load_of(struct store *s, int64_t schedule, struct schedule_load *out,
		       struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LOAD_OF, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_load_of(c.inner, schedule, out, err));
}
