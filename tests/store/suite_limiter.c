/* Rate limiters. */

#include "store/limiter.h"
#include "suite.h"

static struct rate_limiter limiter_of(struct suite *u, const char *name)
{
	return (struct rate_limiter){.id = suite_id(++u->n_ids),
				     .namespace = u->namespace,
				     .name = str_z(name),
				     .type = LIMITER_WINDOW,
				     .config = STR("{\"limit\":1,\"interval\":2}"),
				     .created_at = u->now,
				     .updated_at = u->now};
}

static struct rate_limiter add_limiter(struct suite *u, const char *name)
{
	struct rate_limiter l = limiter_of(u, name);

	suite_begin(u);
	OK(u, store_limiter_add(u->s, &l, &u->err));
	suite_commit(u);
	return l;
}

TEST(a_limiter_is_found_by_its_name_and_by_its_id)
{
	struct suite u;
	struct rate_limiter l, got;

	suite_open(&u);
	l = add_limiter(&u, "l");
	OK(&u, store_limiter_find(u.s, &u.a, u.namespace, STR("l"), &got, &u.err));
	CHECK(got.key == l.key && got.type == LIMITER_WINDOW && got.description.p == NULL);
	CHECK(suite_text_is(got.config, "{\"limit\":1,\"interval\":2}"));
	OK(&u, store_limiter_find_id(u.s, &u.a, u.namespace, l.id, &got, &u.err));
	CHECK(got.key == l.key);
	REFUSED(&u, store_limiter_find_id(u.s, &u.a, u.namespace + 1, l.id, &got, &u.err),
		RC_NOT_FOUND, "not_found");
	suite_close(&u);
}

TEST(a_limiters_name_is_taken_once_until_it_is_deleted)
{
	struct suite u;
	struct rate_limiter first, second, third;
	const struct page page = {.limit = 10};
	struct rate_limiter_list list;

	suite_open(&u);
	first = add_limiter(&u, "l");
	second = add_limiter(&u, "k");
	third = limiter_of(&u, "l");
	suite_begin(&u);
	REFUSED(&u, store_limiter_add(u.s, &third, &u.err), RC_CONFLICT, "name_taken");
	second.name = first.name;
	REFUSED(&u, store_limiter_update(u.s, &second, &u.err), RC_CONFLICT, "name_taken");
	OK(&u, store_limiter_delete(u.s, first.key, &u.err));
	second.type = LIMITER_LEAKY;
	OK(&u, store_limiter_update(u.s, &second, &u.err));
	suite_commit(&u);
	OK(&u, store_limiter_list(u.s, &u.a, u.namespace, &page, &list, &u.err));
	CHECK(list.total == 1 && list.n == 1 && list.items[0].type == LIMITER_LEAKY);
	suite_close(&u);
}
