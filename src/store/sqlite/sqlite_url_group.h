#pragma once
/* The verbs of URL groups; sqlite_bundle.c has the table. */

#include "store/bundle.h"

enum rc sqlite_url_group_add(struct store *s, struct url_group *g, struct err *err);
enum rc sqlite_url_group_update(struct store *s, const struct url_group *g, struct err *err);
enum rc sqlite_url_group_delete(struct store *s, int64_t key, struct err *err);
enum rc sqlite_url_group_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			      struct url_group *out, struct err *err);
enum rc sqlite_url_group_find_id(struct store *s, struct arena *a, int64_t namespace,
				 struct uuid id, struct url_group *out, struct err *err);
enum rc sqlite_url_group_list(struct store *s, struct arena *a, int64_t namespace,
			      const struct page *page, struct url_group_list *out, struct err *err);
