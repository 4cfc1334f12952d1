/* The traced verbs of named targets and secrets. */

#include "store/target.h"

#include "traced_impl.h"

enum rc traced_lane_load(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LANE_LOAD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lane_load(c.inner, a, lane, out, err));
}

enum rc traced_target_put(struct store *s, struct target_row *row, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_PUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_put(c.inner, row, err));
}

enum rc traced_target_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   struct target_row *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_find(c.inner, a, namespace, name, out, err));
}

enum rc traced_target_list(struct store *s, struct arena *a, int64_t namespace,
			   const struct page *page, struct target_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_list(c.inner, a, namespace, page, out, err));
}

enum rc traced_target_disable(struct store *s, int64_t target, struct str reason, ms_t at,
			      struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_DISABLE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_disable(c.inner, target, reason, at, err));
}

enum rc traced_target_delete(struct store *s, int64_t target, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_DELETE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_delete(c.inner, target, err));
}

enum rc traced_target_secret_add(struct store *s, int64_t target, struct uuid id, struct str sealed,
				 ms_t now, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_SECRET_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_secret_add(c.inner, target, id, sealed, now, err));
}

enum rc traced_target_secrets_expire(struct store *s, int64_t target, ms_t at, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_SECRETS_EXPIRE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_target_secrets_expire(c.inner, target, at, err));
}

enum rc traced_target_secret_list(struct store *s, struct arena *a, int64_t target, ms_t now,
				  struct sealed_secret **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TARGET_SECRET_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c,
			store_target_secret_list(c.inner, a, target, now, items_out, n_out, err));
}

enum rc traced_named_secret_put(struct store *s, int64_t namespace, struct str name,
				struct str sealed, ms_t now, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMED_SECRET_PUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_named_secret_put(c.inner, namespace, name, sealed, now, err));
}

enum rc traced_named_secret_find(struct store *s, struct arena *a, int64_t namespace,
				 struct str name, struct str *sealed_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMED_SECRET_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_named_secret_find(c.inner, a, namespace, name, sealed_out, err));
}

enum rc traced_named_secret_delete(struct store *s, int64_t namespace, struct str name,
				   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMED_SECRET_DELETE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_named_secret_delete(c.inner, namespace, name, err));
}

enum rc traced_named_secret_list(struct store *s, struct arena *a, int64_t namespace,
				 struct named_secret **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMED_SECRET_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_named_secret_list(c.inner, a, namespace, items_out, n_out, err));
}
