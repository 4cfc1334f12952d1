#include "sqlite_template.h"

#include "sqlite_verbs.h"
#include "store/digest.h"

void put_payload(struct query *c, const struct template *t)
{
	put_str(c, t->payload);
	put_str(c, t->payload_type);
	put_blob(c, t->bytes.p, t->bytes.n);
}

enum rc sqlite_template_add(struct store *s, const struct template *t, int64_t *key_out,
			    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TEMPLATE_ADD, err) != RC_OK)
		return err->rc;
	put_str(&c, t->target);
	put_i64(&c, digest_of_target(t->target));
	put_str(&c, t->retry);
	put_str(&c, t->tags);
	put_i64(&c, t->expires_after_ms);
	put_str(&c, t->lane);
	put_payload(&c, t);
	put_str(&c, t->notifications);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	*key_out = query_key(&c);
	return RC_OK;
}

void take_template(struct query *c, struct arena *a, struct template *t)
{
	t->target = take_str(c, a);
	t->retry = take_str(c, a);
	t->tags = take_str(c, a);
	t->expires_after_ms = take_i64(c);
	t->lane = take_str(c, a);
	t->payload = take_str(c, a);
	t->payload_type = take_str(c, a);
	t->bytes = take_str(c, a);
	t->notifications = take_str(c, a);
}

enum rc template_drop(struct sqlite_store *q, int64_t key, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_TEMPLATE_DROP, err) != RC_OK)
		return err->rc;
	put_i64(&c, key);
	return query_run(&c, err);
}
