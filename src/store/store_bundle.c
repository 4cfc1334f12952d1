/* The verbs of URL groups and bundles on their way to the backend. */

#include "model/id.h"
#include "store/bundle.h"
#include "store/ops.h"

enum rc store_url_group_add(struct store *s, struct url_group *g, struct err *err)
{
	return s->ops->bundles->url_group_add(writing(s), g, err);
}

enum rc store_url_group_update(struct store *s, const struct url_group *g, struct err *err)
{
	return s->ops->bundles->url_group_update(writing(s), g, err);
}

enum rc store_url_group_delete(struct store *s, int64_t key, struct err *err)
{
	return s->ops->bundles->url_group_delete(writing(s), key, err);
}

enum rc store_url_group_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			     struct url_group *out, struct err *err)
{
	return s->ops->bundles->url_group_find(s, a, namespace, name, out, err);
}

enum rc store_url_group_find_id(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
				struct url_group *out, struct err *err)
{
	return s->ops->bundles->url_group_find_id(s, a, namespace, id, out, err);
}

enum rc store_url_group_of(struct store *s, struct arena *a, int64_t namespace, struct str which,
			   struct url_group *out, struct err *err)
{
	struct uuid id;

	if (!id_parse(ID_GROUP, which, &id))
		return store_url_group_find(s, a, namespace, which, out, err);
	return store_url_group_find_id(s, a, namespace, id, out, err);
}

enum rc store_url_group_list(struct store *s, struct arena *a, int64_t namespace,
			     const struct page *page, struct url_group_list *out, struct err *err)
{
	return s->ops->bundles->url_group_list(s, a, namespace, page, out, err);
}

enum rc store_bundle_add(struct store *s, struct bundle *b, struct err *err)
{
	return s->ops->bundles->bundle_add(writing(s), b, err);
}

enum rc store_bundle_of(struct store *s, int64_t parent, struct bundle *out, struct err *err)
{
	return s->ops->bundles->bundle_of(s, parent, out, err);
}

enum rc store_bundles_changed(struct store *s, struct arena *a, size_t most,
			      struct bundle **items_out, size_t *n_out, struct err *err)
{
	return s->ops->bundles->bundles_changed(s, a, most, items_out, n_out, err);
}

enum rc store_bundle_seen(struct store *s, int64_t key, unsigned told, struct err *err)
{
	return s->ops->bundles->bundle_seen(writing(s), key, told, err);
}

enum rc store_bundle_renew(struct store *s, int64_t key, struct err *err)
{
	return s->ops->bundles->bundle_renew(writing(s), key, err);
}

enum rc store_members(struct store *s, struct arena *a, const struct member_ask *ask,
		      int64_t **keys_out, size_t *n_out, struct err *err)
{
	return s->ops->bundles->members(s, a, ask, keys_out, n_out, err);
}
