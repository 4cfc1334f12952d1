/* The traced verbs of URL groups and bundles. */

#include "store/bundle.h"
#include "traced_impl.h"

static enum rc url_group_add(struct store *s, struct url_group *g, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_URL_GROUP_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_url_group_add(c.inner, g, err));
}

static enum rc url_group_update(struct store *s, const struct url_group *g, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_URL_GROUP_UPDATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_url_group_update(c.inner, g, err));
}

static enum rc url_group_delete(struct store *s, int64_t key, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_URL_GROUP_DELETE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_url_group_delete(c.inner, key, err));
}

static enum rc url_group_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			      struct url_group *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_URL_GROUP_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_url_group_find(c.inner, a, namespace, name, out, err));
}

static enum rc url_group_find_id(struct store *s, struct arena *a, int64_t namespace,
				 struct uuid id, struct url_group *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_URL_GROUP_FIND_ID, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_url_group_find_id(c.inner, a, namespace, id, out, err));
}

static enum rc url_group_list(struct store *s, struct arena *a, int64_t namespace,
			      const struct page *page, struct url_group_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_URL_GROUP_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_url_group_list(c.inner, a, namespace, page, out, err));
}

static enum rc bundle_add(struct store *s, struct bundle *b, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BUNDLE_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_bundle_add(c.inner, b, err));
}

static enum rc bundle_of(struct store *s, int64_t parent, struct bundle *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BUNDLE_OF, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_bundle_of(c.inner, parent, out, err));
}

static enum rc bundles_changed(struct store *s, struct arena *a, size_t most,
			       struct bundle **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BUNDLES_CHANGED, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_bundles_changed(c.inner, a, most, items_out, n_out, err));
}

static enum rc bundle_seen(struct store *s, int64_t key, unsigned told, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BUNDLE_SEEN, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_bundle_seen(c.inner, key, told, err));
}

static enum rc bundle_renew(struct store *s, int64_t key, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BUNDLE_RENEW, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_bundle_renew(c.inner, key, err));
}

static enum rc members(struct store *s, struct arena *a, const struct member_ask *ask,
		       int64_t **keys_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_MEMBERS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_members(c.inner, a, ask, keys_out, n_out, err));
}

const struct bundle_ops traced_bundles = {
	.url_group_add = url_group_add,
	.url_group_update = url_group_update,
	.url_group_delete = url_group_delete,
	.url_group_find = url_group_find,
	.url_group_find_id = url_group_find_id,
	.url_group_list = url_group_list,
	.bundle_add = bundle_add,
	.bundle_of = bundle_of,
	.bundles_changed = bundles_changed,
	.bundle_seen = bundle_seen,
	.bundle_renew = bundle_renew,
	.members = members,
};
